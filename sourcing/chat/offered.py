"""Rows: the products on the screen, with the terms on which they are offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from dialogue.reply import Outcome, Shown
from sourcing.listing import Listed, OfferedBy, listed, price_at

if TYPE_CHECKING:
    from data.catalogue import Catalogue
    from data.records import Offer, PriceBreak, Supplier

Rate = Callable[[str, str], float | None]


@dataclass(frozen=True, slots=True)
class Row:
    """One product of the list, with its cheapest offer at the quantity.

    Attributes:
        number: on the screen, from 1.
        offer: None when nobody offers it; the first one when none has a price at the quantity.
        price: of that offer at the quantity; None when it is not known, or sold in no so small a
            quantity.
        others: further offers.
    """

    number: int
    shown: Shown
    title: str
    offer: Offer | None
    supplier: Supplier | None
    price: PriceBreak | None
    others: int

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Whether it meets each requirement."""
        return self.shown.outcomes


def rows_of(
    catalogue: Catalogue,
    products: Sequence[Shown],
    *,
    quantity: Decimal | None,
    rate: Rate | None = None,
) -> tuple[Row, ...]:
    """The products of a reply as rows.

    Args:
        catalogue: that they are of.
        products: best first.
        quantity: at which prices count; None is the smallest sold.
        rate: brings prices in several currencies to one, to find the lowest; without it, only those
            in the currency of the first are looked at.
    """
    found = catalogue.products([one.product_id for one in products])
    known = {one.product.id: one for one in listed(catalogue, found)}
    return tuple(
        _row(number, one, known[one.product_id], quantity, rate)
        for number, one in enumerate(products, start=1)
    )


def _row(
    number: int, shown: Shown, product: Listed, quantity: Decimal | None, rate: Rate | None
) -> Row:
    offers = product.open_offers
    best = _cheapest(offers, quantity, rate) or next(iter(offers), None)
    return Row(
        number,
        shown,
        product.product.title,
        None if best is None else best.offer,
        None if best is None else best.supplier,
        None if best is None else price_at(best.offer, quantity),
        max(0, len(offers) - 1),
    )


def _cheapest(
    offers: Sequence[OfferedBy], quantity: Decimal | None, rate: Rate | None
) -> OfferedBy | None:
    prices = [(one, found) for one in offers if (found := price_at(one.offer, quantity))]
    if not prices:
        return None
    currency = prices[0][1].unit_price.currency
    compared: list[tuple[float, int]] = []
    for place, (_, price) in enumerate(prices):
        money = price.unit_price
        factor = 1.0 if money.currency == currency else rate and rate(money.currency, currency)
        if factor:
            compared.append((float(money.amount) * factor, place))
    return prices[min(compared)[1]][0]
