"""The comparison table: one typed model that every rendering is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from data.constraint import Truth
from data.evidence import Evidence
from data.exchange import Rate
from data.money import Money
from data.records import PriceBreak
from data.schema.model import Direction
from rfq.landed import LandedCost, NotPriced, RowSource

Scalar = Decimal | float | int | str | bool | date | Money | None
"""A cell's value for programs; text is for people."""


class CellBasis(StrEnum):
    """How far what a cell says can be relied on."""

    CONFIRMED = "confirmed"
    """The supplier has said so in answer to the buyer."""
    LISTED = "listed"
    """A field of the catalogue states it."""
    INFERRED = "inferred"
    """It follows from a field by a rule, or was declared for a whole source."""
    ESTIMATED = "estimated"
    """It was worked out from a table of rates."""
    CALCULATED = "calculated"
    """It is the result of a formula over what the catalogue states: a score."""
    UNKNOWN = "unknown"
    """Nothing says it. It is never a pass and never the best."""


class RowGroup(StrEnum):
    """The parts of the table, in their order."""

    MUST = "must"
    SHOULD = "should"
    DIFFERENT = "differences"
    PARTLY = "stated by some only"
    SAME = "the same for all"
    PRODUCT = "product"
    TERMS = "price and terms"
    LANDED = "landed cost"
    SUPPLIER = "supplier"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column says in one row.

    Attributes:
        value: for programs; None when unknown, and for lists that only text can tell.
        text: for people, in the comparison's language; empty when nothing is to be said.
        truth: whether a requirement is met; None in rows that are no requirement.
        evidence: the fields of the catalogue that say so.
        sources: the rows of tables of rates that an estimate comes from.
        notes: what the buyer has to know beside it, in the comparison's language.
        range: ends of the number that the row is compared by; None where it cannot be compared.
        best: no other column of the row is better, and some are worse; ties are all marked.
        floor: the true amount is at least this.
    """

    value: Scalar = None
    text: str = ""
    basis: CellBasis = CellBasis.UNKNOWN
    truth: Truth | None = None
    evidence: tuple[Evidence, ...] = ()
    sources: tuple[RowSource, ...] = ()
    notes: tuple[str, ...] = ()
    range: tuple[Decimal | float, Decimal | float] | None = None
    best: bool = False
    floor: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that the columns are compared by.

    Attributes:
        id: stable: an attribute id, a core field or a term's own name.
        label: in the comparison's language.
        unit: of the numbers, where they all have one.
        required: the requirement in words ("≥ 2,500 kg"); None in other rows.
        direction: which end is better; NEITHER where none is or they cannot be compared.
        differs: two columns state different values.
        total: it sums up the rows before it.
        note: why the row has no best, or what holds for all of it.
    """

    id: str
    group: RowGroup
    label: str
    cells: tuple[Cell, ...]
    unit: str | None = None
    required: str | None = None
    direction: Direction = Direction.NEITHER
    differs: bool = False
    total: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """What is compared: a product, or an offer for it.

    Attributes:
        title: the product's name.
        supplier: the supplier's name, where an offer is compared.
        letter: A, B, C …: what people call it in a meeting.
        musts: how many musts are met, missed and unknown.
        cost: landed cost, or why there is none; for live formulas.
        breaks: the offer's prices, for live formulas.
    """

    letter: str
    title: str
    product_id: str
    offer_id: str | None = None
    supplier_id: str | None = None
    supplier: str | None = None
    country: str | None = None
    url: str | None = None
    musts: tuple[int, int, int] = (0, 0, 0)
    cost: LandedCost | NotPriced | None = None
    breaks: tuple[PriceBreak, ...] = ()
    moq: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Products or offers side by side.

    Attributes:
        title: what is compared, in the buyer's words.
        language: BCP 47 tag that every text is in.
        rows: in the order of their groups.
        quantity: at which prices count, in ``unit`` (UN/ECE Recommendation 20).
        currency: that costs are brought to.
        basis: the delivery term that landed costs are on, in words.
        on: the day of rates, tables and validity.
        rates: every exchange rate used, once each.
        tables: names of the tables of rates used.
        is_example: a table is an example, not real rates: it must not be decided on.
        notes: what a reader has to know about the whole.
        files: name of each source of evidence, by its id.
    """

    title: str
    language: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    quantity: Decimal | None
    unit: str | None
    currency: str | None
    basis: str | None
    on: date
    rates: tuple[Rate, ...] = ()
    tables: tuple[str, ...] = ()
    is_example: bool = False
    notes: tuple[str, ...] = ()
    files: tuple[tuple[str, str], ...] = ()

    def group(self, group: RowGroup) -> tuple[Row, ...]:
        """The rows of one part of the table."""
        return tuple(row for row in self.rows if row.group is group)

    def row(self, row_id: str, group: RowGroup | None = None) -> Row | None:
        """The first row with an id, or None."""
        return next((r for r in self.rows if r.id == row_id and group in (None, r.group)), None)

    def file(self, evidence: Evidence) -> str:
        """The name of the source that a piece of evidence is from."""
        return dict(self.files).get(evidence.source, evidence.source)
