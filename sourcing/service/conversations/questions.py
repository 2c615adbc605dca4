"""Questions: what names the open one, and the acts that its options stand for."""

from __future__ import annotations

from collections.abc import Sequence

from data.errors import Conflict, InputError
from dialogue.acts import Act
from dialogue.state import DialogueState, Option


def question_id(state: DialogueState) -> str | None:
    """Names the open question: another one for each, the same over a digression.

    It is the number of the turn that it was first put in, of those since when it has been open.
    """
    if state.question is None:
        return None
    first = len(state.turns)
    while first > 1 and state.turns[first - 2].question == state.question:
        first -= 1
    return f"q{first}"


def chosen(state: DialogueState, question: str, options: Sequence[str]) -> tuple[Act, ...]:
    """The acts of offered options.

    Raises:
        Conflict: another question is open, or none.
        InputError: it has no such option, or several cannot be chosen.
    """
    held, name = state.question, question_id(state)
    if held is None or name != question:
        raise Conflict(
            "this question is no longer open",
            field="question",
            value=question,
            accepted="nothing: no question is open" if name is None else f"{name}, which is open",
        )
    offered: dict[str, Option] = {one.id: one for one in (*held.options, *held.further)}
    wanted = tuple(dict.fromkeys(options))
    for one in wanted:
        if one not in offered:
            raise InputError(
                "the question has no such option",
                field="options",
                value=one,
                accepted=list(offered),
            )
    if len(wanted) > 1 and not held.several:
        raise InputError(
            "this question takes one option",
            field="options",
            value=list(wanted),
            accepted="one of them",
        )
    return tuple(act for one in wanted for act in offered[one].acts)
