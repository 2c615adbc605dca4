"""The inner loops of choosing facets, compiled by numba and cached on disk.

Some forty fields are looked at for each search, over a sample of a few hundred candidates: calls
of a dozen NumPy functions for each cost more than what they compute.
"""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]


@numba.njit(cache=True, nogil=True)
def reached(
    owners: Longs, lows: Floats, highs: Floats, starts: Floats, stops: Floats, closed: bool
) -> Longs:
    """How many owners have a range that reaches into each bucket.

    Args:
        owners: of each range, ascending.
        lows: lower ends.
        highs: upper ends.
        starts: of the buckets.
        stops: of the buckets; they belong to them where ``closed``, else the last one alone does.
        closed: see there.
    """
    counts = np.zeros(starts.shape[0], np.int64)
    for k in range(starts.shape[0]):
        last = np.int64(-1)
        ends = closed or k == starts.shape[0] - 1
        for n in range(owners.shape[0]):
            below = lows[n] <= stops[k] if ends else lows[n] < stops[k]
            if below and highs[n] >= starts[k] and owners[n] != last:
                counts[k] += 1
                last = owners[n]
    return counts


@numba.njit(cache=True, nogil=True)
def entropies(ordered: Floats, bins: int) -> tuple[Floats, Longs]:
    """`entropy_of_numbers` of each row, or where ``bins`` is 0 `entropy_of_labels`."""
    bits, known = np.empty(ordered.shape[0]), np.empty(ordered.shape[0], np.int64)
    for n in range(ordered.shape[0]):
        if bins > 0:
            bits[n], known[n] = entropy_of_numbers(ordered[n], bins)
        else:
            bits[n], known[n] = entropy_of_labels(ordered[n])
    return bits, known


@numba.njit(cache=True, nogil=True)
def _known(ordered: npt.NDArray[Any]) -> int:
    """How many come before the first NaN."""
    known: int = ordered.shape[0]
    while known > 0 and ordered[known - 1] != ordered[known - 1]:
        known -= 1
    return int(known)


@numba.njit(cache=True, nogil=True)
def entropy_of_numbers(ordered: Floats, bins: int) -> tuple[float, int]:
    """Entropy in bins of about equal weight, equal numbers together; and how many are not NaN.

    Args:
        ordered: ascending, NaN last: NumPy sorts several times as fast as a compiled loop.
        bins: at most this many.
    """
    known = _known(ordered)
    ordered = ordered[:known]
    if known < 2:
        return 0.0, known
    bits = 0.0
    begin = 0
    for n in range(1, bins + 1):
        end = known
        if n < bins:
            end = np.searchsorted(ordered, ordered[known * n // bins])
        if end > begin:
            share = (end - begin) / known
            bits -= share * np.log2(share)
            begin = end
    return bits, known


@numba.njit(cache=True, nogil=True)
def entropy_of_labels(ordered: npt.NDArray[Any]) -> tuple[float, int]:
    """Entropy of how often each value occurs, and how many are not NaN.

    Args:
        ordered: ascending, NaN last.
    """
    known = _known(ordered)
    bits = 0.0
    begin = 0
    for n in range(1, known + 1):
        if n == known or ordered[n] != ordered[begin]:
            share = (n - begin) / known
            bits -= share * np.log2(share)
            begin = n
    return bits, known


@numba.njit(cache=True, nogil=True)
def ranks_of(values: Floats, order: Longs) -> Floats:
    """Ranks of the numbers that are not NaN, the mean of theirs for equal ones; else NaN.

    Args:
        values: any.
        order: their places, the least first and NaN last.
    """
    found = np.full(values.shape[0], np.nan)
    count = 0
    for n in range(values.shape[0]):
        count += values[n] == values[n]
    begin = 0
    for n in range(1, count + 1):
        if n == count or values[order[n]] != values[order[begin]]:
            for k in range(begin, n):
                found[order[k]] = (begin + n - 1) / 2.0
            begin = n
    return found


@numba.njit(cache=True, nogil=True)
def correlation(a: Floats, b: Floats) -> tuple[int, int, float]:
    """Pearson's, where neither is NaN: of how many, how many the scarcer has, and the value.

    It is 0 where either is the same throughout.
    """
    of_a, of_b, both = 0, 0, 0
    sum_a, sum_b = 0.0, 0.0
    for n in range(a.shape[0]):
        of_a += a[n] == a[n]
        of_b += b[n] == b[n]
        if a[n] == a[n] and b[n] == b[n]:
            both += 1
            sum_a += a[n]
            sum_b += b[n]
    together, spread_a, spread_b = 0.0, 0.0, 0.0
    for n in range(a.shape[0]):
        if a[n] == a[n] and b[n] == b[n]:
            x, y = a[n] - sum_a / both, b[n] - sum_b / both
            together += x * y
            spread_a += x * x
            spread_b += y * y
    scale = np.sqrt(spread_a * spread_b)
    return both, min(of_a, of_b), together / scale if scale > 0 else 0.0
