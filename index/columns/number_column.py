"""NumberColumn: a number per product of one category, unknown for some, a range for a few."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.asked import converter
from data.constraint import Constraint
from index.columns.groups import greatest
from index.columns.manifest import ColumnInfo
from index.columns.scope import Places, sparse_rows
from index.columns.truths import Truths
from index.columns.wanted import Floats, Wanted, wanted


@dataclass(frozen=True, slots=True)
class NumberColumn:
    """Numbers in the canonical unit of the column's category.

    Attributes:
        points: float64 per document of the column; NaN when unknown or in the spans.
        span_places: int64, ascending; rows of documents whose value is a range or several values,
            in the dense array of all number columns.
        span_lows, span_highs: float64, the ends of each.
    """

    info: ColumnInfo
    points: Floats
    span_places: npt.NDArray[np.int64]
    span_lows: Floats
    span_highs: Floats

    def spans(self, places: Places) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Rows of the spans of some places: which of the places, and which row."""
        if not len(self.span_places):
            none = np.empty(0, np.int64)
            return none, none
        at = self.info.at
        if isinstance(places, slice):
            return sparse_rows(self.span_places, slice(places.start + at, places.stop + at))
        return sparse_rows(self.span_places, places + at)

    def truths(self, asked: Wanted, places: Places) -> Truths:
        """Truth per place, ranges read as offered."""
        truths = asked.points(self.points[places])
        owners, rows = self.spans(places)
        if len(owners):
            found = asked.offered(self.span_lows[rows], self.span_highs[rows])
            owners, found = greatest(owners, found)
            truths[owners] = asked.signed(found)
        return truths

    def predicate(self, constraint: Constraint) -> Callable[[Places], Truths]:
        """The truth of a constraint per place.

        Raises:
            InputError: its values are not numbers.
            UnitError: its unit is not known, or not one of this column's dimension.
        """
        asked = self.asked(constraint)
        return lambda places: self.truths(asked, places)

    def asked(self, constraint: Constraint) -> Wanted:
        """The numbers that a constraint asks for, the same for all columns of one unit.

        Raises:
            InputError, UnitError: as `predicate`.
        """
        return wanted(constraint, converter(constraint.unit, self.info.unit, constraint.field))
