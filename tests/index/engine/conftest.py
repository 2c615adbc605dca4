"""A catalogue of a few products made by hand, and an index over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest

from data.catalogue import Catalogue
from data.ingest import ingest
from data.money import Money
from data.records import Offer, PriceBreak, Product
from index.engine import EmbeddedIndex
from index.snapshot import Snapshot, build_snapshot

FEED = """id,title,category,brand,mpn,price,sku,description,Load capacity,Power source
p1,Diesel forklift with side shifter,Lift trucks,Liftwell,LW-30D,USD 9000,S-1,For yards,3 t,Diesel
p2,Electric forklift for narrow aisles,Lift trucks,Liftwell,LW-20E,USD 12000,S-2,,2 t,Electric
p3,LPG forklift,Lift trucks,Naxo,NX-25,USD 8000,S-3,Clean in halls,,LPG
p4,LED lamp E27 9 W,Lamps,Lumo,E27-9,USD 1,S-4,Warm light,,
p5,LED lamp E14 5 W,Lamps,Lumo,E14-5,USD 1,S-5,Candle shape,,
p6,LED floodlight 50 W,Lamps,Lumo,FL-50,USD 7,S-6,Garden light,,
"""


@pytest.fixture(scope="session")
def small_snapshot(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Snapshot, Catalogue]]:
    folder = tmp_path_factory.mktemp("small")
    (folder / "feed.csv").write_text(FEED, encoding="utf-8")
    ingest([str(folder / "feed.csv")], home=folder / "home")
    with Catalogue.open(folder / "home") as catalogue:
        yield build_snapshot(catalogue, folder / "home"), catalogue


@pytest.fixture
def small(small_snapshot: tuple[Snapshot, Catalogue]) -> EmbeddedIndex:
    """Changes are kept in memory: each test begins with the snapshot as it was built."""
    return EmbeddedIndex(*small_snapshot)


@pytest.fixture
def make() -> Callable[..., Product]:
    def product(id_: str, title: str, **options: object) -> Product:
        options.setdefault("category", ("Lift trucks",))
        return Product(id_, "default", title, **options)  # type: ignore[arg-type]

    return product


@pytest.fixture
def offer() -> Callable[..., Offer]:
    def one(product_id: str, price: str, sku: str | None = None) -> Offer:
        unit_price = Money.of(price, "USD")
        breaks = (PriceBreak(Decimal(1), unit_price),)
        return Offer(f"o-{product_id}", product_id, None, sku=sku, price_breaks=breaks)

    return one
