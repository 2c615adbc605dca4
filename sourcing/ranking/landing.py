"""Landed cost of every candidate, where tables of freight and duty are given."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from data.need import Place
from data.records import Offer, Product, Supplier
from sourcing.ranking.candidate import Candidate
from sourcing.ranking.shipping import volume_m3, weight_kg
from sourcing.ranking.situation import Situation

if TYPE_CHECKING:
    from data.exchange import ExchangeRates
    from rfq.landed import CostTables, LandedCost, LandedCosts, NotPriced


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
    from rfq.landed import LandedCost

    costs = landed_costs_of(situation, rates=rates, tables=tables)
    if costs is None:
        return {}
    found = {}
    for one in candidates:
        cost = cost_of(costs, one.product, one.offer, one.supplier, situation)
        if isinstance(cost, LandedCost):
            found[one.offer.id] = cost
    return found


def cost_of(
    costs: LandedCosts,
    product: Product,
    offer: Offer,
    supplier: Supplier | None,
    situation: Situation,
) -> LandedCost | NotPriced:
    """The landed cost of one offer, with what the catalogue states of weight and origin.

    Raises:
        ValueError: the situation has no quantity.
    """
    if situation.quantity is None:
        raise ValueError("no landed cost without a quantity")
    return costs.of(
        offer,
        quantity=situation.quantity,
        unit=situation.unit,
        origin=Place(country=None if supplier is None else supplier.country),
        weight_kg=weight_kg(product, offer),
        volume_m3=volume_m3(product, offer),
        hs_code=hs_code(product),
    )


def landed_costs_of(
    situation: Situation, *, rates: ExchangeRates, tables: CostTables | None
) -> LandedCosts | None:
    """What works out landed costs on the need's basis; None without a quantity or a currency."""
    from rfq.landed import LandedCosts

    if situation.quantity is None or situation.currency is None:
        return None
    terms = situation.terms
    return LandedCosts(
        destination=None if terms.destination is None else terms.destination.value,
        wanted=None if terms.delivery_term is None else terms.delivery_term.value,
        currency=situation.currency,
        rates=rates,
        tables=tables,
        on=situation.today,
    )


def hs_code(product: Product) -> str | None:
    """The product's first HS code, digits only."""
    return next((one.code for one in product.classifications if one.scheme == "HS"), None)
