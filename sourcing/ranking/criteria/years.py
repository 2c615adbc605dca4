"""Years: how long the supplier has been in business."""

from __future__ import annotations

from datetime import date
from typing import Final

from data.judge import Record
from data.records import Supplier
from sourcing.ranking.candidate import Candidate, Fact, supplier_fact
from sourcing.ranking.measure import UNKNOWN, Measure, exactly
from sourcing.ranking.situation import Situation
from sourcing.ranking.value_functions import saturating

HALF: Final = 5.0
"""Years that are worth one half: about half of new firms reach their fifth (US Bureau of Labor
Statistics, Business Employment Dynamics)."""


class Years:
    """years / (years + 5), as stated or counted from the year of foundation."""

    id = "years"
    label = "years in business"
    of = Record.SUPPLIER

    def applies(self, _: Situation) -> bool:
        """Always."""
        return True

    def measure(self, candidate: Candidate, situation: Situation) -> Measure:
        """The value of the years."""
        years = years_of(candidate.supplier, situation.today)
        return UNKNOWN if years is None else exactly(saturating(years, half=HALF))

    def facts(self, candidate: Candidate, _: Situation) -> tuple[Fact, ...]:
        """The years, or the year of foundation."""
        supplier = candidate.supplier
        if supplier.years is None and supplier.founded is not None:
            return (supplier_fact(supplier, "founded", f"founded {supplier.founded}"),)
        words = None if supplier.years is None else f"{supplier.years} years"
        return (supplier_fact(supplier, "years", words),)


def years_of(supplier: Supplier, today: date) -> int | None:
    """Years in business on a day; None where neither they nor the foundation are stated."""
    if supplier.years is not None:
        return supplier.years
    return None if supplier.founded is None else max(0, today.year - supplier.founded)
