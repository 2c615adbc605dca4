"""Offered: which of a product's offers a list shows, and at which price."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING, Final

from data.exchange import converted
from data.money import Money, minor_unit
from sourcing.listing import price_at

if TYPE_CHECKING:
    from datetime import date

    from data.exchange import ExchangeRates, Rate
    from data.records import LeadTime, Offer, PriceBreak

_DIGITS: Final = Context(prec=4, rounding=ROUND_HALF_UP)
"""Significant digits of a small converted amount: cents say too little of a screw's price."""


@dataclass(frozen=True, slots=True)
class Offered:
    """An offer at a quantity.

    Attributes:
        price: None where the offer states none that holds at the quantity.
        converted: its lower end in the currency compared in, rounded; None in its own.
        rate: that it was converted by.
    """

    offer: Offer
    price: PriceBreak | None
    lead_time: LeadTime | None
    converted: Money | None = None
    rate: Rate | None = None


class Prices:
    """Finds the cheapest offer of a product.

    Offers are compared per one unit of sale, that of most of them, and in one currency; those
    that cannot be brought to it come after those that can.

    Args:
        rates: of a day.
        on: the day.
        quantity: in the unit of sale; None is the smallest that is sold.
        currency: to compare in; None is that of a product's first offer.
    """

    def __init__(
        self,
        rates: ExchangeRates,
        on: date,
        quantity: Decimal | None = None,
        currency: str | None = None,
    ) -> None:
        self._rates = rates
        self._on = on
        self._quantity = quantity
        self._currency = currency
        self._known: dict[tuple[str, str], Rate | None] = {}

    def best(self, offers: Sequence[Offer]) -> Offered | None:
        """The cheapest offer at the quantity; one without a price where none has any."""
        priced = [(one, price) for one in offers if (price := self._at(one)) is not None]
        if not priced:
            first = next(iter(offers), None)
            return None if first is None else Offered(first, None, self._lead_time(first))
        if len(priced) > 1:
            units = Counter(one.unit_of_sale for one, _ in priced)
            unit, _ = units.most_common(1)[0]
            priced = [(one, price) for one, price in priced if one.unit_of_sale == unit]
        target = self._currency or priced[0][1].unit_price.currency
        offer, price = min(priced, key=lambda one: self._worth(one[1], target))
        rate = self._rate(price.unit_price.currency, target)
        exact = None if rate is None else converted(price.unit_price, rate)
        return Offered(
            offer,
            price,
            self._lead_time(offer),
            None if exact is None or self._currency is None else _rounded(exact),
            None if self._currency is None else rate,
        )

    def _at(self, offer: Offer) -> PriceBreak | None:
        return price_at(offer, self._quantity)

    def _worth(self, price: PriceBreak, target: str) -> tuple[bool, Decimal]:
        money = price.unit_price
        if money.currency == target:
            return False, money.amount
        rate = self._rate(money.currency, target)
        return (True, money.amount) if rate is None else (False, money.amount * rate.value)

    def _rate(self, source: str, target: str) -> Rate | None:
        """The rate between two different currencies; None for one currency, or an unknown one."""
        if source == target:
            return None
        key = (source, target)
        if key not in self._known:
            self._known[key] = self._rates.rate(source, target, on=self._on)
        return self._known[key]

    def _lead_time(self, offer: Offer) -> LeadTime | None:
        steps = sorted(offer.lead_times, key=lambda one: one.min_quantity)
        if self._quantity is None:
            return steps[0] if steps else None
        return next((one for one in reversed(steps) if one.min_quantity <= self._quantity), None)


def _rounded(money: Money) -> Money:
    cents = money.amount.quantize(minor_unit(money.currency), ROUND_HALF_UP)
    digits = _DIGITS.plus(money.amount)
    return Money(cents if abs(money.amount) >= 10 else digits, money.currency)
