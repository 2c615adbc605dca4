"""A catalogue small enough to know by heart, and the columns built from it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

import pytest

from data.catalogue import Catalogue, CatalogueStore, SourceEntry, write_records
from data.evidence import Evidence
from data.money import Money
from data.records import AttributeValue, LeadTime, Offer, PriceBreak, Product, Supplier
from data.schema.attribute_schema import AttributeSchema
from data.schema.model import AttributeDefinition, AttributeKind, CategorySchema, ValueCount
from data.values import Dimensions, Flag, Number, Text, Value
from index.columns import ColumnStore, DocumentOrder, build_columns, build_order

_SAID = Evidence("s", 1, "c", "raw")


def of_kind(name: str, kind: AttributeKind, **more: object) -> AttributeDefinition:
    return AttributeDefinition(
        id=name, label=name.capitalize(), kind=kind, coverage=1.0, count=1, distinct=2, **more
    )


@dataclass
class Shelf:
    """A catalogue in the making, and how to look at what was made of it."""

    folder: Path
    schemas: dict[tuple[str, ...], list[AttributeDefinition]] = field(default_factory=dict)
    products: list[Product] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    suppliers: dict[str, Supplier] = field(default_factory=dict)

    def category(self, *path: str, **kinds: AttributeKind | AttributeDefinition) -> None:
        self.schemas[path] = [
            replace(d, id=name) if isinstance(d, AttributeDefinition) else of_kind(name, d)
            for name, d in kinds.items()
        ]

    def product(self, id_: str, category: tuple[str, ...], **values: object) -> None:
        certifications = values.pop("certifications", ())
        brand = values.pop("brand", None)
        found = [
            AttributeValue(name, value, value, _SAID)
            for name, given in values.items()
            for value in (given if isinstance(given, list) else [given])
        ]
        self.products.append(
            Product(
                id=id_,
                dataset="default",
                title=id_,
                category=category,
                brand=brand,
                certifications=certifications,
                attributes=tuple(found),
                evidence={"title": _SAID},
            )
        )

    def supplier(self, id_: str, country: str | None = None, *, blocked: bool = False) -> None:
        self.suppliers[id_] = Supplier(id=id_, name=id_, country=country, blocked=blocked)

    def offer(
        self,
        product: str,
        supplier: str | None,
        *prices: tuple[int, str] | tuple[int, str, str],
        currency: str = "USD",
        moq: int | None = None,
        leads: tuple[tuple[int, int, int], ...] = (),
        unit: str | None = None,
    ) -> None:
        breaks = tuple(
            PriceBreak(
                Decimal(p[0]),
                Money.of(p[1], currency),
                Money.of(p[2], currency) if len(p) == 3 else None,
            )
            for p in prices
        )
        self.offers.append(
            Offer(
                id=f"o{len(self.offers)}",
                product_id=product,
                supplier_id=supplier,
                price_breaks=breaks,
                unit_of_sale=unit,
                moq=None if moq is None else Decimal(moq),
                lead_times=tuple(LeadTime(Decimal(q), low, high) for q, low, high in leads),
            )
        )

    def catalogue(self) -> Catalogue:
        schema = AttributeSchema(
            {(): CategorySchema((), 0, ())}
            | {path: CategorySchema(path, 0, tuple(ds)) for path, ds in self.schemas.items()}
        )
        sha256 = hashlib.sha256(b"s").hexdigest()
        source = SourceEntry(
            id="s",
            name="s.csv",
            format="csv",
            size=1,
            sha256=sha256,
            dataset="default",
            read=1,
            accepted=1,
            rejected=0,
            unchanged=0,
        )
        kinds = {d.id: d.kind for ds in self.schemas.values() for d in ds}
        with CatalogueStore(self.folder / "home").build(threads=1) as builder:
            write_records(
                builder,
                products=self.products,
                suppliers=list(self.suppliers.values()),
                offers=self.offers,
                kinds=kinds,
            )
            builder.publish(sources=[source], schema=schema.to_json())
        return Catalogue.open(self.folder / "home", threads=1)

    def columns(self) -> ColumnStore:
        folder = self.folder / "columns"
        folder.mkdir()
        with self.catalogue() as catalogue:
            build_columns(catalogue, build_order(catalogue, folder), folder)
        return ColumnStore.open(folder, DocumentOrder.open(folder))


NUMBER, ONE_OF = AttributeKind.NUMBER, AttributeKind.ONE_OF
CHARGER, DESK, TRUCK = ("Power", "Chargers"), ("Furniture", "Desks"), ("Trucks",)


def volts(low: float, high: float | None = None) -> Value:
    return Number(low, low if high is None else high, "V")


def fill(shelf: Shelf) -> None:
    shelf.category(
        *CHARGER,
        voltage=of_kind("voltage", NUMBER, unit="V", dimension="voltage"),
        weight=of_kind("weight", NUMBER, unit="g", dimension="mass"),
        wireless=AttributeKind.BOOLEAN,
        colour=of_kind(
            "colour",
            ONE_OF,
            values=(ValueCount("Grey", 2, ("gray",)), ValueCount("Black", 1)),
            synonyms={"Grey": ("anthracite",)},
            value_labels={"Black": {"de": "schwarz"}},
        ),
        ports=AttributeKind.SEVERAL_OF,
        note=AttributeKind.TEXT,
    )
    shelf.category(
        *DESK,
        top=of_kind("top", AttributeKind.DIMENSIONS, unit="mm", dimension="length"),
        weight=of_kind("weight", NUMBER, unit="kg", dimension="mass"),
        colour=ONE_OF,
    )
    shelf.category(
        *TRUCK,
        capacity=of_kind("capacity", NUMBER, unit="t", dimension="mass"),
        weight=of_kind("weight", ONE_OF),
        timer=of_kind("timer", NUMBER, unit="s", dimension="time"),
    )
    shelf.product(
        "c1",
        CHARGER,
        voltage=volts(100, 240),
        weight=Number(250, 250, "g"),
        wireless=Flag(True),
        colour=Text("Grey"),
        ports=[Text("USB-A"), Text("USB-C")],
        brand="Acme",
        certifications=("CE", "RoHS"),
    )
    shelf.product(
        "c2",
        CHARGER,
        voltage=volts(110),
        weight=Number(1000, 1000, "g"),
        wireless=Flag(False),
        colour=Text("Black"),
        ports=[Text("USB-C")],
        brand="ACME",
        certifications=("CE",),
    )
    shelf.product("c3", CHARGER)
    size = Dimensions((1600.0, 800.0), "mm")
    shelf.product("d1", DESK, top=size, weight=Number(30, 30, "kg"), colour=Text("grey"))
    shelf.product("d2", DESK, top=Dimensions((1200.0, 600.0, 25.0), "mm"))
    infinite = float("inf")
    shelf.product("t1", TRUCK, capacity=Number(-infinite, 3, "t"), weight=Text("heavy"))
    shelf.product(
        "t2",
        TRUCK,
        capacity=Number(2.5, 2.5, "t"),
        timer=[Number(n, n, "s") for n in (10.0, 30.0, 60.0)],
    )
    shelf.product("loose", ())
    shelf.supplier("cn", "CN")
    shelf.supplier("de", "DE")
    shelf.supplier("bad", "US", blocked=True)
    shelf.offer(
        "c1", "cn", (1, "10"), (100, "8"), moq=1, leads=((1, 7, 10), (500, 20, 30)), unit="H87"
    )
    shelf.offer("c1", "de", (1, "20"), moq=5, leads=((1, 2, 2),))
    shelf.offer("c1", "bad", (1, "1"), moq=1)
    shelf.offer("c2", "de", (10, "9", "12"), moq=10)
    shelf.offer("c2", None, (1, "70"), currency="CNY")
    shelf.offer("d1", "bad", (1, "100"))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> ColumnStore:
    made = Shelf(tmp_path_factory.mktemp("shelf"))
    fill(made)
    return made.columns()


@pytest.fixture(scope="session")
def documents(store: ColumnStore) -> Callable[..., list[str]]:
    """Ids of some documents by number."""
    return lambda numbers: [store.order.id(int(n)) for n in numbers]


@pytest.fixture
def number() -> Callable[[str, float], AttributeDefinition]:
    """A number in a unit, of some importance."""
    return lambda unit, weight: of_kind("number", NUMBER, unit=unit, importance=weight)


@pytest.fixture
def one_of() -> Callable[[float], AttributeDefinition]:
    """One of some labels, of some importance."""
    return lambda weight: of_kind("one_of", ONE_OF, importance=weight)
