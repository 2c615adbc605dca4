"""Lead times: calendar days from order to shipment, by quantity."""

from __future__ import annotations

import json
import math
import re
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from data.parse.number import Mark, normalise_digits, parse_number
from data.parse.sale_quantity import whole_number
from data.parse.text import clean, is_missing
from data.records import LeadTime
from data.units import parse_unit

_DAYS: Final = {"day": 1.0, "week": 7.0, "month": 30.0, "h": 1 / 24}
_AMOUNT: Final = r"[0-9]+(?:[.,][0-9]+)?"
_SPAN: Final = re.compile(
    r"(?:(?:lead time|delivery(?: time)?|ships? (?:with)?in|within|about|approx\.?|around|ca\.?|"
    r"usually|约|大约|发货|交期|in|up to|etwa|environ|innerhalb von|dentro de)\s*[:：]?\s*)*"
    rf"(?P<low>{_AMOUNT})\s*(?P<low_unit>(?!working|business|work|werk|arbeits|个?工作)[^\W\d_]*)\s*"
    rf"(?:(?:-|~|～|—|to|bis|a|à|至|到)\s*(?P<high>{_AMOUNT})\s*)?"
    r"(?P<working>(?:working|business|work|workings|werk|arbeits|个?工作)\s*-?\s*)?"
    r"(?P<unit>[^\W\d_]*?\.?)(?:\(s\))?\s*(?P<working_after>(?:laborables|hábiles|ouvrables|ouvrés|ouvré))?"
    r"(?:\s*(?:after|upon|from|nach|después|after receipt|ARO|发货|内|之内|以内|内发货).{0,60})?",
    re.IGNORECASE | re.DOTALL,
)
_AT_ONCE: Final = frozenset(
    "immediate|immediately|same day|same-day|ready to ship|sofort|sofort lieferbar|inmediato|"
    "immédiat|现货|当天|当天发货|即时".split("|")
)
_QUANTITY: Final = r"[0-9](?:[0-9]|[.,' ](?=[0-9]{3}(?![0-9])))*"
_BAND: Final = re.compile(
    rf"\s*(?:(?P<low>{_QUANTITY})\s*(?:-|~|to|至)\s*(?P<high>{_QUANTITY})"
    rf"|(?:≥|>=|from|ab)\s*(?P<least>{_QUANTITY})|(?:>|over|more than)\s*(?P<over>{_QUANTITY})"
    rf"|(?P<more>{_QUANTITY})\s*(?:\+|or more|以上)|(?:<|≤|<=|up to|under)\s*(?P<most>{_QUANTITY}))"
    r"\s*(?:pcs|pieces?|sets?|units?|个|件|台|套|Stück)?\.?\s*[:=：]\s*(?P<time>\S.*?)\s*",
    re.IGNORECASE | re.DOTALL,
)
_SEGMENTS: Final = re.compile(r"\s*(?:[;；|\n\r]+|,(?=\s)|，)\s*")


def parse_lead_times(text: str, decimal: Mark | None) -> tuple[LeadTime, ...] | None:
    """The lead times that the whole text states, smallest quantity first; None when not certain.

    "15-20 days", "3 weeks" (21 days), "2 months" (60 days), "48 hours" (2 days), "immediately"
    (0); by quantity "1-100: 7 days; 101-500: 15 days" or a JSON list of objects with a quantity
    and days. A bare number is days. Working days are five to the week: n of them span between
    n + 2·⌊(n-1)/5⌋ and n + 2·⌈n/5⌉ calendar days, holidays apart. "to be negotiated" bands are
    left out where others are stated.
    """
    stripped = text.strip()
    if not stripped or len(stripped) > 2000 or is_missing(clean(stripped)):
        return None
    if stripped[0] in "[{":
        return _ordered(_from_json(stripped, decimal))
    whole = _span(normalise_digits(clean(stripped)), decimal)
    if whole is not None:
        return (LeadTime(Decimal(1), *whole),)
    bands: list[LeadTime] = []
    for segment in _SEGMENTS.split(normalise_digits(stripped)):
        if not segment.strip():
            continue
        match = _BAND.fullmatch(clean(segment))
        if match is None:
            return None
        if re.search(r"negotiat|discuss|协商|verhandel|negociar", match["time"], re.IGNORECASE):
            continue
        least = match["low"] or match["least"] or match["more"] or match["over"]
        minimum = Decimal(1) if match["most"] else whole_number(least)
        if minimum is not None and match["over"]:
            minimum += 1
        days = _span(match["time"], decimal)
        if minimum is None or days is None:
            return None
        bands.append(LeadTime(minimum, *days))
    return _ordered(bands)


