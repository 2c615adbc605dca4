"""From the text of a core field to its value: one parser per mapping target.

A parser gets text that is not missing and answers the value, in the form the tables hold it, or
`Unread` with the reason. It never guesses: what is not certain is unread, and the text is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from data.parse.bag import open_bag
from data.parse.codes import (
    parse_certifications,
    parse_classification,
    parse_country,
    parse_gtin,
    parse_hs,
    parse_languages,
    parse_supplier_kind,
)
from data.parse.dates import parse_date
from data.parse.flag import parse_flag
from data.parse.lists import split_category, split_list
from data.parse.money import parse_price, parse_price_breaks
from data.parse.number import parse_number
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
from data.parse.text import clean
from data.units import rec20_code

Struct = dict[str, object]


@dataclass(frozen=True, slots=True)
class Unread:
    """A field whose text could not be read for sure."""

    reason: str


@dataclass(frozen=True, slots=True)
class Notation:
    """How the source writes things.

    Attributes:
        decimal: decimal mark of its numbers, None when unknown.
        date_order: of numeric dates, None when unknown.
        currency: ISO 4217 code of bare amounts in this column or row, None when unknown.
        symbols: currency symbol to ISO 4217.
        boolean: in this column 0 and 1 mean no and yes.
        min_quantity: from which this column's amounts hold, where its header says so.
    """

    decimal: Literal[".", ","] | None = None
    date_order: Literal["ymd", "dmy", "mdy"] | None = None
    currency: str | None = None
    symbols: Mapping[str, str] = field(default_factory=dict)
    boolean: bool = False
    min_quantity: int | None = None


FieldParser = Callable[[str, Notation], object]
"""Text and notation to a value, None for missing, or `Unread`."""


def _plain(parse: Callable[[str], object]) -> FieldParser:
    """A parser whose outcome does not depend on the source's notation."""
    return lambda text, _notation: parse(text)


def _or_unread(value: object, accepted: str) -> object:
    return Unread(f"accepted: {accepted}") if value is None else value


def _of_text(parse: Callable[[str], object], accepted: str) -> FieldParser:
    return lambda text, _notation: _or_unread(parse(text), accepted)


def _category(text: str) -> object:
    return list(split_category(text))


def _gtin(text: str) -> object:
    for part in split_list(clean(text)):
        if (gtin := parse_gtin(part)) is not None:
            return gtin
    return Unread("accepted: a GTIN-8, -12, -13 or -14 with a valid check digit")


def _classification(scheme: str) -> Callable[[str], object]:
    def parse(text: str) -> object:
        found = []
        for part in split_list(clean(text)):
            one = parse_hs(part) if scheme == "HS" else parse_classification(part, scheme)
            if one is None:
                return Unread(f"accepted: a code of {scheme}")
            if isinstance(one, str):
                found.append({"scheme": scheme, "code": one, "version": None})
            else:
                found.append({"scheme": one.scheme, "code": one.code, "version": one.version})
        return found

    return parse


def _any_classification(text: str) -> object:
    bag = open_bag(text)
    pairs = (
        bag
        if bag is not None
        else tuple(
            (scheme, code)
            for part in split_list(clean(text))
            for scheme, _, code in [part.partition(":")]
        )
    )
    found = []
    for scheme, code in pairs:
        one = parse_classification(code.strip(), scheme.strip()) if code.strip() else None
        if one is None:
            return Unread("accepted: scheme and code, such as UNSPSC: 24101603")
        found.append({"scheme": one.scheme, "code": one.code, "version": one.version})
    return found


def _certifications(text: str) -> object:
    return list(parse_certifications(text))


def _texts(text: str) -> object:
    return list(split_list(clean(text)))


def _images(text: str) -> object:
    parts = split_list(clean(text))
    if len(parts) == 1:
        parts = tuple(parts[0].replace("|", " ").split())
    return list(dict.fromkeys(parts))


@dataclass(frozen=True, slots=True)
class PriceField:
    """A price as read: one amount or a range, and the unit of sale where the text names it."""

    low: Decimal
    high: Decimal | None
    currency: str
    unit: str | None


def _price(text: str, notation: Notation) -> object:
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


def _price_breaks(text: str, notation: Notation) -> object:
    if notation.min_quantity is not None:
        price = _price(text, notation)
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


def _currency(text: str, notation: Notation) -> object:
    from babel.numbers import is_currency

    name = clean(text)
    name = notation.symbols.get(name, name).upper()
    name = {"RMB": "CNY", "US$": "USD", "€": "EUR", "£": "GBP"}.get(name, name)
    return name if is_currency(name) else Unread("accepted: an ISO 4217 code, such as USD")


@dataclass(frozen=True, slots=True)
class AmountField:
    """A quantity of goods as read, with its unit of sale where the text names it."""

    amount: Decimal
    unit: str | None


def _amount(text: str, notation: Notation) -> object:
    found = parse_quantity_of_sale(text, notation.decimal)
    if found is None:
        return Unread("accepted: a quantity, such as 500 or 100 pcs")
    return AmountField(*found)


