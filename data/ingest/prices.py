"""Prices of an offer: amounts, ranges, breaks by quantity, currencies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from data.ingest.notation import Notation, Struct, Unread
from data.parse.money import parse_price, parse_price_breaks
from data.parse.text import clean


@dataclass(frozen=True, slots=True)
class PriceField:
    """A price as read: one amount or a range, and the unit of sale where the text names it."""

    low: Decimal
    high: Decimal | None
    currency: str
    unit: str | None


def read_price(text: str, notation: Notation) -> object:
    """One price; a number alone, without a currency from anywhere, is none."""
    price = parse_price(
        text, decimal=notation.decimal, currency=notation.currency, symbols=notation.symbols
    )
    if price is None:
        if notation.currency is None:
            return Unread("no amount with a currency that is certain; a number alone is no price")
        return Unread("accepted: one amount or a range, such as USD 12.50 or €10 - 12 / piece")
    high = None if price.high is None else price.high.amount
    return PriceField(price.low.amount, high, price.low.currency, price.unit)


@dataclass(frozen=True, slots=True)
class BreaksField:
    """Price breaks as read, in one currency."""

    breaks: list[Struct]
    currency: str


def read_price_breaks(text: str, notation: Notation) -> object:
    """Prices by quantity, or the one price of a column whose header says the quantity."""
    if notation.min_quantity is not None:
        price = read_price(text, notation)
        if not isinstance(price, PriceField):
            return price
        tier: Struct = {
            "min_quantity": Decimal(notation.min_quantity),
            "unit_price": price.low,
            "unit_price_high": price.high,
        }
        return BreaksField([tier], price.currency)
    breaks = parse_price_breaks(
        text, decimal=notation.decimal, currency=notation.currency, symbols=notation.symbols
    )
    if not breaks:
        return Unread("accepted: quantities with prices, such as 1-9: $10; 10-99: $9")
    currencies = {b.unit_price.currency for b in breaks}
    if len(currencies) > 1:
        return Unread(f"several currencies in one list of price breaks: {sorted(currencies)}")
    return BreaksField(
        [
            {
                "min_quantity": b.min_quantity,
                "unit_price": b.unit_price.amount,
                "unit_price_high": None if b.unit_price_high is None else b.unit_price_high.amount,
            }
            for b in breaks
        ],
        currencies.pop(),
    )


def merge_breaks(tiers: Sequence[BreaksField]) -> BreaksField | Unread:
    """Price breaks that stand in several columns, one or more to each, by quantity."""
    currencies = sorted({tier.currency for tier in tiers})
    if len(currencies) > 1:
        return Unread(f"several currencies in one row's price breaks: {currencies}")
    breaks = [b for tier in tiers for b in tier.breaks]
    return BreaksField(sorted(breaks, key=_quantity), currencies[0])


def _quantity(tier: Struct) -> Decimal:
    return Decimal(str(tier["min_quantity"]))


def read_currency(text: str, notation: Notation) -> object:
    """ISO 4217 code."""
    from babel.numbers import is_currency

    name = clean(text)
    name = notation.symbols.get(name, name).upper()
    name = {"RMB": "CNY", "US$": "USD", "€": "EUR", "£": "GBP"}.get(name, name)
    return name if is_currency(name) else Unread("accepted: an ISO 4217 code, such as USD")
