"""How long landed costs of many offers and a comparison take.

Run with ``python -m benchmarks.comparison``; prints or writes JSON. Offers are made up: four kinds
of delivery terms, three currencies, three price breaks each, to one destination with all kinds of
charges; the comparison has ten columns of forty attributes, with requirements, terms, costs,
suppliers and scores.
"""

from __future__ import annotations

import argparse
import gc
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.machine import machine
from data.constraint import LEAD_TIME, PRICE, Constraint, Importance, Operator
from data.evidence import Evidence
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
)
from data.schema import AttributeSchema
from data.schema.model import AttributeDefinition, AttributeKind, CategorySchema, Direction
from data.values import Number
from rfq.comparison import Candidate, Comparison, ScorePart, compare
from rfq.comparison.render import to_csv, to_html, to_json, to_markdown, to_xlsx
from rfq.landed import LandedCost, LandedCosts, NotPriced, example_tables

ON = date(2026, 1, 15)
QUANTITY = Decimal(20)
CATEGORY = ("Goods",)
RATES = FixedRates({("USD", "EUR"): Decimal("0.86"), ("CNY", "EUR"): Decimal("0.123")}, date=ON)
TERMS = (
    (DeliveryTerm("EXW", "Hefei"),),
    (DeliveryTerm("FOB", "Ningbo"),),
    (DeliveryTerm("CIF", "Hamburg"),),
    (DeliveryTerm("DAP", "Munich"), DeliveryTerm("FOB", "Shanghai")),
)
SAID = Provenance(Origin.STATED, 1)


def make_offers(count: int) -> list[Offer]:
    """Offers that differ in price, currency, terms and lead time."""
    offers = []
    for index in range(count):
        price = Decimal(100 + index % 97) + Decimal(index % 10) / 10
        currency = ("USD", "CNY", "EUR")[index % 3]
        steps = tuple(
            PriceBreak(Decimal(start), Money(price * factor, currency))
            for start, factor in (
                (1, Decimal(1)),
                (10, Decimal("0.95")),
                (100, Decimal("0.9")),
            )
        )
        offers.append(
            Offer(
                id=f"o{index}",
                product_id=f"p{index}",
                supplier_id=f"s{index}",
                price_breaks=steps,
                unit_of_sale="C62",
                moq=Decimal(1),
                lead_times=(LeadTime(Decimal(1), 10 + index % 20, 15 + index % 20),),
                delivery_terms=TERMS[index % len(TERMS)],
                ship_from="Hefei",
                valid_from=date(2026, 1, 1),
                valid_until=date(2026, 12, 31),
            )
        )
    return offers


def make_costs(offers: list[Offer]) -> list[LandedCost | NotPriced]:
    """The landed cost of every offer, from nothing prepared but the tables."""
    costs = LandedCosts(
        destination=Place("DE", "Munich"),
        wanted=None,
        currency="EUR",
        rates=RATES,
        tables=example_tables(),
        on=ON,
    )
    return [
        costs.of(
            offer,
            quantity=QUANTITY,
            unit="C62",
            origin=Place("CN"),
            weight_kg=Decimal(30),
            volume_m3=Decimal("0.2"),
            hs_code="841370",
        )
        for offer in offers
    ]


def make_schema(attributes: int) -> AttributeSchema:
    """A category of numbers."""
    definitions = tuple(
        AttributeDefinition(
            id=f"a{index}",
            label=f"Attribute {index}",
            kind=AttributeKind.NUMBER,
            coverage=1.0,
            count=1000,
            distinct=50,
            unit="mm",
            dimension="length",
            direction=(Direction.MORE, Direction.LESS, Direction.NEITHER)[index % 3],
        )
        for index in range(attributes)
    )
    return AttributeSchema(
        {(): CategorySchema((), 0, ()), CATEGORY: CategorySchema(CATEGORY, 1000, definitions)}
    )


