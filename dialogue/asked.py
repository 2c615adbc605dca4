"""Asked: what a question asks about, what answers it, and when it may be put again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dialogue.acts import (
    Act,
    Affirm,
    Ask,
    Compare,
    Correct,
    Deny,
    Inform,
    MoreResults,
    Relax,
    WhyThis,
)
from dialogue.policy.check import checked
from dialogue.policy.protocol import Asked
from dialogue.state import DialogueState, Question, QuestionKind


def asked_by(question: Question) -> Asked:
    """What a question asks about, so that it is not asked about again."""
    if question.line is None:
        return frozenset()
    return frozenset((question.line, name) for name in _names(question))


def _names(question: Question) -> Sequence[str]:
    match question.kind:
        case QuestionKind.PRIORITIES:
            return (question.topic,)
        case QuestionKind.CHECK:
            return [checked(one.field) for one in question.options if one.field is not None]
        case QuestionKind.TERM if question.term is not None:
            return (question.term.value,)
    return () if question.field is None else (question.field,)


def stays_open(question: Question | None, acts: Sequence[Act]) -> bool:
    """Whether acts that changed nothing leave a question as it is, to be put once more."""
    if question is None:
        return False
    if question.kind is QuestionKind.CHECK:
        # "No" says that something is not meant, but not yet what.
        denied = any(isinstance(act, Deny) for act in acts)
        return denied or (_digress(acts) and not any(isinstance(act, Affirm) for act in acts))
    return _digress(acts)


def _digress(acts: Sequence[Act]) -> bool:
    return any(isinstance(act, Ask | Compare | WhyThis | MoreResults) for act in acts)


def corrected(question: Question | None, acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """The acts; what is said of a field in answer to a check takes the place of what was checked:
    "at most 2 t" is then no addition to "at least 3 t".
    """
    if question is None or question.kind is not QuestionKind.CHECK:
        return acts
    fields = {one.field for one in question.options if one.field is not None}
    return tuple(
        Correct(
            constraint=act.constraint, line=act.line, words=act.words, confidence=act.confidence
        )
        if isinstance(act, Inform) and act.constraint.field in fields
        else act
        for act in acts
    )


def reasked(question: Question | None, acts: Sequence[Act], state: DialogueState) -> DialogueState:
    """The state; what a check took back may be asked about again: it has no answer now."""
    if question is None or question.kind is not QuestionKind.CHECK:
        return state
    fields = {act.field for act in acts if isinstance(act, Relax)}
    kept = frozenset(
        (line, name) for line, name in state.asked if line != question.line or name not in fields
    )
    return replace(state, asked=kept)
