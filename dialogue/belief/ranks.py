"""Ranks: the distinct numbers of a column, and which one each product has.

Sorting once makes what every turn needs of some products, the weight at each of their numbers, a
matter of counting.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dialogue.protocols import Column

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ranks:
    """Numbers of n products.

    Attributes:
        values: distinct, ascending, finite.
        places: int32, shape (n,); of each product's number among them, the lower end of a range
            where it has one; -1 is unknown.
    """

    values: Floats
    places: npt.NDArray[np.int32]

    @classmethod
    def of(cls, column: Column) -> Ranks | None:
        """Sort a column; None when it has no numbers."""
        if column.low is None or column.high is None:
            return None
        start = np.where(np.isfinite(column.low), column.low, column.high)
        known = np.isfinite(start)
        values, which = np.unique(start[known], return_inverse=True)
        places = np.full(len(start), -1, np.int32)
        places[known] = which
        return cls(values, places)

    def mass(self, rows: npt.NDArray[np.int64], weights: Floats) -> tuple[Floats, Floats]:
        """The numbers of some products that have any weight, ascending, and the weight of each."""
        places = self.places[rows]
        known = places >= 0
        mass = np.bincount(places[known], weights[known], len(self.values))
        some = np.flatnonzero(mass)
        return self.values[some], mass[some].astype(np.float64)
