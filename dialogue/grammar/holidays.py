"""Days that buyers name as deadlines: fixed, by weekday, by Easter and by the Chinese calendar."""

from __future__ import annotations

import datetime
from typing import Final

_FIXED: Final = {
    "christmas": (12, 25),
    "christmas_eve": (12, 24),
    "new_year": (1, 1),
    "new_years_eve": (12, 31),
    "halloween": (10, 31),
    "valentine": (2, 14),
    "labour_day": (5, 1),
    "chinese_national_day": (10, 1),
    "singles_day": (11, 11),
    "three_kings": (1, 6),
}
_LUNAR_NEW_YEAR: Final = dict(
    enumerate(
        "02-10 01-29 02-17 02-06 01-26 02-13 02-03 01-23 02-11 01-31 02-19 02-08 01-28 02-15 "
        "02-04 01-24 02-12 02-01 01-22 02-10 01-30 02-17 02-06 01-26 02-14 02-02 01-23 02-11 "
        "02-01 02-19 02-08 01-28 02-15 02-04 01-24 02-12 02-02".split(),
        start=2024,
    )
)
"""First day of the Chinese year, 2024 to 2060 (Hong Kong Observatory's conversion tables)."""


def holiday(name: str, year: int) -> datetime.date | None:
    """The day of a holiday in a year; None where the table ends.

    Args:
        name: a key of ``holidays`` in ``words/dates.yaml``.
        year: Gregorian.
    """
    fixed = _FIXED.get(name)
    if fixed is not None:
        return datetime.date(year, *fixed)
    if name == "easter":
        return easter(year)
    if name == "lunar_new_year":
        day = _LUNAR_NEW_YEAR.get(year)
        return None if day is None else datetime.date.fromisoformat(f"{year}-{day}")
    thanksgiving = _weekday_of_month(year, 11, weekday=3, number=4)
    shift = {"thanksgiving": 0, "black_friday": 1, "cyber_monday": 4}.get(name)
    return None if shift is None else thanksgiving + datetime.timedelta(days=shift)


def next_holiday(name: str, today: datetime.date) -> datetime.date | None:
    """The next day of a holiday, today included."""
    for year in (today.year, today.year + 1):
        found = holiday(name, year) if year <= datetime.MAXYEAR else None
        if found is not None and found >= today:
            return found
    return None


def easter(year: int) -> datetime.date:
    """Easter Sunday of the western churches.

    Source: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, 1991, chapter 8).
    """
    a = year % 19
    b, c = divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    part = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * part) // 451
    month, day = divmod(h + part - 7 * m + 114, 31)
    return datetime.date(year, month, day + 1)


def _weekday_of_month(year: int, month: int, *, weekday: int, number: int) -> datetime.date:
    first = datetime.date(year, month, 1)
    offset = (weekday - first.weekday()) % 7 + 7 * (number - 1)
    return first + datetime.timedelta(days=offset)
