"""Ranking and comparison: ``python -m benchmarks.ranking``.

A thousand candidate offers of three hundred suppliers, in four currencies, for a need with four
requirements, a quantity, a destination and a day; then a comparison of the ten best with landed
cost from the example tables. Records are made by a seeded generator: attributes, price breaks, lead
times and supplier facts, three in four stated. Reading them from a catalogue is not in the time;
working out everything that is decided about them is.

Every figure is the median over the repeats, of processor time of one thread and of time on the
clock; the work of each repeat is done from the records alone, nothing is kept from the one before.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from benchmarks.machine import commit, machine, versions
from data.constraint import Constraint, Importance, Operator
from data.evidence import Evidence
from data.exchange import FixedRates, rate_function
from data.money import Money
from data.need import (
    Amount,
    CommercialTerms,
    NeedLine,
    Origin,
    Place,
    Provenance,
    Requirement,
    Stated,
)
from data.records import (
    AttributeValue,
    Classification,
    DeliveryTerm,
    LeadTime,
    Offer,
    PriceBreak,
    Product,
    Supplier,
    SupplierKind,
)
from data.schema import AttributeSchema
from data.schema.model import AttributeDefinition, AttributeKind, CategorySchema, ValueCount
from data.values import Number, Text
from rfq.comparison import Candidate as Compared
from rfq.comparison import Comparison, ScorePart, compare
from rfq.landed import example_tables
from sourcing.ranking.candidate import Candidate
from sourcing.ranking.landing import cost_of, landed_costs_of
from sourcing.ranking.market import Market, market_of
from sourcing.ranking.rank import rank
from sourcing.ranking.result import Ranking
from sourcing.ranking.situation import Situation

OFFERS: Final = 1_000
SUPPLIERS: Final = 300
COLUMNS: Final = 10
BUDGET_MS: Final = 50.0
TODAY: Final = date(2026, 11, 22)
CATEGORY: Final = ("Machines", "Presses")
NUMBERS: Final = ("force", "stroke", "power", "weight", "width", "height")
LABELS: Final = ("drive", "control", "frame", "colour")
SAID: Final = Provenance(Origin.STATED, 1)
T = TypeVar("T")
Times = tuple[float, float]
RATES: Final = FixedRates(
    {
        ("USD", "EUR"): Decimal("0.92"),
        ("CNY", "EUR"): Decimal("0.13"),
        ("TRY", "EUR"): Decimal("0.021"),
    },
    date=TODAY,
)


def schema() -> AttributeSchema:
    """Six numbers and four labels."""
    numbers = tuple(
        AttributeDefinition(
            name, name.title(), AttributeKind.NUMBER, 0.75, OFFERS, 500, unit="kg", dimension="mass"
        )
        for name in NUMBERS
    )
    labels = tuple(
        AttributeDefinition(
            name,
            name.title(),
            AttributeKind.ONE_OF,
            0.75,
            OFFERS,
            8,
            values=tuple(ValueCount(f"{name} {n}", 90) for n in range(8)),
        )
        for name in LABELS
    )
    paths: tuple[tuple[str, ...], ...] = ((), CATEGORY[:1], CATEGORY)
    return AttributeSchema(
        {path: CategorySchema(path, OFFERS, (*numbers, *labels)) for path in paths}
    )


def records(seed: int = 7) -> list[Candidate]:
    """The candidate offers."""
    dice = random.Random(seed)

    def said(column: str) -> Evidence:
        return Evidence("feed", dice.randrange(OFFERS), column, "as the file has it")

    def maybe(value: object) -> object:
        return value if dice.random() < 0.75 else None

    suppliers = []
    for n in range(SUPPLIERS):
        facts = {
            "country": dice.choice(["CN", "DE", "TR", "US"]),
            "kind": maybe(dice.choice(list(SupplierKind))),
            "founded": maybe(dice.randrange(1970, 2026)),
            "employees_low": maybe(dice.randrange(5, 800)),
            "verification": maybe(dice.choice(["Audited", "Site visit", "Document check"])),
            "on_time_rate": maybe(round(dice.uniform(0.7, 1.0), 3)),
            "dispute_rate": maybe(round(dice.uniform(0, 0.05), 3)),
            "response_hours": maybe(float(dice.choice([1, 4, 12, 24]))),
            "rating": maybe(round(dice.uniform(3.5, 5), 1)),
            "rating_count": dice.randrange(0, 800),
        }
        evidence = {name: said(name) for name in facts}
        suppliers.append(Supplier(f"s{n:03}", f"Supplier {n}", **facts, evidence=evidence))  # type: ignore[arg-type]
    found = []
    for n in range(OFFERS):
        seller = suppliers[dice.randrange(SUPPLIERS)]
        found.append(_candidate(n, seller, dice, said))
    return found


def _candidate(
    n: int, seller: Supplier, dice: random.Random, said: Callable[[str], Evidence]
) -> Candidate:
    values: list[AttributeValue] = []
    for name in NUMBERS:
        if dice.random() < 0.75:
            number = Number(size := float(dice.randrange(100, 5000)), size, "kg")
            values.append(AttributeValue(name, number, number, said(name)))
    for name in LABELS:
        if dice.random() < 0.75:
            text = Text(f"{name} {dice.randrange(8)}")
            values.append(AttributeValue(name, text, text, said(name)))
    product = Product(
        f"p{n:04}",
        "bench",
        f"Press {n}",
        category=CATEGORY,
        brand=f"Brand {n % 40}",
        classifications=(Classification("HS", "846291"),),
        certifications=("CE",) if n % 3 else (),
        attributes=tuple(values),
    )
    currency = dice.choice(["EUR", "USD", "CNY", "TRY"])
    base = Decimal(dice.randrange(5_000, 40_000)) / Decimal(
        {"EUR": "1", "USD": "0.92", "CNY": "0.13", "TRY": "0.021"}[currency]
    )
    breaks = tuple(
        PriceBreak(Decimal(step), Money((base * share).quantize(Decimal("0.01")), currency))
        for step, share in ((1, Decimal(1)), (5, Decimal("0.96")), (20, Decimal("0.92")))
    )
    low = dice.randrange(10, 60)
    offer = Offer(
        f"o{n:04}",
        product.id,
        seller.id,
        price_breaks=breaks,
        unit_of_sale="H87",
        moq=Decimal(dice.choice([1, 1, 2, 5, 20])),
        lead_times=(LeadTime(Decimal(1), low, low + dice.randrange(0, 15)),),
        delivery_terms=(DeliveryTerm("FOB", "Shanghai"),),
        evidence={name: said(name) for name in ("price_breaks", "moq", "lead_time")},
    )
    return Candidate(product, offer, seller, round(dice.uniform(0.6, 1.0), 3))


def situation(candidates: list[Candidate]) -> Situation:
    """The need and its market."""
    asked = (
        Constraint("force", Operator.AT_LEAST, (0.3,), "t"),
        Constraint("drive", Operator.NOT_EQUAL, ("drive 0",)),
        Constraint("stroke", Operator.AT_LEAST, (900.0,), None, Importance.SHOULD),
        Constraint("control", Operator.ONE_OF, ("control 1", "control 2"), None, Importance.SHOULD),
    )
    line = NeedLine(
        "1",
        "press",
        requirements=tuple(Requirement(one, SAID) for one in asked),
        quantity=Stated(Amount(Decimal(10), "H87"), SAID),
    )
    terms = CommercialTerms(
        destination=Stated(Place("NL", "Rotterdam"), SAID),
        delivery_term=Stated(DeliveryTerm("DAP", "Rotterdam"), SAID),
        needed_by=Stated(date(2027, 1, 20), SAID),
        currency=Stated("EUR", SAID),
    )
    made = Situation(
        line=line,
        terms=terms,
        schema=schema(),
        today=TODAY,
        currency="EUR",
        rate=rate_function(RATES, on=TODAY),
        unit="H87",
        best_match=1.0,
    )
    prices = [ends[0] for one in candidates if (ends := made.price_range(one.offer)) is not None]
    market = market_of(prices, scope="Presses", currency="EUR", category=CATEGORY)
    markets: dict[tuple[str, ...], Market] = {} if market is None else {CATEGORY: market}
    return replace(made, market=market, markets=markets)


def side_by_side(ranking: Ranking) -> Comparison:
    """The best offers with their landed cost."""
    needs = ranking.situation
    costs = landed_costs_of(needs, rates=RATES, tables=example_tables())
    if costs is None:
        raise RuntimeError("the need has a quantity and a currency")
    columns = [
        Compared(
            one.offer.candidate.product,
            one.offer.candidate.offer,
            one.offer.candidate.supplier,
            cost=cost_of(
                costs,
                one.offer.candidate.product,
                one.offer.candidate.offer,
                one.offer.candidate.supplier,
                needs,
            ),
            score=one.offer.score,
            score_parts=tuple(
                ScorePart(part.criterion, part.label, part.weight, part.value) for part in one.parts
            ),
        )
        for one in ranking.suppliers[:COLUMNS]
    ]
    return compare(
        columns,
        schema=needs.schema,
        on=TODAY,
        line=needs.line,
        quantity=needs.quantity,
        unit=needs.unit,
        judge=needs.judge_at(needs.quantity),
    )


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=30)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    load = machine()
    candidates = records()
    example_tables()
    rank(candidates[:20], situation(candidates))
    ranks: list[Times] = []
    tables: list[Times] = []
    for _ in range(options.repeats):
        needs = situation(candidates)  # new, so that nothing is remembered
        ranking = _timed(ranks, partial(rank, candidates, needs, size=20))
        table = _timed(tables, partial(side_by_side, ranking))
        if ranking.total < SUPPLIERS // 2 or len(table.columns) != COLUMNS:
            raise RuntimeError(f"{ranking.total} suppliers, {len(table.columns)} columns")
    both = [(a[0] + b[0], a[1] + b[1]) for a, b in zip(ranks, tables, strict=True)]
    figures = {
        name: {
            "cpu_ms": round(1000 * statistics.median(cpu for cpu, _ in times), 2),
            "wall_ms": round(1000 * statistics.median(wall for _, wall in times), 2),
        }
        for name, times in (("rank", ranks), ("compare", tables), ("together", both))
    }
    print(f"{OFFERS:,} offers of {SUPPLIERS} suppliers, {COLUMNS} columns")
    for name, one in figures.items():
        print(f"{name:>9}  {one['cpu_ms']:7.2f} ms processor  {one['wall_ms']:7.2f} ms clock")
    print(f"   budget  {BUDGET_MS:7.2f} ms")
    if options.out is not None:
        result = {
            "benchmark": "ranking",
            "date": datetime.now(UTC).isoformat(timespec="seconds"),
            "commit": commit(),
            "machine": load,
            "versions": versions(("numpy",)),
            "offers": OFFERS,
            "suppliers": SUPPLIERS,
            "columns": COLUMNS,
            "repeats": options.repeats,
            "budget_ms": BUDGET_MS,
            "figures": figures,
        }
        options.out.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


def _timed(times: list[Times], work: Callable[[], T]) -> T:
    cpu, wall = time.thread_time(), time.perf_counter()
    result = work()
    times.append((time.thread_time() - cpu, time.perf_counter() - wall))
    return result


if __name__ == "__main__":
    main()
