"""Prices in words: per unit, at a quantity, and altogether."""

from __future__ import annotations

from typing import Protocol

from data.need import Amount
from dialogue.answers.answer import PriceAnswer
from dialogue.wording.scopes import nothing_words, scope_words, silent_words
from dialogue.wording.speaker import Speaker


class Compared(Protocol):
    """An answer for which prices were compared."""

    @property
    def too_few(self) -> int:
        """Offers that sell no so small quantity."""
        ...

    @property
    def not_compared(self) -> int:
        """Offers in a currency for which there is no rate."""
        ...

    @property
    def rate(self) -> str | None:
        """Where rates come from."""
        ...


def uncounted(speaker: Speaker, one: Compared) -> tuple[str, ...]:
    """Which offers were not compared, and by what rate others were; empty where nothing is."""
    say = speaker.say
    return (
        say.count(
            "{n} offer needs a larger order.",
            "{n} offers need a larger order.",
            one.too_few,
            n=speaker.number(one.too_few),
        )
        if one.too_few
        else "",
        say.count(
            "{n} offer is in another currency and not compared.",
            "{n} offers are in other currencies and not compared.",
            one.not_compared,
            n=speaker.number(one.not_compared),
        )
        if one.not_compared
        else "",
        say("Converted at: {rate}.", rate=one.rate) if one.rate else "",
    )


def price_words(speaker: Speaker, one: PriceAnswer) -> str:
    """What products cost, the offers behind it, and what was left out."""
    say, scope, spread = speaker.say, one.scope, one.spread
    if not scope.products:
        return nothing_words(speaker, scope)
    where = scope_words(speaker, scope)
    at = at_quantity(speaker, one.quantity)
    notes = [
        *uncounted(speaker, one),
        silent_words(speaker, scope),
    ]
    if spread is None:
        text = say("{scope}: no price is known {at}.", scope=where, at=at)
        return speaker.sentences(text, *notes)
    price = speaker.typical(spread.median, one.currency)
    if spread.count == 1:
        text = say("{scope} {at}: {price}, from one product.", scope=where, at=at, price=price)
        return speaker.sentences(text, total_words(speaker, one), *notes)
    text = say(
        "{scope} {at}: {low} to {high}, median {median}; half lie within {quarter} and {three}.",
        scope=where,
        at=at,
        low=speaker.typical(spread.low, one.currency),
        high=speaker.typical(spread.high, one.currency),
        median=price,
        quarter=speaker.typical(spread.quarter, one.currency),
        three=speaker.typical(spread.three_quarters, one.currency),
    )
    behind = say(
        "Behind it: {products} with a price, of {all}; {offers}.",
        products=speaker.products(spread.count),
        all=speaker.number(scope.products),
        offers=say.count("{n} offer", "{n} offers", one.offers, n=speaker.number(one.offers)),
    )
    return speaker.sentences(text, total_words(speaker, one), behind, *notes)


def at_quantity(speaker: Speaker, quantity: Amount | None) -> str:
    """At which quantity prices and lead times are judged."""
    if quantity is None:
        return speaker.say("at the smallest quantity sold")
    return speaker.say("for {amount}", amount=speaker.amount(quantity.number, quantity.unit))


def total_words(speaker: Speaker, one: PriceAnswer) -> str:
    """What the wanted quantity costs altogether, where that was asked."""
    if not one.total or one.spread is None:
        return ""
    if one.quantity is None:
        return speaker.say("Say how many you need for what they cost in total.")
    if one.altogether is None:
        return speaker.say("No price is for that unit of sale, so no total is made of them.")
    whole = one.altogether
    return total_of(speaker, one.quantity, whole.low, whole.high, one.currency)


def total_of(speaker: Speaker, quantity: Amount, low: float, high: float, currency: str) -> str:
    """What a quantity costs altogether, as an amount or between two."""
    amount = speaker.amount(quantity.number, quantity.unit)
    if low == high:
        return speaker.say(
            "In total for {amount}: {price}, before freight and duties.",
            amount=amount,
            price=speaker.typical(low, currency),
        )
    return speaker.say(
        "In total for {amount}: {low} to {high}, before freight and duties.",
        amount=amount,
        low=speaker.typical(low, currency),
        high=speaker.typical(high, currency),
    )
