"""Edges: round bounds that cut numbers into a handful of ranges of about equal weight.

Compiled by numba and cached on disk: half a dozen numbers are cut for each search.
"""

from __future__ import annotations

import math
from typing import Final

import numba
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Longs = npt.NDArray[np.int64]

BUCKETS: Final = 6
"""Ranges aimed at."""
DISTINCT: Final = 7
"""Up to so many distinct numbers, each is a bucket of its own."""
_SLACK: Final = 0.2
"""How far from its middle a range may be cut for the sake of a round bound, as a share of it."""
_ENOUGH: Final = 1.2
"""A range is cut further while it weighs more than this times an equal share."""

_DIGITS: Final = (5, 2, 1)
_LEAST: Final = -300
_MOST: Final = 310


_STEPS: Final = np.array([[float(f"{d}e{n}") for n in range(_MOST + 1)] for d in _DIGITS])
"""Each digit times each power of ten from 0 on, rounded once: exact powers are not at hand in a
compiled loop."""
_TENS: Final = np.array(
    [10.0**n if n < 309 else math.inf for n in range(_LEAST, _MOST + 1)], np.float64
)


def round_edges(values: Floats, counts: Longs, *, buckets: int = BUCKETS) -> Floats:
    """Ascending bounds of ranges, from at or below the least number to at or above the greatest.

    The heaviest range is cut again and again near its middle, at the roundest number that lies
    there: 1, 2 or 5 times the largest possible power of ten, or a multiple of it. A range is left
    whole when it holds a single number. Ranges exclude their upper bound, but for the last.

    Args:
        values: distinct, ascending, finite, at least two.
        counts: of each.
        buckets: at most this many ranges.
    """
    edges: Floats = _cut(values, counts, buckets)
    return edges


@numba.njit(cache=True, nogil=True)
def _cut(values: Floats, counts: Longs, buckets: int) -> Floats:
    size = values.shape[0]
    cumulated = np.zeros(size + 1, np.int64)
    for n in range(size):
        cumulated[n + 1] = cumulated[n] + counts[n]
    total = cumulated[size]
    # Ranges of the ordered numbers that are whole so far, in order.
    starts, stops = np.zeros(buckets, np.int64), np.zeros(buckets, np.int64)
    stops[0] = size
    edges = np.empty(buckets + 1)
    whole = 1
    while whole < buckets:
        # The heaviest that can be cut; the first of equals.
        at, heaviest = -1, np.int64(-1)
        for n in range(whole):
            weight = cumulated[stops[n]] - cumulated[starts[n]]
            if stops[n] - starts[n] > 1 and weight > heaviest:
                at, heaviest = n, weight
        if at < 0 or heaviest * buckets <= total * _ENOUGH:
            break
        middle, edge = _divide(starts[at], stops[at], values, cumulated)
        for n in range(whole, at + 1, -1):
            starts[n], stops[n] = starts[n - 1], stops[n - 1]
        starts[at + 1], stops[at + 1] = middle, stops[at]
        stops[at] = middle
        edges[whole] = edge
        whole += 1
    inner = np.sort(edges[1:whole])
    found = np.empty(whole + 1)
    found[1:whole] = inner
    # Adding 0 makes -0 plain.
    found[0] = _floor(values, inner) + 0.0
    found[whole] = _ceiling(values, inner) + 0.0
    return found


@numba.njit(cache=True, nogil=True)
def roundest(low: float, high: float) -> float:
    """The roundest number above ``low`` and at most ``high``."""
    if low < 0.0 <= high:
        return 0.0
    # Steps 1, 2, 5 of each power of ten, from wide to narrow, until a multiple lies inside.
    exponent = math.floor(math.log10(max(abs(low), abs(high)))) + 1
    while exponent > _LEAST:
        for which in range(len(_DIGITS)):
            number = _last_multiple(high, which, exponent)
            if low < number <= high:
                return number
        exponent -= 1
        if _TENS[exponent - _LEAST] < (high - low) * 1e-6:
            break
    return high


