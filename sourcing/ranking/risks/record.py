"""A record of disputes or of late deliveries."""

from __future__ import annotations

from sourcing.ranking.candidate import Candidate, supplier_fact
from sourcing.ranking.criteria import disputes, on_time
from sourcing.ranking.result import Risk, RiskKind
from sourcing.ranking.situation import Situation


def record_risks(candidate: Candidate, _: Situation) -> tuple[Risk, ...]:
    """One order of ten disputed, or two of five late: where the criteria reach 0."""
    supplier = candidate.supplier
    found: list[Risk] = []
    if supplier.dispute_rate is not None and supplier.dispute_rate >= disputes.WORST:
        words = f"{supplier.dispute_rate:.0%} of orders disputed"
        fact = supplier_fact(supplier, "dispute_rate", f"{supplier.dispute_rate:.1%}")
        found.append(Risk(RiskKind.MANY_DISPUTES, words, (fact,)))
    if supplier.on_time_rate is not None and supplier.on_time_rate <= on_time.WORST:
        words = f"{supplier.on_time_rate:.0%} of orders on time"
        fact = supplier_fact(supplier, "on_time_rate", f"{supplier.on_time_rate:.1%}")
        found.append(Risk(RiskKind.OFTEN_LATE, words, (fact,)))
    return tuple(found)
