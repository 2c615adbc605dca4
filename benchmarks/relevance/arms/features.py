"""Features of a query and a document, for the learnt ranker."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.relevance.arms.evidence import Evidence, Gatherer
from benchmarks.relevance.arms.lexical import FIELDS
from index.lexical import Bm25Parameters

Matrix = npt.NDArray[np.float64]

NAMES: Final = (
    "lexical",
    "dense",
    "covered",
    "names a brand",
    *(f"lexical {name}" for name in FIELDS),
    "attributes covered",
    "like the best",
    "category of the best",
    "popularity",
    "query terms",
    "query matches",
)

_BEST: Final = 10


class Features:
    """Computes the features of a query's candidates.

    Scores are shares of the query's best, so that one model serves rare and common words. "like
    the best" is the cosine with the mean vector of the ten best by both sides (Rocchio's feedback,
    1971), "category of the best" the share of those ten that are of the document's category.
    """

    def __init__(self, gatherer: Gatherer) -> None:
        self._gatherer = gatherer
        corpus = self._corpus = gatherer.sides.corpus
        self._fields = {
            name: corpus.lexical_index(Bm25Parameters(weights={name: 1.0}), (name,))
            for name in FIELDS
        }
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
        evidence = self._gatherer.of(query)
        terms = self._corpus.query_terms(query)
        count = len(evidence.candidates)
        columns: list[Matrix] = [
            evidence.lexical,
            evidence.dense,
            evidence.covered,
            np.full(count, float(evidence.names_brand)),
            *self._by_field(terms, evidence),
            self._attributes_covered(terms, evidence),
            *self._feedback(evidence),
            self._popularity[evidence.candidates],
            np.full(count, float(len(terms))),
            np.full(count, np.log1p(self._gatherer.sides.lexical.matches(query))),
        ]
        return evidence.candidates, np.column_stack(columns)

    def _by_field(self, terms: list[tuple[str, float]], evidence: Evidence) -> list[Matrix]:
        columns = []
        for name in FIELDS:
            scores = np.zeros(len(self._corpus))
            documents, found = self._fields[name].search(terms, len(scores))
            scores[documents] = found
            columns.append(scores[evidence.candidates] / (scores.max(initial=0.0) or 1.0))
        return columns

    def _attributes_covered(self, terms: list[tuple[str, float]], evidence: Evidence) -> Matrix:
        index = self._gatherer.sides.lexical.index
        covered = np.zeros(len(self._corpus))
        whole = 0.0
        for term, weight in terms:
            importance = weight * index.idf(term)
            whole += importance
            documents, _ = self._fields["attributes"].search([(term, 1.0)], len(covered))
            covered[documents] += importance
        return covered[evidence.candidates] / (whole or 1.0)

    def _feedback(self, evidence: Evidence) -> list[Matrix]:
        candidates = evidence.candidates
        if not len(candidates):
            return [np.zeros(0), np.zeros(0)]
        order = np.argsort(-(evidence.lexical + evidence.dense + evidence.covered), kind="stable")
        best = candidates[order[:_BEST]]
        vectors = self._gatherer.sides.dense.documents
        likeness = vectors[candidates] @ vectors[best].mean(axis=0)
        stated = self._categories[best]
        shares = np.array(
            [
                float((stated == category).mean()) if category >= 0 else 0.0
                for category in self._categories[candidates]
            ]
        )
        return [likeness.astype(np.float64), shares]
