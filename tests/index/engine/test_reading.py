"""What a query is taken for."""

from __future__ import annotations

import pytest

from index.engine.reading import content_words, query_type
from index.response import QueryType

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
