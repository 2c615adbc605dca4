"""Rows of price and terms, at the requested quantity."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from data.evidence import Evidence
from data.money import Money
from data.records import LeadTime, Offer
from data.schema.model import Direction
from rfq.comparison.candidate import Candidate
from rfq.comparison.model import Cell, CellBasis, Row, RowGroup, Scalar
from rfq.comparison.rows import basis_of, make_row
from rfq.comparison.words import Words
from rfq.landed import LandedCost, NotPriced, NotPricedReason, Validity

_SMALL: Final = Decimal(10)
_FINE: Final = Decimal("0.0001")


def lead_time_at(offer: Offer, quantity: Decimal | None) -> LeadTime | None:
    """The lead time that applies at a quantity; with none, the shortest order's."""
    if quantity is None:
        return min(offer.lead_times, key=lambda one: one.min_quantity, default=None)
    fitting = [one for one in offer.lead_times if one.min_quantity <= quantity]
    return max(fitting, key=lambda one: one.min_quantity, default=None)


def price_cell(candidate: Candidate, quantity: Decimal | None, words: Words) -> Cell:
    """The unit price at the quantity, in the offer's own currency."""
    offer, cost = candidate.offer, candidate.cost
    evidence = evidence_of(candidate, "price_breaks", "price", "price_high")
    if offer is None or not offer.price_breaks:
        return unknown(words, *evidence)
    if isinstance(cost, NotPriced) and cost.reason is not NotPricedReason.NO_RATE:
        return Cell(None, not_priced(cost, words), CellBasis.LISTED, evidence=evidence)
    if isinstance(cost, LandedCost):
        price = cost.price
    else:
        smallest = min(one.min_quantity for one in offer.price_breaks)
        found = offer.price_at(smallest if quantity is None else quantity)
        if found is None:
            text = words.say(
                "sold from {quantity}", quantity=words.quantity(smallest, offer.unit_of_sale)
            )
            return Cell(None, text, CellBasis.LISTED, evidence=evidence)
        price = found
    value = price.unit_price
    unit = words.unit(offer.unit_of_sale)
    text = words.price(price)
    high = price.unit_price_high or value
    amounts = (value.amount, high.amount)
    if isinstance(cost, LandedCost):
        amounts = (value.amount * cost.rate.value, high.amount * cost.rate.value)
    return Cell(
        value,
        f"{text} / {unit}" if unit else text,
        _basis(candidate, evidence, "price_breaks"),
        evidence=evidence,
        range=amounts,
        floor=high.amount > value.amount,
    )


def lead_time_cell(candidate: Candidate, quantity: Decimal | None, words: Words) -> Cell:
    """The lead time at the quantity, in calendar days."""
    evidence = evidence_of(candidate, "lead_time", "lead_times")
    offer, cost = candidate.offer, candidate.cost
    if isinstance(cost, LandedCost):
        quantity = cost.quantity
    found = None if offer is None else lead_time_at(offer, quantity)
    if found is None:
        return unknown(words, *evidence)
    return Cell(
        found.days_high if found.days_low == found.days_high else None,
        words.lead_time(found),
        _basis(candidate, evidence, "lead_times"),
        evidence=evidence,
        range=(found.days_low, found.days_high),
    )


def moq_cell(candidate: Candidate, words: Words) -> Cell:
    """The minimum order quantity, with a note where the request is below it."""
    evidence = evidence_of(candidate, "moq")
    offer = candidate.offer
    if offer is None or offer.moq is None:
        return unknown(words, *evidence)
    return Cell(
        offer.moq,
        words.quantity(offer.moq, offer.unit_of_sale),
        _basis(candidate, evidence, "moq"),
        evidence=evidence,
        range=(offer.moq, offer.moq),
    )