def make_candidates(
    offers: list[Offer], costs: list[LandedCost | NotPriced], attributes: int
) -> list[Candidate]:
    """Columns with all that a catalogue can say."""
    return [
        Candidate(
            Product(
                id=offer.product_id,
                dataset="d",
                title=f"Product {index} of a series with a longer name",
                category=CATEGORY,
                brand=f"Brand {index}",
                certifications=("CE", "ISO 9001"),
                attributes=tuple(
                    AttributeValue(
                        f"a{at}",
                        Number(float(at * 7 + index), float(at * 7 + index), "mm"),
                        None,
                        Evidence("s", index, f"Attribute {at}", f"{at * 7 + index} mm"),
                    )
                    for at in range(attributes)
                ),
            ),
            offer,
            Supplier(
                id=f"s{index}",
                name=f"Supplier {index}",
                country="CN",
                on_time_rate=0.9,
                dispute_rate=0.01,
                rating=4.5,
                rating_count=100,
                years=12,
            ),
            cost,
            score=0.9 - index / 100,
            score_parts=(ScorePart("price", "Price", 0.6, 0.7), ScorePart("x", "Other", 0.4, None)),
        )
        for index, (offer, cost) in enumerate(zip(offers, costs, strict=True))
    ]


def make_comparison(candidates: list[Candidate], schema: AttributeSchema) -> Comparison:
    """The table, judge and all."""
    musts = [
        Constraint("a1", Operator.AT_LEAST, (5.0,), "mm"),
        Constraint("a2", Operator.BETWEEN, (1.0, 20.0), "mm"),
        Constraint(PRICE, Operator.AT_MOST, (150.0,), "EUR"),
        Constraint(LEAD_TIME, Operator.AT_MOST, (30.0,), None, Importance.SHOULD),
    ]
    line = NeedLine(
        "1",
        "product",
        requirements=tuple(Requirement(one, SAID) for one in musts),
        quantity=Stated(Amount(QUANTITY, "C62"), SAID),
    )
    judge = Judge(schema, quantity=QUANTITY, rate=rate_function(RATES, on=ON))
    return compare(candidates, schema=schema, on=ON, line=line, judge=judge)


def timed(name: str, work: Callable[[], object], repeats: int) -> dict[str, object]:
    """Wall and processor time in ms, of the fastest and the middle run after a first one."""
    work()
    walls, cpus = [], []
    for _ in range(repeats):
        gc.collect()
        wall, cpu = perf_counter(), process_time()
        work()
        walls.append((perf_counter() - wall) * 1e3)
        cpus.append((process_time() - cpu) * 1e3)
    middle = repeats // 2
    return {
        "name": name,
        "cpu_ms_min": round(min(cpus), 2),
        "cpu_ms_median": round(sorted(cpus)[middle], 2),
        "wall_ms_median": round(sorted(walls)[middle], 2),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offers", type=int, default=1000)
    parser.add_argument("--columns", type=int, default=10)
    parser.add_argument("--attributes", type=int, default=40)
    parser.add_argument("--repeats", type=int, default=11)
    parser.add_argument("--out", type=Path, help="file for the results; default: print them")
    given = parser.parse_args()
    offers = make_offers(given.offers)
    costs = make_costs(offers)
    schema = make_schema(given.attributes)
    few = given.columns
    candidates = make_candidates(offers[:few], costs[:few], given.attributes)
    comparison = make_comparison(candidates, schema)
    repeats = given.repeats
    results = [
        timed(f"landed cost of {given.offers} offers", lambda: make_costs(offers), repeats),
        timed(
            f"comparison of {few} columns, {len(comparison.rows)} rows",
            lambda: make_comparison(candidates, schema),
            repeats,
        ),
        timed("HTML", lambda: to_html(comparison), repeats),
        timed("Markdown", lambda: to_markdown(comparison), repeats),
        timed("CSV", lambda: to_csv(comparison), repeats),
        timed("JSON", lambda: to_json(comparison), repeats),
        timed("XLSX", lambda: to_xlsx(comparison), repeats),
    ]
    text = json.dumps({"machine": machine(), "results": results}, indent=2, default=str)
    if given.out is None:
        print(text)
    else:
        given.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
