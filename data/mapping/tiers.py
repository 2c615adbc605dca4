"""Prices by quantity in columns of their own: "Price 100+", "1-99 pcs", "Preis ab 500"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.mapping import detect
from data.mapping.candidate import ColumnView
from data.mapping.currency_words import is_money_header
from data.mapping.profile import Sample

_COUNT = r"(?P<{}>\d{{1,3}}(?:[,.' ]\d{{3}})+|\d{{1,7}})(?P<{}>k?)"
_RANGE = re.compile(
    _COUNT.format("low", "low_k")
    + r"\s*(?:-|–|~|to|bis|至|到|à|a)\s*"
    + _COUNT.format("high", "high_k"),
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:>=|≥|>|from|ab|desde|a partir de|@|qty\s*)\s*"
    + _COUNT.format("low", "low_k")
    + r"|"
    + _COUNT.format("low2", "low2_k")
    + r"\s*(?:\+|以上|起|and (?:up|more)|or more|up\b|pcs?\+)",
    re.IGNORECASE,
)
_PIECES = re.compile(r"pcs?|pieces?|st(?:ü|u)ck|units?|sets?|个|件|台|只|qty", re.IGNORECASE)


def price_tiers(columns: Sequence[ColumnView], sample: Sample) -> dict[str, int]:
    """Column to the order quantity from which its amounts hold; empty below two such columns."""
    found = {}
    for column in columns:
        quantity = tier_quantity(column.name)
        if quantity is None:
            continue
        profile = sample[column.name]
        amounts = profile.share(detect.is_amount)
        if amounts < 0.6 or not _is_about_money(column, profile.share(detect.is_money)):
            continue
        found[column.name] = quantity
    return found if len(set(found.values())) == len(found) > 1 else {}


def tier_quantity(header: str) -> int | None:
    """The quantity from which a header's prices hold, or None when it states none."""
    text = re.sub(r"[_]", " ", header)
    match = _RANGE.search(text)
    if match:
        low, high = _count(match["low"], match["low_k"]), _count(match["high"], match["high_k"])
        return low if low < high else None
    match = _OPEN.search(text)
    if match:
        digits = match["low"] or match["low2"]
        return _count(digits, match["low_k"] or match["low2_k"])
    return None


def _count(digits: str, thousands: str | None) -> int:
    return int(re.sub(r"\D", "", digits)) * (1000 if thousands else 1)


def _is_about_money(column: ColumnView, money: float) -> bool:
    measure = column.header.measure
    stated = measure.currency is not None or measure.symbol is not None or money >= 0.6
    if is_money_header(column.name):
        return True
    return stated and (_PIECES.search(column.name) is not None or "+" in column.name)
