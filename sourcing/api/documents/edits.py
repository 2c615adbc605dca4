"""Edits: what a buyer does with a conversation other than writing, typed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from data.constraint import Importance, Operator
from data.records.supplier import SupplierKind
from sourcing.api.documents.base import Exact, Identifier, Order, Unit
from sourcing.api.documents.constraint import Scalar
from sourcing.api.documents.moments import Day

_Ids = Annotated[tuple[Identifier, ...], Field(min_length=1, max_length=100)]


class _OfLine(Order):
    line: Annotated[str, Field(max_length=40)] | None = None
    """Of the need; null is the one in focus."""


class Choose(Order):
    """Answer the open question with offered options; it names the question it answers."""

    op: Literal["choose"]
    question: Identifier
    options: _Ids


class NoPreferenceEdit(_OfLine):
    """No preference on a field, or on the open question."""

    op: Literal["no_preference"]
    field: Identifier | None = None


class DontKnowEdit(_OfLine):
    """The buyer cannot say, on a field or on the open question."""

    op: Literal["dont_know"]
    field: Identifier | None = None


class SkipEdit(Order):
    """Leave the open question for now."""

    op: Literal["skip"]


class Require(_OfLine):
    """Require something of a field, in the place of what was known on it: a chip, a slider."""

    op: Literal["require"]
    field: Identifier
    operator: Operator
    values: Annotated[tuple[Scalar, ...], Field(min_length=1, max_length=200)]
    unit: Unit | None = None
    importance: Importance = Importance.MUST


class Drop(_OfLine):
    """Take back what was known on a field."""

    op: Literal["drop"]
    field: Identifier


class DropNote(_OfLine):
    """Take back something that was to be passed on to suppliers; its words as the chip has them."""

    op: Literal["drop_note"]
    text: Annotated[str, Field(min_length=1, max_length=4000)]


class WeighEdit(_OfLine):
    """Make a requirement binding, or a wish."""

    op: Literal["weigh"]
    field: Identifier
    importance: Importance


class Product(_OfLine):
    """Name what is wanted: in words, as a category of the catalogue, or both."""

    op: Literal["product"]
    query: Annotated[str, Field(min_length=1, max_length=400)]
    category: Annotated[tuple[str, ...], Field(min_length=1, max_length=12)] | None = None
    added: bool = False
    """Beside what is already wanted, not in its place."""


class Focus(Order):
    """Talk about another line."""

    op: Literal["focus"]
    line: Annotated[str, Field(max_length=40)]


class RemoveLine(Order):
    """Take a line out of the need."""

    op: Literal["remove_line"]
    line: Annotated[str, Field(max_length=40)]


class QuantityTerm(_OfLine):
    """How much is wanted, or how much a year; null takes it back."""

    op: Literal["quantity", "annual"]
    number: Annotated[Exact, Field(gt=0)] | None
    unit: Unit | None = None


class BudgetTerm(_OfLine):
    """Budget for the line; null takes it back."""

    op: Literal["budget"]
    amount: Annotated[Exact, Field(ge=0)] | None
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] | None = None


class DestinationTerm(Order):
    """Where the goods are needed; both null take it back."""

    op: Literal["destination"]
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None = None
    name: Annotated[str, Field(max_length=200)] | None = None


class DeliveryTermEdit(Order):
    """Incoterms 2020 rule; null takes it back."""

    op: Literal["delivery_term"]
    incoterm: Annotated[str, Field(pattern="^[A-Z]{3}$")] | None
    place: Annotated[str, Field(max_length=200)] | None = None


class NeededByTerm(Order):
    """Last acceptable day of arrival; null takes it back."""

    op: Literal["needed_by"]
    day: Day | None


class TextTerm(Order):
    """Payment terms in words, or the currency to compare in; null takes it back."""

    op: Literal["payment", "currency"]
    text: Annotated[str, Field(min_length=1, max_length=200)] | None


class SamplesTerm(Order):
    """Whether samples are wanted before the order; null takes it back."""

    op: Literal["samples"]
    wanted: bool | None


class SupplierKindsTerm(Order):
    """From which kinds of supplier the buyer would rather buy; empty takes it back."""

    op: Literal["supplier_kinds"]
    kinds: Annotated[tuple[SupplierKind, ...], Field(max_length=3)]


class Listing(_OfLine):
    """Put products on the shortlist, take them off it, or never show them again."""

    op: Literal["shortlist", "unlist", "reject"]
    product_ids: _Ids


class Ask(Order):
    """Have it said why a product stands where it does, or products put side by side in the talk."""

    op: Literal["why", "compare"]
    product_ids: Annotated[tuple[Identifier, ...], Field(max_length=10)] = ()


class Command(Order):
    """Undo the last turn, start over, the next products, no more questions, the RFQ."""

    op: Literal["undo", "restart", "more", "show", "rfq"]


Edit = Annotated[
    Choose
    | NoPreferenceEdit
    | DontKnowEdit
    | SkipEdit
    | Require
    | Drop
    | DropNote
    | WeighEdit
    | Product
    | Focus
    | RemoveLine
    | QuantityTerm
    | BudgetTerm
    | DestinationTerm
    | DeliveryTermEdit
    | NeededByTerm
    | TextTerm
    | SamplesTerm
    | SupplierKindsTerm
    | Listing
    | Ask
    | Command,
    Field(discriminator="op"),
]
