"""LexicalIndex: a mapped base segment, a small delta for what changed since, and what is deleted.

Documents of the base are 0 … n-1; what is added later gets the numbers after that. A changed
document is a deleted one and an added one.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Final

import numpy as np
import numpy.typing as npt

from index.lexical.kernel import accumulate, blocks, impacts_at, select_top
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


@dataclass(slots=True)
class _Lists:
    """Posting lists of one segment that a query adds up.

    Attributes:
        first: number of the segment's first document.
    """

    segment: Segment
    first: int
    starts: list[int] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def take(self, start: int, stop: int, weight: float) -> None:
        """Add one."""
        self.starts.append(start)
        self.stops.append(stop)
        self.weights.append(weight)

    def add_to(self, scores: npt.NDArray[np.float32], touched: npt.NDArray[np.uint8]) -> None:
        """Add all to the scores of their documents."""
        if self.starts:
            accumulate(
                scores,
                touched,
                self.segment.documents,
                self.segment.impacts,
                np.array(self.starts, np.int64),
                np.array(self.stops, np.int64),
                np.array(self.weights, np.float32),
                self.first,
            )


def _place_in(segment: Segment, term: str) -> tuple[int, int] | None:
    """Bounds of a term's postings; None where it has none."""
    number = segment.find(term)
    if number is None:
        return None
    return int(segment.term_starts[number]), int(segment.term_starts[number + 1])


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
        self._place = lru_cache(maxsize=_REMEMBERED)(partial(_place_in, base))

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
    ) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float32]]:
        """The best documents for weighted query terms.

        Args:
            terms: token and weight; a token given twice counts twice.
            count: at most this many are answered.
            allowed: per document, shape (size,); None allows all.

        Returns:
            Documents and scores, best first and by number among equals.
        """
        size = self.size
        scores, touched = self._arrays(size)
        base, delta = _Lists(self._base, 0), None
        if self._delta is not None:
            delta = _Lists(self._delta, self._base.size)
        for term, weight in terms:
            old = self._place(term)
            new = None if delta is None else _place_in(delta.segment, term)
            frequency = (old[1] - old[0] if old else 0) + (new[1] - new[0] if new else 0)
            if frequency:
                factor = weight * self._idf(size, frequency)
                if old is not None:
                    base.take(*old, factor)
                if delta is not None and new is not None:
                    delta.take(*new, factor)
        base.add_to(scores, touched)
        if delta is not None:
            delta.add_to(scores, touched)
        mask, masked = self._mask(allowed)
        wanted = max(1, min(count, size))
        documents, found = select_top(scores, touched, mask, masked, wanted)
        return best_first(documents, found, len(documents))

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
        place, delta = self._place(term), self._delta
        if place is not None:
            part, base = slice(*place), self._base
            found.append((base.documents[part], base.impacts[part], 0))
        if delta is not None and (number := delta.find(term)) is not None:
            found.append((*delta.postings(number), self._base.size))
        return found

    def _arrays(self, size: int) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.uint8]]:
        """Scores and marks of this thread, all 0."""
        arrays: tuple[npt.NDArray[np.float32], npt.NDArray[np.uint8]] | None
        arrays = getattr(self._scratch, "arrays", None)
        if arrays is None or len(arrays[0]) != size:
            arrays = np.zeros(size, np.float32), np.zeros(blocks(size), np.uint8)
            self._scratch.arrays = arrays
        return arrays

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
