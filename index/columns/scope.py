"""Scope: the documents that a question is asked of: a range, or any of them in any order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Places = slice | npt.NDArray[np.int64]
"""Rows of a column, ascending."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Documents, ascending inside; answers are in the order asked for.

    Attributes:
        start, stop: bounds of the documents.
        documents: int64, ascending; None when it is the whole range.
        order: where each document asked for is in ``documents``; None when they came ascending.
    """

    start: int
    stop: int
    documents: npt.NDArray[np.int64] | None = None
    order: npt.NDArray[np.int64] | None = None

    @classmethod
    def of(cls, documents: npt.NDArray[np.integer[Any]]) -> Scope:
        """Given documents, in any order."""
        wide = documents.astype(np.int64)
        if not len(wide):
            return cls(0, 0)
        if np.all(wide[1:] >= wide[:-1]):
            return cls(int(wide[0]), int(wide[-1]) + 1, wide)
        sorting = np.argsort(wide, kind="stable")
        order = np.empty_like(sorting)
        order[sorting] = np.arange(len(sorting))
        wide = wide[sorting]
        return cls(int(wide[0]), int(wide[-1]) + 1, wide, order)

    def __len__(self) -> int:
        return self.stop - self.start if self.documents is None else len(self.documents)

    @property
    def places(self) -> Places:
        """The documents as rows of a column over all documents."""
        return slice(self.start, self.stop) if self.documents is None else self.documents

    def numbers(self) -> npt.NDArray[np.int64]:
        """The documents, ascending."""
        if self.documents is None:
            return np.arange(self.start, self.stop, dtype=np.int64)
        return self.documents

    def piece(self, start: int, stop: int) -> tuple[slice, Places] | None:
        """The part inside a range: where it is in this scope, and its rows counted from start."""
        if self.documents is None:
            low, high = max(start, self.start), min(stop, self.stop)
            if low >= high:
                return None
            return slice(low - self.start, high - self.start), slice(low - start, high - start)
        if start >= self.stop or stop <= self.start:
            return None
        low, high = np.searchsorted(self.documents, (start, stop)).tolist()
        if low == high:
            return None
        return slice(low, high), self.documents[low:high] - start

    def restore(self, ascending: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """What was computed in ascending order, in the order asked for."""
        return ascending if self.order is None else ascending[self.order]


def length(places: Places) -> int:
    """Number of rows."""
    return places.stop - places.start if isinstance(places, slice) else len(places)


def sparse_rows(
    keys: npt.NDArray[np.integer[Any]], places: Places
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The rows of a sparse table that belong to some places.

    Args:
        keys: the place of each row of the table, ascending; a place may have several rows.
        places: the places asked about.

    Returns:
        Per row found: which of ``places`` it belongs to (ascending), and which row it is.
    """
    if isinstance(places, slice):
        low, high = np.searchsorted(keys, (places.start, places.stop)).tolist()
        return keys[low:high].astype(np.int64) - places.start, np.arange(low, high)
    if 4 * len(keys) < len(places) and bool(np.all(places[1:] > places[:-1])):
        # Few rows among many places: the rows are looked up.
        at = np.searchsorted(places, keys)
        rows = np.flatnonzero(places[np.minimum(at, len(places) - 1)] == keys)
        return at[rows], rows
    first = np.searchsorted(keys, places, side="left")
    last = np.searchsorted(keys, places, side="right")
    return expand(first, last)


def expand(
    first: npt.NDArray[np.int64], last: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """All members of some ranges: which range each belongs to, and the member."""
    counts = last - first
    owner = np.repeat(np.arange(len(counts)), counts)
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    member = np.arange(total) - np.repeat(ends - counts - first, counts)
    return owner, member
