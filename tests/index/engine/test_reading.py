"""What a query is taken for."""

from __future__ import annotations

import pytest

from index.engine.reading import content_words, query_type, without_measures
from index.response import QueryType
from index.snapshot.function_words import tells_of_another

VALUES = frozenset({"electric", "steel", "black", "triplex", "waterproof"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", QueryType.EMPTY),
        ("   ", QueryType.EMPTY),
        ("FB25-YWL", QueryType.IDENTIFIER),
        ("LC51C", QueryType.IDENTIFIER),
        ("4006381333931", QueryType.IDENTIFIER),
        ("forklift", QueryType.HEAD_TERM),
        ("electric forklift", QueryType.HEAD_TERM),
        ("wireless earphones", QueryType.HEAD_TERM),
        ("电动叉车", QueryType.HEAD_TERM),
        ("forklift 3 t", QueryType.ATTRIBUTE_HEAVY),
        ("electric forklift 3.5t triplex", QueryType.ATTRIBUTE_HEAVY),
        ("black steel chair", QueryType.ATTRIBUTE_HEAVY),
        ("12V/24V pump", QueryType.ATTRIBUTE_HEAVY),
        ("something to move pallets in a cold store", QueryType.NATURAL_LANGUAGE),
        ("适合在狭窄通道里使用的电动叉车", QueryType.NATURAL_LANGUAGE),
    ],
)
def test_type(text: str, expected: QueryType) -> None:
    words = content_words(text, VALUES.__contains__)
    assert query_type(text, words, named=False) is expected


def test_what_the_catalogue_names_is_an_identifier() -> None:
    words = content_words("T38 Max", VALUES.__contains__)
    assert query_type("T38 Max", words, named=True) is QueryType.IDENTIFIER


def test_function_words_carry_nothing_and_units_belong_to_their_number() -> None:
    words = content_words("I am looking for a 50 kVA generator", VALUES.__contains__)
    assert [word.text for word in words] == ["50 kva", "generator"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("led lamp 24 W 3000 K", "led lamp"),
        ("forklift 3.5t", "forklift"),
        ("光伏组件 14.25 A 27.8 kg", "光伏组件"),
        ("windows 10", "windows 10"),
        ("ps4 games", "ps4 games"),
        ("usb 3 hub", "usb 3 hub"),
        ("24 W", "24 W"),
        ("FB25-YWL", "FB25-YWL"),
    ],
)
def test_meaning_is_asked_without_measures(text: str, left: str) -> None:
    assert without_measures(text) == left


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [("de", "en", True), ("para", "en", True), ("the", "en", False), ("die", "en", False),
     ("the", "de", True), ("forklift", "en", False), ("de", "es", False)],
)  # fmt: skip
def test_grammar_tells_languages_apart(word: str, language: str, *, expected: bool) -> None:
    assert tells_of_another(word, language) is expected
