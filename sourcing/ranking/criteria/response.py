"""Response: how soon the supplier answers an inquiry."""

from __future__ import annotations

from typing import Final

from data.judge import Record
from sourcing.ranking.candidate import Candidate, Fact, supplier_fact
from sourcing.ranking.measure import UNKNOWN, Measure, exactly
from sourcing.ranking.situation import Situation
from sourcing.ranking.value_functions import logarithmic

WORST: Final = 72.0
BEST: Final = 1.0


class Response:
    """Straight in the logarithm, from three days (0) to one hour (1)."""

    id = "response"
    label = "response time"
    of = Record.SUPPLIER

    def applies(self, _: Situation) -> bool:
        """Always."""
        return True

    def measure(self, candidate: Candidate, _: Situation) -> Measure:
        """The value of the hours."""
        hours = candidate.supplier.response_hours
        return UNKNOWN if hours is None else exactly(logarithmic(hours, worst=WORST, best=BEST))

    def facts(self, candidate: Candidate, _: Situation) -> tuple[Fact, ...]:
        """The hours."""
        hours = candidate.supplier.response_hours
        words = None if hours is None else f"{hours:g} h"
        return (supplier_fact(candidate.supplier, "response_hours", words, "response_time"),)
