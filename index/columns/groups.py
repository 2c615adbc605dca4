"""Groups: reducing rows that lie together, such as the offers of one document."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt


def firsts(owners: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """Where each group begins, given the owner of each row, ascending."""
    if not len(owners):
        return np.empty(0, np.int64)
    return np.concatenate([[0], np.flatnonzero(owners[1:] != owners[:-1]) + 1])


def greatest(
    owners: npt.NDArray[np.int64], values: npt.NDArray[Any]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[Any]]:
    """The owners that have rows, and the greatest value among each one's rows."""
    if not len(owners):
        return owners, values
    starts = firsts(owners)
    return owners[starts], np.maximum.reduceat(values, starts)


def least(
    owners: npt.NDArray[np.int64], values: npt.NDArray[Any]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[Any]]:
    """The owners that have rows, and the least value among each one's rows."""
    if not len(owners):
        return owners, values
    starts = firsts(owners)
    return owners[starts], np.minimum.reduceat(values, starts)
