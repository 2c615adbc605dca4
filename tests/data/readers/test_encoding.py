"""Encodings: UTF marks, legacy pages told by their letters, damage told from legacy."""

from __future__ import annotations

import io

import pytest

from data.readers.encoding import survey_text

TEXTS = {
    "cp1252": "id;désignation\n1;Chariot élévateur à côté, 12 €\n2;Gehäuse größer\n",
    "cp1254": "no;isim\n1;Çelik bağlantı parçası şık\n2;İğneli rulman güçlü\n",
    "cp1250": "nr;nazwa\n1;Łożysko kulkowe zwykłe\n2;Wózek widłowy ręczny\n",
    "cp1251": "номер;название\n1;Вилочный погрузчик дизельный\n2;Подшипник шариковый\n",
    "koi8_r": "номер;название\n1;Вилочный погрузчик дизельный\n2;Подшипник шариковый\n",
    "gb18030": "编号,名称,价格\n1,电动叉车三吨,5000\n2,不锈钢管件,12\n3,工业轴承深沟球,8\n",
    "cp932": "番号,名前\n1,フォークリフト電動\n2,ステンレス継手\n",
    "cp949": "번호,이름\n1,전동 지게차\n2,스테인리스 배관\n",
}


@pytest.mark.parametrize("encoding", TEXTS)
def test_legacy_encodings_are_told_by_their_text(encoding):
    raw = TEXTS[encoding].encode(encoding)
    facts = survey_text(io.BytesIO(raw))
    assert raw.decode(facts.encoding) == TEXTS[encoding]
    assert not facts.damaged


def test_a_single_degree_sign_is_enough():
    facts = survey_text(io.BytesIO("id,name\n1,heater 40 °C\n".encode("cp1252")))
    assert facts.encoding == "cp1252"


def test_damage_among_valid_letters_is_damage():
    facts = survey_text(io.BytesIO("größe,höhe\n".encode() * 20 + b"gr\xfc\n"))
    assert (facts.encoding, facts.damaged) == ("utf-8", True)


def test_a_letter_split_between_two_chunks_is_whole(monkeypatch):
    monkeypatch.setattr("data.readers.encoding.CHUNK", 5)
    facts = survey_text(io.BytesIO("aaaaé€😀".encode() * 7))
    assert facts.is_clean_utf8


def test_a_cut_off_letter_at_the_end_is_damage():
    text = "größe,höhe\n" * 10
    assert survey_text(io.BytesIO(text.encode() + b"gr\xc3")).damaged


def test_lines_are_counted():
    assert survey_text(io.BytesIO(b"a\r\nb\r\n")).lines == 2
    assert survey_text(io.BytesIO(b"a\rb\r")).lines == 2
