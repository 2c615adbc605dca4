"""Which products have the least or the most of a field, among those that meet the need."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from data.constraint import COUNTRY, LEAD_TIME, MOQ, PRICE, SUPPLIER, Constraint, Operator
from data.need import Amount
from dialogue.acts import Ask, Extreme
from dialogue.answers.figures import number_of
from dialogue.answers.named import Leader, SuperlativeAnswer, UnclearAnswer
from dialogue.answers.protocol import CatalogueFacts, Floats, OfferNumbers, Places, SupplierCount
from dialogue.answers.sale_units import alike, meant_units
from dialogue.answers.selection import Selection
from dialogue.protocols import CandidateSource, Documents
from dialogue.reply import FieldValue

_LEADERS: Final = 3
_OF_OFFERS: Final = frozenset({PRICE, LEAD_TIME, MOQ})
_NEGATIVE: Final = frozenset({Operator.NOT_EQUAL, Operator.NOT_ONE_OF})


@dataclass(frozen=True, slots=True)
class _Ranked:
    """Values of documents, aligned with them; NaN is not known or not comparable.

    Attributes:
        offers: that the values are of; None for attributes.
        other_units: products that are sold by other units only.
    """

    values: Floats
    unit: str | None
    offers: OfferNumbers | None = None
    other_units: int = 0


def superlative_answer(
    source: CandidateSource,
    facts: CatalogueFacts,
    chosen: Selection,
    ask: Ask,
    quantity: Amount | None,
    currency: str | None,
) -> SuperlativeAnswer | UnclearAnswer:
    """The products with the least or most of what a question names.

    Of a product's offers the best term counts: its lowest price, shortest lead time, smallest
    order. Where several fields could be meant, those count that any of the products state.

    Args:
        source: what products state.
        facts: their offers.
        chosen: the products.
        ask: with an end.
        quantity: at which prices and lead times are judged.
        currency: of prices; None is the one that most offers are in.
    """
    words = ask.terms[0] if ask.terms else ask.words
    if ask.field is None or ask.extreme is None:
        return UnclearAnswer(words, ask.fields)
    field = ask.field
    if len(ask.fields) > 1:
        stated = [one for one in ask.fields if _is_stated(source, one, chosen.documents)]
        if len(stated) != 1:
            return UnclearAnswer(words, tuple(stated) or ask.fields)
        field = stated[0]
    ranked = _ranked(source, facts, chosen, field, ask.extreme, quantity, currency)
    sign = 1.0 if ask.extreme is Extreme.LEAST else -1.0
    known = np.flatnonzero(np.isfinite(ranked.values))
    order = known[np.argsort(sign * ranked.values[known], kind="stable")]
    first = order[:_LEADERS]
    tied = (
        int(np.count_nonzero(ranked.values[known] == ranked.values[order[0]])) if len(order) else 0
    )
    offers = ranked.offers
    return SuperlativeAnswer(
        chosen.scope,
        field,
        ask.extreme,
        _leaders(source, facts, chosen, field, ranked, first),
        tied,
        len(known),
        quantity if field in (PRICE, LEAD_TIME) else None,
        ranked.other_units,
        0 if offers is None else offers.too_few,
        0 if offers is None else offers.not_compared,
        None if offers is None or not offers.converted else offers.rate,
    )


def _is_stated(source: CandidateSource, field: str, documents: Documents) -> bool:
    if field in _OF_OFFERS:
        return True
    low = source.column(field, documents).low
    return low is not None and bool(np.isfinite(low).any())


def _ranked(
    source: CandidateSource,
    facts: CatalogueFacts,
    chosen: Selection,
    field: str,
    extreme: Extreme,
    quantity: Amount | None,
    currency: str | None,
) -> _Ranked:
    documents = chosen.documents
    if field not in _OF_OFFERS:
        column = source.column(field, documents)
        if column.low is None or column.high is None:
            return _Ranked(np.full(len(documents), np.nan), column.unit)
        # A range has both of its ends; an open one is known at its other end only.
        near, far = (
            (column.low, column.high) if extreme is Extreme.LEAST else (column.high, column.low)
        )
        return _Ranked(np.where(np.isfinite(near), near, far), column.unit)
    number = number_of(quantity)
    if field == PRICE:
        offers = facts.prices(documents, quantity=number, currency=currency)
    elif field == LEAD_TIME:
        offers = facts.lead_times(documents, quantity=number)
    else:
        offers = facts.moqs(documents)
    offers = _allowed(facts, chosen, offers)
    others, unit = 0, "day"
    if field != LEAD_TIME:
        offers, others = _of_one_unit(offers, quantity)
        code = next(iter(offers.units[np.isfinite(offers.values)].tolist()), -1)
        unit = offers.unit_names[code] if code >= 0 else ""
    values = np.full(len(documents), np.inf)
    usable = np.isfinite(offers.values)
    np.minimum.at(values, offers.owners[usable], offers.values[usable])
    values[~np.isfinite(values)] = np.nan
    return _Ranked(values, offers.currency if field == PRICE else unit or None, offers, others)


def _allowed(facts: CatalogueFacts, chosen: Selection, offers: OfferNumbers) -> OfferNumbers:
    """The offers of suppliers that the constraints let through.

    A product meets a constraint on the supplier when one of its suppliers does; the offers of the
    others are not meant.
    """
    asked = [one for one in chosen.scope.constraints if one.field in (COUNTRY, SUPPLIER)]
    if not asked or not len(offers.suppliers):
        return offers
    known = {one.id: one for one in facts.suppliers(chosen.documents)}
    found = [known.get(key) for key in offers.supplier_ids]
    # The last place is that of -1, an offer whose supplier is not known.
    passes = np.array([*(all(_meets(each, one) for each in asked) for one in found), False])
    return replace(offers, values=np.where(passes[offers.suppliers], offers.values, np.nan))


def _meets(constraint: Constraint, supplier: SupplierCount | None) -> bool:
    if supplier is None:
        return False
    value = supplier.id if constraint.field == SUPPLIER else supplier.country
    return value is not None and (value in constraint.values) is not (
        constraint.operator in _NEGATIVE
    )


def _of_one_unit(offers: OfferNumbers, quantity: Amount | None) -> tuple[OfferNumbers, int]:
    """The offers in one unit of sale; and the number of products that have others only.

    That of the quantity if any is in it, else that of most products: a price or an order per set is
    neither more nor less than one per piece.
    """
    usable = np.isfinite(offers.values)
    places, names = meant_units(offers)
    pairs = set(zip(offers.owners[usable].tolist(), places[usable].tolist(), strict=True))
    counts = Counter(unit for _, unit in pairs)
    if len(counts) < 2:
        return offers, 0
    wanted = None if quantity is None else quantity.unit
    unit = max(counts, key=lambda one: (one >= 0 and alike(names[one], wanted), counts[one], -one))
    kept = {owner for owner, one in pairs if one == unit}
    others = {owner for owner, _ in pairs} - kept
    values = np.where(places == unit, offers.values, np.nan)
    return replace(offers, values=values), len(others)


def _leaders(
    source: CandidateSource,
    facts: CatalogueFacts,
    chosen: Selection,
    field: str,
    ranked: _Ranked,
    rows: Places,
) -> tuple[Leader, ...]:
    documents = chosen.documents[rows]
    ids = source.product_ids(documents)
    found = []
    for place, (row, product) in enumerate(zip(rows.tolist(), ids, strict=True)):
        suppliers = facts.suppliers(documents[place : place + 1])
        value = float(ranked.values[row])
        stated = FieldValue(low=value, high=value, unit=ranked.unit)
        names = [one.name for one in suppliers]
        if ranked.offers is not None and len(ranked.offers.suppliers):
            offers = ranked.offers
            mine = (offers.owners == row) & (offers.values == value) & (offers.suppliers >= 0)
            sellers = {offers.supplier_ids[code] for code in offers.suppliers[mine].tolist()}
            names = [one.name for one in suppliers if one.id in sellers]
        elif field not in _OF_OFFERS:
            column = source.column(field, documents[place : place + 1])
            if column.low is not None and column.high is not None:
                stated = replace(stated, low=float(column.low[0]), high=float(column.high[0]))
        found.append(Leader(product, stated, tuple(names)))
    return tuple(found)
