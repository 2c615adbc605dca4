"""Edges: round bounds that cut numbers into a few ranges a buyer can choose from.

Bounds may lie anywhere between two neighbouring numbers, and there at the roundest number only.
Of these, at most five are chosen by dynamic programming: ranges should be of about equal weight
(the sum of their squared shares is what is left to guess), bounds should be round, and they should
rather lie where the numbers themselves leave a gap, as natural breaks do (Jenks 1967).
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_PLACES: Final = 32
"""Bounds that are considered."""
_DIGIT: Final = 0.012
"""What each significant digit of a bound beyond the first costs, in squared shares."""
_GAP: Final = 0.015
"""What a bound in a wide gap is worth."""
_WIDE: Final = 0.05
"""Share of the whole spread from which a gap is wide."""
_SAME: Final = 0.01
"""Numbers that differ by less are one to a buyer: 4400 lb and 2 t."""


def round_cuts(values: Floats, weights: Floats, *, ranges: int) -> Floats:
    """Ascending bounds inside the numbers; a range excludes its upper bound.

    Args:
        values: distinct, ascending, finite.
        weights: of each, not negative; not all zero.
        ranges: at most this many.
    """
    from dialogue.policy.kernel import best_cuts, roundest

    lows, highs = _places(values, weights)
    found: dict[float, int] = {}
    for low, high in zip(values[lows].tolist(), values[highs].tolist(), strict=True):
        cut, digits = roundest(low, high)
        found[cut] = digits
    if not found:
        return np.empty(0)
    cuts = np.array(sorted(found))
    shares = np.concatenate([[0.0], np.cumsum(weights)])
    shares /= shares[-1]
    after = np.searchsorted(values, cuts, side="left")
    spread = float(values[-1] - values[0])
    gaps = np.minimum(1.0, (values[after] - values[after - 1]) / (_WIDE * spread))
    prices = _DIGIT * np.array([found[cut] for cut in cuts.tolist()]) - _GAP * gaps
    marks = np.concatenate([[0.0], shares[after], [1.0]])
    chosen = best_cuts(marks, np.concatenate([[0.0], prices, [0.0]]), ranges)
    # Adding 0 makes -0 plain.
    return cuts[chosen - 1] + 0.0


def _places(values: Floats, weights: Floats) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Pairs of numbers between which a bound is considered."""
    if len(values) <= _PLACES:
        lows = np.arange(len(values) - 1)
        apart = values[1:] - values[:-1] > _SAME * np.maximum(abs(values[1:]), abs(values[:-1]))
        # If none are apart, there is nothing better to cut at than what there is.
        lows = lows[apart] if apart.any() else lows
        return lows, lows + 1
    cumulated = np.cumsum(weights)
    targets = (np.arange(1, _PLACES) / _PLACES) * cumulated[-1]
    half = cumulated[-1] / (2 * _PLACES)
    lows = np.searchsorted(cumulated, targets - half, side="left")
    highs = np.searchsorted(cumulated, targets + half, side="left")
    highs = np.maximum(highs, lows + 1)
    inside = highs < len(values)
    return lows[inside], highs[inside]
