"""Points, ranges, lists and sizes: how the numbers of a cell stand to each other.

Each rule either explains every character of the text or refuses. Decisions:

* "±5 %" alone is the half-width 5 %; "10 ± 0.5 mm" and "220 V ±10 %" are their nominal value.
* "≥ 5", "> 5", "min. 5" and "5+" are from 5 on; "≤ 5", "up to 5" and "5 max" are to 5.
* "5 kg (11 lbs)" and "24 in / 61 cm" state one value twice and are read as the first, where both
  agree within 3 %; where they do not, nothing is read.
* "5-10" without any unit is a range only where it cannot be a code: at most three digits a side.
* "5 ft 6 in" is 66 in; "1 h 30 min" is 90 min; "2 lb 3 oz" is 35 oz.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from data.parse.number import Mark, normalise_digits, parse_number
from data.parse.reading import Shape
from data.parse.tokens import (
    After,
    Before,
    Join,
    Link,
    Token,
    read_after,
    read_before,
    read_between,
    read_size_side,
    scan,
)
from data.parse.words import AXES, FROM, Bound, axis_list, settle_axes
from data.units import convert, dimension_of
from data.values import Number

_LARGEST: Final = 1e300
_SAME: Final = 0.03
_BETWEEN: Final = frozenset({"between", "zwischen", "entre"})
_AND: Final = frozenset({"and", "und", "y", "et"})
_COMPOUNDS: Final = {("ft", "in"): 12, ("lb", "oz"): 16, ("h", "min"): 60, ("min", "s"): 60}


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a cell, read for sure.

    Attributes:
        cuts: for a list, where each item but the first starts and each but the last ends, as
            offsets into the text.
    """

    shape: Shape
    numbers: tuple[Number, ...]
    axes: tuple[str, ...] = ()
    cuts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Context:
    decimal: Mark | None
    unit: str | None
    dimension: str | None


def read_numbers(text: str, *, decimal: Mark | None, unit: str | None) -> Numbers | None:
    """The numbers of a cleaned text and their shape, or None when they are not certain.

    Args:
        text: as `data.parse.text.clean` gives it.
        decimal: the source's decimal mark.
        unit: symbol of the header's unit; a unit of another dimension in the text refuses.
    """
    plain = normalise_digits(text)
    scanned = scan(plain)
    if scanned is None or not scanned[0]:
        return None
    tokens, gaps = scanned
    context = _Context(decimal, unit, dimension_of(unit) if unit is not None else None)
    values: list[Decimal] = []
    for token in tokens:
        value = parse_number(token.text, decimal)
        if value is None or not abs(value) < _LARGEST:
            return None
        values.append(value)
    if len(tokens) == 1:
        return _point(tokens[0], values[0], gaps, context)
    joins: list[Join] = []
    for gap in gaps[1:-1]:
        join = read_between(gap, context.dimension)
        if join is None:
            return _restated(tokens, values, gaps, context)
        joins.append(join)
    kinds = {join.kind for join in joins}
    if kinds == {Link.TIMES}:
        return _size(values, gaps, joins, context)
    after = read_after(gaps[-1], context.dimension)
    if after is None or len(kinds) != 1:
        return None
    if kinds == {Link.LIST} and gaps[0].strip().casefold() in _BETWEEN:
        joins = [replace(joins[0], kind=Link.RANGE)] if joins[0].mark in _AND else []
        kinds = {Link.RANGE} if joins else set()
    if kinds == {Link.LIST}:
        return _alternatives(tokens, values, gaps, joins, after, context)
    if len(tokens) != 2 or len(joins) != 1:
        return None
    (join,) = joins
    if join.kind == Link.RANGE:
        return _range(tokens, values, gaps[0], join, after, context)
    if join.kind == Link.PLUS_MINUS:
        return _nominal(values[0], gaps[0], join, after, context)
    return _two_units(values, gaps[0], join, after, context)


def _number(low: float, high: float, unit: str | None, context: _Context) -> Number | None:
    if unit is None:
        unit = context.unit
    elif unit == "K" and context.dimension is None:
        # Colours of light; "4K" is a screen and "10K" ten thousand.
        if not all(1000 <= end <= 20000 for end in (low, high)):
            return None
    elif context.dimension is not None and dimension_of(unit) != context.dimension:
        return None
    return Number(low, high, unit)


def _one(shape: Shape, number: Number | None) -> Numbers | None:
    return None if number is None else Numbers(shape, (number,))


