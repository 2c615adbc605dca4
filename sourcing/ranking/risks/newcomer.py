"""A new supplier that nobody verified and that looks better than anyone can be so soon."""

from __future__ import annotations

from typing import Final

from sourcing.ranking.candidate import Candidate, Fact, supplier_fact
from sourcing.ranking.criteria import rating, verification, years
from sourcing.ranking.result import Risk, RiskKind
from sourcing.ranking.situation import Situation

NEW: Final = 2
"""Years in business up to which a supplier is new."""

HIGH_RATING: Final = 4.8
FEW_RATINGS: Final = 10
HIGH_RATE: Final = 0.99


def newcomer_risks(candidate: Candidate, situation: Situation) -> tuple[Risk, ...]:
    """At most two years, no verification stated, and a nearly perfect rating or record."""
    supplier = candidate.supplier
    age = years.years_of(supplier, situation.today)
    verified = verification.Verification().measure(candidate, situation)
    if age is None or age > NEW or (verified.is_known and verified.best > 0):
        return ()
    claims: list[tuple[str, Fact]] = []
    count = supplier.rating_count
    if (
        supplier.rating is not None
        and supplier.rating >= HIGH_RATING
        and (count is None or count < FEW_RATINGS)
    ):
        shown = rating.Rating().facts(candidate, situation)[0]
        claims.append((f"rated {shown.shown}", shown))
    if supplier.on_time_rate is not None and supplier.on_time_rate >= HIGH_RATE:
        shown = supplier_fact(supplier, "on_time_rate", f"{supplier.on_time_rate:.1%}")
        claims.append((f"{shown.shown} on time", shown))
    if not claims:
        return ()
    said = ", ".join(words for words, _ in claims)
    facts = (
        *years.Years().facts(candidate, situation),
        *verification.Verification().facts(candidate, situation),
        *(fact for _, fact in claims),
    )
    age_words = "under a year" if age == 0 else "1 year" if age == 1 else f"{age} years"
    words = f"{age_words} in business, no verification stated, yet {said}"
    return (Risk(RiskKind.NEW_WITH_HIGH_CLAIMS, words, facts),)
