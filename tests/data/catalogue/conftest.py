from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from data.catalogue import (
    CatalogueStore,
    Generation,
    GenerationBuilder,
    SourceEntry,
    write_records,
)
from data.evidence import Evidence
from data.money import Money
from data.records import AttributeValue, Offer, PriceBreak, Product, Supplier
from data.values import Number, Text

Publish = Callable[..., Generation]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    home = tmp_path / "home"
    yield home
    assert list(home.glob("catalogue/building-*")) == [], "a writer left its scratch"


@pytest.fixture
def store(home: Path) -> CatalogueStore:
    return CatalogueStore(home)


@pytest.fixture
def source() -> SourceEntry:
    sha256 = hashlib.sha256(b"the file").hexdigest()
    return SourceEntry(
        id=sha256[:12],
        name="forklifts.csv",
        format="csv",
        size=8,
        sha256=sha256,
        dataset="default",
        read=4,
        accepted=2,
        rejected=1,
        unchanged=1,
    )


def a_product(number: int, source: str = "s") -> Product:
    said = Evidence(source, number, "title", f"Forklift {number}")
    return Product(
        id=f"p{number}",
        dataset="default" if number % 2 else "other",
        title=f"Forklift {number}",
        category=("Material handling", "Forklifts" if number % 3 else "Reach trucks"),
        attributes=(
            AttributeValue(
                "load_capacity",
                Number(number * 1000.0, number * 1000.0, "kg"),
                Number(float(number), float(number), "t"),
                Evidence(source, number, "Load", f"{number} t"),
            ),
            AttributeValue(
                "fuel", Text("diesel"), Text("Diesel"), Evidence(source, number, "Fuel", "Diesel")
            ),
        )
        if number % 5
        else (),
        evidence={"title": said},
    )


def a_supplier(number: int) -> Supplier:
    return Supplier(id=f"s{number}", name=f"Supplier {number}", blocked=number == 2)


def an_offer(number: int, product: int, supplier: int) -> Offer:
    price = Money(Decimal("10.5") + number, "USD")
    return Offer(
        id=f"o{number}",
        product_id=f"p{product}",
        supplier_id=f"s{supplier}",
        price_breaks=(PriceBreak(Decimal(1), price),),
    )


@pytest.fixture
def products() -> Callable[[Iterable[int]], list[Product]]:
    return lambda numbers: [a_product(number) for number in numbers]


@pytest.fixture(scope="session")
def made_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Homes of one generation, kept to be copied: making one takes ten times as long."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture
def publish(home: Path, store: CatalogueStore, source: SourceEntry, made_before: Path) -> Publish:
    """Publishes a generation of the numbered products, some with offers, and three suppliers."""

    def build(numbers: list[int], keep: int, schema: bytes) -> Generation:
        with store.build(threads=1) as builder:
            fill(builder, numbers)
            return builder.publish(
                sources=[source], schema=schema, mappings={source.id: b"version: 1\n"}, keep=keep
            )

    def run(numbers: Iterable[int], *, keep: int = 5, schema: bytes = b"{}") -> Generation:
        numbers = list(numbers)
        kept = made_before / hashlib.sha256(f"{numbers}{schema!r}".encode()).hexdigest()
        if home.exists() or keep != 5:
            return build(numbers, keep, schema)
        if kept.exists():
            shutil.copytree(kept, home)
        else:
            build(numbers, keep, schema)
            shutil.copytree(home, kept)
        return store.get()

    return run


def fill(builder: GenerationBuilder, numbers: Iterable[int]) -> None:
    numbers = list(numbers)
    write_records(
        builder,
        products=[a_product(n) for n in numbers],
        suppliers=[a_supplier(n) for n in range(3)],
        offers=[an_offer(n, n, n % 3) for n in numbers if n % 2],
    )


@pytest.fixture
def fill_builder() -> Callable[[GenerationBuilder, Iterable[int]], None]:
    return fill
