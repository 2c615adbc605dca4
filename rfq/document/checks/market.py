"""What the known offers of a line's products say about its quantity, its dates and its prices.

Only what is listed counts: an offer without a MOQ has none that is known, and one without a price
does not lower or raise a quartile. Nothing here is an error: a supplier may do better than its
listing, and the buyer decides. Prices are taken as listed, whatever delivery term they are on, and
each fact says which: what it costs to bring the goods to one place is `rfq.landed`'s to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import quantiles

from data.exchange import ExchangeRates, Rate, converted
from data.money import Money
from data.records import LeadTime, Offer
from data.units import unit_of_rec20
from rfq.document.checks.finding import Fact, Finding, FindingCode, Parameter, Severity
from rfq.document.document import RfqDocument
from rfq.document.line import RfqLine

_SHOWN = 5
"""Facts per finding: the most telling ones; the parameters say how many there are."""


@dataclass(frozen=True, slots=True)
class Priced:
    """A unit price at the quantity asked for.

    Attributes:
        money: in the currency that prices are compared in.
        listed: as the offer states it.
        rate: between the two, where they differ.
    """

    money: Money
    listed: Money
    offer: Offer
    rate: Rate | None


def check_moq(line: RfqLine, offers: Sequence[Offer]) -> Iterator[Finding]:
    """Whether suppliers sell as few as are asked for."""
    quantity = line.quantity
    if quantity is None:
        return
    stated = [
        (offer.moq, offer)
        for offer in offers
        if offer.moq is not None and _counts_alike(quantity.unit, offer.unit_of_sale)
    ]
    above = sorted(
        (one for one in stated if one[0] > quantity.number), key=lambda one: (one[0], one[1].id)
    )
    if not above:
        return
    every = len(above) == len(stated)
    parameters: dict[str, Parameter] = {
        "quantity": quantity.number,
        "offers": len(above),
        "known": len(stated),
    }
    if every:
        parameters["smallest_moq"] = above[0][0]
    yield Finding(
        FindingCode.MOQ_ABOVE_QUANTITY if every else FindingCode.SOME_MOQ_ABOVE_QUANTITY,
        Severity.WARNING,
        f"lines[{line.id}].quantity",
        parameters,
        tuple(fact(moq, offer, "moq") for moq, offer in above[:_SHOWN]),
    )


def check_lead_times(
    document: RfqDocument, line: RfqLine, offers: Sequence[Offer], today: date
) -> Iterator[Finding]:
    """Whether any known lead time, from the last day for quotations, ends by the day of need.

    Transport is not counted, so that what is found here cannot be met even by collecting the
    goods.
    """
    parts = [one for one in document.terms.schedule if one.line == line.id]
    first = min(parts, key=lambda one: one.by, default=None)
    needed_by = first.by if first is not None else document.terms.needed_by
    if needed_by is None:
        return
    quantity = first.quantity if first is not None else line.quantity
    header = document.header
    answer = header.respond_by.date() if header.respond_by is not None else header.issued.date()
    start = max(today, answer)
    number = quantity.number if quantity is not None else None
    known = sorted(
        (
            (lead.days_low, offer)
            for offer in offers
            if (lead := lead_time_at(offer, number)) is not None
        ),
        key=lambda one: (one[0], one[1].id),
    )
    if not known or start + timedelta(days=known[0][0]) <= needed_by:
        return
    yield Finding(
        FindingCode.DEADLINE_UNREACHABLE,
        Severity.WARNING,
        "terms.needed_by" if first is None else f"terms.schedule[{first.id}].by",
        {
            "needed_by": needed_by,
            "earliest": start + timedelta(days=known[0][0]),
            "days": known[0][0],
            "known": len(known),
        },
        tuple(fact(days, offer, "lead_time") for days, offer in known[:_SHOWN]),
    )


def lead_time_at(offer: Offer, quantity: Decimal | None) -> LeadTime | None:
    """The lead time of a quantity; the shortest one where no quantity is known."""
    if quantity is None:
        return min(offer.lead_times, key=lambda one: one.days_low, default=None)
    fitting = [one for one in offer.lead_times if one.min_quantity <= quantity]
    return max(fitting, key=lambda one: one.min_quantity, default=None)


def unit_prices(
    line: RfqLine,
    offers: Sequence[Offer],
    *,
    currency: str,
    rates: ExchangeRates | None,
    on: date,
) -> tuple[Priced, ...]:
    """What a unit costs at the line's quantity, cheapest first, from the offers that hold on a day
    and say so in a currency that can be brought to the one wanted.
    """
    if line.quantity is None:
        return ()
    found: list[Priced] = []
    for offer in offers:
        if offer.valid_until is not None and offer.valid_until < on:
            continue
        level = offer.price_at(line.quantity.number)
        if level is None or not _counts_alike(line.quantity.unit, offer.unit_of_sale):
            continue
        price = level.unit_price
        if price.currency == currency:
            found.append(Priced(price, price, offer, None))
            continue
        rate = rates.rate(price.currency, currency, on=on) if rates is not None else None
        if rate is not None:
            found.append(Priced(converted(price, rate), price, offer, rate))
    return tuple(sorted(found, key=lambda one: (one.money.amount, one.offer.id)))


def check_prices(
    line: RfqLine, offers: Sequence[Offer], *, rates: ExchangeRates | None, on: date
) -> Iterator[Finding]:
    """Whether the budget and the target price of a line lie within what the market asks."""
    path = f"lines[{line.id}]"
    quantity = line.quantity
    if line.budget is not None and quantity is not None and quantity.number > 0:
        prices = unit_prices(line, offers, currency=line.budget.currency, rates=rates, on=on)
        unit_budget = line.budget.amount / quantity.number
        code = _position(unit_budget, prices)
        if code is not None:
            yield Finding(
                code,
                Severity.WARNING,
                f"{path}.budget",
                {
                    "budget": line.budget.money,
                    "unit_budget": Money(unit_budget, line.budget.currency).rounded(),
                    "quantity": quantity.number,
                    **distribution(prices),
                },
                _facts(prices),
            )
    if line.target_price is not None:
        target = line.target_price
        prices = unit_prices(line, offers, currency=target.currency, rates=rates, on=on)
        if prices and target.amount < prices[0].money.amount:
            yield Finding(
                FindingCode.TARGET_BELOW_EVERY_OFFER,
                Severity.WARNING,
                f"{path}.target_price",
                {"target": target.money, **distribution(prices)},
                _facts(prices),
            )


def _position(unit_budget: Decimal, prices: Sequence[Priced]) -> FindingCode | None:
    if not prices:
        return None
    if unit_budget < prices[0].money.amount:
        return FindingCode.BUDGET_BELOW_MARKET
    lower = _quartiles(prices)[0]
    return FindingCode.BUDGET_IN_LOWEST_QUARTER if unit_budget < lower else None


def _quartiles(prices: Sequence[Priced]) -> tuple[Decimal, Decimal, Decimal]:
    amounts = [one.money.amount for one in prices]
    if len(amounts) == 1:
        return amounts[0], amounts[0], amounts[0]
    # Quartiles of the prices themselves, as the ends of the list are known offers
    # (definition 7 of Hyndman and Fan, The American Statistician 50(4), 1996).
    lower, median, upper = quantiles(amounts, n=4, method="inclusive")
    return lower, median, upper


def distribution(prices: Sequence[Priced]) -> dict[str, Parameter]:
    """Minimum and quartiles of prices in one currency, rounded to it, and how many there are."""
    currency = prices[0].money.currency
    names = ("minimum", "lower_quartile", "median", "upper_quartile")
    amounts = (prices[0].money.amount, *_quartiles(prices))
    rounded = {
        name: Money(amount, currency).rounded() for name, amount in zip(names, amounts, strict=True)
    }
    return {**rounded, "known": len(prices)}


def _facts(prices: Sequence[Priced]) -> tuple[Fact, ...]:
    return tuple(price_fact(one) for one in prices[:_SHOWN])


def price_fact(price: Priced) -> Fact:
    """A price as the offer states it, with the rate that it was compared at."""
    return fact(price.listed, price.offer, "price_breaks", rate=price.rate)


def fact(value: Parameter, offer: Offer, field: str, *, rate: Rate | None = None) -> Fact:
    """What an offer says, with where the catalogue has it from."""
    return Fact(
        value,
        offer=offer.id,
        product=offer.product_id,
        supplier=offer.supplier_id,
        source=offer.evidence.get(field),
        delivery_terms=offer.delivery_terms,
        rate=rate,
    )


def _counts_alike(wanted: str | None, sold: str | None) -> bool:
    """Whether two units of sale count the same; a bare number counts what is sold."""
    if wanted is None or sold is None or wanted == sold:
        return True
    symbol = unit_of_rec20(wanted)
    return symbol is not None and symbol == unit_of_rec20(sold)
