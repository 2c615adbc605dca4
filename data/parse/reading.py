"""Reading: everything one cell of a product file can be read as.

A cell is read before anyone knows what its attribute is, so a Reading keeps every sound
interpretation side by side: its words, its items, its numbers, its truth value. Schema learning
looks at all readings of an attribute and decides which interpretation holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from data.values import Number


class Shape(StrEnum):
    """How the numbers of a cell stand to each other."""

    NONE = "none"
    """No number that can be read for sure."""
    POINT = "point"
    RANGE = "range"
    """``100-240 V``, ``up to 3 t``: one Number with low and high."""
    LIST = "list"
    """``12V/24V``: alternatives, one Number each, aligned with ``items``."""
    DIMENSIONS = "dimensions"
    """``20 x 30 cm``: one Number per direction, all in one unit."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one cell says.

    Attributes:
        text: the cell's words, cleaned (NFC, entities decoded, white space collapsed).
        missing: the cell is empty or says so in words ("N/A", "-", "not specified", "无").
        shape: how ``numbers`` stand to each other.
        numbers: the numbers read for sure, in the unit written (or the unit of the header).
        axes: for dimensions, the direction of each number where the cell names them.
        items: ``text`` split as a list; one item when it is not a list.
        flag: truth value when the text is a yes or no word.
    """

    text: str
    missing: bool = False
    shape: Shape = Shape.NONE
    numbers: tuple[Number, ...] = ()
    axes: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    flag: bool | None = None
