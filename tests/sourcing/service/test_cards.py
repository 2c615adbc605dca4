"""Cards: prices at a quantity and in a currency, facts, and what is kept of the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from data.catalogue import Catalogue, CatalogueStore, write_records
from data.evidence import Evidence
from data.exchange import FixedRates
from data.money import Money
from data.records import LeadTime, Offer, PriceBreak, Product, Supplier
from sourcing.service import records as module
from sourcing.service.cards import web_address
from sourcing.service.offered import Prices
from sourcing.service.records import Records

DAY = date(2026, 11, 20)
RATES = FixedRates({("USD", "EUR"): Decimal("0.9")}, date=DAY, source="test")


def break_(quantity: int, amount: str, currency: str = "USD") -> PriceBreak:
    return PriceBreak(Decimal(quantity), Money.of(amount, currency))


def offer(key: str, *breaks: PriceBreak, **given: object) -> Offer:
    made = Offer(key, "p", "s", price_breaks=breaks, unit_of_sale="H87")
    return replace(made, **given)  # type: ignore[arg-type]


def best(
    offers: Sequence[Offer], quantity: int | None = None, currency: str | None = None
) -> tuple[str, str | None, str | None] | None:
    """The best offer, its price, and that price converted."""
    amount = None if quantity is None else Decimal(quantity)
    found = Prices(RATES, DAY, amount, currency).best(offers)
    if found is None:
        return None
    price = None if found.price is None else str(found.price.unit_price)
    return found.offer.id, price, None if found.converted is None else str(found.converted)


# Prices

STEPS = offer("a", break_(1, "10"), break_(100, "8"))


@pytest.mark.parametrize(
    ("quantity", "price"), [(None, "10 USD"), (1, "10 USD"), (99, "10 USD"), (100, "8 USD")]
)
def test_the_price_is_the_one_at_the_quantity(quantity: int | None, price: str) -> None:
    found = best([STEPS], quantity)
    assert found is not None
    assert found[1] is not None
    assert sorted(found[1].split()) == sorted(price.split())


def test_below_its_moq_nothing_is_sold() -> None:
    cheap = offer("cheap", break_(1, "1"), moq=Decimal(50))
    dear = offer("dear", break_(1, "9"))
    assert best([cheap, dear], 10)[0] == "dear"  # type: ignore[index]
    assert best([cheap, dear], 50)[0] == "cheap"  # type: ignore[index]
    assert best([cheap], 10) == ("cheap", None, None)


def test_the_cheapest_is_found_over_currencies() -> None:
    dollars = offer("dollars", break_(1, "10"))
    euros = offer("euros", break_(1, "9.50", "EUR"))
    # 10 USD are 9 EUR; 9.50 is the smaller number, and the higher price.
    assert best([euros, dollars], 1, "EUR")[0] == "dollars"  # type: ignore[index]
    assert best([euros, dollars], 1)[0] == "dollars"  # type: ignore[index]


def test_what_no_rate_is_known_for_comes_last() -> None:
    unknown = offer("unknown", break_(1, "1", "KZT"))
    known = offer("known", break_(1, "10"))
    assert best([unknown, known], 1, "EUR")[0] == "known"  # type: ignore[index]
    found = Prices(RATES, DAY, Decimal(1), "EUR").best([unknown])
    assert found is not None
    assert (found.converted, found.rate) == (None, None)


def test_a_converted_price_says_its_rate() -> None:
    found = Prices(RATES, DAY, Decimal(1), "EUR").best([offer("a", break_(1, "0.0123"))])
    assert found is not None
    assert found.rate is not None
    assert found.rate.source == "test"
    # Four digits of a small price: cents would say 0.01.
    assert found.converted == Money.of("0.01107", "EUR")
    own = Prices(RATES, DAY, Decimal(1), "USD").best([offer("a", break_(1, "5"))])
    assert own is not None
    assert own.converted is None


def test_prices_of_other_units_are_not_compared() -> None:
    piece = [offer("a", break_(1, "10")), offer("b", break_(1, "11"))]
    carton = offer("c", break_(1, "2"), unit_of_sale="XCT")
    assert best([*piece, carton], 1)[0] == "a"  # type: ignore[index]


def test_the_lead_time_is_the_one_at_the_quantity() -> None:
    steps = (LeadTime(Decimal(100), 40, 50), LeadTime(Decimal(1), 10, 12))
    one = offer("a", break_(1, "10"), lead_times=steps)
    days = {}
    for quantity in (None, 1, 100):
        found = Prices(RATES, DAY, None if quantity is None else Decimal(quantity)).best([one])
        assert found is not None
        assert found.lead_time is not None
        days[quantity] = found.lead_time.days_low
    assert days == {None: 10, 1: 10, 100: 40}


def test_without_offers_there_is_none() -> None:
    assert best([]) is None


# Records


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    evidence = Evidence("source", 1, "c", "x")
    offers = [
        offer("o1", break_(1, "10"), product_id="p1", supplier_id="good", moq=Decimal("2.50"),
              lead_times=(LeadTime(Decimal(1), 5, 9),), evidence={"moq": evidence}),
        offer("o2", break_(1, "1"), product_id="p1", supplier_id="bad"),
        offer("o3", PriceBreak(Decimal(1), Money.of("3.10", "EUR"), Money.of("4", "EUR")),
              product_id="p2", supplier_id=None),
    ]  # fmt: skip
    with CatalogueStore(tmp_path).build() as builder:
        write_records(
            builder,
            products=[
                Product("p1", "d", "One", category=("A",), images=("https://a.example/1.png",)),
                Product("p2", "d", "Two", certifications=("CE",), brand="B", mpn="M-2"),
                Product("p3", "d", "Three"),
            ],
            suppliers=[
                Supplier("good", "Good", country="CN"),
                Supplier("bad", "Bad", blocked=True),
            ],
            offers=offers,
            kinds={},
        )
        builder.publish(sources=[], schema=b'{"version":1,"categories":[]}')
    return Catalogue.open(tmp_path)


@pytest.mark.parametrize("warm", [True, False])
def test_records_are_what_the_catalogue_has(catalogue: Catalogue, warm: bool) -> None:
    with catalogue:
        found = Records(catalogue)
        if warm:
            found.warm()
        some = found.of(["p2", "p1", "none", "p3"])
        assert list(some) == ["p2", "p1", "p3"]
        for key, one in some.items():
            product = catalogue.product(key)
            assert (one.title, one.category, one.brand, one.mpn) == (
                product.title, product.category, product.brand, product.mpn
            )  # fmt: skip
            assert one.certifications == product.certifications
            assert one.image == next(iter(product.images), None)
            expected = [
                replace(each, evidence={})
                for each in catalogue.offers(key)
                if each.supplier_id != "bad"
            ]
            assert list(one.offers) == expected


def test_a_large_catalogue_is_not_kept_whole(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST", 2)
    with catalogue:
        found = Records(catalogue)
        found.warm()
        assert not found.kept
        found.of(["p1", "p2", "p3"])
        assert found.kept == 2
        assert set(found.of(["p1", "p2", "p3"])) == {"p1", "p2", "p3"}


# Addresses


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("https://a.example/x.png", "https://a.example/x.png"),
        (" HTTP://a.example ", "HTTP://a.example"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//a.example/x", None),
        ("https://[bad", None),
        ("https:", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_are_shown(given: str | None, shown: str | None) -> None:
    assert web_address(given) == shown
