"""A small catalogue made by hand, so that what the commands print is known exactly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from data.catalogue import CatalogueStore, SourceEntry, write_records
from data.evidence import Basis, Evidence
from data.money import Money
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
from data.schema.model import (
    AttributeDefinition,
    AttributeKind,
    CategorySchema,
    Direction,
    Quantiles,
    ValueCount,
)
from data.values import Number, Text
from sourcing.cli.main import app

SHA = "ab" * 32
SOURCE = SourceEntry(
    id=SHA[:12],
    name="feeds/forklifts.csv",
    format="csv",
    size=2048,
    sha256=SHA,
    dataset="default",
    read=4,
    accepted=3,
    rejected=1,
)
FORKLIFTS = ("Material handling", "Forklifts")
LAMPS = ("Lighting", "LED lamps")


def at(row: int, column: str, raw: str, basis: Basis = Basis.LISTED) -> Evidence:
    return Evidence(SOURCE.id, row, column, raw, basis)


def usd(amount: str) -> Money:
    return Money.of(amount, "USD")


PRODUCTS = (
    Product(
        "truck-1",
        "default",
        "Diesel forklift 3 t",
        category=FORKLIFTS,
        brand="Liftwell",
        mpn="LW-30D",
        classifications=(Classification("HS", "842720"),),
        attributes=(
            AttributeValue(
                "load_capacity",
                Number(3000, 3000, "kg"),
                Number(3, 3, "t"),
                at(1, "Load capacity", "3 t"),
            ),
            AttributeValue("fuel", Text("Diesel"), Text("diesel"), at(1, "Fuel", "diesel")),
            AttributeValue("mast", None, None, at(1, "Mast", "as you like")),
        ),
        evidence={"brand": at(1, "Name", "Liftwell Diesel forklift 3 t", Basis.INFERRED)},
    ),
    Product("truck-2", "default", "Electric forklift", category=FORKLIFTS),
    Product("lamp-1", "default", "LED lamp [bold]E27[/bold] \x1b[31m9 W", category=LAMPS),
)
SUPPLIERS = (
    Supplier(
        "s1",
        "Hefei Liftwell",
        country="CN",
        region="Anhui",
        cluster="Hefei forklift cluster",
        kind=SupplierKind.MANUFACTURER,
        founded=2004,
        employees_low=51,
        employees_high=100,
        on_time_rate=0.974,
        rating=4.8,
        rating_count=312,
        evidence={"on_time_rate": at(1, "On time", "97.4%")},
    ),
    Supplier("s2", "Quick Cash Trading", country="CN", blocked=True, block_reason="took deposits"),
)
OFFERS = (
    Offer(
        "o1",
        "truck-1",
        "s1",
        price_breaks=(
            PriceBreak(Decimal(1), usd("12500")),
            PriceBreak(Decimal(10), usd("11900"), usd("12100")),
        ),
        unit_of_sale="H87",
        moq=Decimal(2),
        lead_times=(LeadTime(Decimal(1), 15, 20),),
        delivery_terms=(DeliveryTerm("FOB", "Shanghai"),),
        warranty_months=24,
        valid_until=date(2026, 12, 31),
        evidence={"moq": at(1, "MOQ", "2 pcs")},
    ),
    Offer("o2", "truck-2", "s2", price_breaks=(PriceBreak(Decimal(1), usd("999")),)),
    Offer("o3", "lamp-1", None, price_breaks=(PriceBreak(Decimal(100), usd("0.85")),)),
)
CAPACITY = AttributeDefinition(
    "load_capacity",
    "Load capacity",
    AttributeKind.NUMBER,
    coverage=0.5,
    count=1,
    distinct=2,
    dimension="mass",
    unit="kg",
    importance=0.9,
    direction=Direction.MORE,
    quantiles=Quantiles(1000, 1200, 1500, 2500, 3000, 4800, 5000),
    names=("Load capacity",),
)
FUEL = AttributeDefinition(
    "fuel",
    "Fuel",
    AttributeKind.ONE_OF,
    coverage=0.5,
    count=1,
    distinct=2,
    values=(ValueCount("Diesel", 1, ("diesel",)), ValueCount("LPG", 0)),
)
SCHEMA = AttributeSchema(
    {
        one.category: one
        for one in (
            CategorySchema((), 3, ()),
            CategorySchema(FORKLIFTS[:1], 2, (CAPACITY, FUEL)),
            CategorySchema(FORKLIFTS, 2, (CAPACITY, FUEL)),
            CategorySchema(LAMPS[:1], 1, ()),
            CategorySchema(LAMPS, 1, ()),
        )
    }
)

Sourcing = Callable[..., object]


def build(home: Path) -> str:
    """Publish the catalogue and return its generation's id."""
    with CatalogueStore(home).build() as builder:
        write_records(
            builder,
            products=PRODUCTS,
            suppliers=SUPPLIERS,
            offers=OFFERS,
            kinds={"load_capacity": AttributeKind.NUMBER},
        )
        builder.rejects_path.write_text(
            '{"source":"feeds/forklifts.csv","row":4,"field":"title",'
            '"value":"","reason":"no title"}\n',
            encoding="utf-8",
        )
        return builder.publish(sources=[SOURCE], schema=SCHEMA.to_json()).id


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    build(folder)
    return folder


@pytest.fixture(scope="session")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with its search index, shared: only for tests that change nothing in it."""
    folder = tmp_path_factory.mktemp("indexed")
    build(folder)
    done = CliRunner().invoke(app, ["--home", str(folder), "index", "--words-only"])
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def fresh_home(tmp_path: Path) -> Path:
    build(tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("SOURCING_HOME", raising=False)
    return CliRunner()


@pytest.fixture
def sourcing(runner: CliRunner, home: Path) -> Sourcing:
    def run(*arguments: str, at: Path = home) -> object:
        return runner.invoke(app, ["--home", str(at), *arguments])

    return run
