"""The inner loops of vector search, compiled by numba and cached on disk.

Two scans. The exact one reads whole vectors. The coarse one reads one bit per dimension, in blocks
of 64 documents so that one instruction handles several documents: the 4 bits of each query
component are compared plane by plane, with AND and a count of the bits that are set.
"""

from __future__ import annotations

from typing import Any, Final

import numba
import numpy as np
import numpy.typing as npt
from numba.core import types
from numba.extending import intrinsic

from index.selection import GATHERED, keep_best

BLOCK: Final = 64
"""Documents per block of codes."""

_SPARSE: Final = 12
"""Documents of a block up to which each is read on its own."""

Floats = npt.NDArray[np.float32]
Words = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int32]
Bools = npt.NDArray[np.bool_]


def _count_bits(typing_context: Any, word: Any) -> Any:
    """Number of set bits of a uint64: one instruction where the processor has it."""
    del typing_context, word

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        del context, signature
        return builder.ctpop(arguments[0])

    return types.uint64(types.uint64), generate


_popcount: Any = intrinsic(_count_bits)


@numba.njit(cache=True, nogil=True, inline="always")
def _worse(score: float, document: int, other_score: float, other: int) -> bool:
    """Whether the first ranks below the second; among equals the lower number ranks higher."""
    return score < other_score or (score == other_score and document > other)


@numba.njit(cache=True, nogil=True)
def _push(scores: Floats, documents: Ints, size: int, score: float, document: int) -> int:
    """Offer one document to a heap whose root is the worst kept; answers the heap's new size."""
    if size < scores.shape[0]:
        at = size
        while at > 0:
            parent = (at - 1) // 2
            if not _worse(score, document, scores[parent], documents[parent]):
                break
            scores[at] = scores[parent]
            documents[at] = documents[parent]
            at = parent
        scores[at] = score
        documents[at] = document
        return size + 1
    if not _worse(scores[0], documents[0], score, document):
        return size
    at = 0
    while True:
        child = 2 * at + 1
        if child >= size:
            break
        if child + 1 < size and _worse(
            scores[child + 1], documents[child + 1], scores[child], documents[child]
        ):
            child += 1
        if not _worse(scores[child], documents[child], score, document):
            break
        scores[at] = scores[child]
        documents[at] = documents[child]
        at = child
    scores[at] = score
    documents[at] = document
    return size


# Not inlined by numba but by LLVM: numba would drop the licence to reorder the sum, and with it the
# wide instructions.
@numba.njit(cache=True, nogil=True, fastmath={"reassoc", "contract", "nsz"})
def _dot(vectors: Floats, row: int, query: Floats) -> np.float32:
    total = np.float32(0)
    for i in range(query.shape[0]):
        total += vectors[row, i] * query[i]
    return total


@numba.njit(cache=True, nogil=True)
def exact_scan(
    vectors: Floats, query: Floats, allowed: Bools, use_allowed: bool, count: int
) -> tuple[Ints, Floats]:
    """The ``count`` rows with the largest inner product among the allowed ones, in no order.

    Args:
        vectors: shape (n, dim).
        query: shape (dim,).
        allowed: shape (n,) when ``use_allowed``, else not read.
        use_allowed: whether only some rows may be answered.
        count: at least 1.
    """
    documents = np.empty(count, np.int32)
    scores = np.empty(count, np.float32)
    size = 0
    for row in range(vectors.shape[0]):
        if use_allowed and not allowed[row]:
            continue
        size = _push(scores, documents, size, float(_dot(vectors, row, query)), row)
    return documents[:size], scores[:size]


@numba.njit(cache=True, nogil=True)
def inner_products(vectors: Floats, rows: Ints, query: Floats) -> Floats:
    """Inner products of a query with chosen rows."""
    scores = np.empty(rows.shape[0], np.float32)
    for i in range(rows.shape[0]):
        scores[i] = _dot(vectors, rows[i], query)
    return scores


@numba.njit(cache=True, nogil=True, inline="always")
def _bit_sum(codes: Words, block: int, slot: int, planes: Words) -> np.uint64:
    """Sum of the query's 4-bit components over the set bits of one code."""
    total = np.uint64(0)
    for word in range(codes.shape[1]):
        bits = codes[block, word, slot]
        total += (
            _popcount(bits & planes[0, word])
            + (_popcount(bits & planes[1, word]) << np.uint64(1))
            + (_popcount(bits & planes[2, word]) << np.uint64(2))
            + (_popcount(bits & planes[3, word]) << np.uint64(3))
        )
    return total


