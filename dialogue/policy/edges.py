"""Edges: round bounds that cut numbers into a few ranges a buyer can choose from.

Bounds may lie anywhere between two neighbouring numbers, and there at the roundest number only.
Of these, at most five are chosen by dynamic programming: ranges should be of about equal weight
(the sum of their squared shares is what is left to guess), bounds should be round, and they should
rather lie where the numbers themselves leave a gap, as natural breaks do (Jenks 1967).
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_PLACES: Final = 40
"""Bounds that are considered."""
_DIGIT: Final = 0.012
"""What each significant digit of a bound beyond the first costs, in squared shares."""
_GAP: Final = 0.015
"""What a bound in a wide gap is worth."""


def round_cuts(values: Floats, weights: Floats, *, ranges: int) -> Floats:
    """Ascending bounds inside the numbers; a range excludes its upper bound.

    Args:
        values: distinct, ascending, finite.
        weights: of each, not negative; not all zero.
        ranges: at most this many.
    """
    if len(values) < 2:
        return np.empty(0)
    cuts, gaps = _places(values, weights)
    shares = np.concatenate([[0.0], np.cumsum(weights)])
    shares /= shares[-1]
    upto = shares[np.searchsorted(values, cuts, side="left")]
    costs = np.array([_DIGIT * _digits(cut) for cut in cuts.tolist()]) - _GAP * gaps
    marks = np.concatenate([[0.0], upto, [1.0]])
    price = np.concatenate([[0.0], costs, [0.0]])
    # best[k, j]: least cost of k ranges that end at mark j.
    size = len(marks)
    pieces = (marks[None, :] - marks[:, None]) ** 2
    pieces[np.tril_indices(size)] = np.inf
    best = np.full((ranges + 1, size), np.inf)
    back = np.zeros((ranges + 1, size), np.int64)
    best[0, 0] = 0.0
    for k in range(1, ranges + 1):
        options = best[k - 1][:, None] + pieces
        back[k] = np.argmin(options, axis=0)
        best[k] = np.min(options, axis=0) + price
    k = int(np.argmin(best[:, -1]))
    at, chosen = size - 1, []
    while k > 0:
        at = int(back[k, at])
        k -= 1
        if at > 0:
            chosen.append(float(cuts[at - 1]))
    return np.array(sorted(chosen)) + 0.0


def _places(values: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Bounds to consider, and how wide the gap is that each lies in, 0 to 1."""
    cumulated = np.cumsum(weights)
    total = float(cumulated[-1])
    spread = float(values[-1] - values[0])
    if len(values) <= _PLACES:
        lows, highs = np.arange(len(values) - 1), np.arange(1, len(values))
    else:
        targets = (np.arange(1, _PLACES) / _PLACES) * total
        half = total / (2 * _PLACES)
        lows = np.searchsorted(cumulated, targets - half, side="left")
        highs = np.searchsorted(cumulated, targets + half, side="left")
        highs = np.maximum(highs, lows + 1)
        inside = highs < len(values)
        lows, highs = lows[inside], highs[inside]
    found: dict[float, float] = {}
    for low, high in zip(lows.tolist(), highs.tolist(), strict=True):
        cut = roundest(float(values[low]), float(values[high]))
        after = int(np.searchsorted(values, cut, side="left"))
        gap = float(values[after] - values[after - 1]) if 0 < after < len(values) else 0.0
        found[cut] = min(1.0, 20.0 * gap / spread) if spread > 0 else 0.0
    cuts = np.array(sorted(found))
    return cuts, np.array([found[cut] for cut in cuts.tolist()])


def roundest(low: float, high: float) -> float:
    """The roundest number above ``low`` and at most ``high``."""
    if low < 0.0 <= high:
        return 0.0
    exponent = math.floor(math.log10(max(abs(low), abs(high)))) + 1
    while exponent > -300:
        for digit in (5.0, 2.5, 2.0, 1.0):
            number = _multiple(high, digit, exponent)
            if low < number <= high:
                return number
        exponent -= 1
        if 10.0**exponent < (high - low) * 1e-6:
            break
    return high


def _multiple(high: float, digit: float, exponent: int) -> float:
    """The greatest multiple of a step at most ``high``, without the noise of floats."""
    if exponent >= 0:
        step = digit * 10.0**exponent
        return math.floor(high / step * (1 + 1e-15)) * step
    scale = 10.0**-exponent
    return math.floor(high * scale / digit * (1 + 1e-15)) * digit / scale


def _digits(number: float) -> int:
    """Significant digits beyond the first; a half counts half a digit's trouble, as people do."""
    text = f"{abs(number):.12g}".replace(".", "").lstrip("0").split("e")[0].rstrip("0")
    return max(0, len(text) - 1 - text.endswith("5"))
