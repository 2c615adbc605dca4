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
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from data.parse.around import After, Before, read_after, read_before
from data.parse.context import Context, Numbers, number_in, single
from data.parse.joins import Join, Link, read_between
from data.parse.number import Mark, normalise_digits, parse_number
from data.parse.reading import Shape
from data.parse.restated import COMPOUNDS, agree, read_restated, read_two_units
from data.parse.sizes import read_size
from data.parse.tokens import Token, scan, with_superscripts
from data.parse.words import FROM, Bound
from data.units import convert, dimension_of
from data.values import Number

_LARGEST: Final = 1e300
_BETWEEN: Final = frozenset({"between", "zwischen", "entre"})
_AND: Final = frozenset({"and", "und", "y", "et"})


def read_numbers(text: str, *, decimal: Mark | None, unit: str | None) -> Numbers | None:
    """The numbers of a cleaned text and their shape, or None when they are not certain.

    Args:
        text: as `data.parse.text.clean` gives it.
        decimal: the source's decimal mark.
        unit: symbol of the header's unit; a unit of another dimension in the text refuses.
    """
    plain = with_superscripts(normalise_digits(text))
    scanned = scan(plain)
    if scanned is None or not scanned[0]:
        return None
    tokens, gaps = scanned
    context = Context(decimal, unit, dimension_of(unit) if unit is not None else None)
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
            return read_restated(tokens, values, gaps, context)
        joins.append(join)
    kinds = {join.kind for join in joins}
    if kinds == {Link.TIMES}:
        return read_size(values, gaps, joins, context)
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
    return read_two_units(values, gaps[0], join, after, context)


def _point(token: Token, value: Decimal, gaps: list[str], context: Context) -> Numbers | None:
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
        return single(Shape.POINT, number_in(magnitude, magnitude, unit, context))
    low, high = (magnitude, math.inf) if Bound.LOW in bounds else (-math.inf, magnitude)
    return single(Shape.RANGE, number_in(low, high, unit, context))


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
    context: Context,
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
    return single(Shape.RANGE, number_in(low, high, last_unit, context))


def _nominal(
    value: Decimal, gap: str, join: Join, after: After, context: Context
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
    return single(Shape.POINT, number_in(nominal, nominal, unit, context))


def _alternatives(
    tokens: Sequence[Token],
    values: list[Decimal],
    gaps: list[str],
    joins: list[Join],
    after: After,
    context: Context,
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
        number = number_in(amount, amount, unit, context)
        if number is None:
            return None
        numbers.append(number)
    if len({dimension_of(n.unit) for n in numbers if n.unit is not None}) > 1:
        return None
    if any((a.unit or "", b.unit or "") in COMPOUNDS for a, b in pairwise(numbers)):
        return None  # "2 min, 30 s" may be a sum
    if len(numbers) == 2 and joins[0].mark == "/":
        if numbers[0].low < 0 <= numbers[1].low and joins[0].signed:
            # "-20/+50 °C" is the span of a thermometer, not two alternatives.
            first, second = numbers
            if first.unit == second.unit:
                return single(Shape.RANGE, Number(first.low, second.low, first.unit))
            return None
        if numbers[0].unit != numbers[1].unit:
            # "24 in / 61 cm": one value twice, or two that should agree and do not.
            return single(Shape.POINT, numbers[0]) if agree(*numbers) else None
    cuts = tuple(
        (token.end + join.start, token.end + join.end)
        for token, join in zip(tokens[:-1], joins, strict=True)
    )
    return Numbers(Shape.LIST, tuple(numbers), cuts=cuts)
