"""A small catalogue's records, with evidence, to be put side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from data.constraint import LEAD_TIME, PRICE, Constraint, Importance, Operator
from data.evidence import Basis, Evidence
from data.exchange import FixedRates, rate_function
from data.judge import Judge
from data.money import Money
from data.need import Amount, NeedLine, Origin, Place, Provenance, Requirement, Stated
from data.records import (
    AttributeValue,
    DeliveryTerm,
    LeadTime,
    Offer,
    PriceBreak,
    Product,
    Supplier,
    SupplierKind,
)
from data.schema import AttributeSchema
from data.schema.model import AttributeDefinition, AttributeKind, CategorySchema, Direction
from data.values import Flag, Number, Text, Value
from rfq.comparison import Candidate, Comparison, ScorePart, compare
from rfq.landed import CostTables, LandedCosts, example_tables

ON = date(2026, 1, 15)
CATEGORY = ("Tools", "Pumps")
RATES = FixedRates({("USD", "EUR"): Decimal("0.5"), ("CNY", "EUR"): Decimal("0.125")}, date=ON)
MUNICH = Place("DE", "Munich")
SAID = Provenance(Origin.STATED, 1)


def definition(name: str, kind: AttributeKind, **fields: object) -> AttributeDefinition:
    known: dict[str, object] = {"coverage": 1.0, "count": 9, "distinct": 5}
    label = name.replace("_", " ").capitalize()
    return AttributeDefinition(id=name, label=label, kind=kind, **(known | fields))  # type: ignore[arg-type]


SCHEMA = AttributeSchema(
    {
        (): CategorySchema((), 9, ()),
        CATEGORY: CategorySchema(
            CATEGORY,
            9,
            (
                definition(
                    "flow",
                    AttributeKind.NUMBER,
                    unit="m³/h",
                    dimension="volume flow",
                    direction=Direction.MORE,
                    labels={"zh-Hans": "流量", "es": "Caudal"},
                ),
                definition(
                    "noise",
                    AttributeKind.NUMBER,
                    unit="dB",
                    dimension="level",
                    direction=Direction.LESS,
                ),
                definition(
                    "housing",
                    AttributeKind.ONE_OF,
                    value_labels={"steel": {"zh-Hans": "钢", "es": "acero"}},
                ),
                definition("self_priming", AttributeKind.BOOLEAN),
                definition("voltage", AttributeKind.NUMBER, unit="V", dimension="voltage"),
                definition("note", AttributeKind.TEXT),
                definition("serial", AttributeKind.IDENTIFIER),
            ),
        ),
    }
)


def said(column: str, raw: str, basis: Basis = Basis.LISTED) -> Evidence:
    return Evidence("src1", 7, column, raw, basis)


def product(name: str, title: str | None = None, **values: Value | None) -> Product:
    return Product(
        id=name,
        dataset="d",
        title=title or f"Pump {name}",
        category=CATEGORY,
        brand="Acme",
        certifications=("CE",) if name != "c" else (),
        attributes=tuple(
            AttributeValue(key, value, value, said(key, f"raw {key}"))
            for key, value in values.items()
        ),
        evidence={"brand": said("Brand", "ACME", Basis.INFERRED)},
    )


def offer(name: str, price: str, currency: str, *terms: str, **fields: object) -> Offer:
    known: dict[str, object] = {
        "unit_of_sale": "C62",
        "moq": Decimal(1),
        "lead_times": (LeadTime(Decimal(1), 20, 25),),
        "valid_from": date(2026, 1, 1),
        "valid_until": date(2026, 12, 31),
        "evidence": {"price_breaks": said("Price", f"{currency} {price}")},
    }
    steps = (
        PriceBreak(Decimal(1), Money.of(price, currency)),
        PriceBreak(Decimal(50), Money(Decimal(price) * Decimal("0.9"), currency)),
    )
    return Offer(
        id=f"offer-{name}",
        product_id=name,
        supplier_id=f"maker-{name}",
        price_breaks=steps,
        delivery_terms=tuple(
            DeliveryTerm(rule, place or None)
            for rule, _, place in (term.partition(" ") for term in terms)
        ),
        **(known | fields),  # type: ignore[arg-type]
    )


def supplier(name: str, **fields: object) -> Supplier:
    known: dict[str, object] = {"country": "CN", "kind": SupplierKind.MANUFACTURER}
    return Supplier(id=f"maker-{name}", name=f"Maker {name.upper()}", **(known | fields))  # type: ignore[arg-type]


@dataclass
class Table:
    """What a comparison is made of; a test changes it before it is built."""

    products: list[Product]
    offers: list[Offer]
    suppliers: list[Supplier]
    tables: CostTables | None
    line: NeedLine | None
    quantity: Decimal = Decimal(10)
    wanted: DeliveryTerm | None = None
    destination: Place | None = MUNICH
    confirmed: frozenset[str] = frozenset()
    weight_kg: Decimal | None = None
    volume_m3: Decimal | None = None

    def build(self, language: str = "en") -> Comparison:
        """Put side by side."""
        costs = LandedCosts(
            destination=self.destination,
            wanted=self.wanted,
            currency="EUR",
            rates=RATES,
            tables=self.tables,
            on=ON,
        )
        candidates = [
            Candidate(
                one,
                priced,
                maker,
                costs.of(
                    priced,
                    quantity=self.quantity,
                    unit="C62",
                    origin=Place("CN"),
                    hs_code="841370",
                    weight_kg=self.weight_kg,
                    volume_m3=self.volume_m3,
                ),
                score=0.9 - 0.1 * index,
                score_parts=(
                    ScorePart("price", "Price", 0.6, 0.5),
                    ScorePart("x", "Rest", 0.4, None),
                ),
                confirmed=self.confirmed,
            )
            for index, (one, priced, maker) in enumerate(
                zip(self.products, self.offers, self.suppliers, strict=True)
            )
        ]
        return compare(
            candidates,
            schema=SCHEMA,
            on=ON,
            line=self.line,
            quantity=self.quantity,
            unit="C62",
            language=language,
            judge=Judge(SCHEMA, quantity=self.quantity, rate=rate_function(RATES, on=ON)),
            files={"src1": "pumps.csv"},
        )


def requirement(
    name: str,
    operator: Operator,
    *values: float | str | bool,
    unit: str | None = None,
    importance: Importance = Importance.MUST,
) -> Requirement:
    return Requirement(Constraint(name, operator, values, unit, importance), SAID)


@pytest.fixture
def table() -> Table:
    """Three pumps from three makers: one in euros, one in dollars, one that says little."""
    return Table(
        products=[
            product(
                "a",
                flow=Number(12.0, 12.0, "m³/h"),
                noise=Number(60.0, 60.0, "dB"),
                housing=Text("steel"),
                self_priming=Flag(True),
                voltage=Number(230.0, 230.0, "V"),
            ),
            product(
                "b",
                flow=Number(8.0, 8.0, "m³/h"),
                noise=Number(60.0, 60.0, "dB"),
                housing=Text("plastic"),
                self_priming=Flag(True),
                voltage=Number(230.0, 230.0, "V"),
            ),
            product("c", flow=None, noise=Number(70.0, 70.0, "dB"), self_priming=Flag(True)),
        ],
        offers=[
            offer("a", "90", "EUR", "EXW Hefei", warranty_months=12),
            offer("b", "100", "USD", "EXW Hefei", warranty_months=24),
            offer("c", "600", "CNY", "EXW Hefei", lead_times=(), moq=None),
        ],
        suppliers=[
            supplier("a", on_time_rate=0.9, rating=5.0, rating_count=2),
            supplier("b", on_time_rate=0.95, rating=4.8, rating_count=2000),
            supplier("c"),
        ],
        tables=example_tables(),
        line=NeedLine(
            "1",
            "water pump",
            requirements=(
                requirement(LEAD_TIME, Operator.AT_MOST, 30.0, importance=Importance.SHOULD),
                requirement("flow", Operator.AT_LEAST, 10.0, unit="m³/h"),
                requirement(PRICE, Operator.AT_MOST, 80.0, unit="EUR"),
            ),
            quantity=Stated(Amount(Decimal(10), "C62"), SAID),
        ),
    )


TableMaker = Callable[[], Table]