def _ordered(bands: list[LeadTime] | None) -> tuple[LeadTime, ...] | None:
    if not bands:
        return None
    ordered = sorted(bands, key=lambda band: band.min_quantity)
    if any(a.min_quantity == b.min_quantity for a, b in pairwise(ordered)):
        return None
    return tuple(ordered)


@lru_cache(maxsize=8192)
def _span(text: str, decimal: Mark | None) -> tuple[int, int] | None:
    """Calendar days, shortest and longest."""
    folded = text.strip().casefold().rstrip(".")
    if folded in _AT_ONCE:
        return 0, 0
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        return None
    unit = _time_unit(match["unit"] or match["low_unit"])
    working = bool(match["working"] or match["working_after"])
    word = (match["unit"] or match["low_unit"]).casefold()
    for prefix in ("werk", "arbeits", "工作", "个工作"):
        if word.startswith(prefix) and len(word) > len(prefix):
            unit, working = _time_unit(word.removeprefix(prefix)), True
    if unit is None or (
        match["high"] and match["low_unit"] and _time_unit(match["low_unit"]) != unit
    ):
        return None
    if not match["high"] and match["low_unit"] and match["unit"]:
        return None
    low = parse_number(match["low"], decimal)
    high = parse_number(match["high"], decimal) if match["high"] else low
    if low is None or high is None or high < low:
        return None
    if working:
        if unit != "day":
            return None
        return _calendar_low(float(low)), _calendar_high(float(high))
    days = float(low) * _DAYS[unit], float(high) * _DAYS[unit]
    if days[1] > 3650:
        return None
    return math.ceil(days[0]), math.ceil(days[1])


def _time_unit(word: str) -> str | None:
    if not word:
        return "day"
    unit = parse_unit(word) or (
        "day" if word.casefold() in ("d", "dia", "dias", "天左右") else None
    )
    return unit if unit in _DAYS else None


def _calendar_low(days: float) -> int:
    return math.ceil(days) + 2 * (max(math.ceil(days) - 1, 0) // 5)


def _calendar_high(days: float) -> int:
    return math.ceil(days) + 2 * math.ceil(days / 5)


_LEAST_KEYS: Final = ("min", "minquantity", "minqty", "from", "quantity", "qty", "moq", "q")
_TIME_KEYS: Final = ("days", "leadtime", "time", "leadtimedays", "value", "duration", "day")


def _from_json(text: str, decimal: Mark | None) -> list[LeadTime] | None:
    try:
        loaded: Any = json.loads(text, parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        return None
    if isinstance(loaded, dict):
        loaded = [loaded]
    bands: list[LeadTime] = []
    for entry in loaded if isinstance(loaded, list) else ():
        if not isinstance(entry, dict):
            return None
        folded = {re.sub(r"[^a-z]", "", str(key).casefold()): value for key, value in entry.items()}
        least = next((folded[k] for k in _LEAST_KEYS if folded.get(k) is not None), "1")
        minimum = whole_number(re.split(r"[-~+]", str(least))[0])
        low, high = folded.get("dayslow"), folded.get("dayshigh")
        stated = next((folded[k] for k in _TIME_KEYS if folded.get(k) is not None), None)
        span = f"{low}-{high}" if low is not None and high is not None else str(stated)
        days = _span(span, decimal)
        if minimum is None or days is None:
            return None
        bands.append(LeadTime(minimum, *days))
    return bands
