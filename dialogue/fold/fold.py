"""Fold: what acts make of the state of a conversation.

Pure and total: the same state and acts always give the same state, and whatever the acts, there
is one. Nothing is looked up in a catalogue here; what acts say of products has been read already.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from data.constraint import Constraint
from data.need import Need
from dialogue.acts import (
    Act,
    Affirm,
    ClearTerm,
    Correct,
    Deny,
    DontKnow,
    Focus,
    Forget,
    ForgetNote,
    Inform,
    Matters,
    MoreResults,
    NoPreference,
    Note,
    Reject,
    Relax,
    RemoveLine,
    Restart,
    Select,
    SetTerm,
    ShowResults,
    Undo,
    Want,
    Weigh,
)
from dialogue.fold import pointing, steps, taken_back
from dialogue.fold.undo import changes_to_undo
from dialogue.fold.union import united
from dialogue.fold.work import Work
from dialogue.reply import Change, ChangeKind
from dialogue.state import DialogueState, Question, QuestionKind


@dataclass(frozen=True, slots=True)
class Folded:
    """What acts came to.

    Attributes:
        state: with the new need; turns, list and question are for the caller to set.
        changes: in the order of the acts.
        unresolved: references that stand for no product.
        reopened: the question to put again, because what answered it was taken back.
        more: the buyer asks for the next page.
    """

    state: DialogueState
    changes: tuple[Change, ...]
    unresolved: int = 0
    reopened: Question | None = None
    more: bool = False


def fold(
    state: DialogueState,
    acts: Sequence[Act],
    *,
    edited: bool = False,
    several: Callable[[str], bool] = lambda _: False,
) -> Folded:
    """Apply acts to a state, one after the other.

    Args:
        state: before the turn.
        acts: in the order of the utterance.
        edited: they come from a form, not from words.
        several: whether a product can have several values of a field at once.
    """
    work = Work(state, len(state.turns) + 1, edited=edited, several=several)
    for act in _ticked(work, _answered(state.question, acts)):
        _STEPS.get(type(act), _nothing)(work, act)
    steps.settle_priorities(work, acts)
    order = _order(state, work)
    return Folded(
        replace(
            work.state,
            need=work.need,
            constraint_order=order,
            quiet=work.quiet,
            asked=work.asked,
        ),
        tuple(work.changes),
        work.unresolved,
        work.reopened,
        work.more,
    )


def _answered(question: Question | None, acts: Sequence[Act]) -> list[Act]:
    """The acts, with a plain yes or no as the option of the open question that says so."""
    found: list[Act] = []
    for act in acts:
        label = "yes" if isinstance(act, Affirm) else "no" if isinstance(act, Deny) else None
        options = question.options if question is not None and label is not None else ()
        if question is not None and question.kind is QuestionKind.ATTRIBUTE:
            meant = [option for option in options if option.label == label]
            if label is not None and meant:
                found += meant[0].acts
                continue
        found.append(act)
    return found


def _ticked(work: Work, acts: Sequence[Act]) -> list[Act]:
    """The acts, with several options of one question as one requirement that any of them meets."""
    question = work.state.question
    if question is None or question.kind is not QuestionKind.ATTRIBUTE or not question.several:
        return list(acts)
    offered = [
        act.constraint
        for option in question.options
        for act in option.acts
        if isinstance(act, Inform)
    ]
    ticked = [act for act in acts if isinstance(act, Inform) and act.constraint in offered]
    if len(ticked) < 2:
        return list(acts)
    others = [act for act in acts if act not in ticked]
    whole = united([act.constraint for act in ticked])
    if whole is None or len(ticked) == len(offered):
        return [*others, NoPreference(field=question.field, line=ticked[0].line)]
    work.chosen.append(whole)
    return [replace(ticked[0], constraint=whole), *others]


def _order(state: DialogueState, work: Work) -> tuple[Constraint, ...]:
    held = [one.constraint for line in work.need.lines for one in line.requirements]
    kept = [one for one in state.constraint_order if one in held and one not in work.said]
    fresh = [one for one in held if one not in kept and one not in work.said]
    last = [one for one in dict.fromkeys(work.said) if one in held]
    return (*kept, *fresh, *last)


def _undo(work: Work, _: Undo) -> None:
    stack = changes_to_undo(work.state.turns, work.state.need)
    if work.undone >= len(stack):
        return
    work.undone += 1
    need, question = stack[-work.undone]
    work.need = need
    work.reopened = question
    work.changes.append(Change(ChangeKind.UNDONE))


def _restart(work: Work, _: Restart) -> None:
    work.need = Need(language=work.need.language)
    work.quiet = False
    work.asked = frozenset()
    work.changes.append(Change(ChangeKind.RESTARTED))


def _more(work: Work, _: MoreResults) -> None:
    work.more = True


def _show(work: Work, _: ShowResults) -> None:
    work.quiet = True


def _nothing(_: Work, __: Act) -> None:
    """The act changes nothing of the need."""


_STEPS: dict[type, Callable[..., None]] = {
    Want: steps.want,
    Inform: steps.inform,
    Correct: steps.correct,
    SetTerm: steps.set_term,
    NoPreference: steps.no_preference,
    DontKnow: steps.dont_know,
    Matters: steps.matters,
    Weigh: steps.weigh,
    Relax: steps.relax,
    Forget: taken_back.forget,
    ForgetNote: taken_back.forget_note,
    ClearTerm: taken_back.clear_term,
    Focus: taken_back.focus,
    RemoveLine: taken_back.remove_line,
    Undo: _undo,
    Restart: _restart,
    MoreResults: _more,
    ShowResults: _show,
    Select: pointing.select,
    Reject: pointing.reject,
    Note: steps.note,
}
