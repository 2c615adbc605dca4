"""Match: how well the product fits the words of the need."""

from __future__ import annotations

from typing import Final

from data.judge import Record
from sourcing.ranking.candidate import Candidate, Fact
from sourcing.ranking.measure import UNKNOWN, Measure, exactly
from sourcing.ranking.situation import Situation
from sourcing.ranking.value_functions import linear

NEAR: Final = 0.7
"""Share of the best match below which a product is another kind of thing."""


class Match:
    """The search engine's own score: 1 for the best match found, 0 for 70 % of it and less.

    A product chosen by hand matches in full.
    """

    id = "match"
    label = "match with the words"
    of = Record.OFFER

    def applies(self, situation: Situation) -> bool:
        """Where the need has words."""
        return bool(situation.line.query.strip())

    def measure(self, candidate: Candidate, situation: Situation) -> Measure:
        """The score, beside the best one that was found for the words."""
        if candidate.product.id in situation.line.selected:
            return exactly(1.0)
        if candidate.match is None:
            return UNKNOWN
        best = situation.best_match
        if best is None or best <= 0:
            return exactly(min(1.0, max(0.0, candidate.match)))
        return exactly(linear(candidate.match, worst=NEAR * best, best=best))

    def facts(self, candidate: Candidate, _: Situation) -> tuple[Fact, ...]:
        """The title that was matched."""
        product = candidate.product
        found = product.evidence.get("title")
        evidence = () if found is None else (found,)
        return (Fact(Record.PRODUCT, product.id, "title", product.title, evidence),)
