"""Sensitivity: the smallest change of one weight that puts another supplier first.

The score is additive, so it is linear in every weight, and the weight at which two offers are
level follows in closed form: with the lead ``D = sum w_i d_i`` of one over the other and their
difference ``d_j`` on one criterion, a change of ``-D / d_j`` in its weight brings them level. A
supplier is overtaken when one offer of another is ahead of all of its own.
Source: Triantaphyllou & Sanchez, "A Sensitivity Analysis Approach for Some Deterministic
Multi-Criteria Decision-Making Methods", Decision Sciences 28 (1997), section 3.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

LEVEL = 1e-9
"""Scores nearer to each other than this are level."""


class Switch(NamedTuple):
    """The change: which criterion, to which weight, and whose offer is then first."""

    criterion: int
    weight: float
    row: int


def smallest_switch(
    values: Floats, scores: Floats, weights: Floats, first: npt.NDArray[np.bool_]
) -> Switch | None:
    """The smallest change of one weight, the others as they are, that changes the first supplier.

    Args:
        values: shape (offers, criteria).
        scores: shape (offers,), ``values @ weights``.
        weights: shape (criteria,), 0 or more.
        first: shape (offers,), the offers of the first supplier.

    Returns:
        None when no single weight can change the first; among equal changes the one of the
        earliest criterion, then the earliest row.
    """
    others = np.flatnonzero(~first)
    if not len(others) or not first.any():
        return None
    gap = scores[first][None, :] - scores[others][:, None]
    best: tuple[float, Switch] | None = None
    for n in range(len(weights)):
        gain = values[others, n][:, None] - values[first, n][None, :]
        for sign, most in ((1.0, np.inf), (-1.0, weights[n])):
            change = _level_at(gap, sign * gain)
            # At a weight of 0 the two would be level, and no weight lies beyond it.
            change[change >= most - LEVEL] = np.inf
            at = int(np.argmin(change))
            size = float(change[at])
            if np.isfinite(size) and (best is None or size < best[0] - LEVEL):
                best = size, Switch(n, float(weights[n] + sign * size), int(others[at]))
    return None if best is None else best[1]


def _level_at(gap: Floats, gain: Floats) -> Floats:
    """Per challenger, the least change beyond which it is ahead of all; infinite where none is.

    Ahead of one means ``change * gain > gap``: a lower end where it gains, an upper end where it
    loses, all or nothing where it does neither.
    """
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        ends = gap / gain
    gains, loses = gain > LEVEL, gain < -LEVEL
    lower = np.where(gains, ends, 0.0).max(axis=1)
    upper = np.where(loses, ends, np.inf).min(axis=1)
    never = (~gains & ~loses & (gap >= -LEVEL)).any(axis=1)
    lower = np.maximum(lower, 0.0)
    found: Floats = np.where(never | (upper - lower <= LEVEL), np.inf, lower)
    return found
