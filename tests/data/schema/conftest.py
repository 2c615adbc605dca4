"""Small catalogues in memory, built cell by cell as a product file would state them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from data.catalogue.tables import TABLES
from data.parse.read import read_cell
from data.parse.reading import Shape
from data.parse.text import name_key
from data.units import dimension_of, to_base


@dataclass(frozen=True)
class Item:
    """A product: its category and what its file says; ``attributes`` may repeat a name."""

    attributes: Mapping[str, str] | Sequence[tuple[str, str]]
    category: tuple[str, ...] = ()
    price: float | None = None
    currency: str = "USD"
    supplier: str | None = None
    units: Mapping[str, str] = field(default_factory=dict)
    """Unit of a column's bare numbers, as its header states it."""
    booleans: frozenset[str] = frozenset()


def readings(product: str, item: Item) -> Iterator[tuple[Any, ...]]:
    """Rows of ``attribute_readings`` of one product."""
    pairs = item.attributes.items() if isinstance(item.attributes, Mapping) else item.attributes
    for name, raw in pairs:
        reading = read_cell(
            raw, decimal=".", unit=item.units.get(name), boolean=name in item.booleans
        )
        if reading.missing:
            continue
        sizes = reading.shape is Shape.DIMENSIONS
        items = reading.items or (reading.text,)
        for ordinal in range(
            len(reading.numbers) if sizes else max(len(items), len(reading.numbers))
        ):
            n = reading.numbers[ordinal] if ordinal < len(reading.numbers) else None
            unit = n.unit if n else None
            yield (
                product, name, name_key(name), name, raw, reading.text, ordinal,
                reading.text if sizes or ordinal >= len(items) else items[ordinal],
                reading.shape.value,
                n.low if n else None, n.high if n else None,
                unit, dimension_of(unit) if unit else None,
                to_base(n.low, unit) if n and unit else n and n.low,
                to_base(n.high, unit) if n and unit else n and n.high,
                reading.axes[ordinal] if ordinal < len(reading.axes) else None,
                reading.flag, "s", 1, "listed",
            )  # fmt: skip


_READING = (
    "product_id name name_key column raw text ordinal item shape low high unit dimension "
    "base_low base_high axis flag source source_row basis"
).split()
_NUMERIC = {
    "ordinal": pa.int16(),
    "source_row": pa.int64(),
    "flag": pa.bool_(),
    **dict.fromkeys(("low", "high", "base_low", "base_high"), pa.float64()),
}


def build(items: Iterable[Mapping[str, Any]]) -> duckdb.DuckDBPyConnection:
    """A database with the tables of a generation, holding these products (see `Item`)."""
    con = duckdb.connect(config={"threads": 1})
    for table in ("products", "offers", "attribute_readings"):
        con.execute(f"CREATE TABLE {table} ({TABLES[table]})")
    rows: list[tuple[Any, ...]] = []
    products, offers = [], []
    for number, stated in enumerate(items):
        item = Item(**stated)
        product = f"p{number:05}"
        products.append((product, list(item.category)))
        rows += readings(product, item)
        if item.price is not None or item.supplier is not None:
            offers.append((product, item.supplier, item.currency, item.price))
    _insert(con, "attribute_readings", _READING, rows, _NUMERIC)
    _insert(con, "products", ["id", "category"], products, {"category": pa.list_(pa.string())},
            "'d' AS dataset, id AS title, [] AS classifications, [] AS certifications, "
            "[] AS images, 's' AS source, 1 AS source_row, '{}' AS evidence")  # fmt: skip
    _insert(con, "offers", ["product_id", "supplier_id", "currency", "price"], offers,
            {"price": pa.float64()},
            "product_id AS id, 'd' AS dataset, [] AS lead_times, [] AS delivery_terms, "
            "'s' AS source, 1 AS source_row, '{}' AS evidence, if(price IS NULL, [], [{"
            "min_quantity: 1, unit_price: price, unit_price_high: NULL}]) AS price_breaks",
            "EXCLUDE (price)")  # fmt: skip
    return con


def _insert(
    con: duckdb.DuckDBPyConnection,
    table: str,
    names: Sequence[str],
    rows: Sequence[tuple[Any, ...]],
    types: Mapping[str, pa.DataType],
    more: str = "",
    without: str = "",
) -> None:
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(names)
    arrays = [
        pa.array(column, types.get(name, pa.string()))
        for name, column in zip(names, columns, strict=True)
    ]
    con.register("incoming", pa.table(arrays, names=list(names)))
    con.execute(
        f"INSERT INTO {table} BY NAME SELECT * {without} {',' + more if more else ''} FROM incoming"
    )
    con.unregister("incoming")


@pytest.fixture(scope="session")
def catalogue() -> Iterator[Callable[[Iterable[Mapping[str, Any]]], duckdb.DuckDBPyConnection]]:
    """Builds catalogues from products as mappings with the fields of `Item`."""
    opened: list[duckdb.DuckDBPyConnection] = []

    def make(items: Iterable[Mapping[str, Any]]) -> duckdb.DuckDBPyConnection:
        opened.append(build(items))
        return opened[-1]

    yield make
    for con in opened:
        con.close()
