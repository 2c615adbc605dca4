"""Scoring: from evidence and constraints to one number per candidate, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from data.constraint import Constraint, Importance
from index.columns import Terms, Truths
from index.engine.candidates import Candidates
from index.engine.evidence import Floats, fuse
from index.engine.query import Query
from index.engine.view import View
from index.fusion import Parts, Weights
from index.protocols import Documents
from index.request import FusionSettings
from index.selection import among

EXACT: Final = 100.0
"""Added where the query names the product: nothing else outweighs it."""
UNKNOWN: Final = -2.0
"""For each must whose value a product does not state: below every product that states it, since
all else is between -0.25 and 1.25."""
SHOULD: Final = 0.25
"""For all shoulds met; the same is taken away for all missed, and nothing done for unknown."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Candidates' scores by part; the score is their sum.

    Attributes:
        judged: the constraints that were weighed, with the truth of each per candidate.
        reranker: what a reranker changed; None where none was asked for.
    """

    fused: Parts
    exact: Floats
    should: Floats
    unknown: Floats
    judged: tuple[tuple[Constraint, Truths], ...] = ()
    reranker: Floats | None = None

    @property
    def total(self) -> Floats:
        """Score per candidate."""
        first = self.fused.scores + self.exact + self.should + self.unknown
        return first if self.reranker is None else first + self.reranker

    @property
    def tiers(self) -> Floats:
        """The parts that come before any other difference."""
        return self.exact + self.unknown


def score(
    view: View,
    query: Query,
    candidates: Candidates,
    constraints: Sequence[Constraint],
    terms: Terms,
    *,
    settings: FusionSettings,
    weights: Weights,
) -> Scores:
    """Score candidates."""
    documents = candidates.documents
    fused = fuse(
        candidates.lexical.scores,
        # Which of a brand's products is nearest to its name is noise, however it is fused.
        None if query.brand and weights.dense == 0.0 else candidates.meaning,
        candidates.lexical.ranking,
        settings=settings,
        weights=weights,
        low=candidates.low,
    )
    exact = np.where(among(documents, query.named), EXACT, 0.0)
    return Scores(fused, exact, *adjustments(view, documents, constraints, terms))


def adjustments(
    view: View, documents: Documents, constraints: Sequence[Constraint], terms: Terms
) -> tuple[Floats, Floats, tuple[tuple[Constraint, Truths], ...]]:
    """What shoulds and unknown musts add to each document's score, and the truth of each."""
    should, unknown = np.zeros(len(documents)), np.zeros(len(documents))
    wishes = sum(c.importance is Importance.SHOULD for c in constraints)
    each = view.truths_of_each(constraints, documents, terms)
    for constraint, truths in zip(constraints, each, strict=True):
        if constraint.importance is Importance.SHOULD:
            should += SHOULD / wishes * truths
        else:
            unknown += np.where(truths == 0, UNKNOWN, 0.0)
    return should, unknown, tuple(zip(constraints, each, strict=True))
