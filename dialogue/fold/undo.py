"""Undo: the need as it was before the last turn that changed it."""

from __future__ import annotations

from collections.abc import Sequence

from data.need import Need
from dialogue.acts import Undo
from dialogue.state import Question, Turn


def changes_to_undo(turns: Sequence[Turn], current: Need) -> list[tuple[Need, Question | None]]:
    """Needs to go back to, the latest last, each with the question that was open then.

    A turn that took another back is not taken back itself: undoing twice goes back two turns.
    """
    stack: list[tuple[Need, Question | None]] = []
    for place, turn in enumerate(turns):
        after = turns[place + 1].before if place + 1 < len(turns) else current
        undone = sum(isinstance(act, Undo) for act in turn.acts)
        if undone:
            del stack[len(stack) - undone :]
        elif not same(turn.before, after):
            stack.append((turn.before, turns[place - 1].question if place else None))
    return stack


def same(one: Need, other: Need) -> bool:
    """Whether two needs are the same in all that a buyer has a say in."""
    return _said(one) == _said(other)


def _said(need: Need) -> tuple[object, ...]:
    lines = tuple(
        (
            line.id,
            line.query,
            line.requirements,
            line.indifferent,
            line.undecided,
            line.matters,
            line.minor,
            line.quantity,
            line.annual,
            line.budget,
            line.selected,
            line.rejected,
            line.notes,
        )
        for line in need.lines
    )
    return (lines, need.terms)
