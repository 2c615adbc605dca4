from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from data.catalogue import (
    Catalogue,
    CatalogueStore,
    Dataset,
    Generation,
    GenerationBuilder,
    SourceEntry,
)
from data.catalogue.tables import TABLES
from data.errors import (
    CatalogueError,
    CorruptGeneration,
    InputError,
    NoCatalogue,
    NotFound,
)
from data.evidence import Basis, Evidence
from data.records import Product

Publish = Callable[..., Generation]
Products = Callable[[Iterable[int]], list[Product]]


@pytest.fixture
def catalogue(home: Path, publish: Publish) -> Iterator[Catalogue]:
    publish(range(30))
    with Catalogue.open(home) as catalogue:
        yield catalogue


def test_a_home_without_a_catalogue(home: Path) -> None:
    with pytest.raises(NoCatalogue):
        Catalogue.open(home)
    assert not home.exists()


def test_a_product_has_its_attributes(catalogue: Catalogue, products: Products) -> None:
    assert catalogue.product("p7") == products([7])[0]
    without = catalogue.product("p10")
    assert without.attributes == ()
    with pytest.raises(NotFound, match=r"no such product.*p99"):
        catalogue.product("p99")


def test_products_keep_the_order_asked_for(catalogue: Catalogue, products: Products) -> None:
    asked = ["p3", "p29", "p0", "p10", "p3"]
    assert catalogue.products(asked) == tuple(products([3, 29, 0, 10, 3]))
    assert catalogue.products([]) == ()
    with pytest.raises(NotFound, match=r"\['p98', 'p99'\]"):
        catalogue.products(["p1", "p98", "p99"])
    assert catalogue.products(["p99", "p1"], missing="skip") == tuple(products([1]))


