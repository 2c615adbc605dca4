"""Capacity: whether the supplier can make, or already has, what is needed."""

from __future__ import annotations

from typing import Final

from data.judge import Record
from sourcing.ranking.candidate import Candidate, Fact, offer_fact, supplier_fact
from sourcing.ranking.measure import UNKNOWN, Measure, between, exactly
from sourcing.ranking.situation import Situation
from sourcing.ranking.value_functions import logarithmic

WORST: Final = 5.0
BEST: Final = 1000.0


class Capacity:
    """1 where the stock covers the quantity; else by the head count, 5 (0) to 1,000 (1).

    Equal ratios of heads are worth the same. Where no head count is stated, a stock that covers
    part of the quantity is the least that it can be worth.
    """

    id = "capacity"
    label = "capacity"
    of = Record.OFFER

    def applies(self, _: Situation) -> bool:
        """Always."""
        return True

    def measure(self, candidate: Candidate, situation: Situation) -> Measure:
        """The value of stock or heads."""
        stock, quantity = candidate.offer.stock, situation.quantity_of(candidate.offer)
        covered = None
        if stock is not None and quantity is not None:
            covered = min(1.0, float(stock / quantity))
            if covered == 1.0:
                return exactly(1.0)
        supplier = candidate.supplier
        low = supplier.employees_low
        high = supplier.employees_high
        if low is None and high is None:
            return UNKNOWN if covered is None else between(covered, 1.0)
        ends = [low if low is not None else high, high if high is not None else low]
        first, last = (logarithmic(float(end or 0), worst=WORST, best=BEST) for end in ends)
        return between(first, last)

    def facts(self, candidate: Candidate, _: Situation) -> tuple[Fact, ...]:
        """Stock and heads."""
        offer, supplier = candidate.offer, candidate.supplier
        stock = None if offer.stock is None else f"{offer.stock.normalize():,f} in stock"
        ends = [one for one in (supplier.employees_low, supplier.employees_high) if one is not None]
        heads = "–".join(dict.fromkeys(f"{one:,}" for one in ends))
        return (
            offer_fact(offer, "stock", stock),
            supplier_fact(supplier, "employees", f"{heads} employees" if heads else None),
        )
