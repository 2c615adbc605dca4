"""Comparisons that others got wrong, as their users reported them.

Odoo #128327 and ERPNext #47234: the cheapest offer is chosen by its number, whatever currency it
is in. ERPNext #10686, #36470 and #41973: minimum quantity, freight and validity are missing from
the comparison, and quantities in different units are compared as if they were one.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from data.records import Offer
from rfq.landed import LandedCost, NotPriced, NotPricedReason, Validity

Make = Callable[..., Offer]
Cost = Callable[..., LandedCost | NotPriced]


def total(found: LandedCost | NotPriced) -> Decimal:
    assert isinstance(found, LandedCost), found
    return found.total.amount


def test_the_smaller_number_in_a_dearer_currency_is_not_cheaper(offer: Make, cost: Cost) -> None:
    euro = cost(offer("DDP", price="90", currency="EUR"))
    dollar = cost(offer("DDP", price="100", currency="USD"))
    yuan = cost(offer("DDP", price="600", currency="CNY"))
    # 900 EUR, 1,000 USD = 500 EUR, 6,000 CNY = 750 EUR: by number the euro offer would win.
    assert [total(one) for one in (euro, dollar, yuan)] == [900, 500, 750]


def test_a_currency_without_a_rate_never_wins(offer: Make, cost: Cost) -> None:
    unknown = cost(offer("DDP", price="1", currency="BRL"))
    assert isinstance(unknown, NotPriced)
    assert unknown.reason is NotPricedReason.NO_RATE


def test_a_price_per_dozen_is_not_a_price_per_piece(offer: Make, cost: Cost) -> None:
    piece = cost(offer("DDP", price="10"), unit="C62", quantity=Decimal(24))
    dozen = cost(offer("DDP", price="100", unit_of_sale="DZN"), unit="C62", quantity=Decimal(24))
    assert total(piece) == 120  # 24 × 10 USD
    assert total(dozen) == 100  # 2 × 100 USD: the larger number is the cheaper offer


def test_an_offer_below_its_minimum_is_not_the_cheapest(offer: Make, cost: Cost) -> None:
    found = cost(offer("DDP", price="1", moq=Decimal(500)))
    assert isinstance(found, NotPriced)
    assert found.smallest == 500


def test_freight_decides_between_a_near_and_a_far_offer(offer: Make, cost: Cost) -> None:
    far, near = cost(offer("EXW Hefei", price="100")), cost(offer("DDP Munich", price="250"))
    assert total(far) > total(near)  # 1,569.24 against 1,250.00


def test_an_expired_price_says_so(offer: Make, cost: Cost) -> None:
    from datetime import date

    found = cost(offer("DDP", valid_until=date(2025, 12, 31)))
    assert isinstance(found, LandedCost)
    assert found.validity is Validity.EXPIRED


def test_a_floor_is_never_taken_for_a_total(offer: Make, cost: Cost) -> None:
    silent = cost(offer(price="50"))
    assert isinstance(silent, LandedCost)
    assert silent.is_floor
    assert not silent.is_comparable
