"""Evidence: what both sides say of every candidate, and how much of the query each one covers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.relevance.arms.fused import Sides

Floats = npt.NDArray[np.float64]

DEPTH: Final = 1_000
"""Documents that each side brings."""

_FEWEST: Final = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a query's candidates, one value per candidate.

    Attributes:
        candidates: document numbers, ascending: the best of both sides.
        lexical: BM25 as a share of the query's best; exact for every candidate, whichever side
            brought it.
        dense: cosine, 0 at the last document that the dense side brings and 1 at its best; -1 at
            least. Exact for every candidate too.
        covered: share of the query's inverse document frequency that the document has in any
            field. 1 when every word of the query is there.
        names_brand: whether the query is the name of a brand and nothing else.
    """

    candidates: npt.NDArray[np.int32]
    lexical: Floats
    dense: Floats
    covered: Floats
    names_brand: bool


class Gatherer:
    """Gathers the evidence of a query, once however many arms ask."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.of = lru_cache(maxsize=100_000)(self._gather)
        self._kept: dict[str, Floats] = {}
        names: dict[str, int] = {}
        for document in sides.corpus.dataset.documents:
            if document.brand:
                name = document.brand.casefold()
                names[name] = names.get(name, 0) + 1
        # A name on one or two products is as likely a word of their titles.
        self._brands = frozenset(name for name, count in names.items() if count >= _FEWEST)

    def _gather(self, query: str) -> Evidence:
        lexical, scores = self.sides.lexical.index.search(
            self.sides.corpus.query_terms(query), len(self.sides.corpus)
        )
        everywhere = np.zeros(len(self.sides.corpus))
        everywhere[lexical] = scores
        cosines = self.sides.dense.scores(query).astype(np.float64)
        dense = self.sides.dense.retrieve(query, DEPTH)
        nearest = np.sort(dense.documents)
        candidates = np.union1d(lexical[:DEPTH], nearest).astype(np.int32)
        best = everywhere.max(initial=0.0) or 1.0
        high, low = float(dense.scores.max(initial=0.0)), float(dense.scores.min(initial=0.0))
        span = (high - low) or 1.0
        return Evidence(
            candidates=candidates,
            lexical=everywhere[candidates] / best,
            dense=np.clip((cosines[candidates] - low) / span, -1.0, 1.0),
            covered=self._covered(query, candidates),
            names_brand=query.strip().casefold() in self._brands,
        )

    def kept(self, query: str, make: Callable[[], Floats]) -> Floats:
        """What was made for a query before, or is made now; folds ask for the same many times."""
        if query not in self._kept:
            self._kept[query] = make()
        return self._kept[query]

    def _covered(self, query: str, candidates: npt.NDArray[np.int32]) -> Floats:
        index = self.sides.lexical.index
        place = np.full(len(self.sides.corpus), -1, np.int64)
        place[candidates] = np.arange(len(candidates))
        covered = np.zeros(len(candidates))
        whole = 0.0
        for term, weight in self.sides.corpus.query_terms(query):
            importance = weight * index.idf(term)
            whole += importance
            documents, _ = index.search([(term, 1.0)], len(self.sides.corpus))
            at = place[documents]
            covered[at[at >= 0]] += importance
        return covered / whole if whole else covered
