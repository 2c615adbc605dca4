"""Replies: how a buyer has replied to questions about fields, told from the turns."""

from __future__ import annotations

from collections.abc import Sequence

from dialogue.acts import Act, Correct, DontKnow, Inform, Matters, NoPreference, Restart
from dialogue.belief.care import Replies
from dialogue.state import DialogueState, Question, QuestionKind


def replies_of(state: DialogueState, line: str, acts: Sequence[Act]) -> Replies:
    """Answers and passes of a line so far.

    Args:
        state: before the turn.
        line: its id.
        acts: of the turn, which may answer the open question.
    """
    answered = passed = named = last = 0
    declined = unsure = False
    open_questions = [turn.question for turn in state.turns]
    said = [turn.acts for turn in state.turns[1:]] + [tuple(acts)]
    for question, reply in zip(open_questions, said, strict=False):
        if any(isinstance(act, Restart) for act in reply):
            answered = passed = named = last = 0
            declined = unsure = False
            continue
        if question is None or question.line != line:
            continue
        if question.kind is QuestionKind.PRIORITIES:
            fields = _named(question, reply)
            last = len(fields)
            named = max(named, last)
            declined = not fields and any(isinstance(act, NoPreference) for act in reply)
            unsure = not fields and any(isinstance(act, DontKnow) for act in reply)
        if question.kind is not QuestionKind.ATTRIBUTE:
            continue
        if _answers(question, reply):
            answered += 1
        elif any(isinstance(act, NoPreference) for act in reply):
            passed += 1
    return Replies(answered, passed, named, last, declined, unsure)


def _named(question: Question, acts: Sequence[Act]) -> set[str]:
    """Fields that a reply to the question what matters is about."""
    offered = {one.field for one in (*question.options, *question.further)}
    found = {name for act in acts if isinstance(act, Matters) for name in act.fields}
    said = {act.constraint.field for act in acts if isinstance(act, Inform | Correct)}
    return found | (said & offered)


def _answers(question: Question, acts: Sequence[Act]) -> bool:
    return any(
        isinstance(act, Inform | Correct) and act.constraint.field == question.field for act in acts
    )
