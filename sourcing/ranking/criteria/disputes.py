"""Disputes: the share of orders that buyers disputed."""

from __future__ import annotations

from typing import Final

from data.judge import Record
from sourcing.ranking.candidate import Candidate, Fact, supplier_fact
from sourcing.ranking.measure import UNKNOWN, Measure, exactly
from sourcing.ranking.situation import Situation
from sourcing.ranking.value_functions import linear

WORST: Final = 0.1
"""Rate at and above which it is worth nothing: one order of ten."""


class Disputes:
    """Straight from 10 % (0) to none (1)."""

    id = "disputes"
    label = "disputes"
    of = Record.SUPPLIER

    def applies(self, _: Situation) -> bool:
        """Always."""
        return True

    def measure(self, candidate: Candidate, _: Situation) -> Measure:
        """The value of the rate."""
        rate = candidate.supplier.dispute_rate
        return UNKNOWN if rate is None else exactly(linear(rate, worst=WORST, best=0.0))

    def facts(self, candidate: Candidate, _: Situation) -> tuple[Fact, ...]:
        """The rate."""
        rate = candidate.supplier.dispute_rate
        words = None if rate is None else f"{rate:.1%}"
        return (supplier_fact(candidate.supplier, "dispute_rate", words),)
