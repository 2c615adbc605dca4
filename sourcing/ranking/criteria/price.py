"""Price: the unit price at the quantity that would be bought, in one currency, landed if known."""

from __future__ import annotations

from data.constraint import PRICE
from data.judge import Record
from sourcing.ranking.candidate import Candidate, Fact, offer_fact
from sourcing.ranking.measure import UNKNOWN, Measure, between, exactly
from sourcing.ranking.situation import Situation
from sourcing.ranking.value_functions import logistic


class Price:
    """Logistic in the log price, through the quartiles of the market: 0.75, 0.5 and 0.25 there.

    A product of another category than the market's is held against the market of its own. Without
    a market a price is worth the lowest one divided by it. A stated range is worth what lies
    between its ends. Where offers are compared by landed cost, one whose cost is
    only known as a floor is worth anything up to the value of that floor.
    """

    id = "price"
    label = "price"
    of = Record.OFFER

    def applies(self, situation: Situation) -> bool:
        """Unless the buyer said that the price does not matter."""
        return situation.cares_about(PRICE)

    def measure(self, candidate: Candidate, situation: Situation) -> Measure:
        """The value of the price."""
        offer = candidate.offer
        if situation.landed:
            landed = situation.landed.get(offer.id)
            if landed is not None:
                value = _value(float(landed.per_unit.amount), candidate, situation)
                if value is None:
                    return UNKNOWN
                return between(0.0, value) if landed.is_floor else exactly(value)
        prices = situation.price_range(offer)
        if prices is None:
            return UNKNOWN
        low, high = prices
        cheap = _value(low, candidate, situation)
        dear = cheap if high == low else _value(high, candidate, situation)
        if dear is None or cheap is None:
            return UNKNOWN
        if situation.landed:
            return between(0.0, cheap)
        return between(dear, cheap)

    def facts(self, candidate: Candidate, situation: Situation) -> tuple[Fact, ...]:
        """The price break, and what it comes to in the need's currency or landed."""
        return (
            offer_fact(
                candidate.offer,
                "price_breaks",
                price_words(candidate, situation),
                "price",
                "price_high",
                "currency",
            ),
        )


def price_words(candidate: Candidate, situation: Situation) -> str | None:
    """``CNY 85,000 = EUR 10,912.40, landed EUR 12,100``, or None without a price."""
    offer = candidate.offer
    step = situation.price_step(offer)
    if step is None:
        return None
    words = f"{step.unit_price.currency} {_digits(step.unit_price.amount)}"
    if step.unit_price_high is not None:
        words += f"–{_digits(step.unit_price_high.amount)}"
    if step.unit_price.currency != situation.currency:
        prices = situation.price_range(offer)
        if prices is not None:
            ends = dict.fromkeys(f"{end:,.{2 if end >= 1 else 4}f}" for end in prices)
            words += f" = {situation.currency} {'–'.join(ends)}"
    landed = situation.landed.get(offer.id)
    if landed is not None:
        sign = "≥ " if landed.is_floor else ""
        words += f", landed {sign}{landed.currency} {_digits(landed.per_unit.rounded().amount)}"
    return words


def _value(price: float, candidate: Candidate, situation: Situation) -> float | None:
    market = situation.market_for(candidate.product)
    if market is not None:
        return logistic(price / market.median, steepness=market.steepness)
    if situation.floor is not None and price > 0:
        return min(1.0, situation.floor / price)
    return None


def _digits(amount: object) -> str:
    text = f"{amount:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
