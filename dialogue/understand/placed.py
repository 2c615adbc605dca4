"""Where acts and mentions stand: within a part of an utterance, on a line of the need, in order."""

from __future__ import annotations

from dataclasses import replace

from dialogue.acts import (
    Act,
    Ambiguous,
    Correct,
    Greet,
    Inform,
    NoPreference,
    OutOfRange,
    Relax,
    Restart,
    SetTerm,
    Term,
    Undo,
    Want,
    Weigh,
)
from dialogue.grammar.mention import (
    Mention,
)
from dialogue.understand.cues import Cue
from dialogue.understand.draft import Done


def within(cues: tuple[Cue, ...], start: int, end: int) -> tuple[Cue, ...]:
    """The cues of a part, their places counted from its start."""
    return tuple(
        Cue(cue.kind, cue.start - start, cue.end - start)
        for cue in cues
        if start <= cue.start and cue.end <= end
    )


def moved(mentions: tuple[Mention, ...], start: int, end: int) -> tuple[Mention, ...]:
    """The mentions of a part, their places counted from its start."""
    return tuple(
        replace(one, start=one.start - start, end=one.end - start)
        for one in mentions
        if start <= one.start and one.end <= end
    )


def order(one: Done) -> tuple[int, int, int]:
    """By place, the product first: what is said of it is said of it, wherever it stands."""
    rank = (
        0 if isinstance(one.act, Greet | Restart | Undo) else 1 if isinstance(one.act, Want) else 2
    )
    return rank, one.start, one.end


def on_line(one: Done, line: str | None) -> Act:
    """An act, on a line where one is given."""
    return one.act if line is None else on(one.act, line)


def on(act: Act, line: str) -> Act:
    """An act about goods, on a line."""
    if isinstance(act, Inform | Correct | Ambiguous | OutOfRange | Relax | Weigh | NoPreference):
        return replace(act, line=line)
    if isinstance(act, SetTerm) and act.term in (Term.QUANTITY, Term.ANNUAL):
        return replace(act, line=line)
    return act
