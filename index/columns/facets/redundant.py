"""Redundant facets: two fields of which one follows from the other ask the same question twice.

A module's power under two test conditions, a size in two units, a series and its voltage: whoever
has chosen a value of one has chosen one of the other. Numbers say the same when they put candidates
in the same order (Spearman's rank correlation, 1904), labels when each of either goes with one of
the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from index.columns.facets.attribute import of_main_kind
from index.columns.facets.candidates import parts_of
from index.columns.label_column import LabelColumn
from index.columns.number_column import NumberColumn
from index.columns.scope import Scope

if TYPE_CHECKING:
    from index.columns.table import ColumnTable

_CORRELATED: Final = 0.97
_AGREED: Final = 0.97
_FEWEST: Final = 20
_OVERLAP: Final = 0.8
_PER_LABEL: Final = 3


class Stated:
    """What each of some candidates states of a field.

    Attributes:
        known: per candidate.
        values: per candidate, numbers or codes of labels; anything where it is not known.
        ordered: whether they are numbers.
    """

    __slots__ = ("known", "ordered", "values")

    def __init__(self, count: int, *, ordered: bool) -> None:
        self.known = np.zeros(count, np.bool_)
        self.values = np.zeros(count)
        self.ordered = ordered

    @classmethod
    def of(cls, table: ColumnTable, field: str, sample: Scope) -> Stated | None:
        """Of an attribute; None where it is of no kind that can be compared."""
        parts = parts_of(table, field, sample)
        if not parts:
            return None
        same = of_main_kind(parts)
        found = cls(len(sample), ordered=isinstance(same[0].group.column, NumberColumn))
        leaves = table.order.leaf_of(sample.numbers())
        for part in same:
            column, rows, at = part.group.column, part.inside.rows, part.inside.at
            values: npt.NDArray[Any]
            if isinstance(column, NumberColumn):
                values, known = column.points[rows], ~np.isnan(column.points[rows])
            elif isinstance(column, LabelColumn):
                # Codes are of a category's own labels.
                values = column.codes[rows] + leaves[at] * (1 << 20)
                known = column.codes[rows] >= 0
            else:
                return None
            found.values[at[known]] = values[known]
            found.known[at[known]] = True
        return found


def says_the_same(one: Stated, other: Stated) -> bool:
    """Whether one follows from the other, where candidates state both."""
    both = one.known & other.known
    count = int(both.sum())
    fewer = min(int(one.known.sum()), int(other.known.sum()))
    if one.ordered != other.ordered or count < _FEWEST or count < _OVERLAP * fewer:
        return False
    a, b = one.values[both], other.values[both]
    if one.ordered:
        return abs(_rank_correlation(a, b)) >= _CORRELATED
    return _determined(a, b) >= _AGREED and _determined(b, a) >= _AGREED


def _rank_correlation(a: npt.NDArray[np.float64], b: npt.NDArray[np.float64]) -> float:
    x, y = _ranks(a), _ranks(b)
    x, y = x - x.mean(), y - y.mean()
    scale = float(np.sqrt((x * x).sum() * (y * y).sum()))
    return float((x * y).sum()) / scale if scale > 0 else 0.0


def _ranks(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Ranks, the mean of theirs for equal values."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    middle = ends - (counts - 1) / 2.0
    return np.asarray(middle[inverse], np.float64)


def _determined(cause: npt.NDArray[np.float64], effect: npt.NDArray[np.float64]) -> float:
    """Share of candidates that have the commonest effect of their cause; 0 where few can tell."""
    causes, which = np.unique(cause, return_inverse=True)
    if len(causes) < 2 or len(cause) < _PER_LABEL * len(causes):
        return 0.0
    _, effects = np.unique(effect, return_inverse=True)
    pairs, counts = np.unique(which * (int(effects.max()) + 1) + effects, return_counts=True)
    commonest = np.zeros(len(causes), np.int64)
    np.maximum.at(commonest, pairs // (int(effects.max()) + 1), counts)
    return float(commonest.sum()) / len(cause)
