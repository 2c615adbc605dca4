"""Sizes: 20 x 30 x 10 cm, with the directions where they are named."""

from __future__ import annotations

from decimal import Decimal

from data.parse.context import Context, Numbers, number_in
from data.parse.joins import Join, read_size_side
from data.parse.reading import Shape
from data.parse.words import AXES, axis_list, settle_axes
from data.units import convert, dimension_of


def read_size(
    values: list[Decimal], gaps: list[str], joins: list[Join], context: Context
) -> Numbers | None:
    """Two or three lengths joined by "x", in the unit of the last, or None when not certain."""
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
    numbers = [number_in(size, size, target, context) for size in sizes]
    if any(number is None for number in numbers):
        return None
    return Numbers(
        Shape.DIMENSIONS,
        tuple(number for number in numbers if number is not None),
        settle_axes(found),
    )
