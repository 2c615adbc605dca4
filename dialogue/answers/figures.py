"""Answers in figures: prices, lead times, minimum orders, counts, suppliers, options, ranges."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Final

import numpy as np

from data.constraint import COUNTRY, Operator
from data.need import Amount
from dialogue.answers.answer import (
    CountAnswer,
    LeadTimeAnswer,
    MoqAnswer,
    OptionsAnswer,
    PriceAnswer,
    RangeAnswer,
    Spread,
    SuppliersAnswer,
)
from dialogue.answers.protocol import CatalogueFacts, OfferNumbers, SupplierCount
from dialogue.answers.sale_units import alike, meant_units
from dialogue.answers.selection import Selection
from dialogue.answers.statistics import label_counts, least_of, spread
from dialogue.protocols import CandidateSource

_LARGEST: Final = 5


def price_answer(
    facts: CatalogueFacts,
    chosen: Selection,
    quantity: Amount | None,
    currency: str | None,
    *,
    total: bool = False,
) -> PriceAnswer:
    """What products cost, by the lowest price of each; altogether, too, where that is asked."""
    found = facts.prices(chosen.documents, quantity=number_of(quantity), currency=currency)
    priced = np.isfinite(found.values)
    units = set(found.units[priced].tolist())
    unit = units.pop() if len(units) == 1 else -1
    return PriceAnswer(
        chosen.scope,
        spread(least_of(found)),
        int(np.count_nonzero(priced)),
        found.currency,
        quantity,
        found.unit_names[unit] if unit >= 0 else None,
        found.too_few,
        found.converted,
        found.not_compared,
        found.rate if found.converted else None,
        total,
        _altogether(found, quantity) if total else None,
    )


def _altogether(found: OfferNumbers, quantity: Amount | None) -> Spread | None:
    """What a quantity costs, by the lowest price of each product in the quantity's unit."""
    if quantity is None:
        return None
    places, names = meant_units(found)
    known = places[np.isfinite(found.values) & (places >= 0)]
    if quantity.unit is None:
        code = int(np.bincount(known).argmax()) if len(known) else -1
    else:
        code = next((n for n, name in enumerate(names) if alike(name, quantity.unit)), -1)
    if code < 0:
        return None
    return spread(least_of(found, places == code) * float(quantity.number))


def lead_time_answer(
    facts: CatalogueFacts, chosen: Selection, quantity: Amount | None
) -> LeadTimeAnswer:
    """How long shipment takes, by the shortest lead time of each product."""
    found = facts.lead_times(chosen.documents, quantity=number_of(quantity))
    offers = int(np.count_nonzero(np.isfinite(found.values)))
    return LeadTimeAnswer(chosen.scope, spread(least_of(found)), offers, quantity)


def moq_answer(facts: CatalogueFacts, chosen: Selection) -> MoqAnswer:
    """Minimum orders, by the smallest of each product; apart by unit of sale."""
    found = facts.moqs(chosen.documents)
    rows: list[tuple[str | None, int]] = [
        (None if code < 0 else found.unit_names[code], code)
        for code in np.unique(found.units).tolist()
    ]
    spreads = [(name, spread(least_of(found, found.units == code))) for name, code in rows]
    known = [(name, one) for name, one in spreads if one is not None]
    known.sort(key=lambda one: (-one[1].count, one[0] or ""))
    return MoqAnswer(chosen.scope, tuple(known))


def count_answer(facts: CatalogueFacts, chosen: Selection) -> CountAnswer:
    """How many products and suppliers there are."""
    return CountAnswer(chosen.scope, len(_suppliers(facts, chosen)))


def suppliers_answer(
    facts: CatalogueFacts, chosen: Selection, *, best: bool = False
) -> SuppliersAnswer:
    """Who sells the products, and from where; which of them is best is not said here."""
    found = _suppliers(facts, chosen)
    countries = Counter(one.country for one in found if one.country is not None)
    return SuppliersAnswer(
        chosen.scope,
        len(found),
        tuple(sorted(countries.items(), key=lambda one: (-one[1], one[0]))),
        sum(one.country is None for one in found),
        tuple((one.name, one.products) for one in found[:_LARGEST]),
        best,
    )


def _suppliers(facts: CatalogueFacts, chosen: Selection) -> list[SupplierCount]:
    """Who offers the products, as far as the constraints on the country let them through.

    A product meets such a constraint when one of its suppliers does; the others are not meant.
    """
    found = list(facts.suppliers(chosen.documents))
    for one in chosen.scope.constraints:
        if one.field == COUNTRY:
            negative = one.operator in (Operator.NOT_EQUAL, Operator.NOT_ONE_OF)
            found = [
                each
                for each in found
                if each.country is not None and (each.country in one.values) is not negative
            ]
    return found


def field_answer(
    source: CandidateSource, chosen: Selection, field: str, *, currency: str | None = None
) -> OptionsAnswer | RangeAnswer:
    """Which values a field has, or between which numbers it lies."""
    column = source.column(field, chosen.documents, currency=currency)
    if column.low is not None and column.high is not None:
        ends = np.concatenate([column.low, column.high])
        middle = spread(column.low)
        whole = spread(ends)
        if middle is not None and whole is not None:
            middle = replace(middle, low=whole.low, high=whole.high)
        return RangeAnswer(chosen.scope, field, middle, column.unit)
    values, stated = label_counts(column)
    return OptionsAnswer(chosen.scope, field, values, stated)


def number_of(quantity: Amount | None) -> float | None:
    """The number of an amount."""
    return None if quantity is None else float(quantity.number)
