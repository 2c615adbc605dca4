"""Offers and suppliers behind answers are what the records say."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from data.catalogue import Catalogue
from data.judge.offers import lead_time_step
from index.engine import EmbeddedIndex
from sourcing.conversation import EngineCandidates
from sourcing.conversation.facts import EngineFacts
from sourcing.listing import Listed, listed

RATES = {("EUR", "USD"): 1.1, ("CNY", "USD"): 0.14}


def some(source: EngineCandidates) -> np.ndarray:
    """Every third product, in no order."""
    documents = source.retrieve("", count=10**9).documents[::3]
    return np.concatenate([documents[1::2], documents[::2]])


@pytest.fixture
def products(source: EngineCandidates, catalogue: Catalogue) -> tuple[Listed, ...]:
    return listed(catalogue, catalogue.products(list(source.product_ids(some(source)))))


@pytest.mark.parametrize("quantity", [None, 1.0, 50.0])
def test_prices_are_those_at_the_quantity(
    source: EngineCandidates,
    index: EmbeddedIndex,
    products: tuple[Listed, ...],
    quantity: float | None,
) -> None:
    found = EngineFacts(index).prices(some(source), quantity=quantity, currency="USD")
    expected: dict[int, list[float]] = {}
    few = lost = 0
    for place, product in enumerate(products):
        for one in product.open_offers:
            offer = one.offer
            if quantity is None:
                step = min(offer.price_breaks, key=lambda b: b.min_quantity, default=None)
            else:
                amount = Decimal(quantity)
                step = offer.price_at(amount)
                below = offer.moq is not None and amount < offer.moq
                if below or (offer.price_breaks and step is None):
                    few += 1
                    continue
            if step is None:
                continue
            price = step.unit_price_high or step.unit_price
            if price.currency == "USD":
                expected.setdefault(place, []).append(float(price.amount))
            else:
                lost += 1
    known = np.isfinite(found.values)
    stated: dict[int, list[float]] = {}
    for owner, value in zip(
        found.owners[known].tolist(), found.values[known].tolist(), strict=True
    ):
        stated.setdefault(owner, []).append(value)
    assert {key: sorted(values) for key, values in stated.items()} == {
        key: pytest.approx(sorted(values)) for key, values in expected.items()
    }
    assert (found.too_few, found.not_compared, found.converted) == (few, lost, 0)


def test_rates_bring_prices_to_one_currency(
    source: EngineCandidates, catalogue: Catalogue, index: EmbeddedIndex
) -> None:
    rated = EmbeddedIndex(index.snapshot, catalogue, rate=lambda one, to: RATES.get((one, to)))
    plain = EngineFacts(index).prices(some(source), quantity=None, currency="USD")
    found = EngineFacts(rated).prices(some(source), quantity=None, currency="USD")
    assert found.converted > 0
    assert found.converted + found.not_compared == plain.not_compared
    both = np.isfinite(plain.values)
    assert np.array_equal(found.values[both], plain.values[both])


def test_the_currency_is_the_commonest(source: EngineCandidates, index: EmbeddedIndex) -> None:
    found = EngineFacts(index).prices(some(source), quantity=None, currency=None)
    assert found.currency == "USD"
    assert EngineFacts(index).prices(some(source)[:0], quantity=None, currency=None).currency == ""


def test_lead_times_and_minimum_orders(
    source: EngineCandidates, index: EmbeddedIndex, products: tuple[Listed, ...]
) -> None:
    facts, documents = EngineFacts(index), some(source)
    leads = facts.lead_times(documents, quantity=100.0)
    moqs = facts.moqs(documents)
    offers = [
        (place, one.offer) for place, found in enumerate(products) for one in found.open_offers
    ]
    steps = [lead_time_step(offer, Decimal(100)) for _, offer in offers]
    days = sorted(float(step.days_high) for step in steps if step is not None)
    assert sorted(leads.values[np.isfinite(leads.values)].tolist()) == days
    units = sorted(
        (place, float(offer.moq), offer.unit_of_sale or "")
        for place, offer in offers
        if offer.moq is not None
    )
    known = np.isfinite(moqs.values)
    assert units == sorted(
        (owner, value, moqs.unit_names[unit] if unit >= 0 else "")
        for owner, value, unit in zip(
            moqs.owners[known].tolist(),
            moqs.values[known].tolist(),
            moqs.units[known].tolist(),
            strict=True,
        )
    )


def test_suppliers_are_counted_by_their_products_and_never_blocked(
    source: EngineCandidates,
    index: EmbeddedIndex,
    catalogue: Catalogue,
    products: tuple[Listed, ...],
) -> None:
    expected: dict[str, set[str]] = {}
    for product in products:
        for one in product.open_offers:
            if one.supplier is not None:
                expected.setdefault(one.supplier.id, set()).add(product.product.id)
    found = EngineFacts(index).suppliers(some(source))
    assert {one.id: one.products for one in found} == {
        key: len(ids) for key, ids in expected.items()
    }
    assert [one.products for one in found] == sorted((o.products for o in found), reverse=True)
    blocked = {one.id for one in catalogue.suppliers() if one.blocked}
    assert not blocked & {one.id for one in found}


def test_texts(source: EngineCandidates, index: EmbeddedIndex, catalogue: Catalogue) -> None:
    ids = list(source.product_ids(some(source)[:20]))
    facts = EngineFacts(index)
    assert facts.titles(ids) == {one: catalogue.product(one).title for one in ids}
    described = facts.descriptions(ids)
    assert list(described) == [one for one in ids if catalogue.product(one).description]