def _point(token: Token, value: Decimal, gaps: list[str], context: _Context) -> Numbers | None:
    before = read_before(gaps[0])
    after = read_after(gaps[1], context.dimension)
    if before is None or after is None:
        return None
    if before.unit is not None and after.unit is not None:
        return None
    unit = before.unit or after.unit
    bounds = {before.bound, after.bound} - {Bound.NONE}
    if len(bounds) > 1:
        return None
    if not _fits_current(before, unit or context.unit):
        return None
    if unit is None and context.unit is None and _may_be_two(token):
        return None
    magnitude = float(value.scaleb(after.power))
    if before.negative:
        magnitude = -magnitude
    if not math.isfinite(magnitude):
        return None
    if not bounds:
        return _one(Shape.POINT, _number(magnitude, magnitude, unit, context))
    low, high = (magnitude, math.inf) if Bound.LOW in bounds else (-math.inf, magnitude)
    return _one(Shape.RANGE, _number(low, high, unit, context))


def _fits_current(before: Before, unit: str | None) -> bool:
    """``AC 220 V`` and ``DC 5 A`` are quantities; ``AC 5`` and ``DC 10 mm`` are names."""
    if before.word not in ("ac", "dc"):
        return True
    return unit is not None and dimension_of(unit) in ("voltage", "current")


def _may_be_two(token: Token) -> bool:
    """``1/2`` without a unit may be one or two, a date, a part of a set."""
    return "/" in token.text and " " not in token.text and "-" not in token.text


def _range(
    tokens: Sequence[Token],
    values: list[Decimal],
    gap: str,
    join: Join,
    after: After,
    context: _Context,
) -> Numbers | None:
    before = read_before(gap)
    opened = before is None and gap.strip().casefold() in FROM
    if before is None and not opened:
        return None
    if before is not None and (before.bound is not Bound.NONE) and before.word not in FROM:
        return None
    if after.bound is not Bound.NONE or join.after.power not in (0, after.power):
        return None
    low_sign = -1 if before is not None and before.negative else 1
    high_sign = -1 if join.negative else 1
    powers = (join.after.power, after.power)
    if powers[0] != powers[1] and not (powers[0] == 0 and join.after.unit is None):
        return None
    if after.power and not join.after.power:
        return None  # "5-10 million": five, or five million
    first_unit = join.after.unit
    last_unit = after.unit or (before.unit if before is not None else None)
    if before is not None and before.unit is not None and (first_unit or after.unit):
        return None
    if before is not None and not _fits_current(before, last_unit or context.unit):
        return None
    low = low_sign * float(values[0].scaleb(powers[0]))
    high = high_sign * float(values[1].scaleb(powers[1]))
    if first_unit is not None and first_unit != last_unit:
        if last_unit is None:
            return None
        if first_unit == "°" and dimension_of(last_unit) == "temperature":
            first_unit = last_unit
        elif dimension_of(first_unit) != dimension_of(last_unit):
            return None
        low = convert(low, first_unit, last_unit)
    if not low < high:
        return None
    bare = last_unit is None and context.unit is None
    if bare and join.loose and max(len(t.text) for t in tokens) > 3:
        return None
    return _one(Shape.RANGE, _number(low, high, last_unit, context))


def _nominal(
    value: Decimal, gap: str, join: Join, after: After, context: _Context
) -> Numbers | None:
    before = read_before(gap)
    if before is None or before.bound is not Bound.NONE or before.unit or join.after.power:
        return None
    if after.bound is not Bound.NONE or after.power:
        return None
    unit = join.after.unit
    if unit is None and after.unit != "%":
        unit = after.unit
    elif unit is not None and after.unit not in (None, "%"):
        other = after.unit or unit
        if dimension_of(unit) != dimension_of(other):
            return None
    if unit is None and after.unit == "%" and context.unit == "%":
        unit = "%"
    nominal = -float(value) if before.negative else float(value)
    return _one(Shape.POINT, _number(nominal, nominal, unit, context))


def _two_units(
    values: list[Decimal], gap: str, join: Join, after: After, context: _Context
) -> Numbers | None:
    before = read_before(gap)
    pair = (join.after.unit or "", after.unit or "")
    parts = _COMPOUNDS.get(pair)
    if before is None or parts is None or before.unit or after.bound is not Bound.NONE:
        return None
    if (
        values[0] != int(values[0])
        or not 0 <= values[1] < parts
        or after.power
        or before.bound.value
    ):
        return None
    total = float(values[0] * parts + values[1])
    total = -total if before.negative else total
    return _one(Shape.POINT, _number(total, total, pair[1], context))


def _agree(first: Number, second: Number) -> bool:
    """Whether two points in different units are one value stated twice."""
    if first.unit is None or second.unit is None or first.unit == second.unit:
        return False
    if dimension_of(first.unit) != dimension_of(second.unit) or not second.is_point:
        return False
    other = convert(second.low, second.unit, first.unit)
    return abs(other - first.low) <= _SAME * max(abs(other), abs(first.low))


