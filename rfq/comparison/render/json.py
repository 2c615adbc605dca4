"""JSON: the whole model, for programs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import orjson

from data.money import Money
from rfq.comparison.model import Cell, Column, Comparison, Row
from rfq.landed import LandedCost, NotPriced

VERSION = 1


def to_json(comparison: Comparison) -> bytes:
    """The comparison as JSON, UTF-8; amounts are decimal texts, days ISO 8601."""
    return orjson.dumps(
        {
            "version": VERSION,
            "title": comparison.title,
            "language": comparison.language,
            "quantity": comparison.quantity,
            "unit": comparison.unit,
            "currency": comparison.currency,
            "basis": comparison.basis,
            "on": comparison.on,
            "rates": comparison.rates,
            "tables": comparison.tables,
            "is_example": comparison.is_example,
            "notes": comparison.notes,
            "columns": [_column(one) for one in comparison.columns],
            "rows": [_row(one, comparison) for one in comparison.rows],
        },
        default=_plain,
        option=orjson.OPT_INDENT_2,
    )


def _column(column: Column) -> dict[str, Any]:
    met, missed, unknown = column.musts
    return {
        "letter": column.letter,
        "title": column.title,
        "product": column.product_id,
        "offer": column.offer_id,
        "supplier": column.supplier_id,
        "supplier_name": column.supplier,
        "country": column.country,
        "url": column.url,
        "musts": {"met": met, "missed": missed, "unknown": unknown},
        "cost": _cost(column.cost),
    }


def _cost(cost: LandedCost | NotPriced | None) -> dict[str, Any] | None:
    if cost is None:
        return None
    if isinstance(cost, NotPriced):
        return {"reason": cost.reason, "smallest": cost.smallest, "unit": cost.unit}
    return {
        "total": cost.total,
        "is_floor": cost.is_floor,
        "per_unit": cost.per_unit,
        "quantity": cost.quantity,
        "offered": cost.offered,
        "basis": cost.basis,
        "rate": cost.rate,
        "validity": cost.validity,
        "assumptions": cost.assumptions,
        "beyond": cost.beyond,
        "parts": [
            {
                "components": part.components,
                "state": part.state,
                "amount": part.amount,
                "at_least": part.at_least,
                "percent": part.percent,
                "base": part.base,
                "sources": part.sources,
                "gap": part.gap,
            }
            for part in cost.parts
        ],
    }


def _row(row: Row, comparison: Comparison) -> dict[str, Any]:
    return {
        "id": row.id,
        "group": row.group,
        "label": row.label,
        "unit": row.unit,
        "required": row.required,
        "direction": row.direction,
        "differs": row.differs,
        "note": row.note,
        "cells": [_cell(one, comparison) for one in row.cells],
    }


def _cell(cell: Cell, comparison: Comparison) -> dict[str, Any]:
    return {
        "value": cell.value,
        "text": cell.text,
        "basis": cell.basis,
        "truth": cell.truth,
        "best": cell.best,
        "floor": cell.floor,
        "notes": cell.notes,
        "evidence": [
            {
                "source": comparison.file(one),
                "row": one.row,
                "column": one.column,
                "raw": one.raw,
                "basis": one.basis,
            }
            for one in cell.evidence
        ],
        "sources": cell.sources,
    }


def _plain(given: object) -> object:
    if isinstance(given, Decimal):
        return format(given, "f")
    if isinstance(given, Money):
        return {"amount": format(given.amount, "f"), "currency": given.currency}
    raise TypeError(f"{type(given).__name__} has no JSON form")
