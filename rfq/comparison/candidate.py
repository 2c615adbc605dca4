"""What is put side by side, and what the caller knows about it."""

from __future__ import annotations

from dataclasses import dataclass

from data.records import Offer, Product, Supplier
from rfq.landed import LandedCost, NotPriced


@dataclass(frozen=True, slots=True)
class ScorePart:
    """What one criterion adds to a score.

    Attributes:
        label: in English; the comparison words it.
        weight: its share of all weights, 0 to 1.
        value: 0 to 1; None when nothing that decides it is known.
    """

    id: str
    label: str
    weight: float
    value: float | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A product, with the offer, supplier, cost and score that go with it.

    Attributes:
        cost: of the offer, worked out on the same basis for all candidates.
        score: 0 to 1, with the parts that it is the sum of.
        confirmed: fields that the supplier has confirmed: attribute ids, or names of fields.
    """

    product: Product
    offer: Offer | None = None
    supplier: Supplier | None = None
    cost: LandedCost | NotPriced | None = None
    score: float | None = None
    score_parts: tuple[ScorePart, ...] = ()
    confirmed: frozenset[str] = frozenset()
