"""Offers, tables and rates with figures that are easy to follow by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from data.exchange import FixedRates
from data.money import Money
from data.need import Place
from data.records import DeliveryTerm, Offer, PriceBreak
from rfq.landed import CostTables, LandedCost, NotPriced, landed_cost, load_tables

ON = date(2026, 1, 15)

TABLES = """\
name: test rates
freight:
  - {origin: CN, destination: DE, mode: sea, per_shipment: 600, currency: USD}
fees:
  - {covers: pre-carriage, per_shipment: 100, currency: USD}
  - {covers: export clearance, per_shipment: 50, currency: USD}
  - {covers: origin handling, per_shipment: 80, currency: USD}
  - {covers: destination handling, per_shipment: 150, currency: EUR}
  - {covers: import clearance, per_shipment: 60, currency: EUR}
  - {covers: on-carriage, per_shipment: 200, currency: EUR}
  - {covers: unloading, per_shipment: 40, currency: EUR}
insurance:
  - {percent: 0.5, clauses: A}
  - {percent: 0.4, clauses: C}
duty:
  - {destination: DE, percent: 5, basis: CIF}
tax:
  - {destination: DE, percent: 20}
"""

OfferMaker = Callable[..., Offer]
TablesMaker = Callable[..., CostTables]


@pytest.fixture(scope="session")
def rates() -> FixedRates:
    """One US dollar is half a euro, a yuan an eighth, a yen a hundredth and a bit."""
    return FixedRates(
        {
            ("USD", "EUR"): Decimal("0.5"),
            ("CNY", "EUR"): Decimal("0.125"),
            ("JPY", "EUR"): Decimal("0.0061"),
        },
        date=ON,
    )


@pytest.fixture(scope="session")
def tables_of(tmp_path_factory: pytest.TempPathFactory) -> TablesMaker:
    """Tables from their YAML."""

    def make(text: str = TABLES, name: str = "rates.yaml") -> CostTables:
        path: Path = tmp_path_factory.mktemp("tables") / name
        path.write_text(text, encoding="utf-8")
        return load_tables(path)

    return make


@pytest.fixture(scope="session")
def tables(tables_of: TablesMaker) -> CostTables:
    """The tables above."""
    return tables_of()


@pytest.fixture(scope="session")
def offer() -> OfferMaker:
    """An offer of 100 dollars a piece, shipped from Hefei."""

    def make(
        *terms: str,
        price: str = "100",
        currency: str = "USD",
        breaks: tuple[tuple[str, str], ...] = (),
        **fields: object,
    ) -> Offer:
        steps = breaks or (("1", price),)
        known: dict[str, object] = {
            "unit_of_sale": "C62",
            "moq": Decimal(1),
            "ship_from": "Hefei",
            "valid_from": date(2026, 1, 1),
            "valid_until": date(2026, 12, 31),
        }
        return Offer(
            id="o",
            product_id="p",
            supplier_id="s",
            price_breaks=tuple(
                PriceBreak(Decimal(start), Money.of(amount, currency)) for start, amount in steps
            ),
            delivery_terms=tuple(
                DeliveryTerm(rule, place or None)
                for rule, _, place in (term.partition(" ") for term in terms)
            ),
            **(known | fields),  # type: ignore[arg-type]
        )

    return make


CostMaker = Callable[..., LandedCost | NotPriced]


@pytest.fixture(scope="session")
def cost(rates: FixedRates, tables: CostTables) -> CostMaker:
    """Ten of an offer, needed in Munich, in euros; a wanted term as "FOB" or "DAP Munich"."""

    def make(offer: Offer, wanted: str | None = None, **given: object) -> LandedCost | NotPriced:
        rule, _, place = (wanted or "").partition(" ")
        known: dict[str, object] = {
            "quantity": Decimal(10),
            "destination": Place("DE", "Munich"),
            "origin": Place("CN"),
            "wanted": DeliveryTerm(rule, place or None) if wanted else None,
            "currency": "EUR",
            "rates": rates,
            "tables": tables,
            "on": ON,
            "hs_code": "842710",
        }
        return landed_cost(offer, **(known | given))  # type: ignore[arg-type]

    return make
