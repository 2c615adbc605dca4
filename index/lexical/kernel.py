"""The inner loops of lexical retrieval, compiled by numba and cached on disk.

Term at a time: each posting adds its impact to its document's score. Scores live in one dense
array that is reused from query to query; only what a query touched is cleared after it.
"""

from __future__ import annotations

import numba
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Bools = npt.NDArray[np.bool_]


@numba.njit(cache=True, nogil=True, fastmath=False)
def accumulate(scores: Floats, documents: Ints, impacts: Floats, weight: float, base: int) -> None:
    """Add ``weight * impact`` to the score of every document of one posting list."""
    w = np.float32(weight)
    for i in range(documents.shape[0]):
        scores[documents[i] + base] += w * impacts[i]


@numba.njit(cache=True, nogil=True)
def select_top(
    scores: Floats, allowed: Bools, use_allowed: bool, count: int
) -> tuple[Ints, Floats, int]:
    """The ``count`` best scored documents, and how many have any score; clears the scores.

    Ties go to the lower document number, so that an answer does not depend on chance. Keeps a
    binary heap whose root is the worst kept.
    """
    heap_documents = np.empty(count, np.int32)
    heap_scores = np.empty(count, np.float32)
    size = 0
    matched = 0
    for document in range(scores.shape[0]):
        score = scores[document]
        if score == 0.0:
            continue
        scores[document] = 0.0
        if use_allowed and not allowed[document]:
            continue
        matched += 1
        if size < count:
            i = size
            size += 1
            while i > 0:
                parent = (i - 1) // 2
                if heap_scores[parent] > score or (
                    heap_scores[parent] == score and heap_documents[parent] < document
                ):
                    heap_scores[i] = heap_scores[parent]
                    heap_documents[i] = heap_documents[parent]
                    i = parent
                else:
                    break
            heap_scores[i] = score
            heap_documents[i] = document
        elif score > heap_scores[0]:
            i = 0
            while True:
                child = 2 * i + 1
                if child >= size:
                    break
                other = child + 1
                if other < size and (
                    heap_scores[other] < heap_scores[child]
                    or (
                        heap_scores[other] == heap_scores[child]
                        and heap_documents[other] > heap_documents[child]
                    )
                ):
                    child = other
                if heap_scores[child] < score or (
                    heap_scores[child] == score and heap_documents[child] > document
                ):
                    heap_scores[i] = heap_scores[child]
                    heap_documents[i] = heap_documents[child]
                    i = child
                else:
                    break
            heap_scores[i] = score
            heap_documents[i] = document
    return heap_documents[:size], heap_scores[:size], matched


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
