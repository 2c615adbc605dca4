"""Asked: what the values of a constraint ask for, read once for search filters and for judging.

Whether something meets it is decided elsewhere: over columns in `index.columns`, for one record in
`data.judge`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from data.constraint import Constraint, Operator
from data.errors import InputError, UnitError

CHOICES: Final = (Operator.EQUAL, Operator.NOT_EQUAL, Operator.ONE_OF, Operator.NOT_ONE_OF)
"""Operators that ask for some values among others."""

NEGATIVE: Final = (Operator.NOT_EQUAL, Operator.NOT_ONE_OF)
"""Operators that ask for everything but the values."""

TOLERANCE: Final = 1e-9
"""Numbers that differ by no more are equal, as a share of the wanted one: conversion between units
costs last digits, and stored values keep twelve."""
ABOUT: Final = 0.1

Interval = tuple[float, float]

UPPER: Final = (Operator.LESS, Operator.AT_MOST)
LOWER: Final = (Operator.MORE, Operator.AT_LEAST)

_POSITIVE: Final = {Operator.NOT_EQUAL: Operator.EQUAL, Operator.NOT_ONE_OF: Operator.ONE_OF}
_OF_SIZES: Final = (*UPPER, *LOWER, Operator.EQUAL, Operator.NOT_EQUAL, Operator.ABOUT)


def is_negative(constraint: Constraint) -> bool:
    """Whether everything but the values is wanted."""
    return constraint.operator in NEGATIVE


def check_choice(constraint: Constraint) -> None:
    """Whether a constraint asks for some values among others, with as many as it takes.

    Raises:
        InputError: it does not.
    """
    if constraint.operator not in CHOICES:
        raise InputError(
            "this field has values that cannot be compared",
            field=constraint.field,
            value=constraint.operator.value,
            accepted=[operator.value for operator in CHOICES],
        )
    check_count(constraint)


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


def numbers(constraint: Constraint) -> tuple[float, ...]:
    """The values of a constraint as numbers, as many as its operator takes.

    Raises:
        InputError: a value is not a finite number, or there are too few or too many.
    """
    values = constraint.values
    for value in values:
        if isinstance(value, bool | str) or not math.isfinite(value):
            raise InputError(
                "this field is a number", field=constraint.field, value=value, accepted="a number"
            )
    check_count(constraint)
    return tuple(float(value) for value in values)


def intervals(
    constraint: Constraint, convert: Callable[[float], float]
) -> tuple[tuple[Interval, ...], bool]:
    """The numbers that a constraint asks for, as closed intervals with the tolerance in them.

    Args:
        constraint: with numbers as values.
        convert: from the constraint's unit to that of what is stated.

    Returns:
        The intervals, any of which will do, ends of which may be infinite; and whether everything
        but them is wanted.

    Raises:
        InputError: a value is not a finite number, or there are too few or too many.
    """
    values = numbers(constraint)
    operator = constraint.operator
    slack = TOLERANCE * abs(convert(0.0))

    def below(value: float) -> float:
        return value - max(TOLERANCE * abs(value), slack)

    def above(value: float) -> float:
        return value + max(TOLERANCE * abs(value), slack)

    if operator is Operator.BETWEEN:
        low, high = sorted(convert(value) for value in values)
        return ((below(low), above(high)),), False
    if operator is Operator.ABOUT:
        low, high = sorted(convert(values[0] * factor) for factor in (1 - ABOUT, 1 + ABOUT))
        return ((below(low), above(high)),), False
    if operator in CHOICES:
        points = tuple(sorted(convert(value) for value in values))
        return tuple((below(x), above(x)) for x in points), operator in NEGATIVE
    value = convert(values[0])
    interval = {
        Operator.LESS: (-math.inf, math.nextafter(below(value), -math.inf)),
        Operator.AT_MOST: (-math.inf, above(value)),
        Operator.MORE: (math.nextafter(above(value), math.inf), math.inf),
        Operator.AT_LEAST: (below(value), math.inf),
    }[operator]
    return (interval,), False


def texts(constraint: Constraint) -> tuple[str, ...]:
    """The values of a constraint as words: "yes" for true, "12 V" for 12 in volts."""
    return tuple(_text(value, constraint.unit) for value in constraint.values)


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


def alternatives(constraint: Constraint) -> list[Constraint]:
    """What any of is enough, a negative constraint turned positive: one per value of ``one of``.

    Raises:
        InputError: there is no value.
    """
    operator = _POSITIVE.get(constraint.operator, constraint.operator)
    positive = replace(constraint, operator=operator)
    if operator is not Operator.ONE_OF:
        return [positive]
    check_count(positive)
    return [
        replace(positive, operator=Operator.EQUAL, values=(value,)) for value in positive.values
    ]


def size(constraint: Constraint) -> tuple[tuple[float, ...], str | None] | None:
    """The size that a constraint asks for with its unit, or None when it is one number.

    Raises:
        InputError: a value is neither a number nor a size.
    """
    values = constraint.values
    if constraint.operator not in _OF_SIZES:
        return None
    if len(values) == 1 and isinstance(values[0], str):
        from data.parse.read import read_cell
        from data.parse.reading import Shape

        reading = read_cell(values[0], decimal=".", unit=constraint.unit)
        if reading.shape is not Shape.DIMENSIONS:
            raise InputError(
                "this field is a size",
                field=constraint.field,
                value=values[0],
                accepted="a number, or a size such as 800 x 600 mm",
            )
        return tuple(number.low for number in reading.numbers), reading.numbers[0].unit
    plain = tuple(v for v in values if not isinstance(v, str | bool))
    if len(values) in (2, 3) and len(plain) == len(values):
        return plain, constraint.unit
    return None


def _text(value: float | str | bool, unit: str | None) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    number = f"{value:.12g}"
    return f"{number} {unit}" if unit else number
