"""The inner loops over the products of a domain, compiled by numba and cached on disk."""

from __future__ import annotations

import numba
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int32]


@numba.njit(cache=True, nogil=True)
def mass_of_cells(first: Codes, weights: Floats, count: int) -> Floats:
    """Weight in each cell; products whose cell is not known are left out."""
    found = np.zeros(count)
    for n in range(first.shape[0]):
        if first[n] >= 0:
            found[first[n]] += weights[n]
    return found


@numba.njit(cache=True, nogil=True)
def multiply(score: Floats, first: Codes, table: Floats, unknown: float) -> None:
    """Multiply each product's score by the number of its cell, in place."""
    for n in range(first.shape[0]):
        score[n] *= table[first[n]] if first[n] >= 0 else unknown
