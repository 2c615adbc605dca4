"""Suppliers and offers made by hand, a line at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from data.constraint import Constraint, Importance, Operator
from data.evidence import Evidence
from data.money import Money
from data.need import Amount, CommercialTerms, NeedLine, Origin, Provenance, Requirement, Stated
from data.records import AttributeValue, LeadTime, Offer, PriceBreak, Product, Supplier
from data.schema import AttributeSchema
from data.schema.model import AttributeDefinition, AttributeKind, CategorySchema
from data.values import Number
from sourcing.ranking.candidate import Candidate
from sourcing.ranking.market import Market, market_of
from sourcing.ranking.situation import Situation

TODAY = date(2026, 11, 22)
SAID = Provenance(Origin.STATED, 1)
PUMPS = ("Machines", "Pumps")
FLOW = AttributeDefinition(
    "flow", "Flow", AttributeKind.NUMBER, coverage=1.0, count=9, distinct=5, unit="m³/h"
)
SCHEMA = AttributeSchema({one: CategorySchema(one, 9, (FLOW,)) for one in ((), PUMPS[:1], PUMPS)})
MARKET = market_of([80, 90, 95, 100, 100, 105, 110, 120], scope="Pumps", currency="EUR")


def said(column: str, raw: str) -> Evidence:
    return Evidence("feed", 1, column, raw)


def supplier(id_: str, **facts: Any) -> Supplier:
    return Supplier(id_, f"Supplier {id_}", **facts)


def candidate(
    seller: Supplier,
    *,
    price: str | None = "100",
    currency: str = "EUR",
    flow: float | None = 10.0,
    lead: tuple[int, int] | None = None,
    match: float | None = 0.8,
    offer_id: str | None = None,
    **offer: Any,
) -> Candidate:
    id_ = offer_id or f"o-{seller.id}"
    values = (
        ()
        if flow is None
        else (
            AttributeValue(
                "flow", Number(flow, flow, "m³/h"), Number(flow, flow, "m³/h"), said("Flow", "10")
            ),
        )
    )
    product = Product(f"p-{id_}", "default", f"Pump {id_}", category=PUMPS, attributes=values)
    breaks = () if price is None else (PriceBreak(Decimal(1), Money.of(price, currency)),)
    leads = () if lead is None else (LeadTime(Decimal(1), *lead),)
    made = Offer(
        id_,
        product.id,
        seller.id,
        **{
            "price_breaks": breaks,
            "lead_times": leads,
            "evidence": {"price_breaks": said("Price", price or "")},
            **offer,
        },
    )
    return Candidate(product, made, seller, match)


def must(field: str, operator: Operator, *values: Any, unit: str | None = None) -> Requirement:
    return Requirement(Constraint(field, operator, values, unit), SAID)


def should(field: str, operator: Operator, *values: Any, unit: str | None = None) -> Requirement:
    return Requirement(Constraint(field, operator, values, unit, Importance.SHOULD), SAID)


def situation(
    *requirements: Requirement,
    quantity: int | None = 10,
    needed_by: date | None = None,
    market: Market | None = MARKET,
    line: NeedLine | None = None,
    **more: Any,
) -> Situation:
    made = NeedLine("1", "pump", requirements=requirements)
    if quantity is not None:
        made = replace(made, quantity=Stated(Amount(Decimal(quantity)), SAID))
    terms = CommercialTerms(needed_by=None if needed_by is None else Stated(needed_by, SAID))
    return Situation(
        line=line or made,
        terms=terms,
        schema=SCHEMA,
        today=TODAY,
        **{"currency": "EUR", "market": market, **more},
    )


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    """How a test makes what it ranks."""
    return SimpleNamespace(
        today=TODAY,
        market=MARKET,
        supplier=supplier,
        candidate=candidate,
        must=must,
        should=should,
        situation=situation,
    )
