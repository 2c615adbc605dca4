"""`--json`: decimals stay exact, values say their type, open ends are null."""

from __future__ import annotations

import json
from decimal import Decimal
from math import inf
from pathlib import Path

import pytest

from data.evidence import Basis, Evidence
from data.money import Money
from data.records import AttributeValue, Product
from data.values import Dimensions, Flag, Number, Text
from sourcing.cli.jsonout import to_json


def test_money_is_a_string_never_a_float() -> None:
    assert json.loads(to_json(Money.of("0.10", "USD"))) == {"amount": "0.10", "currency": "USD"}
    assert json.loads(to_json({"moq": Decimal("1E+3")})) == {"moq": "1000"}


@pytest.mark.parametrize(
    ("value", "document"),
    [
        (Number(-inf, 3.0, "t"), {"type": "number", "low": None, "high": 3.0, "unit": "t"}),
        (Text("red"), {"type": "text", "text": "red"}),
        (Flag(True), {"type": "flag", "flag": True}),
        (
            Dimensions((2.0, 3.0), "cm"),
            {"type": "dimensions", "sizes": [2.0, 3.0], "unit": "cm", "axes": []},
        ),
    ],
)
def test_a_value_says_its_type(value: object, document: object) -> None:
    assert json.loads(to_json(value)) == document


def test_a_record_is_whole() -> None:
    evidence = Evidence("abc", 7, "Colour", "rot", Basis.INFERRED)
    product = Product(
        "p1", "default", "Lamp", attributes=(AttributeValue("colour", Text("red"), None, evidence),)
    )
    document = json.loads(to_json(product))
    assert document["attributes"][0]["evidence"] == {
        "source": "abc",
        "row": 7,
        "column": "Colour",
        "raw": "rot",
        "basis": "inferred",
    }
    assert document["brand"] is None
    assert set(document) == set(Product.__dataclass_fields__)


def test_paths_and_text_in_any_script() -> None:
    assert json.loads(to_json({"path": Path("a/b"), "text": "叉车"})) == {
        "path": "a/b",
        "text": "叉车",
    }


def test_what_has_no_json_form_is_refused() -> None:
    with pytest.raises(TypeError):
        to_json({"x": object()})
