"""What the rules of shape share: the column around a cell, and the numbers found in it."""

from __future__ import annotations

from dataclasses import dataclass

from data.parse.number import Mark
from data.parse.reading import Shape
from data.units import dimension_of
from data.values import Number


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
class Context:
    """What is known of a cell's column: decimal mark, header's unit and that unit's dimension."""

    decimal: Mark | None
    unit: str | None
    dimension: str | None


def number_in(low: float, high: float, unit: str | None, context: Context) -> Number | None:
    """A number in its own unit, else the header's; None where the two dimensions differ."""
    if unit is None:
        unit = context.unit
    elif unit == "K" and context.dimension is None:
        # Colours of light; "4K" is a screen and "10K" ten thousand.
        if not all(1000 <= end <= 20000 for end in (low, high)):
            return None
    elif context.dimension is not None and dimension_of(unit) != context.dimension:
        return None
    return Number(low, high, unit)


def single(shape: Shape, number: Number | None) -> Numbers | None:
    """One number in a shape, or None where there is no number."""
    return None if number is None else Numbers(shape, (number,))
