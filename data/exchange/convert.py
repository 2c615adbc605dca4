"""What is done with rates: amounts brought to a currency, and rates for search filters."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import cache

from data.exchange.rate import ExchangeRates, Rate
from data.money import Money


def converted(money: Money, rate: Rate) -> Money:
    """An amount in the rate's target currency, not rounded.

    Raises:
        ValueError: the rate is from another currency than the amount's.
    """
    if money.currency != rate.source_currency:
        raise ValueError(f"a rate from {rate.source_currency} for an amount in {money.currency}")
    return Money(money.amount * rate.value, rate.target_currency)


def rate_function(
    rates: ExchangeRates, *, on: datetime.date | None = None
) -> Callable[[str, str], float | None]:
    """The rates of one day as a function of two currencies, for filters on millions of prices.

    It gives units of the second currency for one of the first as a float, or None when that is
    not known: good for finding and ordering, never for an amount that is shown.
    """

    @cache
    def function(source: str, target: str) -> float | None:
        found = rates.rate(source, target, on=on)
        return None if found is None else float(found.value)

    return function
