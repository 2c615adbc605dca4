"""Edges: round bounds that cut numbers into a handful of ranges of about equal weight."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

BUCKETS: Final = 6
"""Ranges aimed at."""
DISTINCT: Final = 7
"""Up to so many distinct numbers, each is a bucket of its own."""
_SLACK: Final = 0.2
"""How far from its middle a range may be cut for the sake of a round bound, as a share of it."""
_ENOUGH: Final = 1.2
"""A range is cut further while it weighs more than this times an equal share."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A range of the ordered distinct numbers: from ``start`` to before ``stop``."""

    start: int
    stop: int
    weight: int


def round_edges(values: Floats, counts: npt.NDArray[np.int64], *, buckets: int = BUCKETS) -> Floats:
    """Ascending bounds of ranges, from at or below the least number to at or above the greatest.

    The heaviest range is cut again and again near its middle, at the roundest number that lies
    there: 1, 2 or 5 times the largest possible power of ten, or a multiple of it. A range is left
    whole when it holds a single number. Ranges exclude their upper bound, but for the last.

    Args:
        values: distinct, ascending, finite, at least two.
        counts: of each.
        buckets: at most this many ranges.
    """
    # Lists: what is looked up one by one is found twice as fast in them.
    ordered: list[float] = values.tolist()
    cumulated: list[int] = [0, *np.cumsum(counts).tolist()]
    total = cumulated[-1]
    whole = [Cut(0, len(values), total)]
    edges: list[float] = []
    while len(whole) < buckets:
        # The heaviest that can be cut; the first of equals.
        at = max(
            range(len(whole)),
            key=lambda n: (whole[n].weight if whole[n].stop - whole[n].start > 1 else -1, -n),
        )
        cut = whole[at]
        if cut.stop - cut.start < 2 or cut.weight * buckets <= total * _ENOUGH:
            break
        middle, edge = _divide(cut, ordered, cumulated)
        parts = [
            Cut(cut.start, middle, cumulated[middle] - cumulated[cut.start]),
            Cut(middle, cut.stop, cumulated[cut.stop] - cumulated[middle]),
        ]
        whole[at : at + 1] = parts
        edges.append(edge)
    edges.sort()
    # Adding 0 makes -0 plain.
    return np.array([_floor(ordered, edges), *edges, _ceiling(ordered, edges)]) + 0.0


def roundest(low: float, high: float) -> float:
    """The roundest number above ``low`` and at most ``high``."""
    if low < 0.0 <= high:
        return 0.0
    # Steps 1, 2, 5 of each power of ten, from wide to narrow, until a multiple lies inside.
    exponent = math.floor(math.log10(max(abs(low), abs(high)))) + 1
    while exponent > -300:
        for digit in (5, 2, 1):
            number = _last_multiple(high, digit, exponent)
            if low < number <= high:
                return number
        exponent -= 1
        if 10.0**exponent < (high - low) * 1e-6:
            break
    return high


def _last_multiple(high: float, digit: int, exponent: int) -> float:
    """The greatest multiple of a step that is at most ``high``, without the noise of floats."""
    if exponent >= 0:
        step = float(digit * 10**exponent)
        return math.floor(high / step) * step
    scale = float(10**-exponent)
    return math.floor(high * scale / digit * (1 + 1e-15)) * digit / scale


def _divide(cut: Cut, values: list[float], cumulated: list[int]) -> tuple[int, float]:
    """Where a range is cut: index of the first number above, and the bound between."""
    base = cumulated[cut.start]
    below, middle, above = (
        base + cut.weight * share for share in (0.5 - _SLACK, 0.5, 0.5 + _SLACK)
    )
    # Indices of numbers that may come first above the bound, by what then lies below it.
    least, stop = cut.start + 1, cut.stop
    low = bisect_left(cumulated, below, least, stop)
    high = bisect_left(cumulated, above, least, stop)
    high = min(high, stop - 1) if high < stop and cumulated[high] <= above else high - 1
    if low > high:
        # One heavy number fills the middle: cut on the side that leaves the halves more equal.
        near = [n for n in (low - 1, low) if least <= n < stop]
        low = high = min(near, key=lambda n: (abs(cumulated[n] - middle), n))
    edge = roundest(values[low - 1], values[high])
    return bisect_left(values, edge), edge


def _floor(values: list[float], edges: list[float]) -> float:
    """A round number at or a little below the least."""
    least = values[0]
    width = (edges[0] if edges else values[-1]) - least
    down = -roundest(math.nextafter(-least, -math.inf), -least + width / 2)
    return 0.0 if least >= 0 > down else min(least, down)


def _ceiling(values: list[float], edges: list[float]) -> float:
    """A round number at or a little above the greatest."""
    greatest = values[-1]
    width = greatest - (edges[-1] if edges else values[0])
    return max(greatest, roundest(math.nextafter(greatest, -math.inf), greatest + width / 2))
