"""What every dialogue act carries, and how a buyer points at a product."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """A product the buyer points at.

    Attributes:
        position: in the list last shown, from 1; -1 is the last.
        product_id: when it is named by number or chosen on the screen.
        words: the buyer's own.
    """

    position: int | None = None
    product_id: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What every act carries.

    Attributes:
        words: the part of the utterance it was read from; empty for an edit in a form.
        confidence: that it is meant so, 0 to 1.
        line: id of the need's line it is about; None is the one in focus.
    """

    words: str = ""
    confidence: float = 1.0
    line: str | None = None
