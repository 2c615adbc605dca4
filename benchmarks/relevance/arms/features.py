"""Features of a query and a document, for the learnt ranker."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.relevance.arms.dense import Dense
from benchmarks.relevance.arms.fused import Sides
from benchmarks.relevance.arms.lexical import FIELDS
from index.fusion import Ranked
from index.fusion.ranked import union
from index.lexical import Bm25Parameters

Matrix = npt.NDArray[np.float64]

NAMES: Final = (
    "lexical",
    "dense",
    "dense title",
    "lexical place",
    "dense place",
    *(f"lexical {name}" for name in FIELDS),
    "covered",
    "covered title",
    "covered attributes",
    "title length",
    "like the best",
    "category of the best",
    "popularity",
    "query terms",
    "query matches",
)

_BEST: Final = 10
_DEEP: Final = 1_000


class Features:
    """Computes the features of a query's candidates.

    Scores are divided by the query's best, so that one model serves rare and common words.
    "covered" is the share of the query's idf that a document has in any field, "like the best" the
    cosine with the mean vector of the ten best by both sides (Rocchio's feedback, 1971), "category
    of the best" the share of those ten that are of the document's category.
    """

    def __init__(self, sides: Sides, titles: Dense) -> None:
        self._sides = sides
        self._titles = titles
        corpus = self._corpus = sides.corpus
        self._fields = {
            name: corpus.lexical_index(Bm25Parameters(weights={name: 1.0}), (name,))
            for name in FIELDS
        }
        self._lengths = np.log1p([len(d.get("title", ())) for d in corpus.tokens])
        categories: dict[str, int] = {}
        self._categories = np.array(
            [
                categories.setdefault(d.fields["category"], len(categories))
                if "category" in d.fields
                else -1
                for d in corpus.dataset.documents
            ]
        )
        self._popularity = np.log1p([d.popularity for d in corpus.dataset.documents])

    def of(self, query: str) -> tuple[npt.NDArray[np.int32], Matrix]:
        """Candidates and their features, shape (candidates, len(NAMES))."""
        lexical, dense = self._sides.of(query)
        candidates = union((lexical, dense))
        columns: list[Matrix] = [
            _spread(candidates, lexical) / _best(lexical),
            self._sides.dense.scores(query)[candidates].astype(np.float64),
            self._titles.scores(query)[candidates].astype(np.float64),
            _places(candidates, lexical),
            _places(candidates, dense),
            *self._by_field(query, candidates),
            *self._covered(query, candidates),
            self._lengths[candidates],
            *self._feedback(candidates, lexical, dense),
            self._popularity[candidates],
            np.full(len(candidates), float(len(self._corpus.query_terms(query)))),
            np.full(len(candidates), np.log1p(self._matches(query))),
        ]
        return candidates, np.column_stack(columns)

    def _by_field(self, query: str, candidates: npt.NDArray[np.int32]) -> list[Matrix]:
        terms = self._corpus.query_terms(query)
        columns = []
        for name in FIELDS:
            documents, scores, _ = self._fields[name].search(terms, len(self._corpus))
            ranked = Ranked(documents, scores)
            columns.append(_spread(candidates, ranked) / _best(ranked))
        return columns

    def _covered(self, query: str, candidates: npt.NDArray[np.int32]) -> list[Matrix]:
        terms = self._corpus.query_terms(query)
        index = self._sides.lexical.index
        weights = [weight * index.idf(term) for term, weight in terms]
        whole = sum(weights) or 1.0
        columns = np.zeros((3, len(candidates)))
        for row, number in enumerate(candidates):
            tokens = self._corpus.token_sets[number]
            for (term, _), weight in zip(terms, weights, strict=True):
                if any(term in field for field in tokens.values()):
                    columns[0, row] += weight / whole
                if term in tokens.get("title", ()):
                    columns[1, row] += weight / whole
                if term in tokens.get("attributes", ()) or term in tokens.get("category", ()):
                    columns[2, row] += weight / whole
        return list(columns)

    def _feedback(
        self, candidates: npt.NDArray[np.int32], lexical: Ranked, dense: Ranked
    ) -> list[Matrix]:
        scores = _spread(candidates, lexical) / _best(lexical)
        scores = scores + _spread(candidates, dense) / _best(dense)
        best = candidates[np.argsort(-scores, kind="stable")[:_BEST]]
        vectors = self._sides.dense.documents
        likeness = vectors[candidates] @ vectors[best].mean(axis=0) if len(best) else np.zeros(0)
        stated = self._categories[best]
        shares = np.array(
            [
                float((stated == category).mean()) if category >= 0 else 0.0
                for category in self._categories[candidates]
            ]
        )
        return [likeness.astype(np.float64), shares]

    def _matches(self, query: str) -> int:
        return self._sides.lexical.matches(query)


def _spread(candidates: npt.NDArray[np.int32], ranked: Ranked) -> Matrix:
    spread = np.zeros(len(candidates))
    if len(candidates):
        at = np.searchsorted(candidates, ranked.documents)
        at = np.minimum(at, len(candidates) - 1)
        there = candidates[at] == ranked.documents
        spread[at[there]] = ranked.scores[there]
    return spread


def _places(candidates: npt.NDArray[np.int32], ranked: Ranked) -> Matrix:
    places = Ranked(ranked.documents, (1.0 / np.arange(1, len(ranked) + 1)).astype(np.float32))
    return _spread(candidates, places)


def _best(ranked: Ranked) -> float:
    return float(ranked.scores.max()) if len(ranked) and ranked.scores.max() > 0 else 1.0