def term_rows(candidates: Sequence[Candidate], quantity: Decimal | None, words: Words) -> list[Row]:
    """Price, breaks, MOQ, lead time, delivery term, validity and the other terms of the offers.

    The terms that a price means nothing without are shown even when no offer states them.
    """
    say = words.say
    offers = [one.offer for one in candidates]
    units = {o.unit_of_sale for o in offers if o is not None and o.price_breaks}
    one_unit = len(units) == 1 and None not in units
    price_note = _price_note(candidates, is_one_unit=one_unit, words=words)
    prices = [price_cell(one, quantity, words) for one in candidates]
    rows = [
        make_row(
            "unit_price",
            RowGroup.TERMS,
            say("Unit price"),
            prices,
            direction=Direction.LESS if price_note is None else Direction.NEITHER,
            note=price_note,
        ),
        _converted(candidates, words),
        _row("price_breaks", say("Price breaks"), [_breaks(c, words) for c in candidates]),
        make_row(
            "moq",
            RowGroup.TERMS,
            say("Minimum order quantity"),
            [moq_cell(one, words) for one in candidates],
            direction=Direction.LESS if one_unit else Direction.NEITHER,
        ),
        make_row(
            "lead_time",
            RowGroup.TERMS,
            say("Lead time"),
            [lead_time_cell(one, quantity, words) for one in candidates],
            direction=Direction.LESS,
        ),
        _row("delivery_terms", say("Delivery terms"), [_terms(c, words) for c in candidates]),
        _row("validity", say("Price valid"), [_validity(c, words) for c in candidates]),
    ]
    optional: list[tuple[str, str, Direction, Callable[[Candidate], Cell]]] = [
        (
            "ship_from",
            say("Ships from"),
            Direction.NEITHER,
            lambda c: _plain(c, "ship_from", words),
        ),
        ("stock", say("Stock"), Direction.NEITHER, lambda c: _stock(c, words)),
        ("sample_price", say("Sample price"), Direction.NEITHER, lambda c: _sample(c, words)),
        ("warranty", say("Warranty"), Direction.MORE, lambda c: _warranty(c, words)),
        (
            "payment_terms",
            say("Payment terms"),
            Direction.NEITHER,
            lambda c: _plain(c, "payment_terms", words),
        ),
        (
            "customisation",
            say("Customisation"),
            Direction.NEITHER,
            lambda c: _plain(c, "customisation", words),
        ),
    ]
    for name, label, direction, cell in optional:
        cells = [cell(one) for one in candidates]
        if any(one.basis is not CellBasis.UNKNOWN for one in cells):
            rows.append(make_row(name, RowGroup.TERMS, label, cells, direction=direction))
    return [row for row in rows if row is not None]


def not_priced(cost: NotPriced, words: Words) -> str:
    """Why an offer has no price at the quantity, with the figure that says so."""
    if cost.smallest is not None:
        return words.say("sold from {quantity}", quantity=words.quantity(cost.smallest, cost.unit))
    if cost.reason is NotPricedReason.NO_RATE:
        return words.say("no exchange rate for {currency}", currency=cost.currency)
    if cost.reason is NotPricedReason.OTHER_UNIT:
        return words.say("sold by another unit: {unit}", unit=words.unit(cost.unit))
    return words.say("unknown")


def unknown(words: Words, *evidence: Evidence) -> Cell:
    """A cell of which nothing is known."""
    return Cell(None, words.say("unknown"), CellBasis.UNKNOWN, evidence=evidence)


def evidence_of(candidate: Candidate, *names: str) -> tuple[Evidence, ...]:
    """The offer's evidence for a field, under any of the names that it is kept by."""
    kept = {} if candidate.offer is None else candidate.offer.evidence
    return tuple(kept[name] for name in names if name in kept)


def _basis(candidate: Candidate, evidence: Sequence[Evidence], field: str) -> CellBasis:
    return CellBasis.CONFIRMED if field in candidate.confirmed else basis_of(evidence)


def _row(row_id: str, label: str, cells: Sequence[Cell]) -> Row:
    return make_row(row_id, RowGroup.TERMS, label, cells)


def _price_note(candidates: Sequence[Candidate], *, is_one_unit: bool, words: Words) -> str | None:
    """Why unit prices cannot be compared as they stand, or None where they can."""
    priced = [one for one in candidates if one.offer is not None and one.offer.price_breaks]
    if not is_one_unit:
        return words.say("not comparable: sold in different units, or in units not stated")
    costs = [one.cost for one in priced]
    currencies = {b.unit_price.currency for one in priced for b in _offer(one).price_breaks}
    if len(currencies) > 1 and not all(isinstance(cost, LandedCost) for cost in costs):
        return words.say("not comparable: different currencies without a rate")
    rules: set[str | None] = set()
    for one in priced:
        terms = {term.incoterm for term in _offer(one).delivery_terms}
        rules |= terms or {None}
    if len(rules) > 1 or None in rules:
        return words.say("not comparable: different delivery terms; see the landed cost")
    return None


def _offer(candidate: Candidate) -> Offer:
    if candidate.offer is None:
        raise ValueError("a candidate without an offer has no price")
    return candidate.offer


