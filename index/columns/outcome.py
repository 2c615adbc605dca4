"""Outcome: whether a product meets a constraint, and its own value in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from data.constraint import CATEGORY, COUNTRY, LEAD_TIME, MOQ, PRICE, SUPPLIER, Constraint
from index.columns.evaluate import evaluate
from index.columns.flag_column import FlagColumn
from index.columns.label_column import LabelColumn
from index.columns.number_column import NumberColumn
from index.columns.offers import DAY, OFFER_FIELDS, Offers
from index.columns.scope import Scope
from index.columns.size_column import SizeColumn
from index.columns.terms import Terms
from index.columns.truths import truth
from index.columns.wording import numbers_text, range_text, size_text, with_unit
from index.response import Outcome

if TYPE_CHECKING:
    from index.columns.table import Column, ColumnTable


def outcome(table: ColumnTable, constraint: Constraint, document: int, terms: Terms) -> Outcome:
    """Whether a document meets a constraint, and the value that decides it.

    Of several offers, the value is that of the one that meets the constraint best, and of equals
    the least; of countries, suppliers and labels, all of them. None where nothing is stated.

    Raises:
        InputError, UnitError: as `evaluate`.
    """
    scope = Scope(document, document + 1)
    found = truth(int(evaluate(table, constraint, scope, terms)[0]))
    if constraint.field == CATEGORY:
        value: str | None = " > ".join(table.order.path_of(document)) or None
    elif constraint.field in OFFER_FIELDS:
        value = _offered(table.offers, constraint, scope, terms)
    else:
        value = None
        for info in table.columns(constraint.field):
            if info.start <= document < info.stop and info.kind.is_filterable:
                value = value_text(table.column(info), document - info.start)
    return Outcome(constraint, found, value)


def value_text(column: Column, place: int) -> str | None:
    """What one product states, in words; None when it states nothing."""
    here = slice(place, place + 1)
    unit = column.info.unit
    match column:
        case NumberColumn():
            _, rows = column.spans(here)
            if len(rows):
                lows, highs = column.span_lows[rows], column.span_highs[rows]
                return numbers_text(zip(lows.tolist(), highs.tolist(), strict=True), unit)
            point = float(column.points[place])
            return None if point != point else numbers_text([(point, point)], unit)
        case LabelColumn():
            code = int(column.codes[place])
            codes = [code] if code >= 0 else column.pairs(here)[1].tolist()
            return ", ".join(column.label(n) for n in codes) or None
        case FlagColumn():
            return {1: "yes", -1: "no"}.get(int(column.flags[place]))
        case SizeColumn():
            size = column.sizes[place]
            return None if np.isnan(size[0]) else size_text(size, unit)


def _offered(offers: Offers, constraint: Constraint, scope: Scope, terms: Terms) -> str | None:
    owners, rows = offers.rows(scope)
    if not len(owners):
        return None
    if constraint.field in (COUNTRY, SUPPLIER):
        pool, codes = (
            (offers.countries, offers.country)
            if constraint.field == COUNTRY
            else (offers.suppliers, offers.supplier)
        )
        found = sorted({pool[int(code)] for code in codes[rows] if code >= 0})
        return ", ".join(found) or None
    truths = offers.predicate(constraint, terms)(rows)
    if constraint.field == MOQ:
        low = high = offers.moq[rows]
    elif constraint.field == LEAD_TIME:
        low, high = offers.leads.at(terms.quantity, rows)
    else:
        low, high = offers.prices.at(terms.quantity, rows)
    known = np.flatnonzero(low == low)
    if not len(known):
        return None
    best = int(known[np.lexsort((low[known], -truths[known].astype(np.int64)))[0]])
    text = range_text(float(low[best]), float(high[best]))
    return with_unit(
        text, _unit(offers, constraint.field, int(np.arange(len(offers.moq))[rows][best]))
    )


def _unit(offers: Offers, field: str, row: int) -> str | None:
    if field == LEAD_TIME:
        return f"{DAY}s"
    if field == PRICE:
        code = int(offers.currency[row])
        return None if code < 0 else offers.currencies[code]
    code = int(offers.sale_unit[row])
    if code < 0:
        return None
    from data.units import rec20_name

    return rec20_name(offers.sale_units[code])
