"""Compare: products or offers side by side, cell by cell with what each rests on."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from data.constraint import Truth
from data.schema.model import Direction
from rfq.comparison.model import CellBasis, RowGroup
from sourcing.api.documents.base import Answer, MoneyDocument, QuantityDocument
from sourcing.api.documents.evidence import RateDocument, SourceDocument
from sourcing.api.documents.wanted import Wanted
from sourcing.api.documents.weights import WeightsOrder
from sourcing.ranking.weights import Preset


class ComparisonFormat(StrEnum):
    """How a comparison is answered."""

    JSON = "json"
    """The document."""
    HTML = "html"
    CSV = "csv"
    MARKDOWN = "markdown"
    XLSX = "xlsx"
    """With the arithmetic of costs as live formulas."""


class CompareOrder(Wanted):
    """What is to be put side by side.

    With ``product_ids`` or a shortlist, those products are compared, each with its best offer;
    without, the best offers of the best suppliers.

    Attributes:
        preset, weights: what the score is made with; see the ranking.
        columns: how many offers are compared where no products are named.
    """

    preset: Preset = Preset.BALANCED
    weights: WeightsOrder = Field(default_factory=dict)
    columns: Annotated[int, Field(ge=1, le=26)] = 5


class CellDocument(Answer):
    """What one column says in one row.

    Attributes:
        text: for people, in the comparison's language; "unknown" in its words where nothing says
            it.
        value: for programs; null when unknown, and for lists that only text can tell.
        money: the value, where it is an amount.
        basis: how far it can be relied on; ``basis_label`` says it in a word.
        truth: whether the requirement of the row is met; ``unknown`` is never a pass; null in rows
            that are no requirement.
        best: no other column of the row is better, and some are worse; ties are all marked.
        floor: the true amount is at least this: shown with "≥".
        notes: what the buyer has to know beside it.
        evidence: the fields of the catalogue that say so.
        sources: rows of tables of rates that an estimate comes from, in words.
    """

    text: str
    value: float | bool | str | None
    money: MoneyDocument | None
    basis: CellBasis
    basis_label: str
    truth: Truth | None
    truth_label: str | None
    best: bool
    floor: bool
    notes: tuple[str, ...]
    evidence: tuple[SourceDocument, ...]
    sources: tuple[str, ...]


class RowDocument(Answer):
    """One thing that the columns are compared by.

    Attributes:
        id: an attribute, a core field or a term's own name; unique within its group.
        unit: of the numbers, where they all have one.
        required: the requirement in words ("≥ 2,500 kg"); null in other rows.
        direction: which end is better; ``neither`` where none is, or they cannot be compared.
        differs: two columns state different values.
        total: it sums up the rows before it.
        note: why the row has no best, or what holds for all of it.
        cells: one for each column, in their order.
    """

    id: str
    group: RowGroup
    label: str
    unit: str | None
    required: str | None
    direction: Direction
    differs: bool
    total: bool
    note: str | None
    cells: tuple[CellDocument, ...]


class GroupDocument(Answer):
    """A part of the table: its rows follow one another."""

    id: RowGroup
    label: str


class MustsDocument(Answer):
    """How many musts a column meets; ``text`` says it in words."""

    met: int
    missed: int
    unknown: int
    text: str | None


class ColumnDocument(Answer):
    """What is compared: a product, or an offer for it.

    Attributes:
        letter: A, B, C …: what people call it in a meeting.
        image: address of the first picture that the catalogue names, or null.
        supplier: name of who offers it.
        best: in how many rows it is marked as best.
        landed_total: what it costs where it is needed; null where that is not worked out.
    """

    letter: str
    product_id: str
    title: str
    image: str | None
    url: str | None
    offer_id: str | None
    supplier_id: str | None
    supplier: str | None
    country: str | None
    country_name: str | None
    musts: MustsDocument
    best: int
    landed_total: MoneyDocument | None
    landed_is_floor: bool


class ComparisonDocument(Answer):
    """The whole table.

    Attributes:
        title: what is compared, in the buyer's words.
        language: that every text is in (BCP 47).
        quantity: at which prices count; null when nobody said one.
        currency: that landed costs are brought to; null where none is worked out.
        basis: the delivery term that landed costs are on, in words.
        on: day of rates, tables and validity.
        is_example: a table of rates is an example: it must not be decided on.
        notes: what a reader has to know about the whole.
    """

    title: str
    language: str
    line: str | None
    quantity: QuantityDocument | None
    currency: str | None
    basis: str | None
    on: date
    columns: tuple[ColumnDocument, ...]
    groups: tuple[GroupDocument, ...]
    rows: tuple[RowDocument, ...]
    rates: tuple[RateDocument, ...]
    tables: tuple[str, ...]
    is_example: bool
    notes: tuple[str, ...]
    generation: str
