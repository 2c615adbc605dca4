"""DenseIndex: mapped base vectors, a small delta for what changed since, and what is deleted.

How a query is answered follows from how many documents it may answer with: whole vectors are
scanned when there are few, codes first and whole vectors for the best of them when there are many.
Documents of the base are 0 … n-1; what is added later gets the numbers after that. A changed
document is a deleted one and an added one.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from data.errors import InputError
from index.mapped import load
from index.protocols import Documents, Vectors
from index.selection import best_first
from index.vectors.first_pass import (
    FirstPass,
    VectorBackend,
    build_first_pass,
    open_first_pass,
)
from index.vectors.kernel import exact_scan, inner_products

_SURE: Final = 100
"""Answers that are made sure of: those after them are the best of what was rescored."""

_LEAST_RESCORED: Final = 500
_RESCORED_PER_HIT: Final = 6
_RESCORED_BEYOND: Final = 2
"""Candidates by estimate that get exact scores, at first; fewer for each answer beyond `_SURE`."""

_CLEAR: Final = 1.5
"""Standard errors by which the worst answer has to clear what was left out."""

_WIDER: Final = 4
"""Times as many candidates when it does not, up to `_MOST_RESCORED`."""

_MOST_RESCORED: Final = 10_000

_NO_MASK: Final = np.ones(1, np.bool_)
_DELTA_START: Final = 64


@dataclass(frozen=True, slots=True)
class _State:
    """What a search reads, replaced as a whole by every change."""

    added: Vectors
    deleted: npt.NDArray[np.bool_] | None


class DenseIndex:
    """Nearest neighbours by inner product over a base and what was added and deleted since.

    Thread-safe: a search reads one unchanging state and takes one thread; the loops run without
    the interpreter's lock.

    Args:
        vectors: shape (n, dim), float32, L2-normalised; may be memory-mapped.
        codes: a first pass over the same vectors; None scans whole vectors.
    """

    def __init__(self, vectors: Vectors, codes: FirstPass | None = None) -> None:
        if codes is not None and codes.size != len(vectors):
            raise InputError("codes of other vectors", value=codes.size, accepted=str(len(vectors)))
        self._base = vectors
        self._codes = codes
        self._store = np.empty((_DELTA_START, vectors.shape[1]), np.float32)
        self._state = _State(self._store[:0], None)
        self._lock = threading.Lock()

    @property
    def size(self) -> int:
        """Documents numbered so far, deleted ones included."""
        return len(self._base) + len(self._state.added)

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return int(self._base.shape[1])

    @property
    def live(self) -> int:
        """Documents that can be found."""
        deleted = self._state.deleted
        return self.size - (0 if deleted is None else int(np.count_nonzero(deleted)))

    def add(self, vectors: Vectors) -> range:
        """Add documents; the numbers they got. Searchable when this returns."""
        self._check(vectors)
        with self._lock:
            state = self._state
            used, needed = len(state.added), len(state.added) + len(vectors)
            if needed > len(self._store):
                store = np.empty((max(needed, 2 * len(self._store)), self.dim), np.float32)
                store[:used] = state.added
                self._store = store
            # Rows past what any search reads: nobody sees them before the state is replaced.
            self._store[used:needed] = vectors
            first = len(self._base) + used
            self._state = _State(self._store[:needed], state.deleted)
            return range(first, first + len(vectors))

    def delete(self, documents: Documents) -> None:
        """Make documents unfindable."""
        with self._lock:
            state = self._state
            size = len(self._base) + len(state.added)
            deleted = np.zeros(size, np.bool_)
            if state.deleted is not None:
                deleted[: len(state.deleted)] = state.deleted
            deleted[documents] = True
            self._state = _State(state.added, deleted)

    def search(
        self, query: Vectors, count: int, *, allowed: npt.NDArray[np.bool_] | None = None
    ) -> tuple[Documents, npt.NDArray[np.float32]]:
        """The ``count`` nearest documents to one query, best first, by number among equals.

        Args:
            query: shape (1, dim), L2-normalised.
            count: at most this many are answered.
            allowed: per document, whether it may be answered; documents past its end may not.
                None allows all.
        """
        self._check(query)
        if len(query) != 1:
            raise InputError("one query at a time", field="query", value=len(query), accepted="1")
        vector = np.ascontiguousarray(query[0], np.float32)
        state = self._state
        base = len(self._base)
        mask = _mask(base + len(state.added), state.deleted, allowed)
        documents, scores = self._search_base(vector, count, None if mask is None else mask[:base])
        if len(state.added):
            more, more_scores = _exact(
                state.added, vector, count, None if mask is None else mask[base:]
            )
            documents = np.concatenate([documents, more + np.int32(base)])
            scores = np.concatenate([scores, more_scores])
        return best_first(documents, scores, count)

    def scores(self, query: Vectors, documents: Documents) -> npt.NDArray[np.float32]:
        """Exact inner products of one query of shape (1, dim) with given documents."""
        self._check(query)
        vector = np.ascontiguousarray(query[0], np.float32)
        rows = np.ascontiguousarray(documents, np.int32)
        base, state = len(self._base), self._state
        if len(rows) and not 0 <= int(rows.min()) <= int(rows.max()) < base + len(state.added):
            raise InputError("no such document", field="documents", value=int(rows.max()))
        if not len(state.added):
            found: npt.NDArray[np.float32] = inner_products(self._base, rows, vector)
            return found
        scores = np.empty(len(rows), np.float32)
        old = rows < base
        scores[old] = inner_products(self._base, rows[old], vector)
        scores[~old] = inner_products(state.added, rows[~old] - np.int32(base), vector)
        return scores

    def vector(self, document: int) -> Vectors:
        """One document's vector, shape (1, dim)."""
        base, state = len(self._base), self._state
        if not 0 <= document < base + len(state.added):
            raise InputError("no such document", field="document", value=document)
        row = self._base[document] if document < base else state.added[document - base]
        return np.array(row, np.float32)[None]

    def _search_base(
        self, query: npt.NDArray[np.float32], count: int, mask: npt.NDArray[np.bool_] | None
    ) -> tuple[Documents, npt.NDArray[np.float32]]:
        size = len(self._base)
        candidates = size if mask is None else int(np.count_nonzero(mask))
        sure = min(count, _SURE)
        wanted = _RESCORED_PER_HIT * sure + _RESCORED_BEYOND * (count - sure)
        rescored = max(_LEAST_RESCORED, wanted)
        first = self._codes
        while first is not None and candidates > rescored + int(size * first.exact_share):
            rows, scores, clear = self._rescored(first, query, count, rescored, mask)
            # Where nothing is near, or much is equally near, what an even wider net would bring up
            # differs from the answers in the third digit.
            enough = rescored * _WIDER > _MOST_RESCORED and candidates > _MOST_RESCORED
            if clear or enough:
                return rows, scores
            rescored *= _WIDER
        return _exact(self._base, query, count, mask)

    def _rescored(
        self,
        codes: FirstPass,
        query: npt.NDArray[np.float32],
        count: int,
        rescored: int,
        mask: npt.NDArray[np.bool_] | None,
    ) -> tuple[Documents, npt.NDArray[np.float32], bool]:
        """The best by estimate with exact scores, and whether answers stand clear of the rest."""
        rows, estimates = codes.nearest(query, rescored, mask)
        order = np.argsort(rows)  # of the file
        rows, estimates = rows[order], estimates[order]
        scores = inner_products(self._base, rows, query)
        if len(rows) <= count or len(rows) < rescored:
            return rows, scores, True
        # What was left out has a lower estimate than all of these. Unless the worst sure answer
        # stands clear of that by what estimates were seen to err, one of them may be better.
        sure = min(count, _SURE)
        worst_answer = np.partition(scores, len(scores) - sure)[len(scores) - sure]
        error = float(np.sqrt(np.mean(np.square(scores - estimates))))
        return rows, scores, bool(worst_answer >= estimates.min() + _CLEAR * error)

    def _check(self, vectors: Vectors) -> None:
        if vectors.ndim != 2 or vectors.shape[1] != self.dim:
            raise InputError(
                "vectors of another shape", value=vectors.shape, accepted=f"(n, {self.dim})"
            )


