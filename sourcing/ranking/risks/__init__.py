"""Warning signs about a supplier or its offer, each with the fields that it rests on."""

from __future__ import annotations

from sourcing.ranking.candidate import Candidate
from sourcing.ranking.result import Risk
from sourcing.ranking.risks.country import country_risks
from sourcing.ranking.risks.newcomer import newcomer_risks
from sourcing.ranking.risks.price import price_risks
from sourcing.ranking.risks.record import record_risks
from sourcing.ranking.risks.terms import term_risks
from sourcing.ranking.situation import Situation

__all__ = ["risks_of"]


def risks_of(candidate: Candidate, situation: Situation) -> tuple[Risk, ...]:
    """Every warning sign, the gravest kind first."""
    return (
        *price_risks(candidate, situation),
        *newcomer_risks(candidate, situation),
        *country_risks(candidate, situation),
        *record_risks(candidate, situation),
        *term_risks(candidate, situation),
    )