def _lead_times(text: str, notation: Notation) -> object:
    times = parse_lead_times(text, notation.decimal)
    if not times:
        return Unread("accepted: days or weeks, such as 15-20 days or 1-100: 7 days")
    return [
        {"min_quantity": t.min_quantity, "days_low": t.days_low, "days_high": t.days_high}
        for t in times
    ]


def _delivery_terms(text: str) -> object:
    terms = parse_delivery_terms(text)
    if not terms:
        return Unread("accepted: Incoterms 2020 rules with places, such as FOB Ningbo; CIF")
    return [{"incoterm": t.incoterm, "place": t.place} for t in terms]


def _date(text: str, notation: Notation) -> date | Unread:
    found = parse_date(text, notation.date_order)
    return (
        Unread("accepted: a date that can be read one way only, such as 2026-03-31")
        if (found is None)
        else found
    )


def _share(text: str, notation: Notation) -> object:
    return _or_unread(parse_share(text, notation.decimal), "a share, such as 97.5% or 0.975")


def _count(text: str, notation: Notation) -> object:
    number = parse_number(clean(text), notation.decimal)
    if number is None or number < 0 or number != number.to_integral_value():
        return Unread("accepted: a whole number")
    return int(number)


def _languages(text: str) -> object:
    return list(parse_languages(text)) or Unread("accepted: languages, such as en, zh, Spanish")


def _unit_of_sale(text: str) -> str | None:
    return rec20_code(clean(text))


def _flag(text: str) -> bool | None:
    return parse_flag(text, column=True)


PARSERS: Final[dict[str, FieldParser]] = {
    "product.id": _plain(clean),
    "product.title": _plain(clean),
    "product.description": _plain(clean),
    "product.category": _plain(_category),
    "product.brand": _plain(clean),
    "product.mpn": _plain(clean),
    "product.gtin": _plain(_gtin),
    "product.url": _plain(clean),
    "product.classification": _plain(_any_classification),
    "product.hs_code": _plain(_classification("HS")),
    "product.unspsc": _plain(_classification("UNSPSC")),
    "product.eclass": _plain(_classification("ECLASS")),
    "product.etim": _plain(_classification("ETIM")),
    "product.certifications": _plain(_certifications),
    "product.images": _plain(_images),
    "offer.sku": _plain(clean),
    "offer.price": _price,
    "offer.price_high": _price,
    "offer.currency": _currency,
    "offer.price_breaks": _price_breaks,
    "offer.price_quantity": _amount,
    "offer.unit_of_sale": _of_text(_unit_of_sale, "a unit of sale, such as piece, set, kg or C62"),
    "offer.moq": _amount,
    "offer.lead_time": _lead_times,
    "offer.delivery_terms": _plain(_delivery_terms),
    "offer.delivery_place": _plain(clean),
    "offer.ship_from": _plain(clean),
    "offer.stock": _amount,
    "offer.sample_price": _price,
    "offer.customisation": _plain(clean),
    "offer.warranty": _of_text(parse_months, "a duration, such as 24 months or 2 years"),
    "offer.payment_terms": _plain(clean),
    "offer.valid_from": _date,
    "offer.valid_until": _date,
    "supplier.id": _plain(clean),
    "supplier.name": _plain(clean),
    "supplier.country": _of_text(parse_country, "a country's name or ISO 3166 code"),
    "supplier.region": _plain(clean),
    "supplier.cluster": _plain(clean),
    "supplier.kind": _of_text(parse_supplier_kind, "manufacturer, trader or distributor"),
    "supplier.founded": _of_text(parse_year, "a year"),
    "supplier.years": _count,
    "supplier.employees": _of_text(parse_employees, "a head count, such as 120 or 51-100"),
    "supplier.certifications": _plain(_certifications),
    "supplier.verification": _plain(clean),
    "supplier.verified_by": _plain(clean),
    "supplier.on_time_rate": _share,
    "supplier.response_time": _of_text(parse_hours, "a duration, such as 4 h"),
    "supplier.reorder_rate": _share,
    "supplier.dispute_rate": _share,
    "supplier.rating": _of_text(parse_rating, "a rating, such as 4.8 or 4.8/5"),
    "supplier.rating_count": _count,
    "supplier.languages": _plain(_languages),
    "supplier.time_zone": _plain(clean),
    "supplier.main_markets": _plain(_texts),
    "supplier.website": _plain(clean),
    "supplier.blocked": _of_text(_flag, "yes or no"),
    "supplier.block_reason": _plain(clean),
}

_FREE_TEXT: Final = frozenset(
    "product.id product.title product.description product.category product.brand product.mpn "
    "product.url product.certifications product.images offer.sku offer.delivery_place "
    "offer.ship_from offer.customisation offer.payment_terms supplier.id supplier.name "
    "supplier.region supplier.cluster supplier.certifications supplier.verification "
    "supplier.verified_by supplier.time_zone supplier.main_markets supplier.website "
    "supplier.block_reason".split()
)

DEMANDING: Final = frozenset(PARSERS) - _FREE_TEXT
"""Targets whose text has to be of a certain form."""
