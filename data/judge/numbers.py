"""Numbers that a constraint asks for, and whether stated ones are among them.

What a stated range means depends on where it stands:

- **offered** (attributes): a product that states a range offers every value in it, as chargers and
  adjustable desks do; an open end states its own value and a direction, and nothing beyond;
- **certain** (prices, lead times): the value is one of the range and nobody has said which.

Numbers within a billionth of the wanted one are equal to it: conversion costs last digits.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from data.constraint import Constraint, Operator, Truth
from data.errors import InputError, UnitError
from data.judge.truths import negated

TOLERANCE: Final = 1e-9
ABOUT: Final = 0.1

NEGATIVE: Final = (Operator.NOT_EQUAL, Operator.NOT_ONE_OF)


@dataclass(frozen=True, slots=True)
class WantedNumbers:
    """A union of closed intervals, the tolerance already in them, or all but such a union."""

    intervals: tuple[tuple[float, float], ...]
    negative: bool = False

    def offered(self, low: float, high: float) -> Truth:
        """Truth of one stated number or range, read as offered; unsigned: see `signed`."""
        if low == -math.inf and high == math.inf:
            return Truth.UNKNOWN
        stated_low = high if low == -math.inf else low
        stated_high = low if high == math.inf else high
        found = Truth.MISSED
        for start, stop in self.intervals:
            if stated_high >= start and stated_low <= stop:
                return Truth.MET
            if high >= start and low <= stop:
                found = Truth.UNKNOWN
        return found

    def certain(self, low: float, high: float) -> Truth:
        """Truth of one stated number or range, read as certain; unsigned: see `signed`."""
        found = Truth.MISSED
        for start, stop in self.intervals:
            if low >= start and high <= stop:
                return Truth.MET
            if high >= start and low <= stop:
                found = Truth.UNKNOWN
        return found

    def signed(self, truth: Truth) -> Truth:
        """The truth of what is asked, from that of the intervals."""
        return negated(truth) if self.negative else truth


def wanted_numbers(constraint: Constraint, convert: Callable[[float], float]) -> WantedNumbers:
    """The numbers that a constraint asks for.

    Args:
        constraint: with numbers as values.
        convert: from the constraint's unit to that of the values it is held against.

    Raises:
        InputError: a value is not a finite number, or there are too few or too many.
    """
    values = _numbers(constraint)
    operator = constraint.operator
    slack = TOLERANCE * abs(convert(0.0))

    def below(value: float) -> float:
        return value - max(TOLERANCE * abs(value), slack)

    def above(value: float) -> float:
        return value + max(TOLERANCE * abs(value), slack)

    if operator is Operator.BETWEEN:
        low, high = sorted(convert(value) for value in values)
        return WantedNumbers(((below(low), above(high)),))
    if operator is Operator.ABOUT:
        low, high = sorted(convert(values[0] * factor) for factor in (1 - ABOUT, 1 + ABOUT))
        return WantedNumbers(((below(low), above(high)),))
    if operator in NEGATIVE or operator in (Operator.EQUAL, Operator.ONE_OF):
        points = tuple(sorted(convert(value) for value in values))
        return WantedNumbers(tuple((below(x), above(x)) for x in points), operator in NEGATIVE)
    value = convert(values[0])
    interval = {
        Operator.LESS: (-math.inf, math.nextafter(below(value), -math.inf)),
        Operator.AT_MOST: (-math.inf, above(value)),
        Operator.MORE: (math.nextafter(above(value), math.inf), math.inf),
        Operator.AT_LEAST: (below(value), math.inf),
    }[operator]
    return WantedNumbers((interval,))


def converter(given: str | None, target: str | None, field: str) -> Callable[[float], float]:
    """Conversion of a constraint's numbers, ``given`` as people write it, to another unit.

    Raises:
        UnitError: the unit is not known, or of another dimension.
    """
    if given is None or given == target:
        return float
    from data.units import convert, parse_unit

    symbol = parse_unit(given)
    if symbol is None:
        raise UnitError("unknown unit", field=field, value=given, accepted=target or "no unit")
    if symbol == target:
        return float
    if target is None:
        raise UnitError("this field is a number without a unit", field=field, value=given)
    unit = target
    convert(1.0, symbol, unit)
    return lambda value: convert(value, symbol, unit)


def check_count(constraint: Constraint) -> None:
    """Whether a constraint has as many values as its operator takes.

    Raises:
        InputError: it has too few or too many.
    """
    operator, count = constraint.operator, len(constraint.values)
    if operator in (Operator.ONE_OF, Operator.NOT_ONE_OF):
        right, accepted = count >= 1, "one value or more"
    elif operator is Operator.BETWEEN:
        right, accepted = count == 2, "two values"
    else:
        right, accepted = count == 1, "one value"
    if not right:
        raise InputError(
            f"'{operator.value}' with {count} values",
            field=constraint.field,
            value=constraint.values,
            accepted=accepted,
        )


def _numbers(constraint: Constraint) -> tuple[float, ...]:
    numbers: list[float] = []
    for value in constraint.values:
        if isinstance(value, bool | str) or not math.isfinite(value):
            raise InputError(
                "this field is a number", field=constraint.field, value=value, accepted="a number"
            )
        numbers.append(float(value))
    check_count(constraint)
    return tuple(numbers)
