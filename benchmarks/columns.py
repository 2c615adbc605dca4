"""Filters and facets over synthetic catalogues: ``python -m benchmarks.columns``.

Products lie in forty categories with twelve attributes each (six numbers, one of them with ranges,
four one-of, one yes or no), four in five stated, and have three offers for every two of them with
three price breaks each. Every figure is the median of the repeats, after one warm-up, and
processor time of one thread, but for building, which is time on the clock of all of them.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import numpy as np

from benchmarks.machine import commit, machine, versions
from data.catalogue import Catalogue, CatalogueStore, SourceEntry
from data.constraint import COUNTRY, PRICE, Constraint, Operator
from data.schema.attribute_schema import AttributeSchema
from data.schema.model import AttributeDefinition, AttributeKind, CategorySchema
from index.columns import ColumnStore, DocumentOrder, Scope, Terms, build_columns, build_order

CATEGORIES = 40
NUMBERS, WORDS = 6, 4
CANDIDATES = 10_000

_PRODUCTS = f"""
    INSERT INTO products BY NAME SELECT printf('p%08d', n) AS id, 'bench' AS dataset,
        'Product ' || n AS title,
        ['Area ' || (n % 8), 'Category ' || (n % {CATEGORIES})] AS category,
        'Brand ' || (hash(n) % 300) AS brand, [] AS classifications,
        if(hash(n, 1) % 2 = 0, ['CE', 'RoHS'], ['CE']) AS certifications, [] AS images,
        's' AS source, n AS source_row, '{{}}' AS evidence FROM range(?) t(n)
"""
_VALUE = """
    INSERT INTO attribute_values BY NAME SELECT printf('p%08d', n) AS product_id,
        ? AS attribute, ? AS kind, 0 AS ordinal, true AS known, {value},
        'point' AS stated_shape, '' AS stated_text, 'c' AS "column", '' AS raw, 's' AS source,
        n AS source_row FROM range(?) t(n) WHERE hash(n, ?) % 5 > 0
