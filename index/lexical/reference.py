"""RankBm25Index: the package rank-bm25 in the place of our own index, for small catalogues.

It is the reference that our scores are held to. All fields are one text to it, weights per field
do not exist, and every search scores every document in Python: use it to compare rankings.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from data.errors import InputError, MissingDependency
from index.lexical.index import TermMatch
from index.lexical.segment import FieldTokens

MOST_DOCUMENTS: Final = 20_000
"""Documents above which a search would take longer than a buyer waits."""


class RankBm25Index:
    """Satisfies `index.lexical.Lexical`; immutable, safe to share between threads.

    Args:
        documents: tokens by field, in order of document.
        k1: saturation of term frequency.
        b: length normalisation.

    Raises:
        InputError: there are more than `MOST_DOCUMENTS`.
        MissingDependency: rank-bm25 is not installed.
    """

    def __init__(
        self, documents: Sequence[FieldTokens], *, k1: float = 1.5, b: float = 0.75
    ) -> None:
        check_backend(len(documents))
        try:
            from rank_bm25 import BM25Okapi
        except ModuleNotFoundError:
            raise MissingDependency(
                "rank-bm25 is not installed",
                field="lexical backend",
                value="rank-bm25",
                accepted="install it: pip install rank-bm25; or take the engine's own index",
            ) from None
        tokens = [[token for some in each.values() for token in some] for each in documents]
        # It divides by the number of documents, and by their mean length.
        self._bm25: Any = BM25Okapi(tokens, k1=k1, b=b) if any(tokens) else None
        self._size = len(tokens)
        self._frequencies: dict[str, int] = {}

    @property
    def size(self) -> int:
        """Number of documents."""
        return self._size

    def search(
        self,
        terms: Sequence[tuple[str, float]],
        count: int,
        *,
        allowed: npt.NDArray[np.bool_] | None = None,
    ) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]:
        """As `LexicalIndex.search`."""
        scores, has = np.zeros(self._size), np.zeros(self._size, np.bool_)
        everything = np.arange(self._size, dtype=np.int32)
        for term, weight in terms:
            if self.frequency(term):
                scores += weight * np.asarray(self._bm25.get_scores([term]))
                has |= self.impacts(term, everything) > 0
        if allowed is not None:
            has &= allowed
        documents = np.flatnonzero(has).astype(np.int32)
        order = np.lexsort((documents, -scores[documents]))[: max(count, 0)]
        documents = documents[order]
        return documents, scores[documents].astype(np.float32)

    def explain(self, terms: Sequence[tuple[str, float]], document: int) -> list[TermMatch]:
        """As `LexicalIndex.explain`."""
        found: list[TermMatch] = []
        for term, weight in terms:
            [impact] = self.impacts(term, np.array([document], np.int32)).tolist()
            if impact > 0:
                found.append(TermMatch(term, weight * self.idf(term) * impact))
        return found

    def impacts(self, term: str, documents: npt.NDArray[np.int32]) -> npt.NDArray[np.float32]:
        """As `LexicalIndex.impacts`, from the frequencies and lengths that rank-bm25 counted."""
        if not self.frequency(term):
            return np.zeros(len(documents), np.float32)
        bm25 = self._bm25
        rows = documents.tolist()
        frequencies = np.array([bm25.doc_freqs[row].get(term, 0) for row in rows], np.float64)
        lengths = np.array([bm25.doc_len[row] for row in rows], np.float64)
        norms = bm25.k1 * (1.0 - bm25.b + bm25.b * lengths / bm25.avgdl)
        found = frequencies * (bm25.k1 + 1.0) / (frequencies + norms)
        return np.asarray(found, np.float32)

    def frequency(self, term: str) -> int:
        """Number of documents with a term."""
        if self._bm25 is None or term not in self._bm25.idf:
            return 0
        found = self._frequencies.get(term)
        if found is None:
            found = sum(term in counts for counts in self._bm25.doc_freqs)
            self._frequencies[term] = found
        return found

    def idf(self, term: str) -> float:
        """Inverse document frequency of a term as rank-bm25 has it; 0 for one that is nowhere."""
        return 0.0 if self._bm25 is None else float(self._bm25.idf.get(term, 0.0))


def check_backend(documents: int) -> None:
    """Whether rank-bm25 can be asked.

    Raises:
        InputError: there are too many documents.
    """
    if documents > MOST_DOCUMENTS:
        raise InputError(
            "this catalogue is too large for the lexical backend rank-bm25",
            field="lexical backend",
            value=documents,
            accepted=f"up to {MOST_DOCUMENTS} products; or the engine's own index",
        )
