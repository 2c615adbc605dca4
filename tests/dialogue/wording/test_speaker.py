"""Typed facts in words."""

from __future__ import annotations

import math
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.constraint import (
    CATEGORY,
    COUNTRY,
    LEAD_TIME,
    MOQ,
    PRICE,
    Constraint,
    Importance,
    Operator,
)
from data.money import Money
from data.need import Amount, Place
from data.records.offer import DeliveryTerm
from data.schema import AttributeSchema
from data.schema.model import AttributeDefinition, AttributeKind, CategorySchema, ValueCount
from dialogue.acts import TermValue
from dialogue.reply import FieldValue
from dialogue.wording import speaker_of
from dialogue.wording.speaker import Speaker
from dialogue.wording.translations import LANGUAGES

FUEL = AttributeDefinition(
    "fuel",
    "Fuel type",
    AttributeKind.ONE_OF,
    1.0,
    9,
    3,
    names=("Fuel type", "燃料"),
    values=(ValueCount("Diesel", 5, ("柴油",)), ValueCount("LPG", 4)),
    labels={"es": "Combustible"},
    value_labels={"LPG": {"es": "GLP", "zh-Hans": "液化气"}},
    questions={"en": "What should it run on?"},
)
LOAD = AttributeDefinition("load", "Load capacity", AttributeKind.NUMBER, 1.0, 9, 9, unit="kg")
SCHEMA = AttributeSchema({(): CategorySchema((), 9, (FUEL, LOAD))})


def speaker(language: str = "en") -> Speaker:
    return speaker_of(SCHEMA, language)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "constraint", "text"),
    [
        ("en", Constraint("load", Operator.ABOUT, (2.5,), "t"), "Load capacity: about 2.5 t"),
        ("es", Constraint("load", Operator.AT_LEAST, (2500.0,), "kg"),
         "Load capacity: al menos 2.500 kg"),
        ("zh-Hans", Constraint("load", Operator.BETWEEN, (2.0, 3.5), "t"),
         "Load capacity：2–3.5 t"),
        ("en", Constraint("fuel", Operator.NOT_EQUAL, ("Diesel",)), "Fuel type: not Diesel"),
        ("es", Constraint("fuel", Operator.ONE_OF, ("Diesel", "LPG")), "Combustible: Diesel o GLP"),
        ("zh-Hans", Constraint("fuel", Operator.EQUAL, ("Diesel",)), "燃料：柴油"),
        ("zh-Hant", Constraint("fuel", Operator.EQUAL, ("LPG",)), "燃料：液化气"),
        ("en", Constraint(PRICE, Operator.AT_MOST, (12000.0,), "USD"),
         "Unit price: at most USD 12,000"),
        ("en", Constraint(PRICE, Operator.LESS, (8.5,), "USD"), "Unit price: less than USD 8.50"),
        ("es", Constraint(PRICE, Operator.AT_MOST, (8.5,), "EUR"),
         "Precio unitario: como máximo 8,50 EUR"),
        ("en", Constraint(LEAD_TIME, Operator.AT_MOST, (1.0,), "day"), "Lead time: at most 1 day"),
        ("en", Constraint(LEAD_TIME, Operator.AT_MOST, (30.0,)), "Lead time: at most 30 days"),
        ("en", Constraint(MOQ, Operator.AT_MOST, (50.0,), "C62"),
         "Minimum order: at most 50 pieces"),
        ("zh-Hant", Constraint(COUNTRY, Operator.EQUAL, ("DE",)), "供應商所在國家：德國"),
        ("en", Constraint(CATEGORY, Operator.EQUAL, ("Goods > Lamps",)), "Lamps"),
        ("en", Constraint("fuel", Operator.EQUAL, ("LPG",), importance=Importance.SHOULD),
         "Fuel type: LPG (nice to have)"),
        ("en", Constraint("nobody knows", Operator.EQUAL, (True,)), "nobody knows: yes"),
    ],
)  # fmt: skip
def test_constraints(language: str, constraint: Constraint, text: str) -> None:
    assert plain(speaker(language).constraint(constraint)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Amount(Decimal(1), "C62"), "1 piece"),
        (Amount(Decimal(500), "C62"), "500 pieces"),
        (Amount(Decimal("2.5"), "TNE"), "2.5 t"),
        (Amount(Decimal(20)), "20"),
        (Money.of("1200000", "CNY"), "CNY 1,200,000.00"),
        (Place("NL", "Rotterdam"), "Rotterdam (Netherlands)"),
        (Place("NL"), "Netherlands"),
        (Place(None, "Kuala"), "Kuala"),
        (DeliveryTerm("CIF", "Mombasa"), "CIF Mombasa"),
        (DeliveryTerm("EXW"), "EXW"),
        (date(2027, 3, 31), "Mar 31, 2027"),
        ("net 30", "net 30"),
        (True, "yes"),
    ],
)
def test_values_of_terms(value: TermValue, text: str) -> None:
    assert plain(speaker().term_value(value)) == text


@pytest.mark.parametrize(
    ("low", "high", "rough", "text"),
    [
        (10555.25, 10555.25, True, "USD 10,555"),
        (10555.25, 10555.25, False, "USD 10,555.25"),
        (0.0375, 0.0375, False, "USD 0.0375"),
        (8.5, 9.0, False, "USD 8.50–9"),
        (-math.inf, 9.0, False, "USD ≤ 9"),
        (9.0, math.inf, False, "USD ≥ 9"),
    ],
)
def test_prices(low: float, high: float, rough: bool, text: str) -> None:
    assert plain(speaker().price(low, high, "USD", rough=rough)) == text


def test_what_products_state() -> None:
    english = speaker()
    assert english.value("fuel", None) == "not stated"
    assert english.value("fuel", FieldValue(labels=("Diesel", "LPG"))) == "Diesel, LPG"
    assert (
        plain(english.value("load", FieldValue(low=2500, high=3000, unit="kg"))) == "2,500–3,000 kg"
    )
    # A bare number may be a year or a size code.
    assert english.value("year", FieldValue(low=2024, high=2024)) == "2024"


def test_long_lists_are_cut_with_what_is_left() -> None:
    assert speaker().all_of([]) == ""
    assert speaker().all_of(["a"]) == "a"
    assert speaker().any_of(["a", "b", "c"]) == "a, b or c"
    assert speaker().all_of(list("abcdefghij")) == "a, b, c, d, e, f and 4 more"
    assert speaker("zh-Hans").all_of(["甲", "乙", "丙"]) == "甲、乙和丙"


def test_names_inside_a_sentence() -> None:
    assert speaker().names.inline("load") == "load capacity"
    assert speaker().names.inline(COUNTRY) == "supplier's country"
    assert speaker("es").names.inline("load") == "Load capacity"
    assert speaker("es").names.inline("fuel") == "Combustible"
    assert speaker().names.question("fuel") == "What should it run on?"


@given(
    st.sampled_from(LANGUAGES),
    st.sampled_from(["load", PRICE, LEAD_TIME, MOQ, "other"]),
    st.sampled_from(list(Operator)),
    st.lists(st.floats(0.001, 1e9), min_size=2, max_size=2).map(sorted),
    st.sampled_from([None, "kg", "USD", "C62", "day"]),
)
def test_any_constraint_has_words(
    language: str, name: str, operator: Operator, values: list[float], unit: str | None
) -> None:
    text = speaker(language).constraint(Constraint(name, operator, tuple(values), unit))
    assert text.strip()
    assert "{" not in text
