"""Moment: a day or period that a text names."""

from __future__ import annotations

from dataclasses import dataclass

from dialogue.grammar.period import (
    Period,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or period named in a text.

    Attributes:
        first, last: its tokens.
        relative: said from today on ("next month"); ``part`` of a longer period ("end of March").
        cued: too weak to stand alone: it needs a word such as "by" or "in" before it.
    """

    first: int
    last: int
    period: Period
    confidence: float = 1.0
    relative: bool = False
    part: str = ""
    cued: bool = False