@pytest.mark.parametrize("size", [1, 7, 30, 1000])
def test_iterating_gives_all_products_in_batches(
    catalogue: Catalogue, products: Products, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.catalogue.catalogue._STRIDE", 4)
    everything = products(range(30))
    assert list(catalogue.iter_products(batch_size=size)) == everything
    batches = list(catalogue.product_batches(size))
    assert [product for batch in batches for product in batch] == everything
    assert {len(batch) for batch in batches[:-1]} <= {size}
    assert 0 < len(batches[-1]) <= size


def test_offers_by_product(catalogue: Catalogue) -> None:
    (offer,) = catalogue.offers("p7")
    assert (offer.id, offer.supplier_id) == ("o7", "s1")
    assert str(offer.price_breaks[0].unit_price) == "17.5 USD"
    assert catalogue.offers("p8") == ()
    found = catalogue.offers_of(["p8", "p7", "p99"])
    assert list(found) == ["p8", "p7", "p99"]
    assert found["p7"] == (offer,)
    assert found["p99"] == ()


def test_suppliers_blocked_ones_too(catalogue: Catalogue) -> None:
    assert catalogue.supplier("s2").blocked
    assert [supplier.id for supplier in catalogue.suppliers()] == ["s0", "s1", "s2"]
    assert [supplier.id for supplier in catalogue.suppliers(["s2", "s0"])] == ["s2", "s0"]
    with pytest.raises(NotFound, match="no such supplier"):
        catalogue.supplier("s9")


def test_the_category_tree_counts_what_is_below(catalogue: Catalogue) -> None:
    root = catalogue.categories()
    assert (root.path, root.name, root.products, root.own) == ((), "", 30, 0)
    (handling,) = root.children
    assert (handling.products, handling.own) == (30, 0)
    assert [(c.name, c.products) for c in handling.children] == [
        ("Forklifts", 20),
        ("Reach trucks", 10),
    ]
    assert root.find(("Material handling", "Forklifts")) == handling.children[0]
    assert root.find(("Nothing",)) is None
    assert len(list(root.walk())) == 4


def test_datasets_and_sources(catalogue: Catalogue, source: SourceEntry) -> None:
    assert catalogue.datasets() == (
        Dataset("default", products=15, suppliers=3, offers=15),
        Dataset("other", products=15, suppliers=0, offers=0),
    )
    assert [s.name for s in catalogue.sources()] == ["forklifts.csv"]


def test_evidence_is_traced_to_the_file(catalogue: Catalogue, source: SourceEntry) -> None:
    trace = catalogue.trace(Evidence(source.id, 12, "Load", "5 t"))
    assert str(trace) == "forklifts.csv, row 12, Load: '5 t'"
    assert trace.dataset == "default"
    trace = catalogue.trace(Evidence(source.id, 12, "Name", "Acme X", Basis.INFERRED))
    assert str(trace) == "forklifts.csv, row 12, Name: 'Acme X', inferred"
    trace = catalogue.trace(Evidence(source.id, 12, "category", "Pumps", Basis.DECLARED))
    assert str(trace) == "forklifts.csv, declared for the whole source: 'Pumps'"
    with pytest.raises(NotFound, match="no such source"):
        catalogue.trace(Evidence("other", 1, "c", "raw"))


def test_sql_reads(catalogue: Catalogue) -> None:
    result = catalogue.sql("SELECT id, title FROM products WHERE id = ?", ["p1"])
    assert result.columns == ("id", "title")
    assert result.rows == [("p1", "Forklift 1")]
    assert catalogue.sql("FROM products LIMIT 0").rows == []
    assert catalogue.sql("WITH a AS (SELECT 1 AS x) SELECT x FROM a").rows == [(1,)]
    assert ("products",) in catalogue.sql("SHOW TABLES").rows
    assert catalogue.sql("DESCRIBE offers").columns[0] == "column_name"


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM products",
        "INSERT INTO products FROM products",
        "CREATE TABLE memory.t (a INTEGER)",
        "CREATE TEMP TABLE t (a INTEGER)",
        "DROP TABLE products",
        "DETACH catalogue",
        "USE memory",
        "SET memory_limit = '10GB'",
        "SET enable_external_access = true",
        "ATTACH '/tmp/x.duckdb'",
        "COPY products TO '/tmp/products.csv'",
        "EXPORT DATABASE '/tmp/x'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "PRAGMA enable_profiling",
        "CALL pragma_version()",
        "CHECKPOINT",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM '/etc/hostname'",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM glob('/*')",
        "SELECT 1; SELECT 2",
        "EXPLAIN ANALYZE DELETE FROM products",
        "SELECT nothing FROM products",
        "SELECT",
        "",
    ],
)
def test_sql_does_nothing_but_read_this_catalogue(catalogue: Catalogue, query: str) -> None:
    with pytest.raises(InputError):
        catalogue.sql(query)
    assert len(catalogue.sql("SELECT id FROM products").rows) == 30


def test_a_reader_keeps_its_generation_until_it_reloads(
    home: Path, store: CatalogueStore, publish: Publish
) -> None:
    first = publish(range(3), schema=b"first")
    with Catalogue.open(home) as catalogue, Catalogue.open(home, first.id) as pinned:
        assert not catalogue.reload_if_changed()
        publish(range(2), keep=1)
        assert not first.path.exists()
        # All of it can still be read: what was read before, what was not, by new cursors too.
        for reader in (catalogue, pinned):
            assert reader.generation == first
            assert len(list(reader.iter_products())) == 3
            assert reader.supplier("s2").blocked
            assert len(reader.offers("p1")) == 1
            assert reader.sql("SELECT count(*) FROM attribute_values").rows == [(4,)]
            assert reader._session.schema_json == b"first"
        iterator = catalogue.iter_products(batch_size=1)
        next(iterator)
        assert catalogue.reload_if_changed()
        assert not catalogue.reload_if_changed()
        assert catalogue.generation == store.get()
        assert len(list(catalogue.iter_products())) == 2
        assert len(list(iterator)) == 2  # the rest of the three
        assert not pinned.reload_if_changed()
        assert pinned.generation == first
        publish(range(9))
        rolled_back = store.rollback()
        assert not catalogue.reload_if_changed()
        assert catalogue.generation == rolled_back


