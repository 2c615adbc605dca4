"""Lexical arms: the reference implementation and ours."""

from __future__ import annotations

from typing import Final

import numpy as np

from benchmarks.relevance.arms.corpus import Corpus, top
from index.fusion import Ranked
from index.lexical import Bm25Parameters

FIELDS: Final = ("title", "brand", "category", "attributes", "description")


class RankBm25:
    """The package rank-bm25 over title and description as one text, tokens as ours."""

    def __init__(self, corpus: Corpus) -> None:
        from rank_bm25 import BM25Okapi

        self.name = "rank-bm25"
        self._corpus = corpus
        tokens = [d.get("title", []) + d.get("description", []) for d in corpus.tokens]
        self._index = BM25Okapi([document or [""] for document in tokens])

    def rank(self, query: str, count: int) -> list[tuple[str, float]]:
        """Documents that have any term of the query."""
        terms = [term for term, _ in self._corpus.query_terms(query)]
        ranked = top(np.asarray(self._index.get_scores(terms), np.float32), count)
        return [(d, s) for d, s in self._corpus.named(ranked, count) if s > 0]


class Lexical:
    """Our BM25 over some fields."""

    def __init__(
        self,
        corpus: Corpus,
        name: str,
        parameters: Bm25Parameters,
        fields: tuple[str, ...] = FIELDS,
    ) -> None:
        self.name = name
        self._corpus = corpus
        self.index = corpus.lexical_index(parameters, fields)

    def retrieve(self, query: str, count: int) -> Ranked:
        """The best documents by number."""
        documents, scores = self.index.search(self._corpus.query_terms(query), count)
        return Ranked(documents, scores)

    def matches(self, query: str) -> int:
        """Documents that have any term of a query."""
        terms = self._corpus.query_terms(query)
        return len(self.index.search(terms, len(self._corpus))[0])

    def rank(self, query: str, count: int) -> list[tuple[str, float]]:
        """The best documents."""
        return self._corpus.named(self.retrieve(query, count), count)
