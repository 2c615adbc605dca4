"""The need: what a buyer wants, as far as it is known; one typed state that every part shares.

The clarifier builds it, the search is driven by it, the widget edits it, suppliers are ranked
against it, and the request for quotation is written from it. Nothing in it is text to be
interpreted again: what was understood is typed, with where it comes from.

All types are immutable; a change is a new need (`dataclasses.replace`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from data.constraint import Constraint
from data.errors import InputError
from data.money import Money
from data.records.offer import DeliveryTerm
from data.records.supplier import SupplierKind

T = TypeVar("T")


class Origin(StrEnum):
    """How something came to be known of a need."""

    STATED = "stated"
    """The buyer wrote it."""
    CHOSEN = "chosen"
    """The buyer picked an offered option."""
    EDITED = "edited"
    """The buyer changed it in a form: a chip, a slider, a field."""
    INFERRED = "inferred"
    """It follows from something the buyer said."""
    DEFAULT = "default"
    """Nobody said it; it is assumed until somebody does."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a part of a need comes from.

    Attributes:
        turn: number of the buyer's turn, counted from 1; None outside a conversation.
        words: the buyer's own, where there are any.
        confidence: that it was understood as meant, 0 to 1.
    """

    origin: Origin
    turn: int | None = None
    words: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A value with where it comes from."""

    value: T
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Requirement:
    """A constraint on products, offers or suppliers, with where it comes from.

    Attributes:
        weight: how much a buyer cares, beside the other requirements, 0 to 1.
    """

    constraint: Constraint
    provenance: Provenance
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class CategoryBelief:
    """That products of a category, or of one below it, are what is wanted.

    Attributes:
        path: from the root.
        probability: 0 to 1; those of a line sum to 1 at most.
    """

    path: tuple[str, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Amount:
    """How much is wanted.

    Attributes:
        number: greater than 0.
        unit: UN/ECE Recommendation 20 code of what is counted (``C62`` is one piece, ``PX`` a
            pallet); None when the buyer gave a bare number: the offers' own unit of sale.
    """

    number: Decimal
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where goods go, or where a delivery term ends.

    Attributes:
        country: ISO 3166-1 alpha-2, where it is known.
        name: of the town, port or site, as the buyer wrote it.
    """

    country: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One thing that is wanted.

    Attributes:
        id: unique in the need and stable over edits: "1", "2" …
        query: the words that name the product ("electric forklift"), without what has been
            understood as requirements where possible; what retrieval searches by.
        categories: most probable first; empty when nothing is believed yet.
        requirements: each field and operator at most once per importance, in the order they came.
        indifferent: fields the buyer has no preference on: never asked about, never counted.
        undecided: fields the buyer was asked about and does not know.
        matters: fields the buyer has said to care about, in the order said, whether or not a value
            is known by now.
        minor: fields the buyer left out when asked what matters.
        annual: quantity a year, where the buyer says one.
        budget: for the whole line; a limit on the unit price is a requirement on
            `data.constraint.PRICE`.
        selected: products on the buyer's shortlist, in the order chosen.
        rejected: products the buyer does not want to see again.
        notes: what the buyer said about the line that is no requirement; passed on as it is.
    """

    id: str
    query: str
    categories: tuple[CategoryBelief, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    indifferent: frozenset[str] = frozenset()
    undecided: frozenset[str] = frozenset()
    matters: tuple[str, ...] = ()
    minor: frozenset[str] = frozenset()
    quantity: Stated[Amount] | None = None
    annual: Stated[Amount] | None = None
    budget: Stated[Money] | None = None
    selected: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    notes: tuple[Stated[str], ...] = ()

    def on(self, field: str) -> tuple[Requirement, ...]:
        """The requirements on one field."""
        return tuple(one for one in self.requirements if one.constraint.field == field)

    @property
    def category(self) -> tuple[str, ...] | None:
        """The most probable category, or None."""
        return self.categories[0].path if self.categories else None


@dataclass(frozen=True, slots=True)
class CommercialTerms:
    """On which terms the whole need is to be met; None means that nobody said.

    Attributes:
        destination: where the goods are needed.
        delivery_term: Incoterms 2020 rule wanted, with its place.
        needed_by: last acceptable day of arrival.
        currency: ISO 4217 code that prices are compared in.
        budget: for everything together.
        payment: in the buyer's words or a usual short form ("net 30", "30 % T/T deposit").
        samples: whether samples are wanted before the order.
        supplier_kinds: from which kinds of supplier the buyer would rather buy, makers or traders;
            suppliers of another kind come after them, all else equal.
    """

    destination: Stated[Place] | None = None
    delivery_term: Stated[DeliveryTerm] | None = None
    needed_by: Stated[date] | None = None
    currency: Stated[str] | None = None
    budget: Stated[Money] | None = None
    payment: Stated[str] | None = None
    samples: Stated[bool] | None = None
    supplier_kinds: Stated[tuple[SupplierKind, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """What a buyer wants.

    Attributes:
        lines: in the order the buyer brought them up.
        language: BCP 47 tag of the language the buyer writes in.
        focus: id of the line that is talked about; None when there is no line.
    """

    lines: tuple[NeedLine, ...] = ()
    terms: CommercialTerms = field(default_factory=CommercialTerms)
    language: str = "en"
    focus: str | None = None

    def line(self, line_id: str | None = None) -> NeedLine | None:
        """A line by its id, or the one in focus."""
        wanted = self.focus if line_id is None else line_id
        return next((one for one in self.lines if one.id == wanted), None)


@cache
def _adapter() -> TypeAdapter[Need]:
    return TypeAdapter(Need)


def need_to_json(need: Need) -> bytes:
    """A need as JSON, UTF-8; `need_from_json` reads it back to an equal one."""
    return _adapter().dump_json(need, indent=2)


def need_from_json(text: bytes | str) -> Need:
    """The need that a JSON document says.

    Raises:
        InputError: it is not one; names the first field at fault.
    """
    try:
        return _adapter().validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        raise InputError(
            f"not a need: {first['msg']}",
            field=".".join(str(part) for part in first["loc"]) or None,
            value=first.get("input"),
        ) from error
