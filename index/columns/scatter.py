"""Scatter: dense columns from rows in any order; what a cell cannot hold goes to a side table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


@dataclass(slots=True)
class Scatter:
    """Cells that take one value each, and the rows of cells that have several.

    A cell whose second, different value arrives is emptied into the side table, and so is any row
    that says it belongs there. Rows are given batch by batch, in any order.

    Attributes:
        cells: written in place; `empty` where nothing is known.
        empty: of a cell without a value (NaN for numbers).
        aside: in a cell whose values are in the side table.
    """

    cells: Array
    empty: Any
    aside: Any
    _places: list[npt.NDArray[np.int64]] = field(default_factory=list)
    _values: list[Array] = field(default_factory=list)

    def put(self, places: npt.NDArray[np.int64], values: Array) -> None:
        """Write one value per row; equal values of one cell are one."""
        if not len(places):
            return
        before = self.cells[places]
        clash = ~self._is(before, self.empty) & (before != values)
        if clash.any():
            self._set_aside(places[clash], before[clash])
        self.cells[places] = values
        lost = self.cells[places] != values
        if lost.any() or clash.any():
            # Of the values of one cell the last was written; all are noted.
            several = np.isin(places, places[lost | clash])
            self._set_aside(places[several], values[several])

    def side_table(
        self, places: npt.NDArray[np.int64], *columns: Array
    ) -> tuple[npt.NDArray[np.int64], tuple[Array, ...]]:
        """The rows of cells with several values, and further rows, in order of place.

        Args:
            places: of the further rows, whose cells are emptied into the table as well.
            columns: their values; the values of cells stand in each of the columns.
        """
        beside = self.cells[places]
        full = ~self._is(beside, self.empty)
        self._set_aside(places[full], beside[full])
        own = np.concatenate([np.empty(0, np.int64), *self._places])
        held = np.concatenate([np.empty(0, self.cells.dtype), *self._values])
        all_places = np.concatenate([own, places])
        all_columns = [np.concatenate([held, column]) for column in columns]
        order = np.lexsort((*reversed(all_columns), all_places))
        all_places = all_places[order]
        all_columns = [column[order] for column in all_columns]
        if len(order):
            fresh = np.ones(len(order), np.bool_)
            fresh[1:] = all_places[1:] != all_places[:-1]
            for column in all_columns:
                fresh[1:] |= column[1:] != column[:-1]
            all_places = all_places[fresh]
            all_columns = [column[fresh] for column in all_columns]
        self.cells[all_places] = self.aside
        return all_places, tuple(all_columns)

    def _set_aside(self, places: npt.NDArray[np.int64], values: Array) -> None:
        kept = ~self._is(values, self.aside) if self.aside == self.aside else values == values
        self._places.append(places[kept])
        self._values.append(values[kept])

    @staticmethod
    def _is(values: Array, what: Any) -> npt.NDArray[np.bool_]:
        return np.asarray(values == what if what == what else values != values)
