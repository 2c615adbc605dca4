"""Entropy of what candidates state, exactly from counts and roughly from a sample."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import numpy.typing as npt

BINS: Final = 8
"""In which numbers are put to take their entropy."""


def entropy(counts: npt.NDArray[Any]) -> float:
    """Shannon's entropy of a distribution given by counts, in bits; 0 for none."""
    counted = counts[counts > 0].astype(np.float64)
    total = counted.sum()
    if total == 0 or len(counted) == 1:
        return 0.0
    shares = counted / total
    return float(-(shares * np.log2(shares)).sum())


def sampled_entropy(values: npt.NDArray[np.float64]) -> float:
    """Entropy of numbers in at most eight bins of about equal weight; equal numbers stay together.

    Args:
        values: finite, in any order.
    """
    if len(values) < 2:
        return 0.0
    ordered = np.sort(values)
    bounds = ordered[[len(ordered) * n // BINS for n in range(1, BINS)]]
    at = np.searchsorted(ordered, bounds, side="left")
    return entropy(np.diff(np.concatenate([[0], at, [len(ordered)]])))