@numba.njit(cache=True, nogil=True)
def _last_multiple(high: float, which: int, exponent: int) -> float:
    """The greatest multiple of a step that is at most ``high``, without the noise of floats."""
    if exponent >= 0:
        step = _STEPS[which, exponent]
        return float(math.floor(high / step) * step)
    scale = _STEPS[2, -exponent]
    digit = _STEPS[which, 0]
    return float(np.floor(high * scale / digit * (1 + 1e-15)) * digit / scale)


@numba.njit(cache=True, nogil=True)
def _first_at_least(ordered: Longs, wanted: float, start: int, stop: int) -> int:
    """The first place of a range that holds the wanted number or more, else its end."""
    while start < stop:
        middle = (start + stop) // 2
        if ordered[middle] < wanted:
            start = middle + 1
        else:
            stop = middle
    return int(start)


@numba.njit(cache=True, nogil=True)
def _divide(start: int, stop: int, values: Floats, cumulated: Longs) -> tuple[int, float]:
    """Where a range is cut: index of the first number above, and the bound between."""
    base, weight = cumulated[start], cumulated[stop] - cumulated[start]
    below, middle, above = (
        base + weight * (0.5 - _SLACK),
        base + weight * 0.5,
        base + weight * (0.5 + _SLACK),
    )
    # Indices of numbers that may come first above the bound, by what then lies below it.
    least = start + 1
    low = _first_at_least(cumulated, below, least, stop)
    high = _first_at_least(cumulated, above, least, stop)
    high = min(high, stop - 1) if high < stop and cumulated[high] <= above else high - 1
    if low > high:
        # One heavy number fills the middle: cut on the side that leaves the halves more equal.
        one, other = low - 1, low
        if one < least:
            chosen = other
        elif other >= stop or abs(cumulated[one] - middle) <= abs(cumulated[other] - middle):
            chosen = one
        else:
            chosen = other
        low = high = chosen
    edge = roundest(values[low - 1], values[high])
    return int(np.searchsorted(values, edge)), edge


@numba.njit(cache=True, nogil=True)
def _floor(values: Floats, edges: Floats) -> float:
    """A round number at or a little below the least."""
    least = values[0]
    width = (edges[0] if edges.shape[0] else values[-1]) - least
    down = -roundest(np.nextafter(-least, -np.inf), -least + width / 2)
    return 0.0 if least >= 0 and down < 0 else min(least, down)


@numba.njit(cache=True, nogil=True)
def _ceiling(values: Floats, edges: Floats) -> float:
    """A round number at or a little above the greatest."""
    greatest = values[-1]
    width = greatest - (edges[-1] if edges.shape[0] else values[0])
    return float(max(greatest, roundest(np.nextafter(greatest, -np.inf), greatest + width / 2)))


@numba.njit(cache=True, nogil=True)
def tallied(ordered: Floats) -> tuple[Floats, Longs]:
    """The distinct among some ascending numbers, and how often each occurs."""
    values, counts = np.empty(ordered.shape[0]), np.empty(ordered.shape[0], np.int64)
    size = 0
    for n in range(ordered.shape[0]):
        if n == 0 or ordered[n] != ordered[n - 1]:
            values[size], counts[size] = ordered[n], 0
            size += 1
        counts[size - 1] += 1
    return values[:size], counts[:size]


@numba.njit(cache=True, nogil=True)
def counted_between(points: Floats, edges: Floats) -> Longs:
    """How many numbers lie in each range; those beyond the ends are in the outermost ones."""
    counts = np.zeros(edges.shape[0] - 1, np.int64)
    for n in range(points.shape[0]):
        at = 0
        for k in range(1, edges.shape[0] - 1):
            at += points[n] >= edges[k]
        counts[at] += 1
    return counts
