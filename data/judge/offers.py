"""Whether an offer's price, lead time or MOQ meets a constraint; ranges are read as certain."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from data.asked import converter
from data.constraint import MOQ, Constraint, Truth
from data.errors import InputError
from data.evidence import Evidence
from data.judge.judgement import Judgement, Record
from data.judge.numbers import wanted_numbers
from data.records.offer import LeadTime, Offer, PriceBreak

OfferTest = Callable[[Offer], Judgement]


def price_test(
    constraint: Constraint,
    quantity: Decimal | None,
    rate: Callable[[str, str], float | None] | None,
) -> OfferTest:
    """The test of a unit price, in the currency given as the constraint's unit.

    Raises:
        InputError: the constraint has no currency, or its values are not numbers.
    """
    if constraint.unit is None:
        raise InputError(
            "a price needs its currency", field=constraint.field, accepted="an ISO 4217 code"
        )
    asked = wanted_numbers(constraint, float)
    currency = constraint.unit.strip().upper()

    def test(offer: Offer) -> Judgement:
        step = price_step(offer, quantity)
        if step is None:
            return Judgement(constraint, Truth.UNKNOWN, Record.OFFER, "price_breaks")
        low, high = step.unit_price, step.unit_price_high
        factor = 1.0 if low.currency == currency else rate and rate(low.currency, currency)
        shown = f"{low.currency} {low.amount:,f}" + ("" if high is None else f"–{high.amount:,f}")
        truth = Truth.UNKNOWN
        if factor is not None:
            top = low if high is None else high
            truth = asked.signed(
                asked.certain(float(low.amount) * factor, float(top.amount) * factor)
            )
        found = _evidence(offer, "price_breaks", "price", "price_high")
        return Judgement(constraint, truth, Record.OFFER, "price_breaks", shown, found)

    return test


def lead_time_test(constraint: Constraint, quantity: Decimal | None) -> OfferTest:
    """The test of a lead time, in days where the constraint names no unit.

    Raises:
        InputError: its values are not numbers.
        UnitError: its unit is none of time.
    """
    asked = wanted_numbers(constraint, converter(constraint.unit, "day", constraint.field))

    def test(offer: Offer) -> Judgement:
        step = lead_time_step(offer, quantity)
        if step is None:
            return Judgement(constraint, Truth.UNKNOWN, Record.OFFER, "lead_times")
        truth = asked.signed(asked.certain(step.days_low, step.days_high))
        ends = dict.fromkeys((str(step.days_low), str(step.days_high)))
        shown = f"{'–'.join(ends)} days"
        found = _evidence(offer, "lead_time")
        return Judgement(constraint, truth, Record.OFFER, "lead_times", shown, found)

    return test


def moq_test(constraint: Constraint) -> OfferTest:
    """The test of a MOQ; one in another unit of sale than asked is unknown.

    Raises:
        InputError: its values are not numbers, or its unit is no unit of sale.
    """
    from data.units import rec20_code

    asked = wanted_numbers(constraint, float)
    unit = None if constraint.unit is None else rec20_code(constraint.unit)
    if constraint.unit is not None and unit is None:
        raise InputError(
            "unknown unit of sale",
            field=MOQ,
            value=constraint.unit,
            accepted="such as piece, set or kg",
        )

    def test(offer: Offer) -> Judgement:
        if offer.moq is None:
            return Judgement(constraint, Truth.UNKNOWN, Record.OFFER, "moq")
        number = float(offer.moq)
        comparable = unit is None or offer.unit_of_sale == unit
        truth = asked.signed(asked.certain(number, number)) if comparable else Truth.UNKNOWN
        shown = f"{offer.moq.normalize():,f}"
        return Judgement(constraint, truth, Record.OFFER, "moq", shown, _evidence(offer, "moq"))

    return test


def price_step(offer: Offer, quantity: Decimal | None) -> PriceBreak | None:
    """The price break that applies at a quantity, the first one without; None below the first."""
    if quantity is not None:
        return offer.price_at(quantity)
    return min(offer.price_breaks, key=lambda step: step.min_quantity, default=None)


def lead_time_step(offer: Offer, quantity: Decimal | None) -> LeadTime | None:
    """The lead time that applies at a quantity, the first one without; None below the first."""
    steps = offer.lead_times
    if len(steps) == 1 and (quantity is None or steps[0].min_quantity <= quantity):
        return steps[0]
    if quantity is None:
        return min(steps, key=lambda step: step.min_quantity, default=None)
    reached = [step for step in steps if step.min_quantity <= quantity]
    return max(reached, key=lambda step: step.min_quantity, default=None)


def _evidence(offer: Offer, *names: str) -> tuple[Evidence, ...]:
    return tuple(offer.evidence[name] for name in names if name in offer.evidence)
