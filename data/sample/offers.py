"""Make the terms on which one supplier sells one product."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from data.sample.dice import Dice
from data.sample.expression import compile_expression
from data.sample.specification import Category
from data.sample.suppliers import SampleSupplier

TODAY = date(2026, 1, 1)
"""The sample's day: fixed, so that the same seed gives the same bytes on any day."""

_PAYMENT = {
    "30% T/T deposit, 70% before shipment": 9,
    "30% deposit, 70% against B/L copy": 4,
    "100% T/T in advance": 3,
    "L/C at sight": 3,
    "T/T, L/C": 3,
}
_PAYMENT_NEAR = {"Net 30": 6, "Net 60": 2, "30 days from invoice": 4, "Prepayment": 3}
_EUROPE = frozenset("DE AT IT ES PT FR NL PL CZ SE GB".split())
_WHOLE_MONEY = frozenset({"JPY", "KRW"})


@dataclass(frozen=True, slots=True)
class SampleOffer:
    """An offer, as it truly is.

    Attributes:
        price_breaks: (from quantity, unit price), cheapest last.
        lead_times: (from quantity, days low, days high).
        delivery_terms: (Incoterms 2020 rule, place or None).
    """

    id: str
    sku: str
    currency: str
    price_breaks: tuple[tuple[int, Decimal], ...]
    unit: str
    moq: int
    lead_times: tuple[tuple[int, int, int], ...]
    delivery_terms: tuple[tuple[str, str | None], ...]
    ship_from: str
    stock: int | None
    sample_price: Decimal | None
    customisation: str | None
    warranty_months: int | None
    payment_terms: str
    valid_from: date
    valid_until: date


def make_offer(
    category: Category,
    names: Mapping[str, Any],
    supplier: SampleSupplier,
    *,
    offer_id: str,
    sku: str,
    dice: Dice,
) -> SampleOffer:
    """Draw an offer. ``names`` are the product's facts, for the price expression."""
    trade = category.trade
    moq = dice.pick(trade.moq)
    if supplier.kind != "manufacturer":
        moq = max(1, moq // dice.pick([2, 5, 10]))
    base = compile_expression(trade.price)(names, dice) * supplier.level * supplier.price_factor
    base *= dice.normal(1, 0.03) * supplier.per_usd
    breaks = tuple(
        (moq * tier, _money(base * (1 - trade.discount) ** step, supplier.currency))
        for step, tier in enumerate(trade.tiers)
    )
    return SampleOffer(
        id=offer_id,
        sku=sku,
        currency=supplier.currency,
        price_breaks=_falling(breaks),
        unit=trade.unit,
        moq=moq,
        lead_times=_lead_times(category, supplier, moq, dice),
        delivery_terms=_delivery(supplier, dice),
        ship_from=supplier.city,
        stock=_stock(category, supplier, dice),
        sample_price=_sample_price(category, base, supplier, dice),
        customisation=dice.pick(trade.customisation)
        if trade.customisation and supplier.kind == "manufacturer"
        else None,
        warranty_months=dice.pick(trade.warranty) if trade.warranty else None,
        payment_terms=dice.weighted(
            _PAYMENT_NEAR if supplier.country in _EUROPE | {"US", "CA"} else _PAYMENT
        ),
        valid_from=TODAY - timedelta(days=dice.integer(0, 45)),
        valid_until=TODAY + timedelta(days=dice.integer(20, 360)),
    )


def _money(amount: float, currency: str) -> Decimal:
    """Rounded as sellers round: fine for small amounts, to fives and tens for large ones."""
    if currency in _WHOLE_MONEY:
        quantum = Decimal(1) if amount < 1000 else Decimal(10) if amount < 100000 else Decimal(1000)
    elif amount < 1:
        quantum = Decimal("0.001")
    elif amount < 500:
        quantum = Decimal("0.01")
    else:
        quantum = Decimal(1) if amount < 5000 else Decimal(10)
    exact = Decimal(f"{amount:.6f}")
    return max(quantum, (exact / quantum).quantize(Decimal(1), ROUND_HALF_UP) * quantum)


def _falling(breaks: tuple[tuple[int, Decimal], ...]) -> tuple[tuple[int, Decimal], ...]:
    """Without the breaks that rounding has made equal to the one before."""
    kept = [breaks[0]]
    for quantity, price in breaks[1:]:
        if price < kept[-1][1]:
            kept.append((quantity, price))
    return tuple(kept)


def _lead_times(
    category: Category, supplier: SampleSupplier, moq: int, dice: Dice
) -> tuple[tuple[int, int, int], ...]:
    low, high = category.trade.lead
    if supplier.kind != "manufacturer":
        low, high = max(2, low // 3), max(4, high // 2)
    start = dice.integer(low, (low + high) // 2)
    spread = dice.pick([0, 2, 5, 7])
    times = [(moq, start, start + spread)]
    if len(category.trade.tiers) > 1 and dice.chance(0.55):
        later = max(3, (high - low) // 3)
        times.append((moq * category.trade.tiers[1], start + later, start + spread + later))
    return tuple(times)


def _delivery(supplier: SampleSupplier, dice: Dice) -> tuple[tuple[str, str | None], ...]:
    if supplier.country in _EUROPE:
        choices = {("EXW", supplier.city): 6, ("FCA", supplier.city): 4, ("DAP", None): 4}
    elif supplier.country in {"US", "CA"}:
        choices = {("EXW", supplier.city): 5, ("FCA", supplier.city): 4, ("DDP", None): 2}
    else:
        choices = {
            ("FOB", supplier.port): 9,
            ("EXW", supplier.city): 5,
            ("CIF", None): 4,
            ("DDP", None): 2,
        }
    return tuple(dice.some(choices, dice.integer(1, 3)))


def _stock(category: Category, supplier: SampleSupplier, dice: Dice) -> int | None:
    typical = category.trade.stock * (1 + supplier.size)
    if typical == 0 or dice.chance(0.25):
        return None
    return int(typical * dice.share() ** 2)


def _sample_price(
    category: Category, base: float, supplier: SampleSupplier, dice: Dice
) -> Decimal | None:
    if not category.trade.sample or dice.chance(0.4):
        return None
    return _money(base * dice.pick([1.0, 1.3, 2.0]), supplier.currency)
