"""The prices of a BMEcat article, by quantity."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Final

from data.readers.bmecat_catalogue import Catalogue
from data.readers.json_text import Json, compact
from data.readers.rows import NumberText
from data.readers.xml_parts import Part

_KINDS: Final = ("net_customer", "net_list", "gros_list", "net_customer_exp")
"""Kinds of price that a business buyer pays, best known first (BMEcat, ``price_type``).

Recommended consumer prices (``nrp``) and kinds that two partners agreed on are not among them.
"""
_NUMBER: Final = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")


def number(text: str | None) -> str | None:
    """A number as the standard writes it (with a decimal point), else the text."""
    return NumberText(text) if text is not None and _NUMBER.fullmatch(text) else text


def price_cells(article: Part, catalogue: Catalogue) -> dict[str, str | None]:
    """Price or price breaks, currency and validity of an article.

    Of several periods the one that starts last; of several kinds and currencies the one that a
    business buyer pays, in the catalogue's currency. The others are kept in an ignored column.
    """
    periods = article.all("ARTICLE_PRICE_DETAILS", "PRODUCT_PRICE_DETAILS")
    if not periods:
        return {}
    period = max(periods, key=lambda part: _date(part, "valid_start_date") or "")
    chosen = _chosen(_prices(period), catalogue)
    left = [
        _described(price, catalogue)
        for other in periods
        for price in _prices(other)
        if price not in chosen
    ]
    cells: dict[str, str | None] = {
        "VALID_START_DATE": _date(period, "valid_start_date"),
        "VALID_END_DATE": _date(period, "valid_end_date"),
        "OTHER_PRICES": compact(left) if left else None,
    }
    if chosen:
        cells["PRICE_CURRENCY"] = _currency(chosen[0], catalogue)
        bounds = {price.get("LOWER_BOUND") for price in chosen}
        if bounds <= {None, "0", "1"}:
            cells["PRICE_AMOUNT"] = _amount(chosen[0])
        else:
            cells["PRICES"] = compact([_step(price, catalogue) for price in chosen])
    return cells


def _prices(period: Part) -> list[Part]:
    return [p for p in period.all("ARTICLE_PRICE", "PRODUCT_PRICE") if p.get("PRICE_AMOUNT")]


def _chosen(prices: list[Part], catalogue: Catalogue) -> list[Part]:
    """The prices of one kind, currency and territory, from the lowest quantity up."""
    for kind in _KINDS:
        found = [price for price in prices if price.attribute("price_type") == kind]
        if found:
            usual = [p for p in found if _currency(p, catalogue) == catalogue.currency] or found
            currency = _currency(usual[0], catalogue)
            places = _territories(usual[0])
            return [
                price
                for price in usual
                if _currency(price, catalogue) == currency and _territories(price) == places
            ]
    return []


def _currency(price: Part, catalogue: Catalogue) -> str | None:
    return price.get("PRICE_CURRENCY") or catalogue.currency


def _territories(price: Part) -> tuple[str | None, ...]:
    return tuple(part.text for part in price.all("TERRITORY"))


def _amount(price: Part) -> str | None:
    """The amount with its factor applied (BMEcat: the factor is always multiplied)."""
    stated, factor = price.get("PRICE_AMOUNT"), price.get("PRICE_FACTOR")
    if stated is None or factor is None:
        return number(stated)
    try:
        product = Decimal(stated) * Decimal(factor)
    except InvalidOperation:
        return None
    return NumberText(format(product, "f"))


def _step(price: Part, catalogue: Catalogue) -> dict[str, Json]:
    step: dict[str, Json] = {
        "min_quantity": number(price.get("LOWER_BOUND") or "1"),
        "price": _amount(price),
    }
    currency = _currency(price, catalogue)
    if currency is not None:
        step["currency"] = currency
    return step


def _described(price: Part, catalogue: Catalogue) -> Json:
    places = [place for place in _territories(price) if place]
    more: dict[str, Json] = {"price_type": price.attribute("price_type")}
    if places:
        more["territory"] = ", ".join(places)
    return {**_step(price, catalogue), **more}


def _date(period: Part, kind: str) -> str | None:
    """A date of a price period: an element of its own (2005) or a typed DATETIME (1.2)."""
    own = period.get(kind.upper())
    if own is not None:
        return own
    for part in period.all("DATETIME"):
        if part.attribute("type") == kind:
            return part.get("DATE")
    return None
