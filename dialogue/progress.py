"""Progress: parts of an answer as they are ready, for who shows them before the whole is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from data.need import Need
from dialogue.acts import Act
from dialogue.belief import Belief
from dialogue.reply import Shown, Stop
from dialogue.state import Question


@dataclass(frozen=True, slots=True)
class Understood:
    """What was made of the buyer's words or choice.

    Attributes:
        language: BCP 47 tag to answer in.
    """

    acts: tuple[Act, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Found:
    """The products, before it is settled what to ask.

    Attributes:
        need: after the turn.
        belief: that they are of; None when nothing is wanted yet.
        more: whether there are products after those shown.
    """

    need: Need
    products: tuple[Shown, ...]
    belief: Belief | None
    more: bool


@dataclass(frozen=True, slots=True)
class Asking:
    """The one question, or why there is none."""

    question: Question | None
    stop: Stop | None


Progress: TypeAlias = Understood | Found | Asking
"""In this order, each once a turn."""

Observer: TypeAlias = Callable[[Progress], None]
"""Is told in the thread that answers, which waits for it; what it raises ends the turn."""
