"""Alike: columns of one field that can be asked together.

A catalogue of several hundred categories has several hundred columns of one attribute, a few
documents in each. They lie one after the other in the dense array of their kind, so a constraint
is put to all of one kind and unit in one pass instead of to each in turn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from data.asked import check_choice, is_negative, texts
from data.constraint import Constraint
from index.columns.flag_column import FlagColumn
from index.columns.groups import greatest
from index.columns.kernel import (
    fill_codes,
    fill_codes_at,
    fill_numbers,
    fill_numbers_at,
    lying_inside,
)
from index.columns.label_column import LabelColumn
from index.columns.manifest import ColumnInfo
from index.columns.number_column import NumberColumn
from index.columns.scope import Places, Scope, sparse_rows
from index.columns.size_column import SizeColumn
from index.columns.truths import Truths, negated
from index.columns.wanted import Wanted

Column = NumberColumn | LabelColumn | FlagColumn | SizeColumn
Longs = npt.NDArray[np.int64]

Fill = Callable[[Scope, Truths], None]
"""Puts the truth of each document of a scope, ascending, where it is known to be of the field."""


@dataclass(frozen=True, slots=True)
class Inside:
    """The documents of a scope that lie in some columns.

    Attributes:
        at: int64, ascending; their places in the scope.
        rows: of the dense array.
        parts: the column of each.
    """

    at: Longs
    rows: Longs
    parts: Longs


@dataclass(frozen=True, slots=True)
class Alike:
    """Columns of one field, kind and unit.

    Attributes:
        infos: in order of document.
        column: over all rows of their dense array; labels are still numbered column by column.
        starts, stops: bounds of each one's documents.
        ats: first row of each in the dense array.
        labels: shape (columns, 2), bounds of each one's labels among all.
        title: what all of their categories call the field; None where they differ.
    """

    infos: tuple[ColumnInfo, ...]
    column: Column
    starts: Longs
    stops: Longs
    ats: Longs
    labels: Longs
    title: str | None
    _sparse_rows: list[tuple[Longs, Longs]] = field(default_factory=list)

    @classmethod
    def of(cls, infos: Sequence[ColumnInfo], column: Column) -> Alike:
        """Some columns, in order of document."""
        titles = {info.title for info in infos}
        return cls(
            tuple(infos),
            column,
            np.array([info.start for info in infos], np.int64),
            np.array([info.stop for info in infos], np.int64),
            np.array([info.at for info in infos], np.int64),
            np.array([info.labels for info in infos], np.int64),
            titles.pop() if len(titles) == 1 else None,
        )

    def touches(self, scope: Scope) -> bool:
        """Whether any of a scope's documents lies in one of the columns."""
        if scope.documents is None:
            return bool(np.any((self.starts < scope.stop) & (self.stops > scope.start)))
        return len(self.inside(scope).at) > 0

    def part_of(self, document: int) -> int | None:
        """Number of the column that a document lies in, or None."""
        part = int(np.searchsorted(self.starts, document, side="right")) - 1
        return part if part >= 0 and document < self.stops[part] else None

    def inside(self, scope: Scope) -> Inside:
        """The documents of a scope that lie in the columns."""
        return Inside(*lying_inside(scope.numbers(), self.starts, self.stops, self.ats))

    def fill(self, constraint: Constraint, found: Callable[[str], Sequence[int]]) -> Fill:
        """What puts the truth of a constraint.

        Args:
            constraint: on the field.
            found: numbers, among all labels of the snapshot, of those that a text names here.

        Raises:
            InputError: its values or its operator do not fit the kind.
            UnitError: its unit is not known, or not one of this dimension.
        """
        column = self.column
        if isinstance(column, NumberColumn):
            return self._numbers(column, column.asked(constraint))
        if isinstance(column, LabelColumn):
            check_choice(constraint)
            wanted = [number for text in texts(constraint) for number in found(text)]
            return self._labels(column, wanted, negative=is_negative(constraint))
        if isinstance(column, FlagColumn):
            # What the three flags come to is all there is to know.
            three = replace(column, flags=np.array([-1, 0, 1], np.int8))
            return self._flags(column, three.predicate(constraint)(slice(0, 3)))
        return self._each(column.predicate(constraint))

    def _numbers(self, column: NumberColumn, asked: Wanted) -> Fill:
        ends = np.array(asked.intervals, np.float64).reshape(-1, 2)
        lows, highs = np.ascontiguousarray(ends[:, 0]), np.ascontiguousarray(ends[:, 1])
        sign = -1 if asked.negative else 1

        def fill(scope: Scope, truths: Truths) -> None:
            if scope.documents is not None:
                bounds = (self.starts, self.stops, self.ats, scope.documents)
                pointless = fill_numbers_at(column.points, *bounds, lows, highs, sign, truths)
                if pointless and len(column.span_places):
                    # Some may state ranges.
                    inside = self.inside(scope)
                    truths[inside.at] = column.truths(asked, inside.rows)
                return
            fill_numbers(
                column.points,
                *self._bounds(scope),
                lows,
                highs,
                sign,
                truths,
            )
            owners, rows = self._sparse(column.span_places, scope)
            if len(owners):
                ranged = asked.offered(column.span_lows[rows], column.span_highs[rows])
                owners, ranged = greatest(owners, ranged)
                truths[owners] = asked.signed(ranged)

        return fill

    def _labels(self, column: LabelColumn, wanted: Sequence[int], *, negative: bool) -> Fill:
        first, last = int(self.labels[:, 0].min()), int(self.labels[:, 1].max())
        offsets = self.labels[:, 0] - first
        table = np.full(last - first + 1, -1, np.int8)
        table[[number - first for number in wanted]] = 1
        if negative:
            table = negated(table)

        def fill(scope: Scope, truths: Truths) -> None:
            if scope.documents is None:
                fill_codes(column.codes, *self._bounds(scope), offsets, table, 0, truths)
                owners, rows = self._sparse(column.pair_places, scope)
                labels = column.pair_codes[rows] + offsets[self._parts_of(column.pair_places[rows])]
            else:
                bounds = (self.starts, self.stops, self.ats, scope.documents)
                if not fill_codes_at(column.codes, *bounds, offsets, table, 0, truths):
                    return
                inside = self.inside(scope)
                codes = column.codes[inside.rows]
                several = np.flatnonzero(codes < -1)
                which, pairs = sparse_rows(column.pair_places, inside.rows[several])
                owners = inside.at[several][which]
                labels = column.pair_codes[pairs] + offsets[inside.parts[several][which]]
            if len(owners):
                # Of several labels one that is wanted is enough, or, negated, one too many.
                each = table[labels]
                owners, each = greatest(owners, -each if negative else each)
                truths[owners] = -each if negative else each

        return fill

    def _flags(self, column: FlagColumn, table: Truths) -> Fill:
        offsets = np.ones(len(self.infos), np.int64)

        def fill(scope: Scope, truths: Truths) -> None:
            if scope.documents is None:
                fill_codes(column.flags, *self._bounds(scope), offsets, table, -1, truths)
                return
            bounds = (self.starts, self.stops, self.ats, scope.documents)
            fill_codes_at(column.flags, *bounds, offsets, table, -1, truths)

        return fill

    def _each(self, predicate: Callable[[Places], Truths]) -> Fill:
        def fill(scope: Scope, truths: Truths) -> None:
            if scope.documents is not None:
                inside = self.inside(scope)
                truths[inside.at] = predicate(inside.rows)
                return
            for start, stop, at in zip(self.starts, self.stops, self.ats, strict=True):
                low, high = max(start, scope.start), min(stop, scope.stop)
                if low < high:
                    rows = slice(int(low - start + at), int(high - start + at))
                    truths[low - scope.start : high - scope.start] = predicate(rows)

        return fill

    def _bounds(self, scope: Scope) -> tuple[Longs, Longs, Longs, int, int]:
        return self.starts, self.stops, self.ats, scope.start, scope.stop

    def _sparse(self, places: Longs, scope: Scope) -> tuple[Longs, Longs]:
        """The rows of a sparse table in a range of documents: place in the scope, and row."""
        documents, rows = self._owned(places)
        low, high = np.searchsorted(documents, (scope.start, scope.stop)).tolist()
        return documents[low:high] - scope.start, rows[low:high]

    def _owned(self, places: Longs) -> tuple[Longs, Longs]:
        """The document of each row of a sparse table that is one of these columns', and the row."""
        if not self._sparse_rows:
            parts = np.maximum(self._parts_of(places), 0)
            documents = places - self.ats[parts] + self.starts[parts]
            rows = np.flatnonzero(
                (documents >= self.starts[parts]) & (documents < self.stops[parts])
            )
            # Read at every whole scan and found out once; two threads find out the same.
            self._sparse_rows.append((documents[rows], rows))
        return self._sparse_rows[0]

    def _parts_of(self, places: npt.NDArray[np.integer[Any]]) -> Longs:
        return np.searchsorted(self.ats, places, side="right") - 1
