"""A price far below what comparable goods cost."""

from __future__ import annotations

from typing import Final

from sourcing.ranking.candidate import Candidate, offer_fact
from sourcing.ranking.criteria.price import price_words
from sourcing.ranking.result import Risk, RiskKind
from sourcing.ranking.situation import Situation

OUTLIER: Final = -3.5
"""Modified z-score beyond which a figure is an outlier (Iglewicz & Hoaglin, 1993)."""

SHARE: Final = 0.6
"""Of the median, at most: in a market of one price a rebate is no warning sign."""

DEEP: Final = 0.35
"""Of the lower quartile: a market spread wide hides no price of a third of its cheap end."""


def price_risks(candidate: Candidate, situation: Situation) -> tuple[Risk, ...]:
    """A modified z-score below -3.5 and at most 60 % of the median, or far below the quartile."""
    market = situation.market_of_category(candidate.product.category) or situation.market
    prices = situation.price_range(candidate.offer)
    if market is None or prices is None or prices[0] <= 0:
        return ()
    share = prices[0] / market.median
    outlying = market.score(prices[0]) < OUTLIER and share <= SHARE
    if not outlying and prices[0] > DEEP * market.lower_quartile:
        return ()
    words = (
        f"{share:.0%} of the median of {market.count:,} prices for {market.scope} "
        f"({market.currency} {market.median:,.2f})"
    )
    fact = offer_fact(
        candidate.offer, "price_breaks", price_words(candidate, situation), "price", "currency"
    )
    return (Risk(RiskKind.FAR_BELOW_MARKET, words, (fact,)),)
