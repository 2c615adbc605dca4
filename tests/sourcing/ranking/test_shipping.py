"""What a unit of sale weighs in transport, only where the catalogue says so."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from data.evidence import Evidence
from data.records import AttributeValue
from data.values import Dimensions, Number, Value
from sourcing.ranking.shipping import volume_m3, weight_kg

SAID = Evidence("feed", 1, "c", "raw")


def made(make: Any, unit: str | None, **values: Value) -> Any:
    one = make.candidate(make.supplier("a"), unit_of_sale=unit)
    stated = tuple(AttributeValue(name, v, v, SAID) for name, v in values.items())
    return replace(one, product=replace(one.product, attributes=stated))


@pytest.mark.parametrize(
    ("unit", "values", "expected"),
    [
        ("H87", {"weight": Number(2, 2, "t")}, "2000"),
        (None, {"weight": Number(500, 500, "g")}, "0.5"),
        ("H87", {"weight": Number(9, 9, "kg"), "gross_weight": Number(11, 12, "kg")}, "12"),
        ("H87", {"net_weight": Number(9, 9, "kg")}, None),
        ("PR", {"weight": Number(1, 1, "kg")}, None),
        ("PR", {"weight_per_pair": Number(1.2, 1.2, "kg")}, "1.2"),
        ("TNE", {}, "1000"),
        ("XBX", {"weight": Number(9, 9, "kg")}, None),
        ("H87", {"weight": Number(9, float("inf"), "kg")}, None),
    ],
)
def test_weight(make: Any, unit: str | None, values: Any, expected: str | None) -> None:
    one = made(make, unit, **values)
    found = weight_kg(one.product, one.offer)
    assert found == (None if expected is None else Decimal(expected))


def test_volume(make: Any) -> None:
    one = made(make, "H87", packing_size=Dimensions((1000, 500, 400), "mm"))
    assert volume_m3(one.product, one.offer) == Decimal("0.2")
    flat = made(make, "H87", packing_size=Dimensions((1000, 500), "mm"))
    assert volume_m3(flat.product, flat.offer) is None
