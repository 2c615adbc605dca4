"""Lexical: what scores words, our own index or the package rank-bm25."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.lexical.index import TermMatch


class Backend(StrEnum):
    """Which of them."""

    OWN = "own"
    RANK_BM25 = "rank-bm25"


class Lexical(Protocol):
    """BM25 over documents by number."""

    @property
    def size(self) -> int:
        """Documents numbered."""
        ...

    def search(
        self,
        terms: Sequence[tuple[str, float]],
        count: int,
        *,
        allowed: npt.NDArray[np.bool_] | None = None,
    ) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]:
        """The best documents for weighted terms, and their scores."""
        ...

    def explain(self, terms: Sequence[tuple[str, float]], document: int) -> list[TermMatch]:
        """What each term adds to a document's score; terms it lacks are left out."""
        ...

    def impacts(self, term: str, documents: npt.NDArray[np.int32]) -> npt.NDArray[np.float32]:
        """A term's saturated frequency in given documents; 0 where it is not."""
        ...

    def frequency(self, term: str) -> int:
        """Number of documents with a term."""
        ...

    def idf(self, term: str) -> float:
        """Inverse document frequency of a term."""
        ...
