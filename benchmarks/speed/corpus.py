"""Corpus: a synthetic product catalogue of any size, the same for the same size.

Products are made in blocks, each from its own seed, so that a larger catalogue begins with the
smaller one, and are written into a generation's tables as ingest would leave them: two hundred
categories, up to fifteen typed attributes of which four in five are stated, three offers for every
two products with three price breaks each. Ingest itself is measured in ``benchmarks.ingest``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from benchmarks.speed.words import (
    CERTIFICATES,
    CLAIMS,
    COUNTRIES,
    PLACES,
    STATED,
    TRAITS,
    Attribute,
    attributes_of,
    brand,
    categories,
    thing,
)
from data.catalogue import Catalogue, CatalogueStore, SourceEntry
from data.errors import NoCatalogue
from data.schema.attribute_schema import AttributeSchema
from data.schema.model import AttributeDefinition, AttributeKind, CategorySchema, ValueCount

VERSION: Final = 1
"""Raised whenever the content changes, so that results of different corpora are never compared."""

BLOCK: Final = 10_000
_BRANDS: Final = 1_500
_SUPPLIERS: Final = 5_000
_TABLES: Final = ("products", "attribute_values", "offers")
_OFFERS: Final = """
    INSERT INTO offers BY NAME SELECT id, 'bench' AS dataset, product_id, supplier_id,
        currency, [{'min_quantity': 1, 'unit_price': p, 'unit_price_high': NULL},
         {'min_quantity': 100, 'unit_price': p * 0.9, 'unit_price_high': NULL},
         {'min_quantity': 1000, 'unit_price': p * 0.8, 'unit_price_high': NULL}] AS price_breaks,
        moq, 'H87' AS unit_of_sale,
        [{'min_quantity': 1, 'days_low': days, 'days_high': days + 7}] AS lead_times,
        [] AS delivery_terms, 's' AS source, source_row, '{}' AS evidence FROM given
