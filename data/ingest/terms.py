"""Terms of an offer and figures of a supplier: quantities, times, dates, shares, counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from data.ingest.notation import Notation, Unread, or_unread
from data.parse.codes import parse_languages
from data.parse.dates import parse_date
from data.parse.number import parse_number
from data.parse.terms import (
    parse_delivery_terms,
    parse_lead_times,
    parse_quantity_of_sale,
    parse_share,
)
from data.parse.text import clean


@dataclass(frozen=True, slots=True)
class AmountField:
    """A quantity of goods as read, with its unit of sale where the text names it."""

    amount: Decimal
    unit: str | None


def read_amount(text: str, notation: Notation) -> object:
    """A quantity of goods, with its unit of sale where the text names it."""
    found = parse_quantity_of_sale(text, notation.decimal)
    if found is None:
        return Unread("accepted: a quantity, such as 500 or 100 pcs")
    return AmountField(*found)


def read_lead_times(text: str, notation: Notation) -> object:
    """Days from order to shipment, by quantity."""
    times = parse_lead_times(text, notation.decimal)
    if not times:
        return Unread("accepted: days or weeks, such as 15-20 days or 1-100: 7 days")
    return [
        {"min_quantity": t.min_quantity, "days_low": t.days_low, "days_high": t.days_high}
        for t in times
    ]


def read_delivery_terms(text: str) -> object:
    """Incoterms 2020 rules, with places."""
    terms = parse_delivery_terms(text)
    if not terms:
        return Unread("accepted: Incoterms 2020 rules with places, such as FOB Ningbo; CIF")
    return [{"incoterm": t.incoterm, "place": t.place} for t in terms]


def read_date(text: str, notation: Notation) -> date | Unread:
    """A date that can be read one way only."""
    found = parse_date(text, notation.date_order)
    return (
        Unread("accepted: a date that can be read one way only, such as 2026-03-31")
        if (found is None)
        else found
    )


def read_share(text: str, notation: Notation) -> object:
    """A share of 0 to 1."""
    return or_unread(parse_share(text, notation.decimal), "a share, such as 97.5% or 0.975")


def read_count(text: str, notation: Notation) -> object:
    """A whole number that is not negative."""
    number = parse_number(clean(text), notation.decimal)
    if number is None or number < 0 or number != number.to_integral_value():
        return Unread("accepted: a whole number")
    return int(number)


def read_languages(text: str) -> object:
    """ISO 639-1 codes."""
    return list(parse_languages(text)) or Unread("accepted: languages, such as en, zh, Spanish")
