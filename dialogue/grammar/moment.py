"""Moments: days and periods as people name them, before the words that make deadlines of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from dialogue.grammar.calendar_date import dates_by_month, han_dates, numeric_dates
from dialogue.grammar.calendar_period import named_days, relative_periods, weekdays, weeks, years
from dialogue.grammar.calendar_within import days_within
from dialogue.grammar.moment_type import Moment
from dialogue.grammar.period import (
    Date,
    part,
)
from dialogue.grammar.utterance import Utterance


def moments(utterance: Utterance, today: Date, zone: str) -> list[Moment]:
    """Every day and period that an utterance names, also overlapping ones.

    Args:
        utterance: the text.
        today: by the buyer's clock.
        zone: IANA name of the buyer's time zone, or empty; American ones write the month first.
    """
    periods = list(relative_periods(utterance, today))
    found = [
        *numeric_dates(utterance, zone),
        *han_dates(utterance, today),
        *dates_by_month(utterance, today),
        *named_days(utterance, today),
        *periods,
        *days_within(utterance, periods),
        *weekdays(utterance, today),
        *weeks(utterance, today),
        *years(utterance),
    ]
    return [*found, *_parts(utterance, found)]


def _parts(utterance: Utterance, found: list[Moment]) -> Iterator[Moment]:
    """``end of March``, ``mid-January``, 三月底."""
    for one in found:
        if one.period.is_day or one.part:
            continue
        for which in ("end", "start", "middle", "first_half", "second_half"):
            hit = utterance.before(f"date_{which}", one.first)
            if hit is not None:
                yield replace(
                    one, first=hit.first, period=part(one.period, which), part=which, cued=False
                )
            after = utterance.after(f"date_{which}_after", one.last)
            if after is not None:
                yield replace(
                    one, last=after.last, period=part(one.period, which), part=which, cued=False
                )


def zone_of(now: datetime.datetime) -> str:
    """IANA name of a time's zone, or an empty text."""
    return str(getattr(now.tzinfo, "key", "") or "")
