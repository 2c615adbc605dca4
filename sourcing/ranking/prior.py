"""The rating that a supplier's own ratings are shrunk towards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from data.records import Supplier

STRENGTH: Final = 20.0
"""Ratings that the mean of all suppliers counts for beside a supplier's own."""


@dataclass(frozen=True, slots=True)
class RatingPrior:
    """What is expected of a supplier that nobody has rated yet.

    Attributes:
        mean: on a scale of 0 to 5.
        strength: number of ratings that the mean counts for.
    """

    mean: float = 4.0
    strength: float = STRENGTH

    def shrunk(self, rating: float, count: float) -> float:
        """Bayesian average of a mean rating and its count.

        The posterior mean of a normal mean with a conjugate prior: (C m + n r) / (C + n).
        Source: Gelman et al., "Bayesian Data Analysis", 3rd ed., 2013, section 2.5; the
        shrinkage is that of Efron & Morris, "Stein's Paradox in Statistics", 1977.
        """
        return (self.strength * self.mean + count * rating) / (self.strength + count)


def rating_prior(suppliers: Iterable[Supplier]) -> RatingPrior:
    """The mean over suppliers, each rating counted with its number up to `STRENGTH`.

    So a giant with thousands of ratings is one voice, and a hollow 5.0 from two is a tenth of one.
    """
    total = weight = 0.0
    for one in suppliers:
        if one.rating is not None and one.rating_count and not one.blocked:
            counted = min(float(one.rating_count), STRENGTH)
            total += counted * one.rating
            weight += counted
    return RatingPrior(total / weight) if weight else RatingPrior()
