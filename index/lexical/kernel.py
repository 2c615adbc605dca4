"""The inner loops of lexical retrieval, compiled by numba and cached on disk.

Term at a time: each posting adds its impact to its document's score. Scores live in one dense
array that is reused from query to query; only the blocks that a query touched are looked at and
cleared after it.
"""

from __future__ import annotations

from typing import Final

import numba
import numpy as np
import numpy.typing as npt

from index.selection import GATHERED, keep_best

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Bools = npt.NDArray[np.bool_]
Bytes = npt.NDArray[np.uint8]
Longs = npt.NDArray[np.int64]

_ZERO: Final = np.float32(0.0)
_NONE: Final = np.float32(-np.inf)
_SHIFT: Final = 6
_BLOCK: Final = 1 << _SHIFT
"""Documents whose scores are looked at together."""


def blocks(size: int) -> int:
    """How many blocks some documents are in."""
    return (size + _BLOCK - 1) >> _SHIFT


@numba.njit(cache=True, nogil=True, fastmath=False)
def accumulate(
    scores: Floats,
    touched: Bytes,
    documents: Ints,
    impacts: Floats,
    starts: Longs,
    stops: Longs,
    weights: Floats,
    base: int,
) -> None:
    """Add ``weight * impact`` to the score of every document of some posting lists, list by list.

    Args:
        scores: per document.
        touched: per block, set where a score is added to.
        documents: of all lists.
        impacts: of each.
        starts: first posting of each list that is added.
        stops: what comes after its last.
        weights: of each of those.
        base: added to the lists' numbers.
    """
    for n in range(starts.shape[0]):
        weight = weights[n]
        for i in range(starts[n], stops[n]):
            document = documents[i] + base
            scores[document] += weight * impacts[i]
            touched[document >> _SHIFT] = 1


@numba.njit(cache=True, nogil=True)
def _best_of(bits: Ints, first: np.uint64, last: np.uint64) -> np.int32:
    """The most of some numbers, at least 0.

    The bits of floats that are 0 or more are in the order of what they say. As whole numbers, at
    places that cannot be negative, several are compared at once.
    """
    best = np.int32(0)
    for i in range(first, last):
        best = max(best, bits[i])
    return best


@numba.njit(cache=True, nogil=True)
def _best_allowed(bits: Ints, allowed: Bools, first: np.uint64, last: np.uint64) -> np.int32:
    """The same of those that are allowed."""
    best = np.int32(0)
    for i in range(first, last):
        best = max(best, bits[i] * np.int32(allowed[i]))
    return best


@numba.njit(cache=True, nogil=True)
def select_top(
    scores: Floats, touched: Bytes, allowed: Bools, use_allowed: bool, count: int
) -> tuple[Ints, Floats]:
    """The ``count`` best scored documents; clears scores and marks.

    Documents are answered ascending. Ties go to the lower document number, so that an answer does
    not depend on chance. As many documents as there are blocks are at least as good as the best of
    their block: only blocks are looked into whose best is as good as that of the ``count``-th best
    block. Where too few have one above 0, all that were added to are.
    """
    size = scores.shape[0]
    bits = scores.view(np.int32)
    best = np.zeros(touched.shape[0], np.int32)
    matched = 0
    for block in range(touched.shape[0]):
        if touched[block] != 0:
            first = np.uint64(block * _BLOCK)
            last = np.uint64(min((block + 1) * _BLOCK, size))
            if use_allowed:
                best[block] = _best_allowed(bits, allowed, first, last)
            else:
                best[block] = _best_of(bits, first, last)
            matched += best[block] > 0
    least, enough = _NONE, np.int32(0)
    if matched > count:
        enough = np.partition(best, best.shape[0] - count)[-count]
        # Whatever is as good as this is gathered: what is just below it is left out.
        least = np.nextafter(np.array([enough]).view(np.float32)[0], _NONE)
    capacity = GATHERED * count + _BLOCK
    documents = np.empty(capacity, np.int32)
    found = np.empty(capacity, np.float32)
    kept = 0
    for block in range(touched.shape[0]):
        if touched[block] == 0:
            continue
        touched[block] = 0
        first = np.uint64(block * _BLOCK)
        last = np.uint64(min((block + 1) * _BLOCK, size))
        if best[block] >= enough:
            for i in range(first, last):
                # Without a branch: whether a score is high enough is as good as random.
                found[kept] = scores[i]
                documents[kept] = np.int32(i)
                wanted = (scores[i] > least) & (scores[i] != _ZERO)
                kept += wanted & allowed[i] if use_allowed else wanted
            if kept > capacity - _BLOCK:
                least = np.float32(keep_best(found, documents, kept, count))
                kept = count
        for i in range(first, last):
            scores[i] = _ZERO
    if kept > count:
        keep_best(found, documents, kept, count)
        kept = count
    return documents[:kept].copy(), found[:kept].copy()


@numba.njit(cache=True, nogil=True)
def impacts_at(holders: Ints, impacts: Floats, documents: Ints, base: int, found: Floats) -> None:
    """Put the impact of one posting list on each of some documents where they are in it.

    Args:
        holders: documents of the list, ascending.
        impacts: of each.
        documents: ascending, ``base`` more than the list's numbers.
        base: the number of the list's first document.
        found: per document; left as it is where the list does not hold it.
    """
    count = holders.shape[0]
    at = 0
    for n in range(documents.shape[0]):
        wanted = documents[n] - base
        if at < count and holders[at] < wanted:
            # Galloping: the next one is mostly near.
            step = 1
            while at + step < count and holders[at + step] < wanted:
                at += step
                step *= 2
            low, high = at + 1, min(at + step, count)
            while low < high:
                middle = (low + high) // 2
                if holders[middle] < wanted:
                    low = middle + 1
                else:
                    high = middle
            at = low
        if at == count:
            break
        if holders[at] == wanted:
            found[n] = impacts[at]


@numba.njit(cache=True, nogil=True)
def impacts_of(
    documents: Ints,
    fields: npt.NDArray[np.uint8],
    frequencies: npt.NDArray[np.uint16],
    weights: npt.NDArray[np.float64],
    norms: npt.NDArray[np.float32],
    k1: float,
    starts: npt.NDArray[np.int64],
) -> tuple[npt.NDArray[np.int64], Ints, Floats]:
    """Merge per-field postings into one impact per term and document.

    Postings are sorted by term, then document; ``starts`` bounds the terms. ``norms`` has shape
    (documents, fields): 1 - b + b * length / mean length. Answers the new bounds, documents and
    impacts, each impact being (k1 + 1) * f / (k1 + f) with f the sum over fields of
    weight * frequency / norm.
    """
    terms = starts.shape[0] - 1
    new_starts = np.zeros(terms + 1, np.int64)
    out_documents = np.empty(documents.shape[0], np.int32)
    out_impacts = np.empty(documents.shape[0], np.float32)
    n = 0
    for term in range(terms):
        i = starts[term]
        end = starts[term + 1]
        while i < end:
            document = documents[i]
            total = 0.0
            while i < end and documents[i] == document:
                field = fields[i]
                total += weights[field] * frequencies[i] / norms[document, field]
                i += 1
            out_documents[n] = document
            out_impacts[n] = (k1 + 1.0) * total / (k1 + total)
            n += 1
        new_starts[term + 1] = n
    return new_starts, out_documents[:n].copy(), out_impacts[:n].copy()