def _restated(
    tokens: Sequence[Token], values: list[Decimal], gaps: list[str], context: _Context
) -> Numbers | None:
    """``5 kg (11 lbs)``: the same value again in brackets."""
    if len(tokens) != 2 or "(" not in gaps[1] or not gaps[2].rstrip().endswith(")"):
        return None
    unit_text, _, opening = gaps[1].partition("(")
    before = read_before(gaps[0])
    after = read_after(unit_text, context.dimension)
    inner_before = read_before(opening)
    inner = read_after(gaps[2].rstrip()[:-1], context.dimension)
    if before is None or after is None or inner_before is None or inner is None:
        return None
    if before.bound.value or after.bound.value or inner.bound.value or inner_before.bound.value:
        return None
    low = float(values[0].scaleb(after.power)) * (-1 if before.negative else 1)
    other = float(values[1].scaleb(inner.power)) * (-1 if inner_before.negative else 1)
    first, second = Number(low, low, after.unit), Number(other, other, inner.unit)
    if not _agree(first, second):
        return None
    return _one(Shape.POINT, _number(low, low, after.unit, context))


def _alternatives(
    tokens: Sequence[Token],
    values: list[Decimal],
    gaps: list[str],
    joins: list[Join],
    after: After,
    context: _Context,
) -> Numbers | None:
    before = read_before(gaps[0])
    if before is None or before.bound.value or before.unit or after.bound.value:
        return None
    sides = [join.after for join in joins] + [after]
    units = [side.unit for side in sides]
    if all(unit is None for unit in units[:-1]):
        units = [units[-1]] * len(units)  # "12/24 V": the last unit is for all
        if any(side.power for side in sides):
            return None
    if None in units and any(unit is not None for unit in units):
        return None
    bare = units[0] is None and context.unit is None
    if bare and any(join.mark == "/" for join in joins):
        return None  # dates, ratios, "24/7"
    signs = [before.negative, *(join.negative for join in joins)]
    numbers: list[Number] = []
    for value, side, unit, negative in zip(values, sides, units, signs, strict=True):
        amount = float(value.scaleb(side.power)) * (-1 if negative else 1)
        number = _number(amount, amount, unit, context)
        if number is None:
            return None
        numbers.append(number)
    if len({dimension_of(n.unit) for n in numbers if n.unit is not None}) > 1:
        return None
    if len(numbers) == 2 and joins[0].mark == "/":
        if numbers[0].low < 0 <= numbers[1].low and joins[0].signed:
            # "-20/+50 °C" is the span of a thermometer, not two alternatives.
            first, second = numbers
            if first.unit == second.unit:
                return _one(Shape.RANGE, Number(first.low, second.low, first.unit))
            return None
        if numbers[0].unit != numbers[1].unit:
            # "24 in / 61 cm": one value twice, or two that should agree and do not.
            return _one(Shape.POINT, numbers[0]) if _agree(*numbers) else None
    cuts = tuple(
        (token.end + join.start, token.end + join.end)
        for token, join in zip(tokens[:-1], joins, strict=True)
    )
    return Numbers(Shape.LIST, tuple(numbers), cuts=cuts)


def _size(
    values: list[Decimal], gaps: list[str], joins: list[Join], context: _Context
) -> Numbers | None:
    if len(values) > 3 or any(value <= 0 for value in values):
        return None
    last, listed = gaps[-1], axis_list(gaps[0].strip())
    first_axis = ""
    if not listed:
        first_axis = gaps[0].strip().rstrip(":： .").casefold()
        if first_axis and first_axis not in AXES:
            return None
    elif len(listed) != len(values):
        return None
    opening = last.rfind("(")
    if not listed and opening >= 0 and axis_list(last[opening:]):
        listed, last = axis_list(last[opening:]), last[:opening]
        if len(listed) != len(values):
            return None
    side = read_size_side(last, context.dimension)
    if side is None:
        return None
    sides = [(join.after, join.axis_after) for join in joins] + [side]
    if any(after.power for after, _ in sides):
        return None
    units = [after.unit for after, _ in sides]
    if all(unit is None for unit in units[:-1]):
        units = [units[-1]] * len(units)
    if None in units and any(unit is not None for unit in units):
        return None
    target = units[-1]
    sizes = [float(value) for value in values]
    if target is not None:
        if dimension_of(target) not in ("length", "pixels"):
            return None
        if any(unit is None or dimension_of(unit) != dimension_of(target) for unit in units):
            return None
        sizes = [
            convert(size, unit, target) if unit is not None else size
            for size, unit in zip(sizes, units, strict=True)
        ]
    elif context.dimension not in (None, "length", "pixels"):
        return None
    before_axes = [first_axis, *(join.axis_before for join in joins)]
    after_axes = [axis for _, axis in sides]
    found = listed or (after_axes if any(after_axes) else before_axes)
    if any(found) and not all(found) and not all(AXES[a] == "diameter" for a in found if a):
        return None  # "5W x 2" is two of five watts
    numbers = [_number(size, size, target, context) for size in sizes]
    if any(number is None for number in numbers):
        return None
    return Numbers(
        Shape.DIMENSIONS,
        tuple(number for number in numbers if number is not None),
        settle_axes(found),
    )
