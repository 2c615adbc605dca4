"""Tallied: every step is counted once, also when the database is away for a while."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime

from data.errors import StateUnavailable
from sourcing.service.measures import NoMeasures, Step
from sourcing.serving.tallied import NOTHING_FOUND, QUESTIONS, TURNS, Tallied

DAY = date(2026, 11, 22)


class Kept:
    """A store that can be away."""

    def __init__(self) -> None:
        self.days: dict[date, Counter[str]] = {}
        self.away = False

    def add(self, day: date, counts: Mapping[str, int]) -> None:
        if self.away:
            raise StateUnavailable("gone")
        self.days.setdefault(day, Counter()).update(counts)

    def counts(self, since: date) -> Mapping[date, Mapping[str, int]]:
        return {day: found for day, found in self.days.items() if day >= since}


def test_what_happened_is_kept_by_day() -> None:
    kept = Kept()
    tallied = Tallied(NoMeasures(), kept, now=lambda: datetime(2026, 11, 22, 23, 59, tzinfo=UTC))
    tallied.searched(timings={}, total=0)
    tallied.searched(timings={}, total=9)
    tallied.turned(timings={}, asked=True)
    tallied.turned(timings={}, asked=False)
    tallied.step(Step.RFQ, questions=2)
    tallied.flush()
    tallied.flush()
    assert kept.days == {
        DAY: {Step.SEARCH: 2, NOTHING_FOUND: 1, TURNS: 2, QUESTIONS: 1, Step.RFQ: 1}
    }


def test_nothing_is_lost_while_the_database_is_away() -> None:
    kept = Kept()
    tallied = Tallied(NoMeasures(), kept, now=lambda: datetime(2026, 11, 22, tzinfo=UTC))
    kept.away = True
    tallied.step(Step.SELECTION)
    tallied.flush()
    tallied.step(Step.SELECTION)
    kept.away = False
    tallied.stop()
    assert kept.days == {DAY: {Step.SELECTION: 2}}
