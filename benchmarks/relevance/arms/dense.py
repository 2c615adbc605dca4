"""Dense arm: exact cosine similarity of query and document vectors."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import numpy.typing as npt

from benchmarks.relevance.arms.corpus import Corpus, top
from index.fusion import Ranked
from index.protocols import Embedder, Vectors


class Dense:
    """Exact search over the vectors of title and description, or of titles alone."""

    def __init__(
        self, corpus: Corpus, embedder: Embedder, *, name: str = "dense", title_only: bool = False
    ) -> None:
        self.name = name
        self._corpus = corpus
        self._embedder = embedder
        self._title_only = title_only

    @cached_property
    def documents(self) -> Vectors:
        """Vectors of the documents, in the corpus's order."""
        return self._embedder.embed_documents(
            [
                document.fields.get("title", "") if self._title_only else document.text
                for document in self._corpus.dataset.documents
            ]
        )

    @cached_property
    def _queries(self) -> dict[str, int]:
        texts = dict.fromkeys(query.text for query in self._corpus.dataset.queries)
        return {text: number for number, text in enumerate(texts)}

    @cached_property
    def _query_vectors(self) -> Vectors:
        return self._embedder.embed_queries(list(self._queries))

    def vector(self, query: str) -> npt.NDArray[np.float32]:
        """Vector of a query, shape (dim,)."""
        number = self._queries.get(query)
        if number is not None:
            known: npt.NDArray[np.float32] = self._query_vectors[number]
            return known
        made: npt.NDArray[np.float32] = self._embedder.embed_queries([query])[0]
        return made

    def scores(self, query: str) -> npt.NDArray[np.float32]:
        """Cosine of every document."""
        cosines: npt.NDArray[np.float32] = self.documents @ self.vector(query)
        return cosines

    def retrieve(self, query: str, count: int) -> Ranked:
        """The best documents by number."""
        return top(self.scores(query), count)

    def rank(self, query: str, count: int) -> list[tuple[str, float]]:
        """The best documents."""
        return self._corpus.named(self.retrieve(query, count), count)