def test_a_reload_that_fails_leaves_the_old_generation_open(home: Path, publish: Publish) -> None:
    publish(range(3))
    with Catalogue.open(home) as catalogue:
        broken = publish(range(2))
        broken.schema_path.unlink()
        with pytest.raises(CorruptGeneration):
            catalogue.reload_if_changed()
        assert len(list(catalogue.iter_products())) == 3


def test_opening_a_named_generation(home: Path, publish: Publish) -> None:
    first, second = publish(range(3)), publish(range(2))
    with Catalogue.open(home, first.id) as catalogue:
        assert len(list(catalogue.iter_products())) == 3
    with pytest.raises(NotFound, match=f"{second.id}, {first.id}"):
        Catalogue.open(home, "000009-00000000")


def test_a_database_that_duckdb_cannot_open_is_damage(home: Path, publish: Publish) -> None:
    generation = publish(range(1))
    size = generation.database.stat().st_size
    generation.database.write_bytes(b"\0" * size)
    with pytest.raises(CorruptGeneration, match="cannot be opened"):
        Catalogue.open(home)


def test_a_changed_schema_is_damage(home: Path, publish: Publish) -> None:
    publish(range(1), schema=b'{"a": 1}').schema_path.write_bytes(b'{"a": 2}')
    with pytest.raises(CorruptGeneration, match="schema"):
        Catalogue.open(home)


def test_the_schema_is_the_generations_own(home: Path, publish: Publish) -> None:
    schema = pytest.importorskip("data.schema")
    first = schema.AttributeSchema({})
    publish(range(1), schema=first.to_json())
    with Catalogue.open(home) as catalogue:
        assert catalogue.schema is catalogue.schema
        assert catalogue.schema.to_json() == first.to_json()


def test_a_closed_catalogue_says_so(home: Path, publish: Publish) -> None:
    publish(range(1))
    catalogue = Catalogue.open(home)
    catalogue.close()
    catalogue.close()
    with pytest.raises(CatalogueError, match="closed"):
        catalogue.product("p0")


def test_a_closed_catalogue_opens_again_on_the_generation_that_it_was_on(
    home: Path, publish: Publish
) -> None:
    publish(range(1))
    catalogue = Catalogue.open(home)
    on = catalogue.generation
    catalogue.close()
    publish(range(2))
    catalogue.open_again()
    catalogue.open_again()
    assert catalogue.generation == on
    assert catalogue.sql("SELECT count(*) FROM products").rows == [(1,)]
    catalogue.close()


def test_threads_share_a_catalogue_while_it_is_written_and_reloaded(
    home: Path, store: CatalogueStore, publish: Publish, products: Products
) -> None:
    publish(range(20))
    expected = products(range(20))
    stop = threading.Event()

    def read(thread: int) -> int:
        rounds = 0
        while not stop.is_set() or not rounds:
            at = (thread + rounds) % 20
            assert catalogue.product(f"p{at}") == expected[at]
            asked = [f"p{n}" for n in range(at, min(at + 3, 20))]
            assert catalogue.products(asked) == tuple(expected[at : at + 3])
            rounds += 1
        return rounds

    with Catalogue.open(home) as catalogue, ThreadPoolExecutor(3) as pool:
        readers = [pool.submit(read, thread) for thread in range(3)]
        reloads = 0
        for more in range(2):
            publish(range(20 + more), keep=1)
            reloads += catalogue.reload_if_changed()
        stop.set()
        assert all(reader.result() > 0 for reader in readers)
        assert reloads == 2


