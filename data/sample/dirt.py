"""What trade does to clean data: leaves out, converts, misspells, stuffs and repeats.

Works on a listing's values on their way into a feed and reports each deliberate fault; it never
sees, and so can never touch, what the truth is written from.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from data.sample.dice import Dice
from data.sample.facts import FactValue, Range, Size
from data.sample.units import convert, to_canonical, unit_uses
from data.sample.vocabulary import NOTHING, spellings

TOLERANCE = 0.008
"""Largest relative error that writing a value in another unit may bring."""

_CARELESS = (0.3, 0.13, 0.05)
"""Share of values left out by small, medium and large suppliers."""

_SHOUTS = ("HOT SALE!!!", "2026 NEW", "Factory Direct", "Best Price", "【Wholesale】", "OEM ODM")


@dataclass(frozen=True, slots=True)
class Written:
    """A value as a feed will show it: maybe in another unit, maybe in another spelling."""

    value: FactValue
    unit: str | None


class Dirt:
    """The dirt of one row."""

    def __init__(self, dice: Dice, *, size: int, language: str) -> None:
        self._dice = dice
        self._careless = _CARELESS[size]
        self._language = language

    def gap(self, importance: float) -> str | None:
        """None to show a value; otherwise what stands in its place, often nothing.

        Args:
            importance: 0 to 1; what matters most is left out least.
        """
        if not self._dice.chance(self._careless * (1.35 - importance)):
            return None
        if self._dice.chance(0.65):
            return ""
        return self._dice.pick(NOTHING[self._language])

    def absent(self, share: float) -> bool:
        """Whether a core field is left empty; small suppliers do so more."""
        return self._dice.chance(share * (0.5 + 3 * self._careless))

    def rewritten(self, value: FactValue, unit: str | None, odds: float) -> Written:
        """The value in a unit used in place of the canonical one, within `TOLERANCE`."""
        uses = unit_uses().get(unit or "")
        if unit is None or uses is None or not uses.other or not self._dice.chance(odds):
            return Written(value, unit)
        other = self._dice.pick(list(uses.other))
        shown = _converted(value, unit, other)
        return Written(value, unit) if shown is None else Written(shown, other)

    def unit_spelling(self, unit: str) -> str:
        """How this row spells a unit: usually the canonical way."""
        uses = unit_uses().get(unit)
        if uses is None or self._dice.chance(0.6):
            return unit
        return self._dice.pick(uses.spellings)

    def spelling(self, value: FactValue) -> FactValue:
        """Another spelling of a word, or of one word of a list."""
        if isinstance(value, str):
            others = spellings(value)
            return self._dice.pick(others) if others and self._dice.chance(0.35) else value
        if isinstance(value, tuple):
            return tuple(str(self.spelling(item)) for item in value)
        return value

    def title(self, title: str, keywords: tuple[str, ...], odds: float) -> str:
        """Keywords and shouting before and after the title; the title itself stays."""
        if not self._dice.chance(odds):
            return title
        stuffed = ", ".join(self._dice.shuffled(keywords)[: self._dice.integer(2, 5)])
        if self._dice.chance(0.5):
            return f"{self._dice.pick(_SHOUTS)} {title} {stuffed}"
        return f"{title} {stuffed}"

    def html(self, text: str, odds: float) -> str:
        """The description as a shop system stores it."""
        if not self._dice.chance(odds):
            return text
        escaped = text.replace("&", "&amp;").replace("<", "&lt;")
        sentences = escaped.split(". ")
        body = "</li><li>".join(sentences)
        return f"<p><strong>Product details</strong></p><ul><li>{body}</li></ul>&nbsp;"

    def spaces(self, text: str) -> str:
        """Now and then a stray space, a no-break space or a doubled one."""
        if not text or not self._dice.chance(0.015):
            return text
        return self._dice.pick([f" {text}", f"{text} ", f"{text}\u00a0", text.replace(" ", "  ")])

    def gtin(self, gtin: str) -> tuple[str, str | None]:
        """The number as shown, and the fault: a wrong check digit, now and then."""
        if not self._dice.chance(0.02):
            return gtin, None
        wrong = str((int(gtin[-1]) + self._dice.integer(1, 9)) % 10)
        return gtin[:-1] + wrong, "wrong check digit"


def _converted(value: FactValue, unit: str, other: str) -> FactValue | None:
    """In the other unit with as few digits as keep within `TOLERANCE`; None where that fails."""
    if isinstance(value, bool | str | tuple):
        return None
    if isinstance(value, Range):
        low, high = _short(value.low, unit, other), _short(value.high, unit, other)
        return None if low is None or high is None else replace(value, low=low, high=high)
    if isinstance(value, Size):
        sizes = [_short(size, unit, other) for size in value.sizes]
        known = tuple(size for size in sizes if size is not None)
        return Size(known) if len(known) == len(sizes) else None
    return _short(value, unit, other)


def _short(value: float, unit: str, other: str) -> float | None:
    exact = convert(value, unit, other)
    if exact == 0 or not 0.01 <= abs(exact) < 1e7:
        return None
    for digits in range(2, 7):
        short = float(f"{exact:.{digits}g}")
        if abs(to_canonical(short, unit, other) - value) <= abs(value) * TOLERANCE:
            return short
    return None
