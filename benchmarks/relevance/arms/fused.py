"""Fusion arms: reciprocal rank, fixed convex mixes, and mixes whose weight is learnt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.relevance.arms.corpus import Corpus
from benchmarks.relevance.arms.dense import Dense
from benchmarks.relevance.arms.lexical import Lexical
from benchmarks.relevance.metrics import ndcg
from benchmarks.relevance.model import Query
from benchmarks.relevance.query_type import type_of
from benchmarks.relevance.ranker import Arm
from index.fusion import Ranked, convex, reciprocal_rank
from index.response import QueryType

DEPTH: Final = 200
"""Documents that each side brings to the fusion."""

_WEIGHTS: Final = tuple(step / 20 for step in range(21))
_FEWEST: Final = 8


class Sides:
    """The two rankings of a query, retrieved once however many arms fuse them."""

    def __init__(self, corpus: Corpus, lexical: Lexical, dense: Dense) -> None:
        self.corpus = corpus
        self.lexical = lexical
        self.dense = dense
        self.of = lru_cache(maxsize=100_000)(self._retrieve)
        self.curve = lru_cache(maxsize=100_000)(self._curve)

    def _curve(self, query: Query) -> npt.NDArray[np.float64]:
        """Sum of both nDCG of one query at every weight."""
        grades = self.corpus.dataset.grades(query)
        lexical, dense = self.of(query.text)
        values = np.zeros(len(_WEIGHTS))
        for place, weight in enumerate(_WEIGHTS):
            fused = convex(lexical, dense, dense_weight=weight)
            ranking = [self.corpus.ids[number] for number in fused.documents]
            values[place] = ndcg(ranking, grades) + ndcg(ranking, grades, judged_only=True)
        return values

    def _retrieve(self, query: str) -> tuple[Ranked, Ranked]:
        return self.lexical.retrieve(query, DEPTH), self.dense.retrieve(query, DEPTH)


@dataclass(frozen=True, slots=True)
class Fused:
    """A fixed way of fusing."""

    name: str
    sides: Sides
    fuse: Callable[[str, Ranked, Ranked], Ranked]

    def rank(self, query: str, count: int) -> list[tuple[str, float]]:
        """The best documents of both sides together."""
        return self.sides.corpus.named(self.fuse(query, *self.sides.of(query)), count)


def rrf(sides: Sides, k: float = 60.0) -> Fused:
    """Reciprocal rank fusion."""
    return Fused(f"RRF k={k:g}", sides, lambda _, a, b: reciprocal_rank(a, b, k=k))


def mix(sides: Sides, dense_weight: float) -> Fused:
    """Convex combination with one weight for all queries, chosen by nobody's judgements."""
    name = f"convex {dense_weight:g}"
    return Fused(name, sides, lambda _, a, b: convex(a, b, dense_weight=dense_weight))


def tuned_mix(sides: Sides, *, by_type: bool) -> Arm:
    """Convex combination whose weight is chosen on the training queries.

    What is maximised is the mean of nDCG@10 over all and over judged documents: the first alone
    rewards a ranking for resembling the one that the judges were shown, the second alone for
    finding what they never saw.
    """
    name = "convex tuned by type" if by_type else "convex tuned"

    def fit(queries: Sequence[Query]) -> Fused:
        overall = best_weight(sides, queries)
        weights: dict[QueryType, float] = {}
        if by_type:
            groups: dict[QueryType, list[Query]] = defaultdict(list)
            for query in queries:
                groups[query.type].append(query)
            # A handful of queries says too little to leave the common weight for it.
            weights = {t: best_weight(sides, g) for t, g in groups.items() if len(g) >= _FEWEST}
        return _typed(name, sides, weights, overall)

    return Arm(name, fit, learns=True)


def best_weight(sides: Sides, queries: Sequence[Query]) -> float:
    """The dense weight that does best on queries; the middle of a plateau."""
    if not queries:
        return 0.5
    values = np.sum([sides.curve(query) for query in queries], axis=0)
    plateau = np.flatnonzero(values >= values.max() - 0.002 * len(queries))
    return float(_WEIGHTS[int(plateau[len(plateau) // 2])])


def _typed(name: str, sides: Sides, weights: Mapping[QueryType, float], overall: float) -> Fused:
    types = {query.text: query.type for query in sides.corpus.dataset.queries}

    def fuse(query: str, lexical: Ranked, dense: Ranked) -> Ranked:
        weight = weights.get(types.get(query) or type_of(query), overall)
        return convex(lexical, dense, dense_weight=weight)

    return Fused(name, sides, fuse)
