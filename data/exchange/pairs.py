"""Rates stated pair by pair, and what follows from them."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterable

from data.exchange.rate import Rate, itself, product


class RatePairs:
    """Rates of pairs of currencies over time.

    A pair is answered from its own latest rate, or from the inverse of the opposite pair, or over
    one third currency that both have a rate with. The day of a rate over a third currency is the
    older of its two.

    Args:
        rates: in any order; of several for the same pair and day, the last one counts.
    """

    def __init__(self, rates: Iterable[Rate]) -> None:
        by_pair: dict[tuple[str, str], dict[datetime.date, Rate]] = {}
        self._latest = datetime.date.min
        for one in rates:
            pair = (one.source_currency, one.target_currency)
            by_pair.setdefault(pair, {})[one.date] = one
            self._latest = max(self._latest, one.date)
        self._rates = {pair: [days[day] for day in sorted(days)] for pair, days in by_pair.items()}
        self._partners: dict[str, set[str]] = {}
        for first, second in self._rates:
            self._partners.setdefault(first, set()).add(second)
            self._partners.setdefault(second, set()).add(first)

    def rate(self, source: str, target: str, *, on: datetime.date | None = None) -> Rate | None:
        """See `ExchangeRates.rate`."""
        if source == target:
            return itself(source, on, self._latest) if source in self._partners else None
        direct = self._stated(source, target, on)
        return direct if direct is not None else self._over_a_third(source, target, on)

    def _stated(self, source: str, target: str, on: datetime.date | None) -> Rate | None:
        found = [
            self._last(self._rates.get((source, target)), on),
            self._last(self._rates.get((target, source)), on),
        ]
        forward, backward = found
        if backward is None or (forward is not None and forward.date >= backward.date):
            return forward
        return backward.inverse()

    def _over_a_third(self, source: str, target: str, on: datetime.date | None) -> Rate | None:
        shared = self._partners.get(source, set()) & self._partners.get(target, set())
        routes = []
        for third in sorted(shared):
            first, second = self._stated(source, third, on), self._stated(third, target, on)
            if first is not None and second is not None:
                routes.append((min(first.date, second.date), third, first, second))
        if not routes:
            return None
        freshest = max(day for day, *_ in routes)
        day, third, first, second = next(one for one in routes if one[0] == freshest)
        names = dict.fromkeys((first.source, second.source))
        return Rate(
            product(first.value, second.value),
            source,
            target,
            day,
            f"{'; '.join(names)}, via {third}",
        )

    @staticmethod
    def _last(rates: list[Rate] | None, on: datetime.date | None) -> Rate | None:
        if not rates:
            return None
        if on is None:
            return rates[-1]
        index = bisect_right(rates, on, key=lambda one: one.date)
        return rates[index - 1] if index else None
