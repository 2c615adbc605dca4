"""The inner loop over price breaks and lead times, compiled by numba and cached on disk."""

from __future__ import annotations

import numba
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]


@numba.njit(cache=True, nogil=True)
def values_at(
    first: Longs, past: Longs, steps: Floats, low: Floats, high: Floats, quantity: float
) -> tuple[Floats, Floats]:
    """Ends of the last step that is reached, per offer; NaN when none is.

    Args:
        first: where each offer's steps begin.
        past: where they end.
        steps: the quantity from which each step holds, ascending within an offer.
        low: lower end of each step's value.
        high: upper end.
        quantity: NaN takes the first step.
    """
    count = first.shape[0]
    found_low, found_high = np.full(count, np.nan), np.full(count, np.nan)
    for n in range(count):
        chosen = -1
        for step in range(first[n], past[n]):
            if quantity == quantity and steps[step] > quantity:
                break
            chosen = step
            if quantity != quantity:
                break
        if chosen >= 0:
            found_low[n] = low[chosen]
            found_high[n] = high[chosen]
    return found_low, found_high
