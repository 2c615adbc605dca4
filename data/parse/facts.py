"""Facts about suppliers and warranties: months, hours, shares, head counts, years, ratings."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final

from data.parse.number import Mark, normalise_digits, parse_number
from data.parse.sale_quantity import whole_number
from data.parse.text import clean, is_missing
from data.units import parse_unit, to_base

_NUMBER: Final = r"[0-9]+(?:[.,][0-9]+)?"
_MONTHS: Final = re.compile(
    rf"(?:(?:warranty|guarantee|garantie|garantía|保修|质保|for|limited)\s*[:：]?\s*)?"
    rf"(?P<amount>{_NUMBER}|one|two|three|five|half a|一|两|三|五)"
    r"\s*-?\s*(?P<unit>[^\W\d_]+?)\.?(?:\(s\))?"
    r"(?:\s+(?:warranty|guarantee|garantie|garantía|limited warranty|parts))?",
    re.IGNORECASE,
)
_COUNTS: Final = {
    "one": "1",
    "two": "2",
    "three": "3",
    "five": "5",
    "half a": "0.5",
    "一": "1",
    "两": "2",
    "三": "3",
    "五": "5",
}
_NO_WARRANTY: Final = frozenset({"no warranty", "without warranty", "keine garantie", "无保修"})


def _cleaned(text: str) -> str | None:
    cleaned = normalise_digits(clean(text))
    return None if is_missing(cleaned) or len(cleaned) > 120 else cleaned


def parse_months(text: str) -> int | None:
    """A period in whole months: "2 years" is 24, "18 months" 18, "no warranty" 0.

    A bare number is not certain (years or months?); nor are days and weeks, unless they are whole
    years ("365 days" is 12).
    """
    cleaned = _cleaned(text)
    if cleaned is None:
        return None
    if cleaned.casefold() in _NO_WARRANTY:
        return 0
    match = _MONTHS.fullmatch(cleaned)
    if match is None:
        return None
    amount = parse_number(_COUNTS.get(match["amount"].casefold(), match["amount"]), None)
    unit = parse_unit(match["unit"])
    if amount is None:
        return None
    if unit == "day":
        return int(amount / 365 * 12) if amount % 365 == 0 else None
    months = amount * {"year": 12, "month": 1}.get(unit or "", 0)
    return int(months) if 0 < months <= 1200 and months == months.to_integral_value() else None


_HOURS: Final = re.compile(
    rf"(?:≤|<=|<|within|under|less than|in|innerhalb von|about|approx\.?)?\s*"
    rf"(?P<amount>{_NUMBER})\s*"
    r"(?P<unit>[^\W\d_]*)\.?",
    re.IGNORECASE,
)


def parse_hours(text: str, decimal: Mark | None = None) -> float | None:
    """A duration in hours: "≤3h" is 3.0, "2 days" 48.0, "30 min" 0.5; a bare number is hours."""
    cleaned = _cleaned(text)
    match = _HOURS.fullmatch(cleaned) if cleaned is not None else None
    if match is None:
        return None
    amount = parse_number(match["amount"], decimal)
    unit = parse_unit(match["unit"]) if match["unit"] else "h"
    if amount is None or unit not in ("s", "min", "h", "day", "week"):
        return None
    hours = to_base(float(amount), unit) / 3600
    return hours if hours < 10_000 else None


def parse_share(text: str, decimal: Mark | None) -> float | None:
    """A share of one: "97.5%" and "0.975" are 0.975; None outside 0 to 1.

    A bare number above 1 is not certain, and neither is a bare 1: one per cent, or all.
    """
    cleaned = _cleaned(text)
    if cleaned is None:
        return None
    match = re.fullmatch(
        rf"[<>≥≤~]?\s*({_NUMBER})\s*(%|％|percent|Prozent|por ciento|pour cent)?", cleaned
    )
    if match is None:
        return None
    value = parse_number(match[1], decimal)
    if value is None:
        return None
    if match[2]:
        return float(value / 100) if 0 <= value <= 100 else None
    is_bare_one = value == 1 and "." not in match[1] and "," not in match[1]
    return float(value) if 0 <= value <= 1 and not is_bare_one else None


_EMPLOYEE_WORDS: Final = (
    r"(?:people|persons?|employees?|staff|workers?|personas|empleados|trabajadores|mitarbeiter|"
    r"personnes|employés|salariés|人|员工|名员工)?"
)
_COUNT: Final = r"[0-9](?:[0-9]|[.,' ](?=[0-9]{3}(?![0-9])))*"
_EMPLOYEES: Final = re.compile(
    rf"(?:(?P<low>{_COUNT})\s*(?:-|~|—|to|bis|a|à|至|到)\s*(?P<high>{_COUNT})"
    rf"|(?:above|over|more than|>|>=|≥|mehr als|über|más de|plus de|超过|大于)\s*"
    rf"(?P<above>{_COUNT})"
    rf"|(?:below|under|fewer than|less than|up to|<|<=|≤|weniger als|unter|menos de|moins de|"
    rf"少于)\s*(?P<below>{_COUNT})"
    rf"|(?P<plus>{_COUNT})\s*(?:\+|以上)|(?:about|approx\.?|ca\.?|约|~)?\s*(?P<one>{_COUNT}))"
    rf"\s*{_EMPLOYEE_WORDS}\s*(?:以上)?",
    re.IGNORECASE,
)


def parse_employees(text: str) -> tuple[int, int] | None:
    """A head count or band: "51 - 100 People" is (51, 100); an open end repeats the known end."""
    cleaned = _cleaned(text)
    match = _EMPLOYEES.fullmatch(cleaned) if cleaned is not None else None
    if match is None:
        return None
    if match["low"]:
        low, high = whole_number(match["low"]), whole_number(match["high"])
    else:
        low = high = whole_number(next(t for t in match.groups() if t))
    if low is None or high is None or not 0 <= low <= high < Decimal(10**8):
        return None
    return int(low), int(high)


def parse_year(text: str) -> int | None:
    """A calendar year between 1500 and next year: "2008", "2008年", "since 2008"."""
    cleaned = _cleaned(text)
    if cleaned is None:
        return None
    match = re.fullmatch(
        r"(?:(?:since|est\.?|established(?: in)?|founded(?: in)?|seit|gegründet|desde|depuis|"
        r"成立于)\s*)?"
        r"([12][0-9]{3})(?:\.0)?\s*年?(?:-(?:0[1-9]|1[0-2])-(?:[0-2][0-9]|3[01]))?",
        cleaned,
        re.IGNORECASE,
    )
    if match is None:
        return None
    year = int(match[1])
    return year if 1500 <= year <= datetime.now(tz=UTC).year + 1 else None


def parse_rating(text: str, decimal: Mark | None = None) -> float | None:
    """A rating on a scale of 0 to 5: "4.8", "4.8/5", "4.8 out of 5 stars"; "9/10" is 4.5."""
    cleaned = _cleaned(text)
    if cleaned is None:
        return None
    match = re.fullmatch(
        rf"({_NUMBER})\s*(?:(?:/|out of|von|de|sur)\s*(5|10|100)(?:\.0)?)?\s*(?:stars?|★|Sterne|"
        r"estrellas|étoiles|分|星)?",
        cleaned,
        re.IGNORECASE,
    )
    if match is None:
        return None
    value = parse_number(match[1], decimal or ("." if "." in match[1] else None))
    if value is None:
        return None
    scale = Decimal(match[2] or 5)
    return float(value * 5 / scale) if 0 <= value <= scale else None