"""
_OFFERS = """
    INSERT INTO offers BY NAME SELECT printf('o%08d', n) AS id, 'bench' AS dataset,
        printf('p%08d', n * 2 // 3) AS product_id, 's' || (hash(n, 2) % 500) AS supplier_id,
        if(hash(n, 3) % 4 = 0, 'EUR', 'USD') AS currency,
        [{'min_quantity': 1, 'unit_price': p, 'unit_price_high': NULL},
         {'min_quantity': 100, 'unit_price': p * 0.9, 'unit_price_high': NULL},
         {'min_quantity': 1000, 'unit_price': p * 0.8, 'unit_price_high': NULL}] AS price_breaks,
        1 + hash(n, 4) % 200 AS moq,
        [{'min_quantity': 1, 'days_low': 5 + hash(n, 5) % 30, 'days_high': 10 + hash(n, 5) % 30}]
            AS lead_times,
        [] AS delivery_terms, 's' AS source, n AS source_row, '{}' AS evidence
    FROM (SELECT n, (1 + hash(n, 6) % 100000) / 100 AS p FROM range(?) t(n))
"""
_SUPPLIERS = """
    INSERT INTO suppliers BY NAME SELECT 's' || n AS id, 'bench' AS dataset, 's' || n AS name,
        ['CN', 'DE', 'IN', 'US', 'TR'][1 + n % 5] AS country, [] AS certifications,
        [] AS languages, [] AS main_markets, n % 50 = 0 AS blocked, 's' AS source,
        n AS source_row, '{}' AS evidence FROM range(500) t(n)
"""


def catalogue(home: Path, products: int) -> Catalogue:
    """Publish a synthetic catalogue and open it."""
    attributes = [
        *(_definition(f"number_{n}", AttributeKind.NUMBER, "mm") for n in range(NUMBERS)),
        *(_definition(f"word_{n}", AttributeKind.ONE_OF) for n in range(WORDS)),
        _definition("flag", AttributeKind.BOOLEAN),
    ]
    paths = sorted({(f"Area {n % 8}", f"Category {n}") for n in range(CATEGORIES)})
    schema = AttributeSchema(
        {
            path: CategorySchema(path, 0, tuple(attributes))
            for path in [(), *sorted({p[:1] for p in paths}), *paths]
        }
    )
    with CatalogueStore(home).build() as builder:
        connection = builder.connection
        connection.execute(_PRODUCTS, [products])
        for seed, attribute in enumerate(attributes, 10):
            values = [attribute.id, attribute.kind.value, products, seed]
            connection.execute(_VALUE.format(value=_value(attribute, seed)), values)
        connection.execute(_SUPPLIERS)
        connection.execute(_OFFERS, [products * 3 // 2])
        entry = SourceEntry(
            id="s",
            name="s",
            format="csv",
            size=0,
            sha256="0" * 64,
            dataset="bench",
            read=products,
            accepted=products,
            rejected=0,
            unchanged=0,
        )
        builder.publish(sources=[entry], schema=schema.to_json())
    return Catalogue.open(home)


def _definition(name: str, kind: AttributeKind, unit: str | None = None) -> AttributeDefinition:
    return AttributeDefinition(
        id=name, label=name, kind=kind, coverage=0.8, count=1, distinct=9, unit=unit, importance=0.5
    )


def _value(attribute: AttributeDefinition, seed: int) -> str:
    draw = f"hash(n, {seed + 100})"
    match attribute.kind:
        case AttributeKind.NUMBER:
            low = f"round(exp({draw} % 10000 / 1500.0), 1)"
            high = f"{low} + if({draw} % 10 = 0, 50, 0)" if seed == 10 else low
            return f"{low} AS low, {high} AS high, 'mm' AS unit"
        case AttributeKind.ONE_OF:
            return f"'Word ' || sqrt({draw} % 400)::INTEGER AS label"
        case _:
            return f"{draw} % 3 = 0 AS flag"


def timed(action: Callable[[], object], repeats: int) -> list[float]:
    """Milliseconds of this thread's processor time per repeat, after one that does not count."""
    action()
    found = []
    for _ in range(repeats):
        start = time.thread_time()
        action()
        found.append((time.thread_time() - start) * 1000)
    return found


def measure(products: int, repeats: int, folder: Path) -> dict[str, list[float]]:
    """Milliseconds per job and repeat for one size."""
    with catalogue(folder / "home", products) as opened:
        columns = folder / "columns"
        columns.mkdir()
        start = time.perf_counter()
        order = build_order(opened, columns)
        ordered = time.perf_counter()
        build_columns(opened, order, columns)
        built = time.perf_counter()
    figures = {
        "build order": [(ordered - start) * 1000],
        "build columns": [(built - ordered) * 1000],
    }
    figures["open"] = timed(lambda: ColumnStore.open(columns, DocumentOrder.open(columns)), repeats)
    store = ColumnStore.open(columns, DocumentOrder.open(columns))
    terms = Terms(Decimal(150))
    half = Constraint("number_1", Operator.AT_LEAST, (2.5,), "cm")
    ranged = Constraint("number_0", Operator.BETWEEN, (1, 3), "cm")
    words = Constraint("word_0", Operator.ONE_OF, ("Word 3", "word 7", "Word 11"))
    cheap = Constraint(PRICE, Operator.AT_MOST, (500,), "USD")
    german = Constraint(COUNTRY, Operator.EQUAL, ("DE",))
    none = Constraint("number_2", Operator.AT_LEAST, (9,), "km")
    category = store.within(("Area 3", "Category 3"))
    dice = np.random.default_rng(7)
    some = Scope.of(dice.choice(products, min(CANDIDATES, products), replace=False))
    names = [f"number_{n}" for n in range(NUMBERS)]
    jobs: dict[str, Callable[[], object]] = {
        "filter number, all": lambda: store.allowed([half]),
        "filter number with ranges, all": lambda: store.allowed([ranged]),
        "filter words, all": lambda: store.allowed([words]),
        "filter price at quantity, all": lambda: store.allowed([cheap], terms=terms),
        "filter five, all": lambda: store.allowed(
            [half, ranged, words, cheap, german], terms=terms
        ),
        "filter three, one category": lambda: store.allowed([half, ranged, words], category),
        "filter five, 10,000 candidates": lambda: store.allowed(
            [half, ranged, words, cheap, german], some, terms
        ),
        "number facet, 10,000 candidates": lambda: store.facets(some, fields=["number_1"]),
        "six number facets, 10,000 candidates": lambda: store.facets(some, fields=names),
        "eight chosen facets, 10,000 candidates": lambda: store.facets(some, terms=terms),
        "eight chosen facets, one category": lambda: store.facets(category, terms=terms),
        "eight chosen facets, all": lambda: store.facets(terms=terms),
        "relax, 10,000 candidates": lambda: store.relax([none, words], some, known_only=True),
        "outcome": lambda: store.outcome(half, products // 2),
        "product id to document": lambda: store.order.number(f"p{products // 2:08}"),
    }
    for name, job in jobs.items():
        figures[name] = timed(job, repeats)
    return figures


def main() -> None:
    """Run the benchmark and print the median of each job."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, nargs="+", default=[20_000, 100_000, 1_000_000])
    parser.add_argument("--repeats", type=int, default=15)
    parser.add_argument("--out", type=Path, help="write the raw results as JSON")
    options = parser.parse_args()
    results: dict[str, dict[str, list[float]]] = {}
    for products in options.products:
        with tempfile.TemporaryDirectory() as folder:
            results[str(products)] = measure(products, options.repeats, Path(folder))
        print(f"\n{products:,} products")
        for name, times in results[str(products)].items():
            print(f"  {name:42} {statistics.median(times):12,.3f} ms")
    if options.out is not None:
        written = {
            "commit": commit(),
            "machine": machine(),
            "versions": versions(["numpy", "duckdb"]),
            "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            "milliseconds": results,
        }
        options.out.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
