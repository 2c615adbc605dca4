"""Sizes that a constraint asks for, and whether a stated size meets it.

Sources rarely say which direction is which, so sizes are compared in order of length. One number:
``=``, ``about``, ``one of`` and ``between`` hold when some direction does; ``<`` and ``≤`` when all
directions do; ``>`` and ``≥`` when the longest does. A size ("800 x 600 mm", or two or three
numbers): each direction is held against its counterpart; another number of them is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from data.asked import LOWER, NEGATIVE, UPPER, alternatives, converter, size
from data.constraint import Constraint, Operator, Truth
from data.judge.numbers import WantedNumbers, wanted_numbers
from data.judge.truths import both, either, negated

SizeTest = Callable[[Sequence[float]], Truth]


def wanted_size(constraint: Constraint, unit: str | None) -> SizeTest:
    """Whether a stated size, in ``unit``, meets a constraint.

    Raises:
        InputError: a value is neither a number nor a size.
        UnitError: a unit is not known, or of another dimension.
    """
    ways = [_one(part, unit) for part in alternatives(constraint)]
    negative = constraint.operator in NEGATIVE

    def test(sizes: Sequence[float]) -> Truth:
        if not sizes:
            return Truth.UNKNOWN
        truth = either(alternative(sizes) for alternative in ways)
        return negated(truth) if negative else truth

    return test


def _one(constraint: Constraint, unit: str | None) -> SizeTest:
    asked_size = size(constraint)
    if asked_size is None:
        asked = wanted_numbers(constraint, converter(constraint.unit, unit, constraint.field))
        return lambda sizes: _single(sizes, asked, constraint.operator)
    numbers, given = asked_size
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
    if operator in LOWER:
        longest = max(sizes)
        return asked.certain(longest, longest)
    truths = [asked.certain(size, size) for size in sizes]
    return both(truths) if operator in UPPER else either(truths)