"""

Draws = npt.NDArray[np.int64]


def corpus(home: Path, products: int) -> Catalogue:
    """The catalogue of some number of products in a home, made if it is not there yet."""
    try:
        return Catalogue.open(home)
    except NoCatalogue:
        pass
    schema = _schema(products)
    with CatalogueStore(home).build() as builder:
        connection = builder.connection
        for start in range(0, products, BLOCK):
            for name, table in zip(
                _TABLES, _block(start, min(start + BLOCK, products)), strict=True
            ):
                connection.register("given", table)
                if name == "offers":
                    connection.execute(_OFFERS)
                else:
                    connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM given")
                connection.unregister("given")
        connection.register("given", _suppliers())
        connection.execute("INSERT INTO suppliers BY NAME SELECT * FROM given")
        connection.unregister("given")
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


def _block(start: int, stop: int) -> tuple[pa.Table, pa.Table, pa.Table]:
    dice = np.random.default_rng([VERSION, start])
    numbers = np.arange(start, stop)
    filed = dice.integers(0, len(categories()), len(numbers))
    # Makers and traits are skewed as in life: a few make much, many make little.
    makers = np.minimum((_BRANDS * dice.random(len(numbers)) ** 3).astype(np.int64), _BRANDS - 1)
    products = _products(dice, numbers, filed, makers)
    return products, _values(dice, numbers, filed), _offers(dice, numbers, filed)


def _products(dice: np.random.Generator, numbers: Draws, filed: Draws, makers: Draws) -> pa.Table:
    count = len(numbers)
    traits = (len(TRAITS) * dice.random((count, 2)) ** 1.5).astype(np.int64)
    places = dice.integers(0, len(PLACES), (count, 3))
    claims = dice.integers(0, len(CLAIMS), (count, 3))
    series = dice.integers(100, 1000, count)
    certified = dice.random((count, len(CERTIFICATES))) < (0.5, 0.3, 0.3, 0.1, 0.05, 0.05)
    titles, descriptions, models, brands = [], [], [], []
    for row, number in enumerate(numbers.tolist()):
        name, maker = thing(int(filed[row])), brand(int(makers[row]))
        model = f"{maker[:2].upper()}{series[row]}-{number:06d}"
        one, two = TRAITS[traits[row, 0]], TRAITS[traits[row, 1]]
        titles.append(
            f"{maker} {model} {one} {two} {name}" if one != two else f"{maker} {model} {one} {name}"
        )
        at, also, last = (PLACES[place] for place in places[row])
        first, second, third = (CLAIMS[claim] for claim in claims[row])
        descriptions.append(
            f"This {one} {name} is made for the {at}, the {also} and the {last}, {first}. "
            f"It is {two}, {second}, and comes {third}."
        )
        models.append(model)
        brands.append(maker)
    return pa.table(
        {
            "id": _ids(numbers),
            "dataset": pa.repeat("bench", count),
            "title": titles,
            "description": descriptions,
            "category": [categories()[at] for at in filed.tolist()],
            "brand": brands,
            "mpn": models,
            "classifications": pa.array([[]] * count, pa.list_(pa.null())),
            "certifications": [
                [name for name, has in zip(CERTIFICATES, row, strict=True) if has]
                for row in certified.tolist()
            ],
            "images": pa.array([[]] * count, pa.list_(pa.string())),
            "source": pa.repeat("s", count),
            "source_row": numbers,
            "evidence": pa.repeat("{}", count),
        }
    )


def _values(dice: np.random.Generator, numbers: Draws, filed: Draws) -> pa.Table:
    """Attribute by attribute, the values of the products that state it."""
    tables = []
    stating: dict[Attribute, list[int]] = {}
    for category in range(len(categories())):
        for one in attributes_of(category):
            stating.setdefault(one, []).append(category)
    for attribute, where in stating.items():
        rows = np.flatnonzero(np.isin(filed, where) & (dice.random(len(filed)) < STATED))
        draws = dice.random(len(rows))
        tables.append(_column(attribute, numbers[rows], draws))
    return pa.concat_tables(tables)


def _column(attribute: Attribute, numbers: Draws, draws: npt.NDArray[np.float64]) -> pa.Table:
    count = len(numbers)
    low: Any = pa.nulls(count, pa.float64())
    high: Any = low
    label: Any = pa.nulls(count, pa.string())
    flag: Any = pa.nulls(count, pa.bool_())
    unit: Any = pa.nulls(count, pa.string())
    shape: Any = pa.repeat("none", count)
    if attribute.kind is AttributeKind.NUMBER:
        spread = np.log(attribute.high / attribute.low)
        exact = attribute.low * np.exp(spread * draws)
        digits = 10.0 ** (np.floor(np.log10(exact)) - 1)
        low = np.round(np.round(exact / digits) * digits, 6)
        # One in twenty states a range.
        high = np.where(numbers % 20 == 0, np.round(low * 1.5, 6), low)
        unit = pa.repeat(attribute.unit, count)
        shape = pa.array(["point", "range"]).take(pa.array((high != low).astype(np.int64)))
        text = pa.array([f"{value:g} {attribute.unit}" for value in low.tolist()])
    elif attribute.labels:
        codes = (len(attribute.labels) * draws**1.5).astype(np.int64)
        text = label = pa.array(attribute.labels).take(pa.array(codes))
    else:
        flag = pa.array(draws < 0.3)
        text = pa.array(["no", "yes"]).take(pa.array((draws < 0.3).astype(np.int64)))
    return pa.table(
        {
            "product_id": _ids(numbers),
            "attribute": pa.repeat(attribute.id, count),
            "kind": pa.repeat(attribute.kind.value, count),
            "ordinal": pa.repeat(pa.scalar(0, pa.int16()), count),
            "known": pa.repeat(True, count),
            "low": low,
            "high": high,
            "unit": unit,
            "label": label,
            "flag": flag,
            "stated_shape": shape,
            "stated_low": low,
            "stated_high": high,
            "stated_unit": unit,
            "stated_text": text,
            "column": pa.repeat(attribute.label, count),
            "raw": text,
            "source": pa.repeat("s", count),
            "source_row": numbers,
        }
    )


def _offers(dice: np.random.Generator, numbers: Draws, filed: Draws) -> pa.Table:
    """One offer for each product and a second for every other one."""
    owner = np.concatenate([numbers, numbers[numbers % 2 == 0]])
    base = np.exp(np.random.default_rng([VERSION, 1]).uniform(1, 8, len(categories())))
    prices = base[filed[owner - numbers[0]]] * np.exp(dice.normal(0, 0.4, len(owner)))
    ordinal = np.concatenate([np.zeros(len(numbers), np.int64), np.ones(len(owner) - len(numbers))])
    keys = zip(owner.tolist(), ordinal.astype(int).tolist(), strict=True)
    suppliers = dice.integers(0, _SUPPLIERS, len(owner))
    return pa.table(
        {
            "id": [f"o{number:08d}-{n}" for number, n in keys],
            "product_id": _ids(owner),
            "supplier_id": [f"s{n}" for n in suppliers.tolist()],
            "currency": pa.repeat("USD", len(owner)),
            "p": np.round(prices, 2),
            "moq": dice.integers(1, 200, len(owner)),
            "days": dice.integers(5, 60, len(owner)),
            "source_row": owner,
        }
    )


def _suppliers() -> pa.Table:
    numbers = range(_SUPPLIERS)
    none = pa.array([[]] * _SUPPLIERS, pa.list_(pa.string()))
    return pa.table(
        {
            "id": [f"s{n}" for n in numbers],
            "dataset": pa.repeat("bench", _SUPPLIERS),
            "name": [f"{brand(n % _BRANDS)} Trading {n}" for n in numbers],
            "country": [COUNTRIES[n % len(COUNTRIES)] for n in numbers],
            "certifications": none,
            "languages": none,
            "main_markets": none,
            "blocked": [n % 500 == 499 for n in numbers],
            "source": pa.repeat("s", _SUPPLIERS),
            "source_row": list(numbers),
            "evidence": pa.repeat("{}", _SUPPLIERS),
        }
    )


def _schema(products: int) -> AttributeSchema:
    each = products // len(categories())
    leaves = {
        path: CategorySchema(
            path, each, tuple(_definition(one, each) for one in attributes_of(number))
        )
        for number, path in enumerate(categories())
    }
    above: dict[tuple[str, ...], CategorySchema] = {}
    for path in leaves:
        for depth in range(len(path)):
            inside = [leaf for leaf in leaves.values() if leaf.category[:depth] == path[:depth]]
            merged = {one.id: one for leaf in inside for one in leaf.attributes}
            above[path[:depth]] = CategorySchema(
                path[:depth], each * len(inside), tuple(merged.values())
            )
    return AttributeSchema({**above, **leaves})


def _definition(attribute: Attribute, products: int) -> AttributeDefinition:
    stated = int(products * STATED)
    return AttributeDefinition(
        id=attribute.id,
        label=attribute.label,
        kind=attribute.kind,
        coverage=STATED,
        count=stated,
        distinct=len(attribute.labels) or 90,
        unit=attribute.unit,
        importance=0.5,
        values=tuple(
            ValueCount(label, stated // len(attribute.labels)) for label in attribute.labels
        ),
    )


def _ids(numbers: Draws) -> pa.Array:
    return pa.array([f"p{number:08d}" for number in numbers.tolist()])
