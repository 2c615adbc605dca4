"""Convex combination with coverage: a product that has every word of the query comes first.

Fusing scores alone lets a near neighbour that lacks half of the query's words overtake products
that have them all. Engines of shops therefore ask for all words first and for fewer only when that
finds too little ("minimum should match"); here it is a third term of the sum, so that neither side
can veto the other.

A query that is a brand's name and nothing else is ranked by words alone: which of a brand's
products is nearest to its name in meaning is noise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.relevance.arms.evidence import Evidence, Gatherer
from benchmarks.relevance.metrics import ndcg
from benchmarks.relevance.model import Query
from benchmarks.relevance.query_type import type_of
from benchmarks.relevance.ranker import Arm
from index.fusion import Ranked
from index.response import QueryType

DENSE_WEIGHTS: Final = tuple(step / 20 for step in range(21))
COVERAGE_WEIGHTS: Final = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.5, 2.0)

_FEWEST: Final = 8
_CUTOFF: Final = 10


@dataclass(frozen=True, slots=True)
class Weights:
    """Of the dense side, whose complement is the lexical side's, and of coverage."""

    dense: float
    coverage: float


@dataclass(frozen=True, slots=True)
class Covered:
    """Ranks by the weighted sum."""

    name: str
    gatherer: Gatherer
    weights: Weights
    by_type: Mapping[QueryType, Weights]

    def rank(self, query: str, count: int) -> list[tuple[str, float]]:
        """The best documents."""
        corpus = self.gatherer.sides.corpus
        evidence = self.gatherer.of(query)
        kind = corpus.types.get(query) or type_of(query)
        scores = combine(evidence, self.by_type.get(kind, self.weights))
        return corpus.named(Ranked.of(evidence.candidates, scores.astype(np.float32)), count)


def combine(evidence: Evidence, weights: Weights) -> npt.NDArray[np.float64]:
    """A score for every candidate."""
    dense = 0.0 if evidence.names_brand else weights.dense
    return (
        (1.0 - dense) * evidence.lexical
        + dense * evidence.dense
        + weights.coverage * evidence.covered
    )


def covered_mix(gatherer: Gatherer, *, by_type: bool = False) -> Arm:
    """An arm that chooses its two weights on the training queries."""
    name = "convex + coverage by type" if by_type else "convex + coverage"

    def fit(queries: Sequence[Query]) -> Covered:
        groups: dict[QueryType, list[Query]] = defaultdict(list)
        if by_type:
            for query in queries:
                groups[query.type].append(query)
        # A handful of queries says too little to leave the common weights for it.
        chosen = {t: best_weights(gatherer, g) for t, g in groups.items() if len(g) >= _FEWEST}
        return Covered(name, gatherer, best_weights(gatherer, queries), chosen)

    return Arm(name, fit, learns=True)


def surface(gatherer: Gatherer, queries: Sequence[Query]) -> npt.NDArray[np.float64]:
    """Mean nDCG@10 over all and over judged documents.

    Shape (len(DENSE_WEIGHTS), len(COVERAGE_WEIGHTS), 2).
    """
    shape = (len(DENSE_WEIGHTS), len(COVERAGE_WEIGHTS), 2)
    means = np.zeros(shape)
    for query in queries:
        means += gatherer.kept(query.text, partial(_surface_of, gatherer, query))
    return means / max(1, len(queries))


def _surface_of(gatherer: Gatherer, query: Query) -> npt.NDArray[np.float64]:
    evidence = gatherer.of(query.text)
    grades = gatherer.sides.corpus.dataset.grades(query)
    ids = [gatherer.sides.corpus.ids[number] for number in evidence.candidates]
    judged = np.array([place for place, id_ in enumerate(ids) if id_ in grades], np.int64)
    values = np.zeros((len(DENSE_WEIGHTS), len(COVERAGE_WEIGHTS), 2))
    for i, dense in enumerate(DENSE_WEIGHTS):
        for j, coverage in enumerate(COVERAGE_WEIGHTS):
            scores = combine(evidence, Weights(dense, coverage))
            best = np.lexsort((evidence.candidates, -scores))[:_CUTOFF]
            known = judged[np.lexsort((evidence.candidates[judged], -scores[judged]))][:_CUTOFF]
            values[i, j, 0] = ndcg([ids[place] for place in best], grades)
            values[i, j, 1] = ndcg([ids[place] for place in known], grades)
    return values


def best_weights(gatherer: Gatherer, queries: Sequence[Query]) -> Weights:
    """The weights whose neighbourhood does best on queries.

    What is maximised is the sum of both nDCG: over all documents alone rewards resembling the
    ranking that the judges were shown, over judged ones alone finding what they never saw. The
    mean over neighbouring weights, not the best cell, because a few dozen queries make single
    cells spike.
    """
    if not queries:
        return Weights(0.5, 0.5)
    smooth = _smoothed(surface(gatherer, queries).sum(axis=2))
    i, j = np.unravel_index(int(smooth.argmax()), smooth.shape)
    return Weights(DENSE_WEIGHTS[i], COVERAGE_WEIGHTS[j])


def _smoothed(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    smooth = np.empty_like(values)
    for i in range(values.shape[0]):
        for j in range(values.shape[1]):
            smooth[i, j] = values[max(0, i - 2) : i + 3, max(0, j - 1) : j + 2].mean()
    return smooth
