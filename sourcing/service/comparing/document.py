"""A comparison as the document that a table is drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING

from data.money import Money
from rfq.comparison import Comparison
from rfq.comparison.model import Cell, Column, Row, Scalar
from rfq.comparison.render.parts import blocks, heading, musts, truth_word
from rfq.comparison.words import Words
from rfq.landed import LandedCost
from sourcing.api.documents.compare import (
    CellDocument,
    ColumnDocument,
    ComparisonDocument,
    GroupDocument,
    MustsDocument,
    RowDocument,
)
from sourcing.service.cards import web_address
from sourcing.service.terms import (
    money_document,
    quantity_document,
    rate_documents,
    source_documents,
)

if TYPE_CHECKING:
    from sourcing.service.shelf import Shelf


def comparison_document(
    comparison: Comparison, shelf: Shelf, *, line: str | None
) -> ComparisonDocument:
    """Everything that the table says, with what each cell rests on.

    Args:
        comparison: made from the shelf's catalogue.
        shelf: for pictures.
        line: id of the need's line that it is for.
    """
    words = Words(comparison.language)
    ids = [one.product_id for one in comparison.columns]
    images = {
        one.id: next(filter(None, map(web_address, one.images)), None)
        for one in shelf.catalogue.products(ids)
    }
    quantity = comparison.quantity
    return ComparisonDocument(
        title=comparison.title,
        language=words.say.language,
        line=line,
        quantity=None if quantity is None else quantity_document(quantity, comparison.unit, words),
        currency=comparison.currency,
        basis=comparison.basis,
        on=comparison.on,
        columns=tuple(
            _column(at, one, comparison, images.get(one.product_id), words)
            for at, one in enumerate(comparison.columns)
        ),
        groups=tuple(
            GroupDocument(id=group, label=heading(group, words)) for group, _ in blocks(comparison)
        ),
        rows=tuple(_row(one, dict(comparison.files), words) for one in comparison.rows),
        rates=rate_documents(comparison.rates, words),
        tables=comparison.tables,
        is_example=comparison.is_example,
        notes=comparison.notes,
        generation=shelf.generation,
    )


def _column(
    at: int, column: Column, comparison: Comparison, image: str | None, words: Words
) -> ColumnDocument:
    met, missed, unknown = column.musts
    cost = column.cost if isinstance(column.cost, LandedCost) else None
    return ColumnDocument(
        letter=column.letter,
        product_id=column.product_id,
        title=column.title,
        image=image,
        url=web_address(column.url),
        offer_id=column.offer_id,
        supplier_id=column.supplier_id,
        supplier=column.supplier,
        country=column.country,
        country_name=None if column.country is None else words.country(column.country),
        musts=MustsDocument(met=met, missed=missed, unknown=unknown, text=musts(column, words)),
        best=sum(row.cells[at].best for row in comparison.rows),
        landed_total=None if cost is None else money_document(cost.total),
        landed_is_floor=cost is not None and cost.is_floor,
    )


def _row(row: Row, files: Mapping[str, str], words: Words) -> RowDocument:
    return RowDocument(
        id=row.id,
        group=row.group,
        label=row.label,
        unit=row.unit,
        required=row.required,
        direction=row.direction,
        differs=row.differs,
        total=row.total,
        note=row.note,
        cells=tuple(_cell(one, files, words) for one in row.cells),
    )


def _cell(cell: Cell, files: Mapping[str, str], words: Words) -> CellDocument:
    truth = cell.truth
    return CellDocument(
        text=cell.text,
        value=_scalar(cell.value),
        money=money_document(cell.value) if isinstance(cell.value, Money) else None,
        basis=cell.basis,
        basis_label=words.say(cell.basis.value),
        truth=truth,
        truth_label=None if truth is None else truth_word(truth, words),
        best=cell.best,
        floor=cell.floor,
        notes=cell.notes,
        evidence=source_documents(cell.evidence, files, words),
        sources=tuple(dict.fromkeys(f"{one.table}, {one.row}" for one in cell.sources)),
    )


def _scalar(value: Scalar) -> float | bool | str | None:
    match value:
        case None | bool() | str():
            return value
        case Money():
            return float(value.amount)
        case Decimal() | int() | float():
            number = float(value)
            return number if isfinite(number) else None
        case _:
            return value.isoformat()
