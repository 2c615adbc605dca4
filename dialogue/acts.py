"""Dialogue acts: what a buyer does with an utterance, typed.

Understanding turns an utterance into a sequence of acts; a form's edit is a sequence of the same
acts; folding them over the state gives the next state. An act says what is meant, never how it is
to be answered. After the dialogue act tradition (Bunt et al., ISO 24617-2).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from data.constraint import Constraint, Importance
from dialogue.commands import (
    Affirm,
    Compare,
    Deny,
    Greet,
    MoreResults,
    OffTopic,
    Reject,
    RequestRfq,
    Restart,
    Select,
    ShowResults,
    Skip,
    Thank,
    Undo,
    WhyThis,
)
from dialogue.inquiry import Ask, Extreme, Subject
from dialogue.spoken import Reference, Spoken
from dialogue.terms import SupplierKinds, Term, TermValue

__all__ = [
    "Act",
    "Affirm",
    "Ambiguous",
    "Ask",
    "ClearTerm",
    "Compare",
    "Correct",
    "Deny",
    "DontKnow",
    "Extreme",
    "Focus",
    "Forget",
    "ForgetNote",
    "Greet",
    "Inform",
    "Matters",
    "MoreResults",
    "NoPreference",
    "NotUnderstood",
    "Note",
    "OffTopic",
    "OutOfRange",
    "Reference",
    "Reject",
    "Relax",
    "RemoveLine",
    "RequestRfq",
    "Restart",
    "Select",
    "SetTerm",
    "ShowResults",
    "Skip",
    "Spoken",
    "Subject",
    "SupplierKinds",
    "Term",
    "TermValue",
    "Thank",
    "Understanding",
    "Undo",
    "Want",
    "Weigh",
    "WhyThis",
]


@dataclass(frozen=True, slots=True)
class Want(Spoken):
    """The product wanted, or another one in mid-course.

    Attributes:
        query: the words that name it.
        category: where the buyer chose a category of the catalogue.
        added: beside what is already wanted ("… and 2 forklifts"), not in its place.
    """

    query: str
    category: tuple[str, ...] | None = None
    added: bool = False


@dataclass(frozen=True, slots=True)
class Inform(Spoken):
    """A requirement; ``not diesel`` is one with the operator ≠."""

    constraint: Constraint


@dataclass(frozen=True, slots=True)
class Correct(Spoken):
    """A requirement that takes the place of what was known on its field."""

    constraint: Constraint


@dataclass(frozen=True, slots=True)
class SetTerm(Spoken):
    """A commercial term; the last one said counts.

    Attributes:
        correction: the buyer says that it takes the place of what was said before.
    """

    term: Term
    value: TermValue
    correction: bool = False


@dataclass(frozen=True, slots=True)
class NoPreference(Spoken):
    """The buyer does not mind; None is what was just asked."""

    field: str | None = None


@dataclass(frozen=True, slots=True)
class DontKnow(Spoken):
    """The buyer cannot answer; None is what was just asked."""

    field: str | None = None


@dataclass(frozen=True, slots=True)
class Matters(Spoken):
    """What the buyer cares about, without saying yet which value it should have.

    Attributes:
        fields: attribute ids or core fields.
    """

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weigh(Spoken):
    """How binding a requirement is; field None is the last one said."""

    importance: Importance
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Relax(Spoken):
    """Give up a requirement; field None is the last one said."""

    field: str | None = None


@dataclass(frozen=True, slots=True)
class Forget(Spoken):
    """Take back all that is known on a field, also that it does not matter."""

    field: str


@dataclass(frozen=True, slots=True)
class ForgetNote(Spoken):
    """Take back something that was to be passed on."""

    text: str


@dataclass(frozen=True, slots=True)
class ClearTerm(Spoken):
    """Take back what was said of a commercial term."""

    term: Term


@dataclass(frozen=True, slots=True)
class Focus(Spoken):
    """Talk about another line, which ``line`` names."""


@dataclass(frozen=True, slots=True)
class RemoveLine(Spoken):
    """Take a line out of the need, the one in focus where ``line`` names none."""


@dataclass(frozen=True, slots=True)
class Note(Spoken):
    """Something about the need that is no requirement; it is passed on as it is."""

    text: str


@dataclass(frozen=True, slots=True)
class Ambiguous(Spoken):
    """A value that several attributes could take; the buyer has to say which.

    Attributes:
        readings: one constraint per attribute, most plausible first.
    """

    readings: tuple[Constraint, ...]


@dataclass(frozen=True, slots=True)
class OutOfRange(Spoken):
    """A value that no product of the catalogue has; said so, and not taken as a requirement.

    Attributes:
        low, high: the range that exists, in the constraint's unit; None for labels.
        nearest: labels that exist.
    """

    constraint: Constraint
    low: float | None = None
    high: float | None = None
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotUnderstood(Spoken):
    """A part of the utterance that nothing was made of; ``words`` is that part."""


Act: TypeAlias = (
    Want
    | Inform
    | Correct
    | SetTerm
    | NoPreference
    | DontKnow
    | Matters
    | Skip
    | Weigh
    | Relax
    | Forget
    | ForgetNote
    | ClearTerm
    | Focus
    | RemoveLine
    | Undo
    | Restart
    | MoreResults
    | ShowResults
    | WhyThis
    | Compare
    | Select
    | Reject
    | RequestRfq
    | Ask
    | Greet
    | Thank
    | Affirm
    | Deny
    | OffTopic
    | Note
    | Ambiguous
    | OutOfRange
    | NotUnderstood
)


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was made of an utterance.

    Attributes:
        acts: in the order of the utterance; a question about the catalogue may stand beside
            requirements.
        language: BCP 47 tag it was read in: "en", "zh-Hans", "zh-Hant", "es", "de", "fr".
    """

    acts: tuple[Act, ...]
    language: str
