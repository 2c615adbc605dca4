"""The state of a conversation: a value, replaced by every turn, that can be stored and replayed."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from data.constraint import Constraint
from data.need import Need
from dialogue.acts import Act, Term


class QuestionKind(StrEnum):
    """What a question asks for."""

    ATTRIBUTE = "attribute"
    """A value of an attribute, or of a core field such as price or country."""
    TERM = "term"
    """A commercial term."""
    CATEGORY = "category"
    """Which kind of product."""
    WHICH = "which"
    """Which attribute a value was meant for."""
    PRIORITIES = "priorities"
    """What matters to the buyer: each option is a field, several can be chosen, and a buyer who
    answers in words may give the values at once."""
    CHECK = "check"
    """Whether what was understood is meant: the first option says that all of it is, each of the
    others takes one requirement back, and a buyer who answers in words may say what is meant."""


PRIORITIES = "priorities"
"""Stands for the question about priorities among the fields that were asked about."""
ELSE = "what else matters"
"""The same of the question what else matters, once all that was named is known; with a number where
it is asked again.
"""
CHECKED = "checked"
"""Begins what stands for the check of a field's requirement there."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that is offered; choosing it is its acts.

    Attributes:
        id: stable within its question.
        field: that choosing it is about, where the question is about several.
        label: the catalogue's word for a value; a range is worded from ``low``, ``high``, ``unit``.
        count: current candidates it would leave; None where nothing is counted (a date).
    """

    id: str
    acts: tuple[Act, ...]
    count: int | None = None
    label: str | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a question is asked: the figures behind its choice.

    Attributes:
        candidates: products it was chosen over.
        shares: of the belief, per option, in the order of the options; then of what goes with none.
        unknown: share of the belief on products that do not state the value.
        gain: expected improvement of what the buyer sees, in the policy's own measure.
        cost: of asking, in the same measure.
    """

    candidates: int
    shares: tuple[float, ...] = ()
    unknown: float = 0.0
    gain: float = 0.0
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Question:
    """The one question of a reply; "no preference" and free text can always answer it.

    Attributes:
        field: attribute id or core field; None for a term or a category.
        histogram: (low, high, count) bins behind a slider, for numbers.
        several: whether more than one option can be chosen.
        further: more options of the same kind, named beside the question and not listed.
        topic: of priorities: `PRIORITIES` the first time, else what else matters, and which time.
    """

    kind: QuestionKind
    options: tuple[Option, ...]
    reason: Reason
    field: str | None = None
    term: Term | None = None
    unit: str | None = None
    line: str | None = None
    histogram: tuple[tuple[float, float, int], ...] = ()
    several: bool = False
    further: tuple[Option, ...] = ()
    topic: str = PRIORITIES


@dataclass(frozen=True, slots=True)
class Turn:
    """One exchange, as it happened.

    Attributes:
        number: from 1.
        utterance: what the buyer wrote; None when the turn is an edit in a form.
        acts: what was understood, or what the edit says.
        before: the need that the turn began with, for undo.
        shown: products shown after it, best first.
        question: asked after it.
    """

    number: int
    utterance: str | None
    language: str
    acts: tuple[Act, ...]
    before: Need
    shown: tuple[str, ...] = ()
    question: Question | None = None


@dataclass(frozen=True, slots=True)
class DialogueState:
    """Everything a conversation is.

    Attributes:
        generation: id of the catalogue's generation that the last turn was answered from.
        asked: fields and terms ("line id", field or term) that were asked about, so that none is
            asked twice.
        question: the open one.
        shown: products on the screen, best first.
        constraint_order: the constraints in the order said, for "that one" and "relax".
        offset: products of the list that come before those on the screen.
        quiet: the buyer wants no more questions.
    """

    need: Need = field(default_factory=Need)
    turns: tuple[Turn, ...] = ()
    question: Question | None = None
    asked: frozenset[tuple[str, str]] = frozenset()
    shown: tuple[str, ...] = ()
    constraint_order: tuple[Constraint, ...] = ()
    generation: str | None = None
    offset: int = 0
    quiet: bool = False
