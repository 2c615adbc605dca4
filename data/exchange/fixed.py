"""Rates that are given outright: for tests, and for a rate that a contract fixes."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from data.exchange.pairs import RatePairs
from data.exchange.rate import Rate

_DAY: Final = datetime.date(2026, 1, 1)


class FixedRates:
    """Rates that do not change.

    Args:
        rates: per (source currency, target currency), units of the second for one of the first.
        date: the day that all of them are of.
        source: who says so.
    """

    def __init__(
        self,
        rates: Mapping[tuple[str, str], Decimal],
        *,
        date: datetime.date = _DAY,
        source: str = "fixed rate",
    ) -> None:
        self._pairs = RatePairs(
            Rate(value, one, other, date, source) for (one, other), value in rates.items()
        )

    def rate(self, source: str, target: str, *, on: datetime.date | None = None) -> Rate | None:
        """See `ExchangeRates.rate`."""
        return self._pairs.rate(source, target, on=on)
