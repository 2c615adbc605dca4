"""Pareto: suppliers that nobody beats on everything that is known of them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def unbeaten(worst: Floats, best: Floats) -> npt.NDArray[np.bool_]:
    """Per row, whether no other row dominates it.

    A row is dominated when another is certainly at least as good on every criterion that is known
    of it, and certainly better on one. A criterion of which nothing is known (0 to 1) earns
    nothing, and a row of which nothing at all is known is not unbeaten.

    Args:
        worst: shape (n, criteria), the least that each value can be.
        best: the same shape, the most.
    """
    count, criteria = worst.shape
    known = (best - worst) < 1.0
    dominated = np.zeros(count, np.bool_)
    if not count or not criteria:
        return dominated
    # Rows in blocks, so that memory stays small; within one, a criterion at a time.
    for start in range(0, count, _BLOCK):
        rows = slice(start, min(start + _BLOCK, count))
        everywhere = np.ones((rows.stop - rows.start, count), np.bool_)
        somewhere = np.zeros_like(everywhere)
        for n in range(criteria):
            mine, theirs = best[rows, n, None], worst[None, :, n]
            open_ = ~known[rows, n, None]
            everywhere &= open_ | (theirs >= mine)
            somewhere |= ~open_ & (theirs > mine)
        dominated[rows] = (everywhere & somewhere).any(axis=1)
    found: npt.NDArray[np.bool_] = ~dominated & known.any(axis=1)
    return found


_BLOCK = 256
