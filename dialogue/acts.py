"""Dialogue acts: what a buyer does with an utterance, typed.

Understanding turns an utterance into a sequence of acts; a form's edit is a sequence of the same
acts; folding them over the state gives the next state. An act says what is meant, never how it is
to be answered. After the dialogue act tradition (Bunt et al., ISO 24617-2).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from data.constraint import Constraint, Importance
from data.money import Money
from data.need import Amount, Place
from data.records.offer import DeliveryTerm
from data.records.supplier import SupplierKind


class Term(StrEnum):
    """A part of a need that is not a constraint on products."""

    QUANTITY = "quantity"
    ANNUAL = "annual"
    BUDGET = "budget"
    """For the line in focus, or for everything when several lines share it."""
    DESTINATION = "destination"
    DELIVERY_TERM = "delivery_term"
    NEEDED_BY = "needed_by"
    PAYMENT = "payment"
    SAMPLES = "samples"
    CURRENCY = "currency"
    SUPPLIER_KINDS = "supplier_kinds"
    """From which kinds of supplier the buyer would rather buy."""


SupplierKinds: TypeAlias = tuple[SupplierKind, ...]
TermValue: TypeAlias = (
    Amount | Money | Place | DeliveryTerm | date | str | bool | SupplierKinds
)


class Subject(StrEnum):
    """What a question about the catalogue asks for."""

    PRICE = "price"
    COUNT = "count"
    SUPPLIERS = "suppliers"
    OPTIONS = "options"
    """Which values there are."""
    RANGE = "range"
    MEANING = "meaning"
    """What a word is: answered only from what the catalogue itself says of it."""
    DIFFERENCE = "difference"
    LEAD_TIME = "lead time"
    MOQ = "moq"


@dataclass(frozen=True, slots=True)
class Reference:
    """A product the buyer points at.

    Attributes:
        position: in the list last shown, from 1; -1 is the last.
        product_id: when it is named by number or chosen on the screen.
        words: the buyer's own.
    """

    position: int | None = None
    product_id: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What every act carries.

    Attributes:
        words: the part of the utterance it was read from; empty for an edit in a form.
        confidence: that it is meant so, 0 to 1.
        line: id of the need's line it is about; None is the one in focus.
    """

    words: str = ""
    confidence: float = 1.0
    line: str | None = None


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
class Skip(Spoken):
    """Leave this question for now."""


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
class Undo(Spoken):
    """Take the last turn back."""


@dataclass(frozen=True, slots=True)
class Restart(Spoken):
    """Begin again with nothing known."""


@dataclass(frozen=True, slots=True)
class MoreResults(Spoken):
    """Show the next products."""


@dataclass(frozen=True, slots=True)
class ShowResults(Spoken):
    """No more questions; show what there is."""


@dataclass(frozen=True, slots=True)
class WhyThis(Spoken):
    """Why a product is shown, or shown where it is."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class Compare(Spoken):
    """Put products side by side; empty means the shortlist, or the first shown."""

    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Select(Spoken):
    """Put products on the shortlist."""

    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Reject(Spoken):
    """Take products off the shortlist, or out of what is shown."""

    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class RequestRfq(Spoken):
    """Write the request for quotation."""


@dataclass(frozen=True, slots=True)
class Ask(Spoken):
    """A question about the catalogue.

    Attributes:
        constraints: what it is limited to, beside the need so far ("a 3 t electric one").
        field: that it is about, for options and ranges.
        terms: the words it is about: two for a difference, one for a meaning.
        query: another product than the one talked about.
    """

    subject: Subject
    constraints: tuple[Constraint, ...] = ()
    field: str | None = None
    terms: tuple[str, ...] = ()
    query: str | None = None


@dataclass(frozen=True, slots=True)
class Greet(Spoken):
    """Hello."""


@dataclass(frozen=True, slots=True)
class Thank(Spoken):
    """Thanks, or goodbye."""


@dataclass(frozen=True, slots=True)
class Affirm(Spoken):
    """Yes, to a question of yes or no."""


@dataclass(frozen=True, slots=True)
class Deny(Spoken):
    """No, to a question of yes or no."""


@dataclass(frozen=True, slots=True)
class OffTopic(Spoken):
    """Nothing that buying is about."""


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
