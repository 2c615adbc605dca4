"""The seam of question policies, and what each of them sees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from data.need import Need
from dialogue.acts import Term
from dialogue.belief import Belief
from dialogue.reply import Stop
from dialogue.state import Question


@dataclass(frozen=True, slots=True)
class View:
    """What a policy chooses a question from.

    Attributes:
        need: all of it.
        belief: over the products of the line in focus.
        shown: products that the buyer sees, at the least.
        ordering: the buyer has chosen products or asks for the request for quotation, so the
            terms of the order matter now.
    """

    need: Need
    belief: Belief
    shown: int = 5
    ordering: bool = False

    @property
    def line(self) -> str:
        """Id of the line in focus."""
        return self.belief.line.id


Asked = frozenset[tuple[str, str]]
"""Line id, and field or term, of all that was asked about."""

TermRule = Callable[[Need, str, Asked, bool], Term | None]


class QuestionPolicy(Protocol):
    """Chooses the one question of a reply."""

    def choose(self, view: View, asked: Asked) -> Question | Stop:
        """The question worth most, or why none is asked.

        Never one about what is known, was asked before, or would change nothing. Deterministic:
        the same view and the same questions asked give the same answer; until the terms of an
        order matter, the same belief and the same questions asked about its line do.
        """
        ...
