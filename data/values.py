"""What an attribute's value can be, once it has been read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """A number or a closed range of numbers, with its unit.

    A point has ``low == high``. An open end is ``-inf`` or ``inf`` ("up to 3 t").

    Attributes:
        unit: symbol as in `data.units`, or None for a bare number.
    """

    low: float
    high: float
    unit: str | None = None

    @property
    def is_point(self) -> bool:
        """Whether this is one number, not a range."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Text:
    """A word or phrase: one value of a one-of or several-of attribute, or free text."""

    text: str


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    flag: bool


@dataclass(frozen=True, slots=True)
class Dimensions:
    """A size in two or three directions, such as ``20 x 30 cm``.

    Attributes:
        sizes: one number per direction, in the order the source gives them.
        axes: "length", "width", "height", "depth", "diameter" or "thickness" per size where the
            source names them; otherwise empty: an order is never assumed.
    """

    sizes: tuple[float, ...]
    unit: str | None = None
    axes: tuple[str, ...] = ()


Value = Number | Text | Flag | Dimensions