def _converted(candidates: Sequence[Candidate], words: Words) -> Row | None:
    """Unit prices in the one currency, where an offer has another."""
    costs = [one.cost for one in candidates]
    known = [cost for cost in costs if isinstance(cost, LandedCost)]
    if all(cost.rate.source_currency == cost.currency for cost in known):
        return None
    cells = []
    for one in candidates:
        cost = one.cost
        if not isinstance(cost, LandedCost):
            cells.append(unknown(words))
            continue
        exact = Money(cost.price.unit_price.amount * cost.rate.value, cost.currency)
        money = shown_price(exact)
        is_same = cost.rate.source_currency == cost.currency
        note = () if is_same else (rate_text(cost, words),)
        basis = CellBasis.LISTED if is_same else CellBasis.INFERRED
        evidence = evidence_of(one, "price_breaks", "price", "price_high")
        cells.append(Cell(money, words.figures.money(money), basis, evidence=evidence, notes=note))
    label = words.say("Unit price in {currency}", currency=known[0].currency)
    return _row("unit_price_converted", label, cells)


def shown_price(money: Money) -> Money:
    """A computed unit price as it is shown: in minor units, or finer where it is small."""
    if money.amount >= _SMALL:
        return money.rounded()
    return Money(money.amount.quantize(_FINE), money.currency)


def rate_text(cost: LandedCost, words: Words) -> str:
    """The rate that an amount was converted by, with its day and source."""
    rate = cost.rate
    return words.say(
        "1 {source} = {value} {target}, {day}, {by}",
        source=rate.source_currency,
        value=words.figures.number(rate.value),
        target=rate.target_currency,
        day=words.figures.day(rate.date),
        by=rate.source,
    )


def _breaks(candidate: Candidate, words: Words) -> Cell:
    evidence = evidence_of(candidate, "price_breaks", "price", "price_high")
    offer = candidate.offer
    if offer is None or not offer.price_breaks:
        return unknown(words, *evidence)
    text = words.breaks(offer.price_breaks)
    return Cell(text, text, _basis(candidate, evidence, "price_breaks"), evidence=evidence)


def _terms(candidate: Candidate, words: Words) -> Cell:
    evidence = evidence_of(candidate, "delivery_terms", "delivery_place")
    offer = candidate.offer
    if offer is None or not offer.delivery_terms:
        return unknown(words, *evidence)
    text = ", ".join(words.term(one) for one in offer.delivery_terms)
    return Cell(text, text, _basis(candidate, evidence, "delivery_terms"), evidence=evidence)


def _validity(candidate: Candidate, words: Words) -> Cell:
    evidence = evidence_of(candidate, "valid_from", "valid_until")
    offer, cost = candidate.offer, candidate.cost
    start = None if offer is None else offer.valid_from
    end = None if offer is None else offer.valid_until
    day = words.figures.day
    if start is not None and end is not None:
        text = f"{day(start)} – {day(end)}"
    elif start is not None:
        text = words.say("from {day}", day=day(start))
    elif end is not None:
        text = words.say("until {day}", day=day(end))
    else:
        return unknown(words, *evidence)
    notes: tuple[str, ...] = ()
    if isinstance(cost, LandedCost) and cost.validity is Validity.EXPIRED:
        notes = (words.say("expired"),)
    elif isinstance(cost, LandedCost) and cost.validity is Validity.NOT_YET:
        notes = (words.say("not valid yet"),)
    basis = _basis(candidate, evidence, "valid_until")
    return Cell(end, text, basis, evidence=evidence, notes=notes)


def _plain(candidate: Candidate, name: str, words: Words) -> Cell:
    evidence = evidence_of(candidate, name)
    text: Scalar = None if candidate.offer is None else getattr(candidate.offer, name)
    if not isinstance(text, str):
        return unknown(words, *evidence)
    return Cell(text, text, _basis(candidate, evidence, name), evidence=evidence)


def _stock(candidate: Candidate, words: Words) -> Cell:
    evidence = evidence_of(candidate, "stock")
    offer = candidate.offer
    if offer is None or offer.stock is None:
        return unknown(words, *evidence)
    text = words.quantity(offer.stock, offer.unit_of_sale)
    return Cell(offer.stock, text, _basis(candidate, evidence, "stock"), evidence=evidence)


def _sample(candidate: Candidate, words: Words) -> Cell:
    evidence = evidence_of(candidate, "sample_price")
    price = None if candidate.offer is None else candidate.offer.sample_price
    if price is None:
        return unknown(words, *evidence)
    text = words.figures.money(price)
    return Cell(price, text, _basis(candidate, evidence, "sample_price"), evidence=evidence)


def _warranty(candidate: Candidate, words: Words) -> Cell:
    evidence = evidence_of(candidate, "warranty", "warranty_months")
    months = None if candidate.offer is None else candidate.offer.warranty_months
    if months is None:
        return unknown(words, *evidence)
    text = words.say("{months} months", months=words.figures.number(months))
    return Cell(
        months,
        text,
        _basis(candidate, evidence, "warranty_months"),
        evidence=evidence,
        range=(months, months),
    )
