"""Several sources of rates, asked in order."""

from __future__ import annotations

import datetime

from data.exchange.rate import ExchangeRates, Rate


class _FirstOf:
    def __init__(self, sources: tuple[ExchangeRates, ...]) -> None:
        self._sources = sources

    def rate(self, source: str, target: str, *, on: datetime.date | None = None) -> Rate | None:
        """See `ExchangeRates.rate`."""
        found = (one.rate(source, target, on=on) for one in self._sources)
        return next((rate for rate in found if rate is not None), None)


def first_of(*sources: ExchangeRates) -> ExchangeRates:
    """The sources as one: each pair is answered by the first that knows it.

    Rates of different sources are never combined into one: a pair that no source knows by itself
    stays unknown.
    """
    return _FirstOf(sources)
