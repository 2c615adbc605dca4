"""Small catalogues in memory, built cell by cell as a product file would state them."""

from __future__ import annotations

import random
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
from data.schema import AttributeSchema, apply_schema, learn_schema
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
    title: str | None = None
    """The product's id where None."""


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
        products.append((product, list(item.category), item.title or product))
        rows += readings(product, item)
        if item.price is not None or item.supplier is not None:
            offers.append((product, item.supplier, item.currency, item.price))
    _insert(con, "attribute_readings", _READING, rows, _NUMERIC)
    _insert(con, "products", ["id", "category", "title"], products,
            {"category": pa.list_(pa.string())},
            "'d' AS dataset, [] AS classifications, [] AS certifications, "
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


Product = dict[str, Any]


def _forklifts(dice: random.Random) -> Iterator[Product]:
    for number in range(80):
        capacity = dice.choice([1.5, 2.0, 2.5, 3.0, 3.5, 5.0])
        fuel = dice.choice(["Diesel", "diesel", "LPG", "Liquefied petroleum gas", "Li-ion",
                            "lithium ion", "Lithium-Ion", "Electric"])  # fmt: skip
        weight = capacity * 1400 + 200
        yield {
            "category": ("Material handling", "Forklifts"),
            "price": round(capacity * 6000 * dice.uniform(0.9, 1.1), 2),
            "supplier": f"forklift maker {number % 8}",
            "attributes": {
                "Rated load": f"{capacity:g} t" if number % 3 else f"{capacity * 1000:.0f} kg",
                "Power type": fuel,
                "Service weight": f"{weight:.0f} kg",
                "Max. lift height": "customized" if number % 10 == 0 else
                    f"{dice.choice([3000, 3300, 4500, 6000])} mm",
                "Side shift": dice.choice(["Yes", "No", "yes"]),
                "Fork size": f"{dice.choice([1070, 1220])} x 125 x 45 mm",
                "Model": f"CPCD{int(capacity * 10)}-{number:03}",
                "Place of origin": ["China", "Japan"][number % 8 // 4],
                "Warranty": "1 year",
                "Remark": "Strong mast, " + " ".join(dice.sample(_PROSE, 9)) + f" no {number}",
            },
        }  # fmt: skip


_PROSE = (
    "reliable engine comfortable seat wide view safe quick repair powerful brake solid tyre "
    "smooth steering low noise long life easy care strong frame good price"
).split()


def _solar_modules(dice: random.Random) -> Iterator[Product]:
    for number in range(60):
        watts = dice.choice([300, 330, 400, 450, 540, 550])
        yield {
            "category": ("Energy", "Solar modules"),
            "attributes": {
                "STC": f"{watts + dice.randint(-4, 4) / 10}",
                "Technology": dice.choice(["Mono-c-Si", "Multi-c-Si", "CdTe"]),
                "N_s": str(dice.choice([60, 72, 144])),
                "V_oc": f"{dice.uniform(37, 50):.1f}",
                "gamma_r": f"{dice.uniform(-0.45, -0.29):.3f}",
                "Bifacial": str(dice.randint(0, 1)),
                "Date": "2019-01-0" + str(1 + number % 3),
                "Version": "SAM 2018.11.11 r2",
                "Datasheet": f"https://example.com/{number}.pdf",
            },
            "units": {"STC": "W", "V_oc": "V", "gamma_r": "%/K"},
            "booleans": frozenset({"Bifacial"}),
        }


def _dtf_printers(dice: random.Random) -> Iterator[Product]:
    for number in range(40):
        inks = dice.sample(["CMYK", "White", "Fluorescent"], dice.randint(1, 3))
        yield {
            "category": ("Machinery", "DTF printers"),
            "attributes": {
                "Print width": f"{dice.choice([30, 33, 60])} cm" if number % 2 else
                    f"{dice.choice([300, 330, 600])} mm",
                "Print head": dice.choice(["Epson XP600", "EPSON XP600", "Epson i3200-A1"]),
                "Number of heads": str(dice.choice([1, 2, 4])),
                "Ink colours": dice.choice([", ", "; "]).join(inks),
                "Print speed": f"{dice.choice([6, 8])}-{dice.choice([12, 16])} m²/h",
                "Voltage": dice.choice(["220V", "110V/220V", "AC 220 V"]),
            },
        }  # fmt: skip


def _bearings(dice: random.Random) -> Iterator[Product]:
    for _ in range(60):
        series = dice.choice(["6203", "6204", "6205", "6206"])
        seal = dice.choice(["2RS", "ZZ"])
        yield {
            "category": ("Mechanical parts", "Ball bearings"),
            "attributes": {
                "Bearing": f"{series}-{seal}",
                "Bore": f"{dice.choice([17, 20, 25, 30])} mm",
                "Precision": dice.choice(["P0", "P5", "P6"]),
                "Seal": {"2RS": "Rubber", "ZZ": "Metal"}[seal],
            },
        }


def _yoga_wear(dice: random.Random) -> Iterator[Product]:
    for number in range(60):
        yield {
            "category": ("Apparel", "Yoga wear"),
            "attributes": {
                "Colour": dice.choice(["Black", "black", "Navy, Black", "Red, Grey", "Gray"]),
                "Fabric": dice.choice(
                    ["75% Nylon 25% Spandex", "80% Polyester 20% Spandex", "Cotton"]
                ),
                "Size": dice.choice(["S, M, L", "M, L, XL", "S, M, L, XL"]),
                "Non-slip": dice.choice(["Yes", "No"]),
                "Style no.": f"YW-{1000 + number}",
            },
        }


def _brake_pads(dice: random.Random) -> Iterator[Product]:
    for number in range(60):
        yield {
            "category": ("Auto parts", "Brake pads"),
            "attributes": {
                "Position": dice.choice(["Front", "Rear", "front"]),
                "Material": dice.choice(["Ceramic", "Semi-metallic", "Semi metallic"]),
                "OE number": f"{dice.randint(10000, 99999)}-{number:05}",
                "Year": str(dice.randint(2005, 2020)),
                "Thickness": f"{dice.choice([15, 16.5, 17])}mm",
                "Weight": f"{dice.uniform(1, 3):.1f} kg" if number % 4 else
                    f"{dice.uniform(1, 3):.1f}",
            },
        }  # fmt: skip


def trade_products() -> list[Product]:
    """Products of six trades, as dirty as they are."""
    dice = random.Random(7)
    trades = (_forklifts, _solar_modules, _dtf_printers, _bearings, _yoga_wear, _brake_pads)
    return [product for trade in trades for product in trade(dice)]


@pytest.fixture(scope="session")
def trade(
    catalogue: Callable[[Iterable[Product]], duckdb.DuckDBPyConnection],
) -> tuple[duckdb.DuckDBPyConnection, AttributeSchema]:
    """The six trades, their schema learnt and applied. Not to be changed."""
    con = catalogue(trade_products())
    schema = learn_schema(con)
    apply_schema(con, schema)
    return con, schema
