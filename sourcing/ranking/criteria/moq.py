"""MOQ: whether the smallest order is no more than what is needed."""

from __future__ import annotations

from data.constraint import MOQ
from data.judge import Record
from sourcing.ranking.candidate import Candidate, Fact, offer_fact
from sourcing.ranking.measure import UNKNOWN, Measure, exactly
from sourcing.ranking.situation import Situation


class MinimumOrder:
    """1 where the quantity is enough; otherwise the share of the smallest order that is needed."""

    id = "moq"
    label = "minimum order"
    of = Record.OFFER

    def applies(self, situation: Situation) -> bool:
        """Where a quantity is known and the buyer cares."""
        return situation.quantity is not None and situation.cares_about(MOQ)

    def measure(self, candidate: Candidate, situation: Situation) -> Measure:
        """The share."""
        moq, quantity = candidate.offer.moq, situation.quantity_of(candidate.offer)
        if moq is None or quantity is None:
            return UNKNOWN
        return exactly(1.0 if moq <= quantity else float(quantity / moq))

    def facts(self, candidate: Candidate, _: Situation) -> tuple[Fact, ...]:
        """The MOQ."""
        moq = candidate.offer.moq
        return (
            offer_fact(candidate.offer, "moq", None if moq is None else f"{moq.normalize():,f}"),
        )
