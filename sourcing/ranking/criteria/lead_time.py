"""Lead time: whether the goods can be shipped before they are needed."""

from __future__ import annotations

from typing import Final

from data.constraint import LEAD_TIME
from data.judge import Record
from data.judge.offers import lead_time_step
from data.records import LeadTime
from sourcing.ranking.candidate import Candidate, Fact, offer_fact
from sourcing.ranking.measure import UNKNOWN, Measure, between, exactly
from sourcing.ranking.situation import Situation
from sourcing.ranking.value_functions import waning

HALF_WITHOUT_DATE: Final = 30.0
"""Days that are worth one half when no day is named."""

IN_TIME: Final = 0.8
"""Least value of what is shipped in time; the sooner, the nearer to 1."""

LATE: Final = 0.4
"""Value just past the day: half of what it was just before."""

HALF_LATE: Final = 14.0
"""Days past the day that halve the value once more."""


class LeadTimeNeeded:
    """By the day the goods are needed, counted from today; shipment has to come before it.

    In time it falls from 1 to 0.8 at the day itself, because a reserve is worth something; past
    it, it starts at 0.4 and halves with 14 days more. Without a day it is 30 / (30 + days). The
    time of carriage is not in it: the catalogue does not state it.
    """

    id = "lead_time"
    label = "lead time"
    of = Record.OFFER

    def applies(self, situation: Situation) -> bool:
        """Unless the buyer said that it does not matter."""
        return situation.cares_about(LEAD_TIME)

    def measure(self, candidate: Candidate, situation: Situation) -> Measure:
        """The value of the days, or of both ends of a stated range."""
        step = applicable(candidate, situation)
        if step is None:
            return UNKNOWN
        soonest = _value(step.days_low, situation)
        if step.days_high == step.days_low:
            return exactly(soonest)
        return between(_value(step.days_high, situation), soonest)

    def facts(self, candidate: Candidate, situation: Situation) -> tuple[Fact, ...]:
        """The days."""
        step = applicable(candidate, situation)
        words = None
        if step is not None:
            days = "–".join(dict.fromkeys((str(step.days_low), str(step.days_high))))
            words = f"{days} days"
        return (offer_fact(candidate.offer, "lead_times", words, "lead_time"),)


def applicable(candidate: Candidate, situation: Situation) -> LeadTime | None:
    """The lead time for what would be bought, or None."""
    bought = situation.bought(candidate.offer)
    if bought is None and situation.quantity is not None:
        return None
    return lead_time_step(candidate.offer, bought)


def _value(days: int, situation: Situation) -> float:
    if situation.days is None:
        return waning(days, half=HALF_WITHOUT_DATE)
    if days <= situation.days:
        return 1.0 - (1.0 - IN_TIME) * days / situation.days if situation.days else IN_TIME
    return LATE * waning(days - situation.days, half=HALF_LATE)
