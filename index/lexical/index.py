"""LexicalIndex: a mapped base segment, a small delta for what changed since, and what is deleted.

Documents of the base are 0 … n-1; what is added later gets the numbers after that. A changed
document is a deleted one and an added one.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from index.lexical.kernel import accumulate, impacts_at, select_top
from index.lexical.parameters import Bm25Parameters, lucene_idf, okapi_idf
from index.lexical.segment import FieldTokens, Segment, build_segment
from index.selection import best_first

_OKAPI_FLOOR: Final = 0.25
_REMEMBERED: Final = 20_000
"""Terms whose place in the base is remembered."""

_Postings = tuple[npt.NDArray[np.int32], npt.NDArray[np.float32], int]


@dataclass(frozen=True, slots=True)
class TermMatch:
    """What one query term adds to one document's score."""

    term: str
    score: float


class LexicalIndex:
    """BM25 search over a base segment and what was added, changed and deleted since.

    Thread-safe: searches share nothing that changes but per-thread scratch arrays.

    Args:
        base: built with the same parameters.
        parameters: of BM25.
        mean_lengths: of the base's fields, by which additions are long or short; None takes the
            additions' own.
    """

    def __init__(
        self,
        base: Segment,
        parameters: Bm25Parameters | None = None,
        *,
        mean_lengths: Mapping[str, float] | None = None,
    ) -> None:
        self.parameters = parameters or Bm25Parameters()
        self._mean_lengths = mean_lengths
        self._base = base
        self._added: list[FieldTokens] = []
        self._delta: Segment | None = None
        self._deleted: npt.NDArray[np.bool_] | None = None
        self._lock = threading.Lock()
        self._scratch = threading.local()
        self._okapi_floor: float | None = None
        # Reading a query and ranking by it ask for the same terms again and again.
        self._find = lru_cache(maxsize=_REMEMBERED)(base.find)

    @property
    def size(self) -> int:
        """Documents numbered so far, deleted ones included."""
        return self._base.size + len(self._added)

    @property
    def live(self) -> int:
        """Documents that can be found."""
        return self.size - (0 if self._deleted is None else int(self._deleted.sum()))

    def add(self, documents: Sequence[FieldTokens]) -> range:
        """Add documents; the numbers they got. Searchable when this returns."""
        with self._lock:
            first = self.size
            self._added = [*self._added, *documents]
            self._delta = build_segment(
                self._added, self.parameters, mean_lengths=self._mean_lengths
            )[0]
            self._grow()
            return range(first, self.size)

    def delete(self, documents: Sequence[int]) -> None:
        """Make documents unfindable."""
        with self._lock:
            deleted = (
                np.zeros(self.size, np.bool_) if self._deleted is None else self._deleted.copy()
            )
            deleted[list(documents)] = True
            self._deleted = deleted

    def search(
        self,
        terms: Sequence[tuple[str, float]],
        count: int,
        *,
        allowed: npt.NDArray[np.bool_] | None = None,
    ) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32], int]:
        """The best documents for weighted query terms.

        Args:
            terms: token and weight; a token given twice counts twice.
            count: at most this many are answered.
            allowed: per document, shape (size,); None allows all.

        Returns:
            Documents and scores, best first and by number among equals, and how many documents
            have any of the terms.
        """
        size = self.size
        scores = self._scores(size)
        for term, weight in terms:
            postings = self._postings(term)
            if postings:
                factor = weight * self._idf(size, sum(len(one) for one, _, _ in postings))
                for documents, impacts, first in postings:
                    accumulate(scores, documents, impacts, factor, first)
        mask, masked = self._mask(allowed)
        documents, found, matched = select_top(scores, mask, masked, max(1, min(count, size)))
        return (*best_first(documents, found, len(documents)), int(matched))

    def explain(self, terms: Sequence[tuple[str, float]], document: int) -> list[TermMatch]:
        """What each query term adds to a document's score; terms it lacks are left out."""
        matches: list[TermMatch] = []
        for term, weight in terms:
            for documents, impacts, first in self._postings(term):
                at = int(np.searchsorted(documents, document - first))
                if at < len(documents) and documents[at] == document - first:
                    matches.append(TermMatch(term, weight * self.idf(term) * float(impacts[at])))
        return matches

    def impacts(self, term: str, documents: npt.NDArray[np.int32]) -> npt.NDArray[np.float32]:
        """A term's saturated, weighted frequency in documents, ascending; 0 where it is not.

        Times the term's weight in a query and its idf, this is what it adds to a score.
        """
        found = np.zeros(len(documents), np.float32)
        for holders, impacts, first in self._postings(term):
            impacts_at(holders, impacts, documents, first, found)
        return found

    def frequency(self, term: str) -> int:
        """Number of documents with a term; deleted ones count until the index is rebuilt."""
        return sum(len(documents) for documents, _, _ in self._postings(term))

    def idf(self, term: str) -> float:
        """Inverse document frequency of a term, over base and additions together."""
        return self._idf(self.size, self.frequency(term))

    def _idf(self, size: int, frequency: int) -> float:
        if self.parameters.idf == "lucene":
            return lucene_idf(size, frequency)
        plain = okapi_idf(size, frequency)
        return plain if plain >= 0 else self._floor()

    def _floor(self) -> float:
        if self._okapi_floor is None:
            base = self._base
            frequencies = np.diff(base.term_starts)
            values = np.log(base.size - frequencies + 0.5) - np.log(frequencies + 0.5)
            self._okapi_floor = _OKAPI_FLOOR * float(values.mean())
        return self._okapi_floor

    def _postings(self, term: str) -> list[_Postings]:
        """Documents, impacts and what is added to document numbers, per segment with a term."""
        found: list[_Postings] = []
        number, delta = self._find(term), self._delta
        if number is not None:
            found.append((*self._base.postings(number), 0))
        if delta is not None and (number := delta.find(term)) is not None:
            found.append((*delta.postings(number), self._base.size))
        return found

    def _scores(self, size: int) -> npt.NDArray[np.float32]:
        scores: npt.NDArray[np.float32] | None = getattr(self._scratch, "scores", None)
        if scores is None or len(scores) != size:
            scores = self._scratch.scores = np.zeros(size, np.float32)
        return scores

    def _mask(self, allowed: npt.NDArray[np.bool_] | None) -> tuple[npt.NDArray[np.bool_], bool]:
        deleted = self._deleted
        if deleted is not None:
            live = ~deleted
            return (live if allowed is None else live & allowed), True
        if allowed is not None:
            return allowed, True
        return np.ones(1, np.bool_), False

    def _grow(self) -> None:
        if self._deleted is not None:
            grown = np.zeros(self.size, np.bool_)
            grown[: len(self._deleted)] = self._deleted
            self._deleted = grown
