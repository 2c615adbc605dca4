"""One value in two units: 5 ft 6 in, which adds up, and 5 kg (11 lbs), which says it twice."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from data.parse.around import After, read_after, read_before
from data.parse.context import Context, Numbers, number_in, single
from data.parse.joins import Join
from data.parse.reading import Shape
from data.parse.tokens import Token
from data.parse.words import Bound
from data.units import convert, dimension_of
from data.values import Number

_SAME: Final = 0.03
COMPOUNDS: Final = {("ft", "in"): 12, ("lb", "oz"): 16, ("h", "min"): 60, ("min", "s"): 60}


def read_two_units(
    values: list[Decimal], gap: str, join: Join, after: After, context: Context
) -> Numbers | None:
    """``5 ft 6 in``, ``2 lb 3 oz``, ``1 h 30 min``: a whole and its part, in the smaller unit."""
    before = read_before(gap)
    pair = (join.after.unit or "", after.unit or "")
    parts = COMPOUNDS.get(pair)
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
    return single(Shape.POINT, number_in(total, total, pair[1], context))


def agree(first: Number, second: Number) -> bool:
    """Whether two points in different units are one value stated twice."""
    if first.unit is None or second.unit is None or first.unit == second.unit:
        return False
    if dimension_of(first.unit) != dimension_of(second.unit) or not second.is_point:
        return False
    other = convert(second.low, second.unit, first.unit)
    return abs(other - first.low) <= _SAME * max(abs(other), abs(first.low))


def read_restated(
    tokens: Sequence[Token], values: list[Decimal], gaps: list[str], context: Context
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
    if not agree(first, second):
        return None
    return single(Shape.POINT, number_in(low, low, after.unit, context))
