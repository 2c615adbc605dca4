"""The seams of the engine: what a whole engine is, and what the embedded one is composed of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.request import SearchRequest
from index.response import SearchResponse

Vectors = npt.NDArray[np.float32]
"""Shape (n, dim), each row of length 1."""

Documents = npt.NDArray[np.int32]
"""Numbers of documents in a snapshot."""


class ProductIndex(Protocol):
    """A whole search engine behind one call; the embedded one or a cluster."""

    def search(self, request: SearchRequest) -> SearchResponse:
        """Answer a search.

        Raises:
            InputError: a constraint names a field or unit that the catalogue does not have, or
                the cursor belongs to another request.
        """
        ...

    def similar(self, product_id: str, *, size: int = 10) -> SearchResponse:
        """Products like a given one.

        Raises:
            NotFound: the catalogue does not hold it.
        """
        ...

    def suggest(self, prefix: str, *, size: int = 8) -> Sequence[str]:
        """Completions of what is being typed, most useful first."""
        ...


class Embedder(Protocol):
    """Turns text into vectors whose inner product says how near two texts are in meaning."""

    @property
    def name(self) -> str:
        """Model, version and runtime: vectors of different names never meet."""
        ...

    @property
    def dim(self) -> int:
        """Length of a vector."""
        ...

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dim), L2-normalised."""
        ...

    def embed_documents(self, texts: Sequence[str]) -> Vectors:
        """Shape (len(texts), dim), L2-normalised."""
        ...


class VectorIndex(Protocol):
    """Nearest neighbours by inner product, exact or approximate."""

    def search(
        self, query: Vectors, count: int, *, allowed: npt.NDArray[np.bool_] | None = None
    ) -> tuple[Documents, npt.NDArray[np.float32]]:
        """The ``count`` nearest documents to one query of shape (1, dim), best first.

        Args:
            query: shape (1, dim), L2-normalised.
            count: at most this many are answered.
            allowed: per document, whether it may be answered; None allows all.
        """
        ...

    def scores(self, query: Vectors, documents: Documents) -> npt.NDArray[np.float32]:
        """Exact inner products of one query with given documents."""
        ...


class Reranker(Protocol):
    """Orders a few candidates better than first-stage evidence can."""

    @property
    def name(self) -> str:
        """Model and version."""
        ...

    def scores(self, query: str, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """One score per text, higher is better."""
        ...
