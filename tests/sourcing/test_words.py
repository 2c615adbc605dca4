"""Values in words."""

from __future__ import annotations

from decimal import Decimal
from math import inf

import pytest

from data.money import Money
from data.records import DeliveryTerm, LeadTime, PriceBreak
from data.values import Dimensions, Flag, Number, Text, Value
from sourcing.cli import words


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (5, "5"),
        (0.5, "0.5"),
        (1234.5, "1,234.5"),
        (999_999, "999,999"),
        (1_000_000, "1,000,000"),
        (12_345_678, "1.235e+07"),
        (0.00012, "0.00012"),
        (0.000012, "1.2e-05"),
        (3.0000000001, "3"),
        (-40, "-40"),
        (49.9674, "49.967"),
        (3200.5, "3,200.5"),
        (99_999.4, "99,999"),
        (123_456.7, "123,457"),
    ],
)
def test_figures_are_short_and_exact_enough(number: float, text: str) -> None:
    assert words.figure(number) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "unknown"),
        (Number(3, 3, "t"), "3 t"),
        (Number(100, 240, "V"), "100–240 V"),
        (Number(-inf, 3, "t"), "≤ 3 t"),
        (Number(18, inf, "h"), "≥ 18 h"),
        (Number(7, 7), "7"),
        (Number(6308, 6308), "6308"),
        (Number(6308, 6308, "mm"), "6,308 mm"),
        (Text("Li-ion"), "Li-ion"),
        (Flag(True), "yes"),
        (Flag(False), "no"),
        (Dimensions((20, 30), "cm"), "20 × 30 cm"),
        (Dimensions((20, 30), "cm", ("length", "width")), "20 × 30 cm (length, width)"),
    ],
)
def test_values(value: Value | None, text: str) -> None:
    assert words.value(value) == text


@pytest.mark.parametrize(
    ("ratio", "text"),
    [(0, "0 %"), (1, "100 %"), (0.5, "50 %"), (0.9999, ">99 %"), (0.0001, "<1 %")],
)
def test_a_share_is_never_rounded_to_all_or_nothing(ratio: float, text: str) -> None:
    assert words.share(ratio) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("12.5", "12.50"),
        ("0.0375", "0.0375"),
        ("1200", "1,200"),
        ("1E+3", "1,000"),
        ("10.00", "10"),
    ],
)
def test_amounts_keep_their_decimals(amount: str, text: str) -> None:
    assert words.amount(Decimal(amount)) == text


def test_price_breaks_say_where_each_begins() -> None:
    breaks = (
        PriceBreak(Decimal(1), Money.of("12.5", "USD")),
        PriceBreak(Decimal(1000), Money.of("9", "USD"), Money.of("10", "USD")),
    )
    assert words.price_breaks(breaks) == "1+ USD 12.50 · 1,000+ USD 9–10"
    assert words.price_breaks(()) is None


def test_terms() -> None:
    assert words.lead_times((LeadTime(Decimal(1), 15, 20),)) == "15–20 days"
    assert words.lead_times(()) is None
    terms = (DeliveryTerm("FOB", "Ningbo"), DeliveryTerm("EXW"))
    assert words.delivery_terms(terms) == "FOB Ningbo, EXW"
    assert words.delivery_terms(()) is None


def test_counts_seconds_sizes_and_paths() -> None:
    assert words.counted(1, "product") == "1 product"
    assert words.counted(6214, "product") == "6,214 products"
    assert words.counted(2, "category", "categories") == "2 categories"
    assert words.seconds(8.24) == "8.2 s"
    assert words.seconds(125) == "2 min 05 s"
    assert words.size(999) == "999 B"
    assert words.size(5_400_000) == "5.4 MB"
    assert words.path(("Material handling", "Forklifts")) == "Material handling › Forklifts"
    assert words.path(()) == "(no category)"
