"""From the text of a core field to its value: one parser per mapping target.

A parser gets text that is not missing and answers the value, in the form the tables hold it, or
`Unread` with the reason. It never guesses: what is not certain is unread, and the text is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from data.ingest.notation import FieldParser, Unread, of_text, plain
from data.ingest.prices import read_currency, read_price, read_price_breaks
from data.ingest.terms import (
    read_amount,
    read_count,
    read_date,
    read_delivery_terms,
    read_languages,
    read_lead_times,
    read_share,
)
from data.parse.bag import open_bag
from data.parse.codes import (
    parse_certifications,
    parse_classification,
    parse_country,
    parse_gtin,
    parse_hs,
    parse_supplier_kind,
)
from data.parse.flag import parse_flag
from data.parse.lists import split_category, split_list
from data.parse.terms import (
    parse_employees,
    parse_hours,
    parse_months,
    parse_rating,
    parse_year,
)
from data.parse.text import clean
from data.units import rec20_code


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


def _unit_of_sale(text: str) -> str | None:
    return rec20_code(clean(text))


def _flag(text: str) -> bool | None:
    return parse_flag(text, column=True)


PARSERS: Final[dict[str, FieldParser]] = {
    "product.id": plain(clean),
    "product.title": plain(clean),
    "product.description": plain(clean),
    "product.category": plain(_category),
    "product.brand": plain(clean),
    "product.mpn": plain(clean),
    "product.gtin": plain(_gtin),
    "product.url": plain(clean),
    "product.classification": plain(_any_classification),
    "product.hs_code": plain(_classification("HS")),
    "product.unspsc": plain(_classification("UNSPSC")),
    "product.eclass": plain(_classification("ECLASS")),
    "product.etim": plain(_classification("ETIM")),
    "product.certifications": plain(_certifications),
    "product.images": plain(_images),
    "offer.sku": plain(clean),
    "offer.price": read_price,
    "offer.price_high": read_price,
    "offer.currency": read_currency,
    "offer.price_breaks": read_price_breaks,
    "offer.price_quantity": read_amount,
    "offer.unit_of_sale": of_text(_unit_of_sale, "a unit of sale, such as piece, set, kg or C62"),
    "offer.moq": read_amount,
    "offer.lead_time": read_lead_times,
    "offer.delivery_terms": plain(read_delivery_terms),
    "offer.delivery_place": plain(clean),
    "offer.ship_from": plain(clean),
    "offer.stock": read_amount,
    "offer.sample_price": read_price,
    "offer.customisation": plain(clean),
    "offer.warranty": of_text(parse_months, "a duration, such as 24 months or 2 years"),
    "offer.payment_terms": plain(clean),
    "offer.valid_from": read_date,
    "offer.valid_until": read_date,
    "supplier.id": plain(clean),
    "supplier.name": plain(clean),
    "supplier.country": of_text(parse_country, "a country's name or ISO 3166 code"),
    "supplier.region": plain(clean),
    "supplier.cluster": plain(clean),
    "supplier.kind": of_text(parse_supplier_kind, "manufacturer, trader or distributor"),
    "supplier.founded": of_text(parse_year, "a year"),
    "supplier.years": read_count,
    "supplier.employees": of_text(parse_employees, "a head count, such as 120 or 51-100"),
    "supplier.certifications": plain(_certifications),
    "supplier.verification": plain(clean),
    "supplier.verified_by": plain(clean),
    "supplier.on_time_rate": read_share,
    "supplier.response_time": of_text(parse_hours, "a duration, such as 4 h"),
    "supplier.reorder_rate": read_share,
    "supplier.dispute_rate": read_share,
    "supplier.rating": of_text(parse_rating, "a rating, such as 4.8 or 4.8/5"),
    "supplier.rating_count": read_count,
    "supplier.languages": plain(read_languages),
    "supplier.time_zone": plain(clean),
    "supplier.main_markets": plain(_texts),
    "supplier.website": plain(clean),
    "supplier.blocked": of_text(_flag, "yes or no"),
    "supplier.block_reason": plain(clean),
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
