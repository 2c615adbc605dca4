"""The inner loop over price breaks and lead times, compiled by numba and cached on disk."""

from __future__ import annotations

import numba
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Truths = npt.NDArray[np.int8]


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


@numba.njit(cache=True, nogil=True)
def certain_at(
    first: Longs,
    past: Longs,
    steps: Floats,
    low: Floats,
    high: Floats,
    quantity: float,
    codes: Codes,
    factors: Floats,
    starts: Floats,
    stops: Floats,
) -> Truths:
    """Truth per offer of its last step that is reached, read as certain, in one pass.

    As `values_at` and then `index.columns.wanted.Wanted.certain`, which between them would move
    some fifteen arrays of the offers' length through memory.

    Args:
        first: where each offer's steps begin.
        past: where they end.
        steps: the quantity from which each step holds, ascending within an offer.
        low: lower end of each step's value.
        high: upper end.
        quantity: NaN takes the first step.
        codes: of each offer's currency; -1 is the last of the factors.
        factors: of each currency; NaN makes the value unknown.
        starts: lower ends of the wanted intervals.
        stops: upper ends.
    """
    count = first.shape[0]
    truths = np.zeros(count, np.int8)
    for n in range(count):
        chosen = -1
        for step in range(first[n], past[n]):
            if quantity == quantity and steps[step] > quantity:
                break
            chosen = step
            if quantity != quantity:
                break
        if chosen < 0:
            continue
        factor = factors[codes[n]]
        bottom, top = low[chosen] * factor, high[chosen] * factor
        if bottom != bottom or top != top:
            continue
        truth = -1
        for k in range(starts.shape[0]):
            if bottom >= starts[k] and top <= stops[k]:
                truth = 1
                break
            if top >= starts[k] and bottom <= stops[k]:
                truth = 0
        truths[n] = truth
    return truths


@numba.njit(cache=True, nogil=True)
def best_of(bounds: Longs, truths: Truths) -> Truths:
    """The greatest truth among each document's offers; unknown where it has none.

    Args:
        bounds: of each document's offers, one more than documents; counted from the first offer.
        truths: of the offers from ``bounds[0]`` on.
    """
    count = bounds.shape[0] - 1
    found = np.zeros(count, np.int8)
    begin = bounds[0] if count > 0 else 0
    for n in range(count):
        if bounds[n] == bounds[n + 1]:
            continue
        best = -1
        for offer in range(bounds[n] - begin, bounds[n + 1] - begin):
            if truths[offer] > best:
                best = truths[offer]
        found[n] = best
    return found
