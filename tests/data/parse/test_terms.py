"""Terms of trade and facts about suppliers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.parse.terms import (
    parse_delivery_terms,
    parse_employees,
    parse_hours,
    parse_lead_times,
    parse_months,
    parse_quantity_of_sale,
    parse_rating,
    parse_share,
    parse_year,
)


@pytest.mark.parametrize(
    ("text", "amount", "code"),
    [
        ("100 pcs", "100", "H87"), ("MOQ: 1,000 sets", "1000", "SET"),
        ("1.000 Stück", "1000", "H87"),
        ("2.5 tons", "2.5", "TNE"), ("500", "500", None), ("≥100 pieces", "100", "H87"),
        ("100 Pieces (MOQ)", "100", "H87"), ("1万件", "10000", "H87"), ("50 m", "50", "MTR"),
        ("0", "0", None), ("20 cartons", "20", "XCT"), ("100套起订", "100", "SET"),
    ],
)  # fmt: skip
def test_quantity_of_sale(text: str, amount: str, code: str | None) -> None:
    assert parse_quantity_of_sale(text, None) == (Decimal(amount), code)


@pytest.mark.parametrize(
    "text", ["1,000", "1,000 kg", "2.5 pcs", "10-20 pcs", "100 foo", "-5", "N/A", "", "negotiable"]
)
def test_no_certain_quantity_of_sale(text: str) -> None:
    assert parse_quantity_of_sale(text, None) is None


def test_decimal_mark_settles_a_measured_quantity() -> None:
    assert parse_quantity_of_sale("1,000 kg", ".") == (Decimal(1000), "KGM")
    assert parse_quantity_of_sale("1,000 kg", ",") == (Decimal("1.000"), "KGM")
    assert parse_quantity_of_sale("1,000 pcs", ",") == (Decimal(1), "H87")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15-20 days", [(1, 15, 20)]), ("15 to 20 days", [(1, 15, 20)]), ("3 weeks", [(1, 21, 21)]),
        ("7", [(1, 7, 7)]), ("48 hours", [(1, 2, 2)]), ("immediately", [(1, 0, 0)]),
        ("15天", [(1, 15, 15)]), ("2 Wochen", [(1, 14, 14)]), ("15 días", [(1, 15, 15)]),
        ("30 days after deposit", [(1, 30, 30)]), ("Lead time: 5 days", [(1, 5, 5)]),
        ("15 working days", [(1, 19, 21)]), ("10 Werktage", [(1, 12, 14)]),
        ("7-15个工作日", [(1, 9, 21)]), ("1 month", [(1, 30, 30)]),
        ("1-100: 7 days; 101-500: 15 days", [(1, 7, 7), (101, 15, 15)]),
        ("1-100: 7 days; >100: To be negotiated", [(1, 7, 7)]),
        ("<100: 7 days, 100+: 15-20 days", [(1, 7, 7), (100, 15, 20)]),
        ('[{"min":100,"days":"15-20"},{"min":1,"days":7}]', [(1, 7, 7), (100, 15, 20)]),
        ("in stock", None), ("TBD", None), ("", None), ("20-15 days", None), ("3 kg", None),
        ("5 days - 2 weeks", None), ("10 years", None), ("1-100: 7 days; soon", None),
    ],
)  # fmt: skip
def test_lead_times(text: str, expected: list[tuple[int, int, int]] | None) -> None:
    found = parse_lead_times(text, None)
    plain = [(int(t.min_quantity), t.days_low, t.days_high) for t in found] if found else None
    assert plain == expected


@pytest.mark.parametrize(
    ("text", "months"),
    [("1 year", 12), ("2 years", 24), ("18 months", 18), ("1年", 12), ("24 Monate", 24),
     ("365 days", 12), ("1.5 years", 18), ("2-year warranty", 24), ("no warranty", 0),
     ("Two years", 24), ("12", None), ("lifetime", None), ("90 days", None), ("N/A", None),
     ("3 kg", None)],
)  # fmt: skip
def test_months(text: str, months: int | None) -> None:
    assert parse_months(text) == months


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FOB Ningbo; CIF", [("FOB", "Ningbo"), ("CIF", None)]),
        ("FOB, CIF, EXW", [("FOB", None), ("CIF", None), ("EXW", None)]),
        ("FOB/CIF", [("FOB", None), ("CIF", None)]),
        ("FOB Shanghai, CIF Hamburg", [("FOB", "Shanghai"), ("CIF", "Hamburg")]),
        ("FCA Hamburg, Germany", [("FCA", "Hamburg, Germany")]),
        ("FOB (Ningbo)", [("FOB", "Ningbo")]), ("FOB宁波", [("FOB", "宁波")]),
        ("ex works", [("EXW", None)]), ("C&F", [("CFR", None)]),
        ('["FOB","CIF"]', [("FOB", None), ("CIF", None)]),
        ("DDU", None), ("FOB price", None), ("FOB $5", None), ("by sea", None), ("", None),
    ],
)  # fmt: skip
def test_delivery_terms(text: str, expected: list[tuple[str, str | None]] | None) -> None:
    found = parse_delivery_terms(text)
    assert ([(t.incoterm, t.place) for t in found] if found else None) == expected


def test_facts() -> None:
    assert [parse_hours(t) for t in ("≤3h", "2 days", "30 min", "5", "3 kg", "")] == [
        3.0, 48.0, 0.5, 5.0, None, None,
    ]  # fmt: skip
    assert [parse_share(t, None) for t in ("97.5%", "0.975", "97,5 %", "100%", "1.0")] == [
        0.975, 0.975, 0.975, 1.0, 1.0,
    ]  # fmt: skip
    assert [parse_share(t, None) for t in ("97.5", "1", "-5%", "120%", "N/A")] == [None] * 5
    assert [parse_employees(t) for t in ("51 - 100 People", "1000+", ">1,000", "500", "x")] == [
        (51, 100), (1000, 1000), (1000, 1000), (500, 500), None,
    ]  # fmt: skip
    assert [parse_year(t) for t in ("2008", "2008年", "since 1999", "3000", "99", "2008.0")] == [
        2008, 2008, 1999, None, None, 2008,
    ]  # fmt: skip
    assert [parse_rating(t) for t in ("4.8", "4.8/5", "4,8", "9/10", "6", "4.8 out of 5")] == [
        4.8, 4.8, 4.8, 4.5, None, 4.8,
    ]  # fmt: skip


@given(
    st.one_of(
        st.text(max_size=40), st.text(alphabet="0123456789-. ,;:+daysweekpcFOB%/", max_size=30)
    )
)
@settings(max_examples=300, deadline=None)
def test_never_raise(text: str) -> None:
    parse_quantity_of_sale(text, None)
    times = parse_lead_times(text, None)
    assert times is None or all(0 <= t.days_low <= t.days_high for t in times)
    parse_delivery_terms(text)
    parse_months(text)
    parse_hours(text)
    share = parse_share(text, None)
    assert share is None or 0 <= share <= 1
    parse_employees(text)
    parse_year(text)
    parse_rating(text)
