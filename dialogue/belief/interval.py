"""Intervals: the numbers that a constraint asks for, in a column's own unit."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import numpy.typing as npt

from data.constraint import Constraint, Operator
from data.errors import UnitError
from data.units import convert

Floats = npt.NDArray[np.float64]

ABOUT: Final = 0.1

_POSITIVE: Final = {Operator.NOT_EQUAL: Operator.EQUAL, Operator.NOT_ONE_OF: Operator.ONE_OF}


def is_negative(constraint: Constraint) -> bool:
    """Whether everything but the values is wanted."""
    return constraint.operator in _POSITIVE


def intervals(constraint: Constraint, unit: str | None) -> tuple[tuple[float, float], ...]:
    """Closed intervals of the numbers that a constraint names; of the values ruled out by ≠.

    None where it names no numbers, or its unit does not go with the column's.

    Args:
        constraint: as the buyer has it.
        unit: the column's.
    """
    values = [v for v in constraint.values if not isinstance(v, bool | str)]
    if len(values) != len(constraint.values) or not values:
        return ()
    try:
        converted = [_converted(float(v), constraint.unit, unit) for v in values]
    except UnitError:
        return ()
    operator = _POSITIVE.get(constraint.operator, constraint.operator)
    first = converted[0]
    if operator in (Operator.LESS, Operator.AT_MOST):
        return ((-math.inf, first),)
    if operator in (Operator.MORE, Operator.AT_LEAST):
        return ((first, math.inf),)
    if operator is Operator.BETWEEN and len(converted) == 2:
        return ((min(converted), max(converted)),)
    if operator is Operator.ABOUT:
        ends = sorted(
            _converted(float(values[0]) * factor, constraint.unit, unit)
            for factor in (1 - ABOUT, 1 + ABOUT)
        )
        return ((ends[0], ends[1]),)
    return tuple((value, value) for value in sorted(converted))


def distance(low: Floats, high: Floats, wanted: tuple[tuple[float, float], ...]) -> Floats:
    """How far each stated range lies from the nearest wanted interval; 0 where they meet.

    NaN stays NaN.
    """
    found = np.full(len(low), np.inf)
    for start, stop in wanted:
        np.minimum(found, np.maximum(np.maximum(start - high, low - stop), 0.0), out=found)
    return np.where(np.isnan(low), np.nan, found)


def _converted(value: float, given: str | None, unit: str | None) -> float:
    if given is None or given == unit or unit is None:
        return value
    if len(unit) == 3 and unit.isupper() and len(given) == 3 and given.isupper():
        raise UnitError("currencies are not units of one dimension", value=given, accepted=unit)
    from data.units import parse_unit

    symbol = parse_unit(given)
    return value if symbol is None or symbol == unit else convert(value, symbol, unit)
