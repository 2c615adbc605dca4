"""Kind: a maker, a trader or a distributor, where the buyer cares which."""

from __future__ import annotations

from data.judge import Record
from sourcing.ranking.candidate import Candidate, Fact, supplier_fact
from sourcing.ranking.measure import UNKNOWN, Measure, exactly
from sourcing.ranking.situation import Situation


class Kind:
    """1 for a kind that is asked for, 0 for another."""

    id = "kind"
    label = "kind of supplier"
    of = Record.SUPPLIER

    def applies(self, situation: Situation) -> bool:
        """Where a kind is asked for."""
        return bool(situation.kinds)

    def measure(self, candidate: Candidate, situation: Situation) -> Measure:
        """Whether it is one of them."""
        kind = candidate.supplier.kind
        return UNKNOWN if kind is None else exactly(1.0 if kind in situation.kinds else 0.0)

    def facts(self, candidate: Candidate, _: Situation) -> tuple[Fact, ...]:
        """The kind."""
        kind = candidate.supplier.kind
        return (supplier_fact(candidate.supplier, "kind", None if kind is None else kind.value),)