def test_reading_writes_nothing_under_the_home(home: Path, publish: Publish) -> None:
    publish(range(50))

    def everything() -> list[tuple[Path, int]]:
        return sorted((path, path.stat().st_mtime_ns) for path in home.rglob("*"))

    before = everything()
    with Catalogue.open(home, memory_limit="32MB", threads=1) as catalogue:
        list(catalogue.iter_products())
        catalogue.sql("SELECT * FROM products, attribute_values ORDER BY raw")
        catalogue.reload_if_changed()
    assert everything() == before


def test_values_written_out_of_order_are_put_in_order(
    home: Path,
    store: CatalogueStore,
    products: Products,
    fill_builder: Callable[[GenerationBuilder, Iterable[int]], None],
) -> None:
    with store.build() as builder:
        fill_builder(builder, range(40))
        con = builder.connection
        # Scattered, and with gaps where rows were deleted.
        con.execute("CREATE TABLE mixed AS FROM attribute_values ORDER BY ordinal, raw, product_id")
        con.execute("DELETE FROM attribute_values")
        con.execute("INSERT INTO attribute_values FROM mixed")
        con.execute("DROP TABLE mixed")
        con.execute("DELETE FROM offers")
        con.execute("DELETE FROM attribute_values WHERE product_id = 'p7'")
        con.execute("DELETE FROM products WHERE id = 'p7'")
        builder.publish(sources=[], schema=b"{}")
    with Catalogue.open(home) as catalogue:
        ids = [product.id for product in catalogue.iter_products(batch_size=3)]
        assert ids == [f"p{n}" for n in range(40) if n != 7]
        for product in (*catalogue.iter_products(), *catalogue.products(ids)):
            (expected,) = products([int(product.id[1:])])
            assert set(product.attributes) == set(expected.attributes)


def test_values_in_a_few_runs_are_read_where_they_lie(
    home: Path,
    store: CatalogueStore,
    products: Products,
    fill_builder: Callable[[GenerationBuilder, Iterable[int]], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("data.catalogue.arrangement._move", None)
    monkeypatch.setattr("data.catalogue.catalogue._STRIDE", 7)
    with store.build() as builder:
        fill_builder(builder, range(40))
        con = builder.connection
        # As a schema that writes its numbers first, then its words.
        con.execute("CREATE TEMP TABLE given AS SELECT rowid AS place, * FROM attribute_values")
        columns = "* EXCLUDE (place)"
        con.execute("DROP TABLE attribute_values")
        con.execute(f"CREATE TABLE attribute_values ({TABLES['attribute_values']})")
        for kind in ("number", "text"):
            con.execute(
                f"INSERT INTO attribute_values BY NAME SELECT {columns} FROM given "
                "WHERE kind = ? ORDER BY place",
                [kind],
            )
        builder.publish(sources=[], schema=b"{}")
    with Catalogue.open(home) as catalogue:
        assert list(catalogue.iter_products(batch_size=3)) == products(range(40))
        some = [39, 3, 10, 22, 4]
        assert catalogue.products([f"p{n}" for n in some]) == tuple(products(some))
        assert catalogue.product("p8") == products([8])[0]


@pytest.mark.parametrize("limit", [0, 2**40])
def test_a_file_with_much_free_space_is_made_compact(
    store: CatalogueStore, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.catalogue.arrangement._SMALL", limit)
    with store.build() as builder:
        con = builder.connection
        con.execute("CREATE TABLE work AS SELECT md5(i::VARCHAR) FROM range(300000) AS r(i)")
        con.execute(
            "INSERT INTO unread_fields "
            "SELECT 's', i, 'c', 'f', md5(i::VARCHAR), 'x' FROM range(50000) AS r(i)"
        )
        con.execute("CHECKPOINT")
        con.execute("DROP TABLE work")
        generation = builder.publish(sources=[], schema=b"{}")
    # With a limit that no file reaches, the free space stays.
    size = generation.database.stat().st_size
    assert size < 4_000_000 if limit == 0 else size > 5_000_000
    assert generation.manifest.tables["unread_fields"] == 50_000
    generation.verify()
