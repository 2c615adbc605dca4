"""Telling languages apart in short utterances."""

from __future__ import annotations

import builtins

import pytest

from dialogue.grammar import language as module
from dialogue.grammar.language import detect

CASES = [
    ("necesito una carretilla", None, "es"),
    ("menos de 5.000 €", "en", "es"),
    ("por favor", "en", "es"),
    ("cuánto cuesta", "en", "es"),
    ("me da igual", "en", "es"),
    ("Elektrostapler mit 2,5 t Tragkraft", "en", "de"),
    ("nein, lieber Gas", "en", "de"),
    ("combien pour 20 pièces", "en", "fr"),
    ("the first one", "zh-Hans", "en"),
    ("not from China please", "es", "en"),
    ("3吨叉车", None, "zh-Hans"),
    ("3吨 forklift", "en", "zh-Hans"),
    ("電動堆高機", None, "zh-Hant"),
    ("三台", "zh-Hant", "zh-Hant"),
    ("三台", None, "zh-Hans"),
    ("3 t", "es", "es"),
    ("ok", "de", "de"),
    ("FOB Ningbo", "de", "de"),
    ("48V", "zh-Hant", "zh-Hant"),
    ("", None, "en"),
    ("?!", "fr", "fr"),
    ("diesel", None, "en"),
]


@pytest.mark.parametrize(("text", "previous", "expected"), CASES)
def test_detect(text: str, previous: str | None, expected: str) -> None:
    assert detect(text, previous=previous) == expected


def test_it_works_without_statistics(monkeypatch: pytest.MonkeyPatch) -> None:
    real_import = builtins.__import__

    def refuse(name: str, *args: object, **kwargs: object) -> object:
        if name.startswith("py3langid"):
            raise ImportError(name)
        return real_import(name, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", refuse)
    module._model.cache_clear()
    try:
        for text, previous, expected in CASES:
            assert detect(text, previous=previous) == expected
    finally:
        module._model.cache_clear()


@pytest.mark.parametrize(
    "text",
    [
        "C3 clearance, P6 precision",
        "no printing",
        "100 kVA silent diesel generator, 400 V, 50 Hz",
        "cast iron frame, size 132S",
    ],
)
def test_technical_english_without_function_words_is_english(text: str) -> None:
    pytest.importorskip("py3langid")
    assert detect(text, previous=None) == "en"
