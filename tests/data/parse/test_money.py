"""Prices and price breaks: exact decimals, one certain currency, or none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_currency
from hypothesis import given, settings
from hypothesis import strategies as st

from data.money import Money
from data.parse.money import parse_price, parse_price_breaks, shared_symbols
from data.records import PriceBreak


def price(text: str, decimal: str | None = None, currency: str | None = None, **symbols: str):  # type: ignore[no-untyped-def]
    return parse_price(text, decimal=decimal, currency=currency, symbols=symbols)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("US$ 3.50", "3.50 USD", None, None),
        ("USD 3.5-5.0 / piece", "3.5 USD", "5.0 USD", "H87"),
        ("US$1.20 - US$2.40/pc", "1.20 USD", "2.40 USD", "H87"),
        ("US $1.00 - 2.00 / Piece", "1.00 USD", "2.00 USD", "H87"),
        ("€ 1.200,50", "1200.50 EUR", None, None),
        ("1.234,- €", "1234 EUR", None, None),
        ("12,50 EUR/Stk", "12.50 EUR", None, "H87"),
        ("5–6 €", "5 EUR", "6 EUR", None),
        ("CHF 5.–", "5 CHF", None, None),
        ("CHF 1'200.50", "1200.50 CHF", None, None),
        ("RMB 12.5", "12.5 CNY", None, None),
        ("12.5美元/件", "12.5 USD", None, "H87"),
        ("人民币12.5", "12.5 CNY", None, None),
        ("US$1.2万", "12000 USD", None, None),
        ("USD 1.2k", "1200 USD", None, None),
        ("$5.00 USD", "5.00 USD", None, None),
        ("12.50 EUR / 100 pcs", "0.125 EUR", None, "H87"),
        ("12 EUR (excl. VAT)", "12 EUR", None, None),
        ("£12.99", "12.99 GBP", None, None),
        ("5.5 USD/kg", "5.5 USD", None, "KGM"),
        ("1.5 USD per set", "1.5 USD", None, "SET"),
        ("HK$12", "12 HKD", None, None),
        ("R$ 5,50", "5.50 BRL", None, None),
        ("12 usd", "12 USD", None, None),
        ("FOB US$ 12.5", "12.5 USD", None, None),
    ],
)
def test_prices_that_name_their_currency(
    text: str, low: str, high: str | None, unit: str | None
) -> None:
    found = price(text)
    assert found is not None
    assert str(found.low) == low
    assert (str(found.high) if found.high else None) == high
    assert found.unit == unit


@pytest.mark.parametrize(
    "text",
    ["$5", "￥12.5/件", "12.5元", "Rs. 500", "100 kr", "5", "5-6", "all 12", "12 foo", "5 / kg",
     "-US$5", "US$-5", "US$0", "US$0.00", "(US$5)", "US$ 5 / foo", "from US$5", "US$5+", "≈US$5",
     "negotiable", "US$5 - €6", "5 EUR 6 USD", "US$6-5", "US$1,234", "US$1.234", "N/A", "",
     "EUR 5 incl. VAT", "US$ 10 / 2 pcs", "US$ 5-10k", "XAU 5", "XXX 5", "USD", "USD nan",
     "call for price", "1.2.3 USD", "USD 5 10"],
)  # fmt: skip
def test_no_certain_price(text: str) -> None:
    assert price(text) is None


def test_shared_symbols_resolve_in_context_only() -> None:
    assert {"$", "¥", "kr", "rs"} <= shared_symbols()
    assert price("$5", currency="USD").low == Money(Decimal(5), "USD")
    assert (
        parse_price("$5", decimal=None, currency="USD", symbols={"$": "CAD"}).low.currency == "CAD"
    )  # type: ignore[union-attr]
    assert price("¥5", currency="CNY").low.currency == "CNY"
    assert price("¥5", currency="USD") is None
    assert price("$5", currency="EUR") is None
    assert price("kr 5", currency="SEK").low.currency == "SEK"
    assert price("€5", currency="USD").low.currency == "EUR"
    assert price("5", currency="USD").low.currency == "USD"
    assert price("1,234", ".", "USD").low.amount == 1234
    assert price("1,234", None, "USD") is None


@given(
    st.decimals("0.01", "9999999", places=2),
    st.sampled_from(["USD", "EUR", "GBP", "CNY", "INR", "BRL", "PLN"]),
    st.sampled_from(["en_US", "de_DE", "fr_FR", "es_ES", "en_IN", "de_CH", "zh_CN", "pt_BR"]),
)
@settings(max_examples=300, deadline=None)
def test_what_babel_formats_comes_back_exactly(value: Decimal, code: str, locale: str) -> None:
    text = format_currency(value, code, locale=locale)
    for mark in (None, ".", ","):
        found = parse_price(text, decimal=mark, currency=None, symbols={"$": "USD", "¥": "CNY"})  # type: ignore[arg-type]
        if found is not None:
            assert found.low == Money(value, code)
            assert type(found.low.amount) is Decimal
    exact = parse_price(text, decimal=None, currency=None, symbols={"$": "USD", "¥": "CNY"})
    assert exact is not None


@given(st.text(max_size=50), st.sampled_from([None, "USD"]))
@settings(max_examples=400, deadline=None)
def test_never_raises_and_never_a_float(text: str, currency: str | None) -> None:
    found = price(text, None, currency)
    if found is not None:
        assert isinstance(found.low.amount, Decimal)
        assert found.low.amount > 0
        assert found.high is None or found.high.amount > found.low.amount
    breaks = parse_price_breaks(text, decimal=None, currency=currency, symbols={})
    assert breaks is None or breaks


@given(st.text(alphabet='$€USD0123456789.,-/kpcs :;+≥[]{}"', max_size=40))
@settings(max_examples=400, deadline=None)
def test_never_raises_on_the_letters_of_prices(text: str) -> None:
    price(text, None, "USD")
    parse_price_breaks(text, decimal=".", currency="USD", symbols={})


def breaks(text: str) -> list[tuple[str, str]] | None:
    found = parse_price_breaks(text, decimal=None, currency="USD", symbols={})
    return [(str(b.min_quantity), str(b.unit_price)) for b in found] if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1-9: $10; 10-99: $9; 100+: $8.5", [("1", "10 USD"), ("10", "9 USD"), ("100", "8.5 USD")]),
        ("≥100 pcs $8.5", [("100", "8.5 USD")]),
        ("1-99 pcs: US$ 10 | 100+ pcs: US$ 9", [("1", "10 USD"), ("100", "9 USD")]),
        ("10+ $9.5, 100+ $9", [("10", "9.5 USD"), ("100", "9 USD")]),
        ("100@$8.5", [("100", "8.5 USD")]),
        ("1,000+: $5; 10,000+: $4", [("1000", "5 USD"), ("10000", "4 USD")]),
        ("100 - 999 Pieces US$1.20\n>=1000 Pieces US$1.00",
         [("100", "1.20 USD"), ("1000", "1.00 USD")]),
        ("<100: $5; 100+: $4", [("1", "5 USD"), ("100", "4 USD")]),
        ('[{"min":10,"price":9.50},{"min":1,"max":9,"price":"10"}]',
         [("1", "10 USD"), ("10", "9.50 USD")]),
        ('[{"qty":1,"price":10.10,"currency":"EUR"}]', [("1", "10.10 EUR")]),
        ('{"1-9": 10, "10+": 9}', [("1", "10 USD"), ("10", "9 USD")]),
        ("1-9: $10; 5-20: $9", None),
        ("10+: $9; 10+: $8", None),
        ("1-9: $10; soon", None),
        ("1-9 $10; 10-99 €9", None),
        ("1-9 pcs: $10; 10-99 kg: $9", None),
        ("100 8.5", None),
        ("$8.5", None),
        ("", None),
        ("[]", None),
        ('[{"min":1}]', None),
        ('[{"min":1,"price":1e999999999}]', None),
        ('[{"min":1,"price":0}]', None),
    ],
)  # fmt: skip
def test_price_breaks(text: str, expected: list[tuple[str, str]] | None) -> None:
    assert breaks(text) == expected


def test_price_ranges_within_a_break() -> None:
    (found,) = parse_price_breaks("100+: $8-9", decimal=None, currency="USD", symbols={}) or ()
    assert found == PriceBreak(Decimal(100), Money(Decimal(8), "USD"), Money(Decimal(9), "USD"))
