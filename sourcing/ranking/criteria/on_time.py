"""On time: the share of orders that the supplier delivered when promised."""

from __future__ import annotations

from typing import Final

from data.judge import Record
from sourcing.ranking.candidate import Candidate, Fact, supplier_fact
from sourcing.ranking.measure import UNKNOWN, Measure, exactly
from sourcing.ranking.situation import Situation
from sourcing.ranking.value_functions import linear

WORST: Final = 0.6
"""Rate at and below which it is worth nothing: two orders of five are late."""


class OnTime:
    """Straight from 60 % (0) to 100 % (1)."""

    id = "on_time"
    label = "on time"
    of = Record.SUPPLIER

    def applies(self, _: Situation) -> bool:
        """Always."""
        return True

    def measure(self, candidate: Candidate, _: Situation) -> Measure:
        """The value of the rate."""
        rate = candidate.supplier.on_time_rate
        return UNKNOWN if rate is None else exactly(linear(rate, worst=WORST, best=1.0))

    def facts(self, candidate: Candidate, _: Situation) -> tuple[Fact, ...]:
        """The rate."""
        rate = candidate.supplier.on_time_rate
        words = None if rate is None else f"{rate:.1%}"
        return (supplier_fact(candidate.supplier, "on_time_rate", words),)
