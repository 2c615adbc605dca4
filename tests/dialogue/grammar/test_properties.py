"""What holds for every text: nothing raises, nothing overlaps, what is written is read back."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import example, given, settings
from hypothesis import strategies as st

from data.constraint import Operator
from dialogue.grammar.fold import fold
from dialogue.grammar.language import detect
from dialogue.grammar.mention import MoneyMention, NumberMention, QuantityMention
from dialogue.grammar.read import read_mentions
from dialogue.grammar.vocabulary import LANGUAGES


class Noon:
    def now(self) -> datetime:
        return datetime(2026, 11, 22, 12, tzinfo=UTC)


languages = st.sampled_from(LANGUAGES)
words = st.sampled_from(
    "at least 3 5,000 lbs t between and 2.5 x 20 cm $ € 20k each by end of March within 6 weeks "
    "not from China the first # % CE ISO 9001 net 30 half a dozen pcs per year - / , . ( ) + 吨 "
    "三 万 以内 两 半 第二个 不要 中国 年 3月 15日 送到 más de entre y dos mil toneladas bis "
    "Ende März zwischen und ein halb jusqu'à quatre vingt dix pièces FOB Ningbo sample".split()
)
texts = st.one_of(
    st.text(max_size=60),
    st.lists(words, max_size=14).map(" ".join),
    st.lists(words, max_size=14).map("".join),
    st.text(alphabet="0123456789.,-/x%$€ tkgmM一二三十百千万半点吨年月日内", max_size=30),
)


@given(text=texts, language=languages)
@settings(max_examples=400, deadline=None)
def test_nothing_raises_and_mentions_stand_apart(text: str, language: str) -> None:
    found = read_mentions(text, language=language, clock=Noon())
    end = 0
    for one in found:
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.words
        assert 0 < one.confidence <= 1
        end = one.end


@given(text=texts, language=languages)
@settings(max_examples=100, deadline=None)
def test_reading_twice_gives_the_same(text: str, language: str) -> None:
    first = read_mentions(text, language=language, clock=Noon())
    assert first == read_mentions(text, language=language, clock=Noon())


@given(text=st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(text=st.text(max_size=80), previous=st.one_of(st.none(), languages))
@settings(max_examples=100, deadline=None)
def test_some_language_is_always_found(text: str, previous: str | None) -> None:
    assert detect(text, previous=previous) in LANGUAGES


LOCALES = {"en": "en", "zh-Hans": "zh", "es": "es_ES", "de": "de", "fr": "fr"}
UNITS = ("kg", "t", "mm", "kW", "V", "bar", "L", "Hz", "kWh", "°C")


@given(
    value=st.decimals("0.01", "9999999", places=2),
    unit=st.sampled_from(UNITS),
    language=st.sampled_from(sorted(LOCALES)),
    space=st.sampled_from(["", " "]),
    grouped=st.booleans(),
)
@settings(max_examples=300, deadline=None)
def test_a_number_in_its_languages_notation_is_read_back(
    value: Decimal, unit: str, language: str, space: str, grouped: bool
) -> None:
    written = format_decimal(value, locale=LOCALES[language], group_separator=grouped)
    (found,) = read_mentions(f"{written}{space}{unit}", language=language, clock=Noon())
    assert isinstance(found, NumberMention)
    assert found.unit == unit
    assert found.low == found.high == pytest.approx(float(value))


@given(
    low=st.integers(1, 5000),
    more=st.integers(1, 5000),
    unit=st.sampled_from(("kg", "mm", "V", "bar")),
    form=st.sampled_from(
        [
            ("en", "{}-{} {}"),
            ("en", "between {} and {} {}"),
            ("en", "from {} to {} {}"),
            ("zh-Hans", "{}到{}{}"),
            ("es", "entre {} y {} {}"),
            ("es", "de {} a {} {}"),
            ("de", "zwischen {} und {} {}"),
            ("de", "{} bis {} {}"),
            ("fr", "entre {} et {} {}"),
        ]
    ),
)
@settings(max_examples=200, deadline=None)
def test_a_range_is_read_back(low: int, more: int, unit: str, form: tuple[str, str]) -> None:
    language, pattern = form
    text = pattern.format(low, low + more, unit)
    (found,) = read_mentions(text, language=language, clock=Noon())
    assert isinstance(found, NumberMention)
    assert (found.low, found.high, found.unit) == (low, low + more, unit)
    assert found.operator is Operator.BETWEEN


@given(number=st.integers(1, 10**9), language=st.sampled_from(sorted(LOCALES)))
@settings(max_examples=100, deadline=None)
def test_money_is_exact(number: int, language: str) -> None:
    (found,) = read_mentions(f"{number} EUR", language=language, clock=Noon())
    assert isinstance(found, MoneyMention)
    assert found.low == found.high == Decimal(number)
    assert found.currency == "EUR"


_HAN = "零一二三四五六七八九"


def han(number: int) -> str:
    """A number below 100 million as the Chinese write it, reckoned apart from the reader."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = "零" if 0 < low < 1000 else ""
        return han(high) + "万" + (gap + han(low) if low else "")
    text = ""
    pending = False
    for power, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        if digit:
            text += ("零" if pending and text else "") + _HAN[digit] + mark
            pending = False
        else:
            pending = bool(text)
    return text


@given(number=st.integers(1, 99_999_999))
@example(number=11_000)  # 一万一千 holds 万一, "in case"
@settings(max_examples=300, deadline=None)
def test_chinese_numerals_are_read_back(number: int) -> None:
    (found,) = read_mentions(f"{han(number)}台", language="zh-Hans", clock=Noon())
    assert isinstance(found, QuantityMention)
    assert found.number == number


@pytest.mark.parametrize("language", ["en", "es", "de", "fr"])
def test_spelled_numbers_agree_with_another_speller(language: str) -> None:
    speller = pytest.importorskip("num2words")
    for number in [*range(2, 130), 199, 200, 256, 999, 1000, 1001, 2019, 21_000, 345_678, 10**6]:
        text = speller.num2words(number, lang=language).replace(",", "")
        found = read_mentions(f"{text} kg", language=language, clock=Noon())
        assert [(one.low, one.unit) for one in found if isinstance(one, NumberMention)] == [
            (number, "kg")
        ], text