def build_index(vectors: Vectors, backend: VectorBackend = VectorBackend.OWN) -> DenseIndex:
    """Index vectors, with a first pass when there are enough of them for one to pay.

    Raises:
        MissingDependency: faiss is asked for and not installed.
    """
    return DenseIndex(vectors, build_first_pass(vectors, backend))


def write_index(index: DenseIndex, folder: Path) -> None:
    """Write the base into an existing folder; additions and deletions are not part of it."""
    np.save(folder / "vectors.npy", index._base)
    if index._codes is not None:
        index._codes.write(folder)


def open_index(folder: Path) -> DenseIndex:
    """Map a written index; opening reads little but headers."""
    return DenseIndex(load(folder, "vectors"), open_first_pass(folder))


def _exact(
    vectors: Vectors, query: npt.NDArray[np.float32], count: int, mask: npt.NDArray[np.bool_] | None
) -> tuple[Documents, npt.NDArray[np.float32]]:
    if not len(vectors) or count < 1:
        return np.empty(0, np.int32), np.empty(0, np.float32)
    masked = mask is not None
    return exact_scan(
        vectors, query, _NO_MASK if mask is None else mask, masked, min(count, len(vectors))
    )


def _mask(
    size: int, deleted: npt.NDArray[np.bool_] | None, allowed: npt.NDArray[np.bool_] | None
) -> npt.NDArray[np.bool_] | None:
    """What may be answered, shape (size,); None for all."""
    if deleted is None and (allowed is None or len(allowed) == size):
        return allowed
    mask = np.ones(size, np.bool_)
    if allowed is not None:
        shared = min(size, len(allowed))
        mask[:shared] = allowed[:shared]
        mask[shared:] = False
    if deleted is not None:
        mask[: len(deleted)] &= ~deleted
    return mask
