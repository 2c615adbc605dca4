"""Rating: what buyers say, counted with how many said it."""

from __future__ import annotations

from data.judge import Record
from sourcing.ranking.candidate import Candidate, Fact, supplier_fact
from sourcing.ranking.measure import Measure, exactly
from sourcing.ranking.situation import Situation
from sourcing.ranking.value_functions import linear


class Rating:
    """Shrunk towards the mean of all suppliers (`RatingPrior`); straight from 3 (0) to 5 (1).

    Nobody's ratings are worth the mean. A rating without a count lies between the mean and what
    it says.
    """

    id = "rating"
    label = "rating"
    of = Record.SUPPLIER

    def applies(self, _: Situation) -> bool:
        """Always."""
        return True

    def measure(self, candidate: Candidate, situation: Situation) -> Measure:
        """The value of the shrunk rating."""
        supplier, prior = candidate.supplier, situation.rating
        expected = _value(prior.mean)
        if supplier.rating is None or supplier.rating_count == 0:
            return Measure(expected, 0.0, 1.0)
        if supplier.rating_count is None:
            said = _value(supplier.rating)
            return Measure((expected + said) / 2.0, min(expected, said), max(expected, said))
        return exactly(_value(prior.shrunk(supplier.rating, supplier.rating_count)))

    def facts(self, candidate: Candidate, _: Situation) -> tuple[Fact, ...]:
        """The rating and its count."""
        supplier = candidate.supplier
        words = None
        if supplier.rating is not None:
            words = f"{supplier.rating:g} of 5"
            if supplier.rating_count is not None:
                words += f" from {supplier.rating_count:,}"
        return (supplier_fact(supplier, "rating", words, "rating_count"),)


def _value(rating: float) -> float:
    return linear(rating, worst=3.0, best=5.0)
