"""Outcome: whether a product meets a constraint, and its own value in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from data.constraint import CATEGORY, COUNTRY, LEAD_TIME, MOQ, PRICE, SUPPLIER, Constraint
from index.columns.evaluate import evaluate
from index.columns.flag_column import FlagColumn
from index.columns.label_column import LabelColumn
from index.columns.number_column import NumberColumn
from index.columns.offers import DAY, OFFER_FIELDS, Offers
from index.columns.scope import Scope
from index.columns.size_column import SizeColumn
from index.columns.terms import Terms
from index.columns.truths import Truths, truth
from index.columns.wording import numbers_text, range_text, size_text, with_unit
from index.response import Outcome

if TYPE_CHECKING:
    from index.columns.alike import Column
    from index.columns.table import ColumnTable


def outcome(table: ColumnTable, constraint: Constraint, document: int, terms: Terms) -> Outcome:
    """Whether a document meets a constraint, and the value that decides it: see `outcomes`."""
    return outcomes(table, constraint, np.array([document], np.int32), terms)[0]


def outcomes(
    table: ColumnTable,
    constraint: Constraint,
    documents: npt.NDArray[np.int32],
    terms: Terms,
    truths: Truths | None = None,
) -> list[Outcome]:
    """Whether each of some documents meets a constraint, and the value that decides it.

    Args:
        table: the columns.
        constraint: that they were asked to meet.
        documents: in the order wanted.
        terms: quantity and exchange rates for prices and lead times.
        truths: of the constraint for these, where that is known already.

    Of several offers, the value is that of the one that meets the constraint best, and of equals
    the least; of countries, suppliers and labels, all of them. None where nothing is stated.

    Raises:
        InputError, UnitError: as `evaluate`.
    """
    if truths is None:
        truths = evaluate(table, constraint, Scope.of(documents), terms)
    value = _values(table, constraint, terms)
    return [
        Outcome(constraint, truth(found), value(document))
        for found, document in zip(truths.tolist(), documents.tolist(), strict=True)
    ]


def _values(
    table: ColumnTable, constraint: Constraint, terms: Terms
) -> Callable[[int], str | None]:
    """What a document states on a constraint's field, in words."""
    if constraint.field == CATEGORY:
        return lambda document: " > ".join(table.order.path_of(document)) or None
    if constraint.field in OFFER_FIELDS:
        return _offered(table.offers, constraint, terms)
    groups = table.alike(constraint.field)

    def value(document: int) -> str | None:
        for group in groups:
            if (part := group.part_of(document)) is not None:
                info = group.infos[part]
                return value_text(table.column(info), document - info.start)
        return None

    return value


def value_text(column: Column, place: int) -> str | None:
    """What one product states, in words; None when it states nothing."""
    here = slice(place, place + 1)
    unit = column.info.unit
    match column:
        case NumberColumn():
            point = float(column.points[place])
            if point == point:
                return numbers_text([(point, point)], unit)
            _, rows = column.spans(here)
            if not len(rows):
                return None
            lows, highs = column.span_lows[rows], column.span_highs[rows]
            return numbers_text(zip(lows.tolist(), highs.tolist(), strict=True), unit)
        case LabelColumn():
            code = int(column.codes[place])
            codes = [code] if code >= 0 else column.pairs(here)[1].tolist()
            return ", ".join(column.label(n) for n in codes) or None
        case FlagColumn():
            return {1: "yes", -1: "no"}.get(int(column.flags[place]))
        case SizeColumn():
            size = column.sizes[place]
            return None if np.isnan(size[0]) else size_text(size, unit)


def _offered(offers: Offers, constraint: Constraint, terms: Terms) -> Callable[[int], str | None]:
    if constraint.field in (COUNTRY, SUPPLIER):
        pool, codes = (
            (offers.countries, offers.country)
            if constraint.field == COUNTRY
            else (offers.suppliers, offers.supplier)
        )

        def names(document: int) -> str | None:
            _, rows = offers.rows(Scope(document, document + 1))
            return ", ".join(sorted({pool[int(code)] for code in codes[rows] if code >= 0})) or None

        return names
    predicate = offers.predicate(constraint, terms)

    def number(document: int) -> str | None:
        first, past = offers.starts[document : document + 2].tolist()
        if first == past:
            return None
        rows = slice(first, past)
        if constraint.field == MOQ:
            low = high = offers.moq[rows]
        elif constraint.field == LEAD_TIME:
            low, high = offers.leads.at(terms.quantity, rows)
        else:
            low, high = offers.prices.at(terms.quantity, rows)
        lows = low.tolist()
        known = [n for n, value in enumerate(lows) if value == value]
        if not known:
            return None
        best = known[0]
        if len(known) > 1:
            truths = predicate(rows).tolist()
            best = min(known, key=lambda n: (-truths[n], lows[n]))
        text = range_text(lows[best], float(high[best]))
        return with_unit(text, _unit(offers, constraint.field, first + best))

    return number


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
