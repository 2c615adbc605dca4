"""Market: what comparable goods cost, as the anchor of the value of a price.

Robust statistics of log prices: a median and quartiles that a few absurd prices cannot move, and
the median absolute deviation for what lies far outside.
Source: Rousseeuw & Croux, "Alternatives to the Median Absolute Deviation", JASA 88 (1993);
Iglewicz & Hoaglin, "How to Detect and Handle Outliers", 1993, for the modified z-score.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

FEWEST: Final = 8
"""Prices below which there is no market to speak of."""

NARROWEST: Final = math.log(1.25)
"""Least distance between the quartiles of log price that is taken: a market where all ask the
same would make every cent decide."""


@dataclass(frozen=True, slots=True)
class Market:
    """Unit prices of comparable goods.

    Attributes:
        scope: which goods, for people: a category's name, with or without the requirements.
        category: that they are filed under; empty for the whole catalogue.
        of_musts: only those that are known to meet the musts.
        currency: of ``median``.
        unit: of sale that the prices are for (UN/ECE Recommendation 20); None where the offers
            name none.
        count: prices behind it.
        median: unit price.
        lower_quartile: unit price that a quarter of the market does not reach.
        spread: distance between the quartiles of log price; at least `NARROWEST`.
        deviation: median absolute deviation of log price, times 1.4826.
    """

    scope: str
    category: tuple[str, ...]
    currency: str
    unit: str | None
    count: int
    median: float
    lower_quartile: float
    spread: float
    deviation: float
    of_musts: bool = False

    @property
    def steepness(self) -> float:
        """Of the logistic value of a price that gives the quartiles 0.75 and 0.25."""
        return 2.0 * math.log(3.0) / self.spread

    def score(self, price: float) -> float:
        """Modified z-score of a price among log prices; below -3.5 is far under the market."""
        distance = math.log(price / self.median)
        if self.deviation > 0:
            return distance / self.deviation
        return 0.0 if abs(distance) < _SAME else math.copysign(math.inf, distance)

    def converted(self, currency: str, rate: float) -> Market:
        """The same market in another currency."""
        return replace(
            self,
            currency=currency,
            median=self.median * rate,
            lower_quartile=self.lower_quartile * rate,
        )


_SAME: Final = 1e-9


def market_of(
    prices: Iterable[float],
    *,
    scope: str,
    currency: str,
    category: tuple[str, ...] = (),
    unit: str | None = None,
    of_musts: bool = False,
) -> Market | None:
    """The market that some unit prices make; None for fewer than `FEWEST`."""
    logs = sorted(math.log(price) for price in prices if price > 0 and math.isfinite(price))
    if len(logs) < FEWEST:
        return None
    median = _quantile(logs, 0.5)
    deviations = sorted(abs(one - median) for one in logs)
    return Market(
        scope=scope,
        category=category,
        currency=currency,
        unit=unit,
        count=len(logs),
        median=math.exp(median),
        lower_quartile=math.exp(_quantile(logs, 0.25)),
        spread=max(NARROWEST, _quantile(logs, 0.75) - _quantile(logs, 0.25)),
        deviation=1.4826 * _quantile(deviations, 0.5),
        of_musts=of_musts,
    )


def _quantile(ordered: list[float], share: float) -> float:
    at = share * (len(ordered) - 1)
    low = math.floor(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)
