"""What a specification leaves open, as numbers: whether two of them can both be met."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from data.constraint import Operator
from data.units import to_base
from rfq.document.specification import Specification

_CLOSE: Final = 1e-9
"""Relative: what conversion between units may leave."""
_TENTH: Final = 0.1


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers from low to high; an open end is left out itself."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        low, low_open = max((self.low, self.low_open), (other.low, other.low_open))
        high, high_closed = min((self.high, not self.high_open), (other.high, not other.high_open))
        if math.isclose(low, high, rel_tol=_CLOSE):
            return not low_open and high_closed
        return low < high


def allowed(specification: Specification) -> tuple[Interval, ...] | None:
    """What the specification allows, in the base unit of its dimension; None is everything but
    single numbers (``≠``).
    """
    operator = specification.operator
    if operator in (Operator.NOT_EQUAL, Operator.NOT_ONE_OF):
        return None
    numbers = tuple(_base(one, specification.unit) for one in specification.numbers)
    if operator is Operator.BETWEEN:
        return (Interval(min(numbers), max(numbers)),)
    if operator in (Operator.AT_LEAST, Operator.MORE):
        return (Interval(numbers[0], math.inf, low_open=operator is Operator.MORE),)
    if operator in (Operator.AT_MOST, Operator.LESS):
        return (Interval(-math.inf, numbers[0], high_open=operator is Operator.LESS),)
    return tuple(_around(specification, one) for one in specification.numbers)


def excluded(specification: Specification) -> frozenset[float]:
    """The single numbers that it rules out, in the base unit."""
    if specification.operator not in (Operator.NOT_EQUAL, Operator.NOT_ONE_OF):
        return frozenset()
    return frozenset(_base(one, specification.unit) for one in specification.numbers)


def _around(specification: Specification, value: float) -> Interval:
    tolerance, unit = specification.tolerance, specification.unit
    if tolerance is None:
        spread = abs(value) * _TENTH if specification.operator is Operator.ABOUT else 0.0
        minus = plus = spread
    elif tolerance.unit == "%" and unit != "%":
        minus, plus = (abs(value) * one / 100 for one in (tolerance.minus, tolerance.plus))
    elif tolerance.unit is None or tolerance.unit == unit:
        minus, plus = tolerance.minus, tolerance.plus
    else:
        # The width of a tolerance has no zero point: ± 5 K is ± 5 °C.
        width = _width(tolerance.unit)
        own = _width(unit)
        minus, plus = tolerance.minus * width / own, tolerance.plus * width / own
    low, high = sorted((_base(value - minus, unit), _base(value + plus, unit)))
    return Interval(low, high)


def _base(value: float, unit: str | None) -> float:
    return to_base(value, unit) if unit is not None else value


def _width(unit: str | None) -> float:
    return _base(1.0, unit) - _base(0.0, unit)
