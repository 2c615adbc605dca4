"""Selection: the best of many scored documents, compiled by numba and cached on disk.

Keeping the best thousand of a hundred thousand in a heap costs ten comparisons for each document
that is let in. Gathering candidates until there are several times as many as wanted, and then
thinning them out by quickselect (Hoare, "Algorithm 65: Find", CACM 1961), costs about one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numba
import numpy as np
import numpy.typing as npt

_SIGN: Final = np.uint64(1 << 31)
_LOW: Final = np.uint64((1 << 32) - 1)

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

GATHERED: Final = 4
"""Times as many as wanted that are gathered before they are thinned out."""


def best_first(documents: Ints, scores: Floats, count: int) -> tuple[Ints, Floats]:
    """The ``count`` best, the best first and by number among equals."""
    keys = _keys(documents, scores)
    # Of whole numbers NumPy sorts a dozen at once.
    keys.sort()
    found: tuple[Ints, Floats] = _unpacked(keys[: max(count, 0)])
    return found


@numba.njit(cache=True, nogil=True)
def _keys(documents: Ints, scores: Floats) -> npt.NDArray[np.uint64]:
    """A number per document that is the less the better it is: the score above, the number below.

    The bits of a float that is 0 or more are in the order of what they say; of others, the other
    way round.
    """
    keys = np.empty(documents.shape[0], np.uint64)
    # Adding 0 makes -0 plain.
    bits = (scores + np.float32(0)).view(np.uint32)
    for n in range(documents.shape[0]):
        high = np.uint64(bits[n])
        if high < _SIGN:
            high = _SIGN - np.uint64(1) - high
        keys[n] = (high << np.uint64(32)) | np.uint64(documents[n])
    return keys


@numba.njit(cache=True, nogil=True)
def _unpacked(keys: npt.NDArray[np.uint64]) -> tuple[Ints, Floats]:
    documents = np.empty(keys.shape[0], np.int32)
    bits = np.empty(keys.shape[0], np.uint32)
    for n in range(keys.shape[0]):
        high = keys[n] >> np.uint64(32)
        if high < _SIGN:
            high = _SIGN - np.uint64(1) - high
        documents[n] = np.int32(keys[n] & _LOW)
        bits[n] = np.uint32(high)
    return documents, bits.view(np.float32)


def union(some: Sequence[Ints]) -> Ints:
    """The documents of several lists, ascending, each once."""
    joined = np.concatenate(some).astype(np.int32, copy=False)
    joined.sort()
    once = np.ones(len(joined), np.bool_)
    np.not_equal(joined[1:], joined[:-1], out=once[1:])
    return joined[once]


def among(documents: Ints, some: Ints) -> npt.NDArray[np.bool_]:
    """Which of some documents, ascending, are among others, which are few."""
    found = np.zeros(len(documents), np.bool_)
    if len(some) and len(documents):
        at = np.minimum(np.searchsorted(documents, some), len(documents) - 1)
        found[at[documents[at] == some]] = True
    return found


@numba.njit(cache=True, nogil=True)
def keep_best(scores: Floats, documents: Ints, size: int, count: int) -> float:
    """Move the ``count`` best of ``size`` to the front; answers the worst of their scores.

    They stay in the order they came in; among equals those that came first are kept.
    """
    worst = np.partition(scores[:size], size - count)[size - count]
    better = 0
    for i in range(size):
        better += scores[i] > worst
    equals = count - better
    kept = 0
    for i in range(size):
        if scores[i] == worst:
            if equals == 0:
                continue
            equals -= 1
        elif scores[i] < worst:
            continue
        scores[kept] = scores[i]
        documents[kept] = documents[i]
        kept += 1
    return float(worst)
