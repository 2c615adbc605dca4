"""The inner loops of lexical retrieval, compiled by numba and cached on disk.

Term at a time: each posting adds its impact to its document's score. Scores live in one dense
array that is reused from query to query; only what a query touched is cleared after it.
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

_BLOCK: Final = 128
"""Documents whose scores are looked at together."""


@numba.njit(cache=True, nogil=True, fastmath=False)
def accumulate(scores: Floats, documents: Ints, impacts: Floats, weight: float, base: int) -> None:
    """Add ``weight * impact`` to the score of every document of one posting list."""
    w = np.float32(weight)
    for i in range(documents.shape[0]):
        scores[documents[i] + base] += w * impacts[i]


@numba.njit(cache=True, nogil=True)
def _above(scores: Floats, least: np.float32) -> int:
    """How many scores of a block are above one; without a branch, so that several are compared."""
    found = np.int32(0)
    for i in range(scores.shape[0]):
        found += np.int32(scores[i] > least)
    return int(found)


@numba.njit(cache=True, nogil=True)
def _matched(scores: Floats, allowed: Bools, use_allowed: bool) -> int:
    """How many documents of a block have a score and are allowed."""
    found = np.int32(0)
    if use_allowed:
        for i in range(scores.shape[0]):
            found += np.int32((scores[i] != np.float32(0.0)) & allowed[i])
    else:
        for i in range(scores.shape[0]):
            found += np.int32(scores[i] != np.float32(0.0))
    return int(found)


@numba.njit(cache=True, nogil=True)
def select_top(
    scores: Floats, allowed: Bools, use_allowed: bool, count: int
) -> tuple[Ints, Floats, int]:
    """The ``count`` best scored documents, and how many have any score; clears the scores.

    Documents are answered ascending. Ties go to the lower document number, so that an answer does
    not depend on chance. Once there are more than ``count``, blocks in which nothing is better
    than the worst of those kept are passed over.
    """
    size = scores.shape[0]
    capacity = GATHERED * count + _BLOCK
    documents = np.empty(capacity, np.int32)
    found = np.empty(capacity, np.float32)
    least = np.float32(-np.inf)
    kept = 0
    matched = 0
    for first in range(0, size, _BLOCK):
        last = min(first + _BLOCK, size)
        block = scores[first:last]
        here = allowed[first:last] if use_allowed else allowed
        matched += _matched(block, here, use_allowed)
        if _above(block, least) > 0:
            for i in range(last - first):
                # Without a branch: whether a score is high enough is as good as random.
                found[kept] = block[i]
                documents[kept] = first + i
                wanted = (block[i] > least) & (block[i] != np.float32(0.0))
                kept += wanted & here[i] if use_allowed else wanted
            if kept > capacity - _BLOCK:
                least = np.float32(keep_best(found, documents, kept, count))
                kept = count
        block[:] = np.float32(0.0)
    if kept > count:
        keep_best(found, documents, kept, count)
        kept = count
    return documents[:kept].copy(), found[:kept].copy(), matched


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
