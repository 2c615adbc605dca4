"""Reply: everything that answers a buyer's turn, as facts; how it is said is decided elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from data.constraint import Constraint, Truth
from data.need import CategoryBelief, Requirement, Stated
from dialogue.acts import Act, Ambiguous, Ask, Compare, OutOfRange, Term, TermValue, WhyThis
from dialogue.state import Question


@dataclass(frozen=True, slots=True)
class FieldValue:
    """What the catalogue states of one product on one field, in its canonical unit and spelling.

    Attributes:
        low, high: equal for a point; an open end is infinite; None for labels.
        unit: of the numbers; the currency of a price.
        labels: in the catalogue's order; "yes" or "no" for a boolean.
    """

    low: float | None = None
    high: float | None = None
    unit: str | None = None
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a product meets one requirement.

    Attributes:
        value: the catalogue's own that decides it; None when the product does not state it.
    """

    requirement: Requirement
    truth: Truth
    value: FieldValue | None


class Part(StrEnum):
    """What speaks for or against a product."""

    WORDS = "words"
    """How well it fits the words that name what is wanted."""
    CATEGORY = "category"
    REQUIREMENT = "requirement"
    OPEN = "open"
    """How many buyers it would suit in what nobody has asked about yet."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One part of a product's score.

    Attributes:
        weight: natural logarithm of the factor it puts on the score; 0 is neutral.
        field: of a requirement.
    """

    part: Part
    weight: float
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """One product of the list.

    Attributes:
        position: in the list, from 1; goes on over pages.
        score: that it is what the buyer wants, relative to the best of the list, 0 to 1.
        outcomes: one per requirement of the line, in its order.
        why: the parts of the score, those that matter most first.
        selected: whether it is on the shortlist.
        duplicates: ids of near-duplicates that it stands for.
    """

    product_id: str
    position: int
    score: float
    outcomes: tuple[Outcome, ...] = ()
    why: tuple[Evidence, ...] = ()
    selected: bool = False
    duplicates: tuple[str, ...] = ()

    @property
    def missed(self) -> tuple[Outcome, ...]:
        """Requirements that it does not meet."""
        return tuple(one for one in self.outcomes if one.truth is Truth.MISSED)

    @property
    def unknown(self) -> tuple[Outcome, ...]:
        """Requirements on which it states nothing: not met as far as anybody knows."""
        return tuple(one for one in self.outcomes if one.truth is Truth.UNKNOWN)


class Stop(StrEnum):
    """Why no question is asked."""

    SETTLED = "settled"
    """Nothing that could be asked would change what is shown enough to be worth asking."""
    ALIKE = "alike"
    """The catalogue does not tell the products that are left apart."""
    EXHAUSTED = "exhausted"
    """All that could be asked has been answered, passed over or ruled out."""
    BY_REQUEST = "by request"
    """The buyer wants no more questions."""
    NOTHING_FOUND = "nothing found"
    COMPLETE = "complete"
    """What is wanted and on which terms is known: a request for quotation can be written."""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A must that had to give way, because no product meets all of them.

    Attributes:
        requirement: as the buyer has it; the need keeps it.
        loosened: the weakest form of it that a product meets together with the others; None when
            it had to be left aside.
        found: products that meet what is left.
    """

    requirement: Requirement
    loosened: Constraint | None
    found: int


class ChangeKind(StrEnum):
    """What a turn did to a part of the need."""

    ADDED = "added"
    REPLACED = "replaced"
    NARROWED = "narrowed"
    """Joined with what was known: "at least" and "at most" are a range."""
    REMOVED = "removed"
    """A requirement, a term or, with ``old`` alone, something that was to be passed on."""
    REOPENED = "reopened"
    """What was said of a field without requiring anything of it is taken back."""
    WEIGHED = "weighed"
    """The same requirement, now binding or no longer so."""
    INDIFFERENT = "indifferent"
    UNDECIDED = "undecided"
    LINE_ADDED = "line added"
    LINE_CHANGED = "line changed"
    """Another product is wanted in the place of this one."""
    LINE_REMOVED = "line removed"
    FOCUSED = "focused"
    """Another line is talked about."""
    SELECTED = "selected"
    REJECTED = "rejected"
    RESTARTED = "restarted"
    UNDONE = "undone"
    REPEATED = "repeated"
    """The buyer said what was known already."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between the need before a turn and after it.

    Attributes:
        line: id of the line; None for what concerns the whole need.
        before, after: requirements; several when one takes the place of several.
        old, new: of a term.
        products: selected or rejected.
        conflict: what the buyer said contradicts what was known, and took its place.
    """

    kind: ChangeKind
    line: str | None = None
    field: str | None = None
    term: Term | None = None
    before: tuple[Requirement, ...] = ()
    after: tuple[Requirement, ...] = ()
    old: Stated[TermValue] | None = None
    new: Stated[TermValue] | None = None
    products: tuple[str, ...] = ()
    conflict: bool = False


Inquiry: TypeAlias = Ask | Compare | WhyThis


@dataclass(frozen=True, slots=True)
class Request:
    """Something the buyer asked for beside stating the need, to be answered from the catalogue.

    Attributes:
        products: ids that the act's references stand for, in their order.
        unresolved: number of references that stand for no product.
    """

    act: Inquiry
    products: tuple[str, ...] = ()
    unresolved: int = 0


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one turn.

    Attributes:
        acts: what was understood, in the buyer's order.
        language: BCP 47 tag to answer in.
        line: id of the line the products are for; None when nothing is wanted yet.
        categories: believed of it, most probable first.
        products: best first; those that meet every must come before those that do not.
        total: products that may be what is wanted: none of them misses a must. When every product
            misses one, those that the relaxation lets through.
        meeting: of these, the products that are known to meet every must.
        more: whether there are products after those shown.
        question: the one that is asked, with the reason.
        stop: why none is asked; None exactly when one is.
        relaxations: musts that had to give way; only when no product meets all of them.
        contradictions: values that no product has; not taken as requirements.
        ambiguous: values that could mean several attributes; the question asks which.
        not_understood: parts of the utterance that nothing was made of.
        requests: questions of the buyer, in their order.
        unresolved: selections and rejections that name no product.
        changes: what the turn changed in the need.
        nearest_category: when nothing was found, the one nearest to the words.
        ideas: the products are no answer to the words but examples of what there is, one of each
            kind that the question offers.
        rfq: the buyer asks for the request for quotation.
        missing: terms that a request for quotation needs and nobody has given yet.
    """

    acts: tuple[Act, ...]
    language: str
    line: str | None = None
    categories: tuple[CategoryBelief, ...] = ()
    products: tuple[Shown, ...] = ()
    total: int = 0
    meeting: int = 0
    more: bool = False
    question: Question | None = None
    stop: Stop | None = None
    relaxations: tuple[Relaxed, ...] = ()
    contradictions: tuple[OutOfRange, ...] = ()
    ambiguous: tuple[Ambiguous, ...] = ()
    not_understood: tuple[str, ...] = ()
    requests: tuple[Request, ...] = ()
    unresolved: int = 0
    changes: tuple[Change, ...] = ()
    nearest_category: tuple[str, ...] | None = None
    ideas: bool = False
    rfq: bool = False
    missing: tuple[Term, ...] = ()
