"""Days and periods of the calendar, and reckoning with them."""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

Date = datetime.date


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``first`` to ``last``, both included; one day where they are equal."""

    first: Date
    last: Date

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        return self.first == self.last


def day(date: Date) -> Period:
    """A period of one day."""
    return Period(date, date)


def month(year: int, number: int) -> Period:
    """A month of a year."""
    return Period(Date(year, number, 1), Date(year, number, calendar.monthrange(year, number)[1]))


def quarter(year: int, number: int) -> Period:
    """A quarter (1 to 4) of a year."""
    return Period(month(year, number * 3 - 2).first, month(year, number * 3).last)


def half(year: int, number: int) -> Period:
    """A half (1 or 2) of a year."""
    return Period(month(year, number * 6 - 5).first, month(year, number * 6).last)


def whole_year(year: int) -> Period:
    """A calendar year."""
    return Period(Date(year, 1, 1), Date(year, 12, 31))


def week_of(date: Date) -> Period:
    """The week, Monday to Sunday (ISO 8601), that a day is in."""
    monday = date - datetime.timedelta(days=date.weekday())
    return Period(monday, monday + datetime.timedelta(days=6))


def iso_week(year: int, number: int) -> Period | None:
    """A week by its ISO 8601 number, or None where the year has no such week."""
    try:
        return week_of(Date.fromisocalendar(year, number, 1))
    except ValueError:
        return None


def season(name: str, year: int) -> Period:
    """A season by whole months of the northern half of the earth; winter begins in December."""
    first = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[name]
    end_year, end_month = (year, first + 2) if first < 12 else (year + 1, 2)
    return Period(month(year, first).first, month(end_year, end_month).last)


def later(date: Date, *, days: int = 0, months: int = 0) -> Date:
    """A date some days and months on; the last day of a shorter month stands for a later one.

    Beyond the calendar's end it is the last day there is.
    """
    total = date.year * 12 + date.month - 1 + months
    year, number = divmod(total, 12)
    if not 1 <= year < datetime.MAXYEAR or abs(days) > 3_000_000:
        return Date(9998, 12, 31)
    moved = Date(year, number + 1, min(date.day, calendar.monthrange(year, number + 1)[1]))
    return moved + datetime.timedelta(days=days)


def part(period: Period, which: str) -> Period:
    """The beginning, middle or end of a period.

    Of a month: days 1 to 10, 11 to 20 and 21 to its last. Of a longer period: its first, second
    and last third. Of a week: Monday and Tuesday, Wednesday, and Thursday to Sunday.
    """
    length = (period.last - period.first).days + 1
    third = datetime.timedelta(days=max(1, length // 3))
    if length == 7:
        third = datetime.timedelta(days=2)
    one_day = datetime.timedelta(days=1)
    if which in ("first_half", "second_half"):
        turn = period.first + datetime.timedelta(days=length // 2)
        if period == month(period.first.year, period.first.month):
            turn = period.first + datetime.timedelta(days=15)
        first = which == "first_half"
        return Period(period.first, turn - one_day) if first else Period(turn, period.last)
    if which == "start":
        return Period(period.first, period.first + third - one_day)
    if which == "middle":
        return Period(period.first + third, period.first + 2 * third - one_day)
    return Period(period.first + 2 * third, period.last)


def date_or_none(year: int, number: int, day_of_month: int) -> Date | None:
    """A date, or None where there is no such day or the year is not of our time."""
    if not 1900 <= year <= 2199:
        return None
    try:
        return Date(year, number, day_of_month)
    except ValueError:
        return None
