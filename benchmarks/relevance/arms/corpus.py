"""Corpus: a data set's documents numbered, with what several arms need computed once."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import numpy.typing as npt

from benchmarks.relevance.model import Dataset
from index.fusion import Ranked
from index.lexical import Bm25Parameters, LexicalIndex, build_segment
from index.text import Analyzer


class Corpus:
    """Documents numbered 0 … n-1 in the data set's order."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.ids = [document.id for document in dataset.documents]
        self.types = {query.text: query.type for query in dataset.queries}
        self._analyzer = Analyzer()

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def tokens(self) -> list[dict[str, list[str]]]:
        """Terms of every document by field."""
        terms = self._analyzer.terms
        return [
            {name: terms(text) for name, text in document.fields.items()}
            for document in self.dataset.documents
        ]

    def query_terms(self, query: str) -> list[tuple[str, float]]:
        """Terms of a query with their weights."""
        return [(term.text, term.weight) for term in self._analyzer.query_terms(query)]

    def lexical_index(self, parameters: Bm25Parameters, fields: tuple[str, ...]) -> LexicalIndex:
        """Index some fields."""
        documents = ({name: d[name] for name in fields if name in d} for d in self.tokens)
        return LexicalIndex(build_segment(documents, parameters)[0], parameters)

    def named(self, ranked: Ranked, count: int) -> list[tuple[str, float]]:
        """The best of a ranking by document id."""
        pairs = zip(ranked.documents[:count], ranked.scores[:count], strict=True)
        return [(self.ids[number], float(score)) for number, score in pairs]


def top(scores: npt.NDArray[np.float32], count: int) -> Ranked:
    """The best ``count`` of scores given for every document."""
    count = min(count, len(scores))
    numbers = np.argpartition(-scores, count - 1)[:count] if count else np.empty(0, np.int64)
    return Ranked.of(numbers.astype(np.int32), scores[numbers])
