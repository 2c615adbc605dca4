"""Landed cost of every candidate, where tables of freight and duty are given."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from data.need import Place
from data.records import Product
from sourcing.ranking.candidate import Candidate
from sourcing.ranking.situation import Situation

if TYPE_CHECKING:
    from data.exchange import ExchangeRates
    from rfq.landed import CostTables, LandedCost


def landed_costs(
    candidates: Iterable[Candidate],
    situation: Situation,
    *,
    rates: ExchangeRates,
    tables: CostTables,
) -> dict[str, LandedCost]:
    """Landed cost by offer id, on the need's delivery term; offers without a price are left out.

    Empty where the need names no quantity, or no currency can be told.
    """
    from rfq.landed import LandedCost, LandedCosts

    if situation.quantity is None or situation.currency is None:
        return {}
    terms = situation.terms
    costs = LandedCosts(
        destination=None if terms.destination is None else terms.destination.value,
        wanted=None if terms.delivery_term is None else terms.delivery_term.value,
        currency=situation.currency,
        rates=rates,
        tables=tables,
        on=situation.today,
    )
    found = {}
    for one in candidates:
        cost = costs.of(
            one.offer,
            quantity=situation.quantity,
            unit=situation.unit,
            origin=Place(country=one.supplier.country),
            hs_code=hs_code(one.product),
        )
        if isinstance(cost, LandedCost):
            found[one.offer.id] = cost
    return found


def hs_code(product: Product) -> str | None:
    """The product's first HS code, digits only."""
    return next((one.code for one in product.classifications if one.scheme == "HS"), None)
