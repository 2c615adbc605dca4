"""Numbers: certain or none, checked against what Babel formats."""

from __future__ import annotations

import json
import os
import re
from decimal import Decimal
from pathlib import Path

import pytest
from babel.numbers import format_decimal, get_decimal_symbol
from hypothesis import given, settings
from hypothesis import strategies as st

from data.parse.number import decimal_mark, parse_number

LOCALES = ["en", "de", "fr", "es", "de_CH", "en_IN", "zh", "hi_IN@numbers=latn", "fr_CH", "es_MX"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", "5"), ("-5", "-5"), ("−5", "-5"), ("+5", "5"), ("0", "0"), ("0.5", "0.5"),
        ("12,5", "12.5"), ("0,123", "0.123"), ("1,234,567", "1234567"), ("1.234.567", "1234567"),
        ("1.234,56", "1234.56"), ("1,234.56", "1234.56"), ("12,34,567", "1234567"),
        ("12,34,567.89", "1234567.89"), ("1 234,5", "1234.5"), ("1\u202f234,5", "1234.5"),
        ("1\u00a0234", "1234"), ("1'234.5", "1234.5"), ("1’234", "1234"), ("１２．５", "12.5"),
        ("1e5", "100000"), ("1.2E+05", "120000"), ("1.5e-3", "0.0015"), ("1.2×10^5", "120000"),
        ("1.2x10⁵", "120000"), ("1/2", "0.5"), ("1 1/2", "1.5"), ("1-1/2", "1.5"), ("½", "0.5"),
        ("1½", "1.5"), ("3/4", "0.75"), ("10k", "10000"), ("1.2M", "1200000"),
        ("1.2 million", "1200000"), ("1,5 Mio.", "1500000"), ("1.2万", "12000"),
        ("1.2亿", "120000000"), ("3 lakh", "300000"), ("5.", "5"), (".5", "0.5"),
        ("1234.567", "1234.567"), ("-½", "-0.5"),
    ],
)  # fmt: skip
def test_notations_that_show_themselves(text: str, value: str) -> None:
    assert parse_number(text, None) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["1,234", "1.234", "-1,234", "1,234k", "", " ", "-", "007", "00", "1.2.3", "1,2,3", "10.0.0.1",
     "1 23", "12 3456", "12/24", "24/7", "4/8", "5 m", "5m", "5mm", "nan", "inf", "1..2", "--5",
     "1,23,45", "0,123,456", "1'23", ",5", "1e9999", "5 mil", "٣", "二", "1/0", "0/2", "1.234.56",
     "1 234.567.8", "x", "1_000", "²"],
)  # fmt: skip
def test_the_rest_is_none(text: str) -> None:
    assert parse_number(text, None) is None


def test_the_mark_decides_what_shape_cannot() -> None:
    assert parse_number("1,234", ".") == 1234
    assert parse_number("1,234", ",") == Decimal("1.234")
    assert parse_number("1.234", ".") == Decimal("1.234")
    assert parse_number("1.234", ",") == 1234
    assert parse_number("12,5", ".") is None
    assert parse_number("1.234,56", ".") is None
    assert parse_number("1,234,567", ",") is None
    assert parse_number(",5", ",") == Decimal("0.5")


amounts = st.decimals(
    min_value=-(10**10), max_value=10**10, places=3, allow_nan=False, allow_infinity=False
)


@given(amounts, st.sampled_from(LOCALES))
@settings(max_examples=250, deadline=None)
def test_what_babel_formats_comes_back(value: Decimal, locale: str) -> None:
    text = format_decimal(value, locale=locale)
    mark = "," if get_decimal_symbol(locale) == "," else "."
    assert parse_number(text, mark) == value
    assert parse_number(text, None) in (None, value)


@given(st.integers(-(10**9), 10**9), st.sampled_from(LOCALES))
@settings(max_examples=150, deadline=None)
def test_whole_numbers_are_never_another_value(value: int, locale: str) -> None:
    text = format_decimal(value, locale=locale)
    assert parse_number(text, None) in (None, value)


@given(st.text(max_size=30), st.sampled_from([None, ".", ","]))
@settings(max_examples=250, deadline=None)
def test_never_raises_and_is_finite(text: str, mark: str | None) -> None:
    value = parse_number(text, mark)  # type: ignore[arg-type]
    assert value is None or value.is_finite()


@given(st.text(alphabet="0123456789.,' -/eE", max_size=14))
@settings(max_examples=400, deadline=None)
def test_a_certain_value_agrees_with_some_mark(text: str) -> None:
    certain = parse_number(text, None)
    if certain is not None:
        assert certain in (parse_number(text, "."), parse_number(text, ","))


@pytest.mark.parametrize(
    ("samples", "mark"),
    [
        (["1,234", "12,5 kg"], ","),
        (["1,234"], None),
        (["1,234,567"], "."),
        (["1.234.567"], ","),
        (["$1.50", "2.25"], "."),
        (["1.5", "1,5"], None),
        (["0.5"] * 50 + ["1,5"], "."),
        (["3.5.1", "10.0.0.1", "AB-1.5-X9", "text, more"], None),
        ([], None),
    ],
)
def test_decimal_mark_is_proved_or_not(samples: list[str], mark: str | None) -> None:
    assert decimal_mark(samples) == mark


NUMERIC = re.compile(r"[-+−]?[0-9][0-9.,' \u00a0\u202f]*(?:[eE][-+]?[0-9]+|/[0-9]+)?")


def test_against_published_examples() -> None:
    """Every published example that is digits alone is read as published, or not at all."""
    folder = os.environ.get("SOURCING_RECOGNIZERS")
    if not folder:
        pytest.skip("set SOURCING_RECOGNIZERS to the Specs folder of Recognizers-Text to compare")
    marks = {"English": ".", "Chinese": ".", "German": ",", "French": ",", "Spanish": ","}
    right, unread, wrong = 0, 0, []
    for language, mark in marks.items():
        path = Path(folder) / "Number" / language / "NumberModel.json"
        for case in json.loads(path.read_text(encoding="utf-8-sig")):
            for result in case["Results"]:
                text = result["Text"]
                if not NUMERIC.fullmatch(text) or "value" not in result.get("Resolution", {}):
                    continue
                stated = result["Resolution"]["value"].replace(",", ".")
                value = parse_number(text.strip(), mark)  # type: ignore[arg-type]
                if value is None:
                    unread += 1
                elif abs(value - Decimal(stated)) <= abs(value) * Decimal("1e-9"):
                    right += 1
                else:
                    wrong.append((language, text, stated, str(value)))
    assert not wrong, f"right {right}, not read {unread}, wrong {wrong}"
    assert right > unread