@numba.njit(cache=True, nogil=True)
def coarse_scan(
    codes: Words,
    factors: Floats,
    ones: Floats,
    documents: Ints,
    starts: npt.NDArray[np.int64],
    order: npt.NDArray[np.int64],
    offsets: Floats,
    planes: Words,
    step: float,
    low: float,
    total: float,
    allowed: Bools,
    use_allowed: bool,
    budget: int,
    count: int,
) -> tuple[Ints, Floats]:
    """The ``count`` documents with the largest estimated inner product, in no order; the estimates.

    Args:
        codes: shape (blocks, words, 64): bit i of word w of a slot is the sign of component
            64 w + i of its document.
        factors: shape (blocks * 64,), what turns a sum of signs into an inner product.
        ones: shape (blocks * 64,), number of set bits.
        documents: shape (blocks * 64,), the document of each slot; -1 for padding.
        starts: shape (lists + 1,), the first block of each list.
        order: lists, in the order to scan them.
        offsets: per list, the inner product of its centre with the query.
        planes: shape (4, words), the query's components in 4 bits, plane by plane.
        step: what one of the 16 levels of a query's component is worth.
        low: what the lowest level is worth.
        total: sum of the query's components.
        allowed: per document when ``use_allowed``, else not read.
        use_allowed: whether only some documents may be answered.
        budget: no further list is begun after this many allowed documents.
        count: at least 1.
    """
    capacity = GATHERED * count + BLOCK
    kept_documents = np.empty(capacity, np.int32)
    kept_scores = np.empty(capacity, np.float32)
    least = -np.inf
    sums = np.empty(BLOCK, np.int64)
    estimates = np.empty(BLOCK, np.float32)
    slots = np.empty(BLOCK, np.int64)
    kept = 0
    seen = 0
    scale = np.float32(2.0 * step)
    shift = np.float32(2.0 * low)
    mean = np.float32(total)
    for at in range(order.shape[0]):
        if seen >= budget:
            break
        chosen = order[at]
        offset = offsets[chosen]
        for block in range(starts[chosen], starts[chosen + 1]):
            first = block * BLOCK
            wanted = BLOCK
            if use_allowed or documents[first + BLOCK - 1] < 0:
                wanted = 0
                for i in range(BLOCK):
                    document = documents[first + i]
                    # Without a branch: whether a filter holds is as good as random.
                    slots[wanted] = i
                    wanted += document >= 0 and (not use_allowed or allowed[document])
            if wanted == BLOCK:
                for i in range(BLOCK):
                    slots[i] = i
            seen += wanted
            if wanted > _SPARSE:
                sums[:] = 0
                for word in range(codes.shape[1]):
                    p0 = planes[0, word]
                    p1 = planes[1, word]
                    p2 = planes[2, word]
                    p3 = planes[3, word]
                    for i in range(BLOCK):
                        bits = codes[block, word, i]
                        sums[i] += np.int64(
                            _popcount(bits & p0)
                            + (_popcount(bits & p1) << np.uint64(1))
                            + (_popcount(bits & p2) << np.uint64(2))
                            + (_popcount(bits & p3) << np.uint64(3))
                        )
            else:
                for i in range(wanted):
                    sums[slots[i]] = np.int64(_bit_sum(codes, block, slots[i], planes))
            for i in range(BLOCK):
                signed = scale * np.float32(sums[i]) + shift * ones[first + i] - mean
                estimates[i] = offset + factors[first + i] * signed
            for i in range(wanted):
                score = estimates[slots[i]]
                if score > least:
                    kept_scores[kept] = score
                    kept_documents[kept] = documents[first + slots[i]]
                    kept += 1
            if kept > capacity - BLOCK:
                least = keep_best(kept_scores, kept_documents, kept, count)
                kept = count
    if kept > count:
        keep_best(kept_scores, kept_documents, kept, count)
        kept = count
    return kept_documents[:kept].copy(), kept_scores[:kept].copy()
