"""Budget: whether the least that one can buy of a product is within what may be spent."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from data.constraint import MOQ, PRICE, Constraint, Operator
from data.money import Money
from data.need import Origin, Provenance, Requirement
from dialogue.belief.domain import Domain

Floats = npt.NDArray[np.float64]

BEYOND: Final = 0.2
"""Likelihood of a product whose least order costs more than the budget: budgets are negotiated."""


def limit_of(budget: Money, quantity: float | None) -> Requirement:
    """The budget as a limit of the unit price, at the quantity wanted or else one."""
    price = float(budget.amount) / (quantity or 1.0)
    limit = Constraint(PRICE, Operator.AT_MOST, (float(f"{price:.6g}"),), budget.currency)
    return Requirement(limit, Provenance(Origin.INFERRED))


def within(domain: Domain, budget: Money, quantity: float | None) -> npt.NDArray[np.int8]:
    """Per product: 1 when the order fits the budget, -1 when it does not, 0 without a price.

    The order is the quantity wanted, or else one; and at least the minimum order.

    Args:
        domain: the products.
        budget: for the whole order.
        quantity: in the offers' unit of sale; None when nobody has said.
    """
    source, documents = domain.source, domain.documents
    price = source.column(PRICE, documents, currency=budget.currency).low
    least = source.column(MOQ, documents).low
    if price is None:
        return np.zeros(len(documents), np.int8)
    if quantity is not None:
        wanted = source.column(PRICE, documents, currency=budget.currency, quantity=quantity).low
        if wanted is not None:
            # Who sells no so small a quantity sells the smallest at its own price.
            price = np.where(np.isnan(wanted), price, wanted)
    amount = np.full(len(documents), quantity or 1.0)
    if least is not None:
        amount = np.fmax(amount, least)
    cost = price * amount
    return np.where(np.isnan(cost), 0, np.where(cost <= float(budget.amount), 1, -1)).astype(
        np.int8
    )
