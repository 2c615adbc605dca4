"""Nearest: how far stated numbers lie from the wanted ones, and which of them lies nearest."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from data.asked import ABOUT
from data.constraint import Constraint, Operator
from index.columns.number_column import NumberColumn
from index.columns.scope import Places
from index.columns.wanted import Floats, Wanted


@dataclass(frozen=True, slots=True)
class Gap:
    """Per row, what would have to be let in for it to meet a constraint.

    Attributes:
        distance: of the nearest stated number from the wanted ones; infinite where none is stated.
        low, high: ends of what would have to be let in; equal but for a certain range.
    """

    distance: Floats
    low: Floats
    high: Floats

    @classmethod
    def nothing(cls, rows: int) -> Gap:
        """No number stated in any row."""
        return cls(np.full(rows, np.inf), np.full(rows, np.nan), np.full(rows, np.nan))


def offered_gap(asked: Wanted, column: NumberColumn, places: Places) -> Gap:
    """The gap of each place, ranges read as offered: one stated number has to be let in."""
    points = column.points[places]
    distance, nearest = _to_point(asked, points, points)
    owners, rows = column.spans(places)
    if len(owners):
        low, high = column.span_lows[rows], column.span_highs[rows]
        stated_low = np.where(np.isneginf(low), high, low)
        stated_high = np.where(np.isposinf(high), low, high)
        far, near = _to_point(asked, stated_low, stated_high)
        order = np.lexsort((near, far, owners))
        first = order[np.searchsorted(owners[order], np.unique(owners))]
        distance[owners[first]], nearest[owners[first]] = far[first], near[first]
    return Gap(distance, nearest, nearest)


def certain_gap(asked: Wanted, low: Floats, high: Floats) -> Gap:
    """The gap of each range that is read as certain: all of it has to be let in."""
    distance = np.full(len(low), np.inf)
    for start, stop in asked.intervals:
        beyond = np.maximum(np.maximum(start - low, high - stop), 0.0)
        distance = np.fmin(distance, beyond)
    return Gap(np.where(np.isnan(low), np.inf, distance), low, high)


def loosened(constraint: Constraint, low: float, high: float) -> Constraint | None:
    """The constraint with numbers from ``low`` to ``high`` let in; None when it has no such form.

    Args:
        constraint: on a number.
        low: in the constraint's unit.
        high: in the constraint's unit.
    """
    values = tuple(float(v) for v in constraint.values if not isinstance(v, str))
    match constraint.operator:
        case Operator.AT_MOST | Operator.LESS:
            return replace(constraint, operator=Operator.AT_MOST, values=(high,))
        case Operator.AT_LEAST | Operator.MORE:
            return replace(constraint, operator=Operator.AT_LEAST, values=(low,))
        case Operator.ABOUT:
            ends = (values[0] * (1 - ABOUT), values[0] * (1 + ABOUT), low, high)
        case Operator.EQUAL | Operator.BETWEEN:
            ends = (*values, low, high)  # type: ignore[assignment]
        case Operator.ONE_OF if low == high:
            return replace(constraint, values=(*constraint.values, low))
        case _:
            return None
    return replace(constraint, operator=Operator.BETWEEN, values=(min(ends), max(ends)))


def _to_point(asked: Wanted, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Distance of the nearest number of each range from the wanted ones, and that number."""
    distance, nearest = np.full(len(low), np.inf), np.full(len(low), np.nan)
    for start, stop in asked.intervals:
        below, above = start - high, low - stop
        beyond = np.maximum(np.maximum(below, above), 0.0)
        closer = beyond < distance
        distance = np.where(closer, beyond, distance)
        nearest = np.where(closer, np.where(below > above, high, low), nearest)
    return distance, nearest
