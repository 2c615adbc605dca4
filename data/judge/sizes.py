"""Sizes that a constraint asks for, and whether a stated size meets it.

Sources rarely say which direction is which, so sizes are compared in order of length. One number:
``=``, ``about``, ``one of`` and ``between`` hold when some direction does; ``<`` and ``≤`` when all
directions do; ``>`` and ``≥`` when the longest does. A size ("800 x 600 mm", or two or three
numbers): each direction is held against its counterpart; another number of them is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from data.constraint import Constraint, Operator, Truth
from data.errors import InputError
from data.judge.numbers import NEGATIVE, WantedNumbers, converter, wanted_numbers
from data.judge.truths import both, either, negated

_UPPER: Final = (Operator.LESS, Operator.AT_MOST)
_LOWER: Final = (Operator.MORE, Operator.AT_LEAST)
_WHOLE: Final = (*_UPPER, *_LOWER, Operator.EQUAL, Operator.NOT_EQUAL, Operator.ABOUT)
_POSITIVE: Final = {Operator.NOT_EQUAL: Operator.EQUAL, Operator.NOT_ONE_OF: Operator.ONE_OF}

SizeTest = Callable[[Sequence[float]], Truth]


def wanted_size(constraint: Constraint, unit: str | None) -> SizeTest:
    """Whether a stated size, in ``unit``, meets a constraint.

    Raises:
        InputError: a value is neither a number nor a size.
        UnitError: a unit is not known, or of another dimension.
    """
    positive = replace(constraint, operator=_POSITIVE.get(constraint.operator, constraint.operator))
    alternatives = [_one(part, unit) for part in _alternatives(positive)]
    negative = constraint.operator in NEGATIVE

    def test(sizes: Sequence[float]) -> Truth:
        if not sizes:
            return Truth.UNKNOWN
        truth = either(alternative(sizes) for alternative in alternatives)
        return negated(truth) if negative else truth

    return test


def _one(constraint: Constraint, unit: str | None) -> SizeTest:
    size = _size(constraint)
    if size is None:
        asked = wanted_numbers(constraint, converter(constraint.unit, unit, constraint.field))
        return lambda sizes: _single(sizes, asked, constraint.operator)
    numbers, given = size
    convert = converter(given, unit, constraint.field)
    each = [
        wanted_numbers(replace(constraint, values=(number,), unit=given), convert)
        for number in sorted(numbers)
    ]
    return lambda sizes: (
        both(asked.certain(size, size) for asked, size in zip(each, sorted(sizes), strict=True))
        if len(sizes) == len(each)
        else Truth.UNKNOWN
    )


def _single(sizes: Sequence[float], asked: WantedNumbers, operator: Operator) -> Truth:
    if operator in _LOWER:
        longest = max(sizes)
        return asked.certain(longest, longest)
    truths = [asked.certain(size, size) for size in sizes]
    return both(truths) if operator in _UPPER else either(truths)


def _alternatives(constraint: Constraint) -> list[Constraint]:
    if constraint.operator is Operator.ONE_OF:
        return [
            replace(constraint, operator=Operator.EQUAL, values=(value,))
            for value in constraint.values
        ]
    return [constraint]


def _size(constraint: Constraint) -> tuple[tuple[float, ...], str | None] | None:
    """The size that a constraint asks for with its unit, or None when it is one number."""
    values = constraint.values
    if constraint.operator not in _WHOLE:
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
    numbers = tuple(v for v in values if not isinstance(v, str | bool))
    if len(values) in (2, 3) and len(numbers) == len(values):
        return numbers, constraint.unit
    return None
