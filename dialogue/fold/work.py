"""Work: what a fold has come to so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from data.constraint import Constraint
from data.need import Need, NeedLine, Origin, Provenance
from dialogue.acts import Act, Inform, Spoken
from dialogue.fold.lines import new_id, with_line
from dialogue.reply import Change
from dialogue.state import DialogueState, Question


@dataclass(slots=True)
class Work:
    """A fold in progress.

    Attributes:
        state: before the turn.
        turn: its number.
        said: constraints of this turn, in the order said.
        chosen: constraints made of several options that were ticked.
        undone: turns taken back so far.
    """

    state: DialogueState
    turn: int
    edited: bool
    several: Callable[[str], bool]
    need: Need = field(init=False)
    asked: frozenset[tuple[str, str]] = field(init=False)
    quiet: bool = field(init=False)
    changes: list[Change] = field(default_factory=list)
    said: list[Constraint] = field(default_factory=list)
    chosen: list[Constraint] = field(default_factory=list)
    unresolved: int = 0
    undone: int = 0
    reopened: Question | None = None
    more: bool = False

    def __post_init__(self) -> None:
        self.need = self.state.need
        self.asked = self.state.asked
        self.quiet = self.state.quiet

    def line(self, act: Spoken) -> NeedLine:
        """The line an act is about; a new one where there is none yet."""
        found = self.need.line(act.line)
        if found is None:
            found = NeedLine(id=act.line or new_id(self.need), query="")
            self.need = with_line(self.need, found)
        elif act.line is not None and self.need.focus != act.line:
            self.need = with_line(self.need, found)
        return found

    def provenance(self, act: Act) -> Provenance:
        """Where what an act says comes from."""
        question = self.state.question
        offered = () if question is None else question.options
        ticked = isinstance(act, Inform) and act.constraint in self.chosen
        if ticked or any(_same(act, one) for option in offered for one in option.acts):
            origin = Origin.CHOSEN
        else:
            origin = Origin.EDITED if self.edited else Origin.STATED
        return Provenance(origin, self.turn, act.words or None, act.confidence)


def _same(one: Act, other: Act) -> bool:
    """Whether two acts say the same, by whatever words and on whichever line."""
    if type(one) is not type(other):
        return False
    mine = {name: getattr(one, name) for name in one.__slots__ if name not in _HOW}
    return all(getattr(other, name) == value for name, value in mine.items())


_HOW = frozenset({"words", "confidence", "line"})
