"""Selection: the best of many scored documents, compiled by numba and cached on disk.

Keeping the best thousand of a hundred thousand in a heap costs ten comparisons for each document
that is let in. Gathering candidates until there are several times as many as wanted, and then
thinning them out by quickselect (Hoare, "Algorithm 65: Find", CACM 1961), costs about one.
"""

from __future__ import annotations

from typing import Final

import numba
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

GATHERED: Final = 4
"""Times as many as wanted that are gathered before they are thinned out."""


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
