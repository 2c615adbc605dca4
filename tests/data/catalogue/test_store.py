from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest
from pydantic import ValidationError

from data.catalogue import (
    CatalogueStore,
    Generation,
    GenerationBuilder,
    SourceEntry,
    read_records,
)
from data.errors import (
    CatalogueBusy,
    CatalogueError,
    CorruptGeneration,
    InputError,
    NoCatalogue,
    NotFound,
)

Publish = Callable[..., Generation]
Fill = Callable[[GenerationBuilder, Iterable[int]], None]


def test_a_home_without_a_catalogue_is_left_alone(home: Path, store: CatalogueStore) -> None:
    assert store.current() is None
    assert store.generations() == ()
    assert store.damaged() == ()
    with pytest.raises(NoCatalogue, match="sourcing ingest"):
        store.get()
    with pytest.raises(NotFound, match="none yet"):
        store.get("000001-abcdef01")
    assert not home.exists()


def test_a_published_generation_is_current_and_says_what_it_holds(
    home: Path, store: CatalogueStore, publish: Publish, source: SourceEntry
) -> None:
    before = datetime.now(UTC)
    generation = publish(range(4), schema=b'{"a": 1}')
    assert store.current() == store.get() == generation
    manifest = generation.manifest
    assert manifest.id == f"000001-{manifest.content[:8]}" == generation.path.name
    assert manifest.parent is None
    assert before - timedelta(seconds=1) < manifest.created <= datetime.now(UTC)
    assert manifest.created.utcoffset() == timedelta(0)
    assert manifest.tables["products"] == 4
    assert manifest.tables["suppliers"] == 3
    assert manifest.sources == (
        source.model_copy(update={"mapping": f"mappings/{source.id}.yaml"}),
    )
    assert {entry.name for entry in manifest.files} == {
        "catalogue.duckdb",
        "schema.json",
        "rejects.jsonl",
        f"mappings/{source.id}.yaml",
    }
    assert generation.schema_path.read_bytes() == b'{"a": 1}'
    assert generation.rejects_path.read_bytes() == b""
    assert generation.overlay_path is None
    mapping = generation.mapping_path(source.id)
    assert mapping is not None
    assert mapping.read_bytes() == b"version: 1\n"
    assert generation.mapping_path("other") is None
    assert (home / "catalogue" / "CURRENT").read_text() == f"{generation.id}\n"
    store.verify()


def test_leaving_without_publishing_changes_nothing(
    home: Path, store: CatalogueStore, publish: Publish, fill_builder: Fill
) -> None:
    before = publish(range(2))
    with store.build() as builder:
        fill_builder(builder, range(5))
        assert list(home.glob("catalogue/building-*")) == [builder.scratch]
        assert store.generations() == (before,)
    with pytest.raises(CatalogueError, match="ended"):
        builder.connection.execute("SELECT 1")

    def fail() -> None:
        with store.build() as builder:
            fill_builder(builder, range(5))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert store.generations() == (before,)
    assert store.verify() == before


def test_a_build_reads_the_base_and_cannot_change_it(
    store: CatalogueStore, publish: Publish, source: SourceEntry
) -> None:
    base = publish(range(3))
    with store.build() as builder:
        assert builder.base == base
        assert len(read_records(builder.connection, "base").products) == 3
        with pytest.raises(Exception, match="read-only"):
            builder.connection.execute("DELETE FROM base.products")
        builder.connection.execute("INSERT INTO products SELECT * FROM base.products")
        builder.rejects_path.write_bytes(b"{}\n")
        generation = builder.publish(sources=[source], schema=b"{}", overlay=b"labels: {}\n")
    assert generation.parent == base.id
    # The mapping of a source that is kept is inherited.
    mapping = generation.mapping_path(source.id)
    assert mapping is not None
    assert mapping.read_bytes() == b"version: 1\n"
    assert generation.overlay_path is not None
    assert generation.overlay_path.read_bytes() == b"labels: {}\n"
    assert generation.rejects_path.read_bytes() == b"{}\n"
    generation.verify()
    base.verify()


def test_a_build_is_published_once(store: CatalogueStore) -> None:
    with store.build() as builder:
        builder.publish(sources=[], schema=b"{}")
        with pytest.raises(CatalogueError, match="already"):
            builder.publish(sources=[], schema=b"{}")
    assert len(store.generations()) == 1


def test_an_unknown_table_is_refused(store: CatalogueStore, fill_builder: Fill) -> None:
    with store.build() as builder:
        rows = builder.connection.sql("SELECT 1 AS id").to_arrow_table()
        with pytest.raises(CatalogueError, match=r"unknown table.*products"):
            builder.append("nothing", rows)


def test_the_same_content_has_the_same_digest_whatever_its_order(
    store: CatalogueStore, publish: Publish, tmp_path: Path, source: SourceEntry
) -> None:
    first = publish([0, 1, 2, 3])
    again = publish([3, 1, 0, 2])
    assert again.id != first.id
    assert again.manifest.content == first.manifest.content
    assert publish([0, 1, 2]).manifest.content != first.manifest.content
    assert publish(range(4), schema=b"[]").manifest.content != first.manifest.content
    # In another home, with another number of threads, after another history.
    other = CatalogueStore(tmp_path / "other")
    with store.build() as old, other.build(threads=1) as new:
        for table in ("products", "suppliers", "offers", "attribute_values"):
            rows = old.connection.sql(f"FROM base.{table}").to_arrow_table()
            new.append(table, rows)
        same = new.publish(sources=[source], schema=b"[]", mappings={source.id: b"version: 1\n"})
    assert same.manifest.content == store.get().manifest.content


def test_every_column_counts_for_the_digest(store: CatalogueStore, publish: Publish) -> None:
    seen = {publish(range(3)).manifest.content}
    changes = [
        "UPDATE products SET url = 'x' WHERE id = 'p1'",
        "UPDATE products SET category = ['x'] WHERE id = 'p1'",
        "UPDATE suppliers SET blocked = true WHERE id = 's1'",
        "UPDATE offers SET moq = 3",
        "UPDATE attribute_values SET raw = 'x' WHERE ordinal = 0 AND product_id = 'p1'",
        "UPDATE attribute_values SET axis = 'length' WHERE product_id = 'p1'",
    ]
    for change in changes:
        with store.build() as builder:
            for table in ("products", "suppliers", "offers", "attribute_values"):
                builder.connection.execute(f"INSERT INTO {table} FROM base.{table}")
            builder.connection.execute(change)
            generation = builder.publish(sources=[], schema=b"{}")
        assert generation.manifest.content not in seen, change
        seen.add(generation.manifest.content)


def test_generations_are_listed_newest_first_and_pruned_to_keep(
    home: Path, store: CatalogueStore, publish: Publish
) -> None:
    made = [publish(range(number), keep=3) for number in range(5)]
    assert store.generations() == tuple(reversed(made[2:]))
    assert store.prune(2) == (made[2].id,)
    assert store.generations() == (made[4], made[3])
    assert sorted(path.name for path in (home / "catalogue" / "generations").iterdir()) == [
        made[3].id,
        made[4].id,
    ]
    assert store.prune(1) == (made[3].id,)
    assert store.prune(1) == ()
    assert store.verify() == made[4]


@pytest.mark.parametrize("keep", [0, -1])
def test_at_least_the_current_generation_is_kept(
    store: CatalogueStore, publish: Publish, keep: int
) -> None:
    generation = publish(range(1))
    with pytest.raises(InputError, match="1 or more"):
        store.prune(keep)
    with pytest.raises(InputError, match="1 or more"):
        publish(range(2), keep=keep)
    assert store.generations() == (generation,)


def test_rolling_back_goes_to_the_parent_and_forth_by_id(
    store: CatalogueStore, publish: Publish
) -> None:
    first, second, third = (publish(range(number)) for number in range(1, 4))
    assert store.rollback() == second == store.current()
    assert store.rollback() == first == store.current()
    with pytest.raises(NotFound, match=f"no earlier.*{third.id}"):
        store.rollback()
    assert store.rollback(third.id) == third == store.current()
    assert store.rollback(third.id) == third
    with pytest.raises(NotFound, match=first.id):
        store.rollback("000009-abcdef01")
    # After a rollback the next generation builds on the one rolled back to, under a new number,
    # and rolling back from it leads there, not to the one in between.
    store.rollback(first.id)
    fourth = publish(range(9))
    assert fourth.id.startswith("000004-")
    assert fourth.parent == first.id
    assert store.rollback() == first


def test_rolling_back_without_a_catalogue(store: CatalogueStore) -> None:
    with pytest.raises(NoCatalogue):
        store.rollback()


def test_rolling_back_when_the_parent_is_pruned_goes_to_the_next_older(
    store: CatalogueStore, publish: Publish
) -> None:
    first, second, third = (publish(range(number)) for number in range(1, 4))
    store.rollback(first.id)
    fourth = publish(range(4))  # built on the first
    assert store.prune(2) == (second.id, first.id)
    assert store.current() == fourth
    assert store.rollback() == third


def test_pruning_spares_the_current_generation_however_old(
    store: CatalogueStore, publish: Publish
) -> None:
    first, second, third = (publish(range(number)) for number in range(1, 4))
    store.rollback(first.id)
    assert store.prune(1) == (second.id,)
    assert store.generations() == (third, first)
    assert store.current() == first


def test_rolling_back_to_a_damaged_generation_is_refused(
    store: CatalogueStore, publish: Publish
) -> None:
    first, second = publish(range(1)), publish(range(2))
    flip(first.database)
    with pytest.raises(CorruptGeneration, match=r"bytes of catalogue\.duckdb"):
        store.rollback()
    assert store.current() == second


def flip(path: Path) -> None:
    """Change one byte in the middle of a file, and not its size."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


def edit_manifest(generation: Generation, change: Callable[[dict[str, Any]], None]) -> None:
    path = generation.path / "manifest.json"
    fields = orjson.loads(path.read_bytes())
    change(fields)
    path.write_bytes(orjson.dumps(fields))


@pytest.mark.parametrize("name", ["catalogue.duckdb", "schema.json", "rejects.jsonl"])
def test_a_missing_or_cut_file_is_noticed_at_once(
    store: CatalogueStore, publish: Publish, name: str
) -> None:
    publish(range(1))
    generation = publish(range(2))
    path = generation.path / name
    with path.open("ab") as file:
        file.write(b"more")
    with pytest.raises(CorruptGeneration, match=f"{name} has .* instead of"):
        store.current()
    path.unlink()
    with pytest.raises(CorruptGeneration, match=f"{name} cannot be read"):
        store.current()
    assert [d.id for d in store.damaged()] == [generation.id]
    assert len(store.generations()) == 1
    # Rolling back is what the message advises, and works.
    with pytest.raises(CorruptGeneration, match="roll back"):
        store.get()
    sound = store.generations()[0]
    assert store.rollback(sound.id) == sound == store.current()


@pytest.mark.parametrize("name", ["catalogue.duckdb", "schema.json", "mappings"])
def test_a_changed_byte_is_found_by_verification(
    store: CatalogueStore, publish: Publish, name: str
) -> None:
    generation = publish(range(2))
    path = generation.path / name
    flip(next(path.iterdir()) if path.is_dir() else path)
    assert store.current() == generation
    with pytest.raises(CorruptGeneration, match=f"bytes of {name}"):
        store.verify()


def test_an_added_file_is_found_by_verification(store: CatalogueStore, publish: Publish) -> None:
    generation = publish(range(2))
    (generation.path / "more.txt").touch()
    with pytest.raises(CorruptGeneration, match=r"more\.txt does not belong"):
        store.verify(generation.id)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda m: m.update(id="000001-00000000"), "another generation"),
        (lambda m: m.update(content="0" * 64), "another generation"),
        (lambda m: m.pop("tables"), "tables"),
        (lambda m: m.update(extra=1), "extra"),
        (lambda m: m["sources"][0].update(read=99), "99 read"),
        (lambda m: m.update(created="2026-01-01T00:00:00"), "created"),
    ],
)
def test_a_manifest_that_is_not_valid_is_damage(
    store: CatalogueStore,
    publish: Publish,
    change: Callable[[dict[str, Any]], None],
    message: str,
) -> None:
    edit_manifest(publish(range(1)), change)
    with pytest.raises(CorruptGeneration, match=message):
        store.current()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff"])
def test_a_manifest_that_cannot_be_read_is_damage(
    store: CatalogueStore, publish: Publish, content: bytes
) -> None:
    (publish(range(1)).path / "manifest.json").write_bytes(content)
    with pytest.raises(CorruptGeneration, match=r"manifest\.json"):
        store.current()


def test_another_storage_format_is_refused_with_advice(
    store: CatalogueStore, publish: Publish
) -> None:
    generation = publish(range(1))
    edit_manifest(generation, lambda m: m.update(schema_version=999, what_the_future_adds=1))
    with pytest.raises(CatalogueError, match=r"storage format 999.*ingest its sources again") as e:
        store.current()
    assert not isinstance(e.value, CorruptGeneration)
    with pytest.raises(CatalogueError, match="999"), store.build():
        pass
    assert store.damaged()[0].id == generation.id
    with store.build(fresh=True) as builder:
        assert builder.base is None
        fresh = builder.publish(sources=[], schema=b"{}")
    assert store.current() == fresh


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"nonsense", b"../../etc", b"0-0"])
def test_a_damaged_current_file_is_mended_by_rolling_back(
    home: Path, store: CatalogueStore, publish: Publish, content: bytes
) -> None:
    generation = publish(range(1))
    (home / "catalogue" / "CURRENT").write_bytes(content)
    with pytest.raises(CorruptGeneration, match=r"roll back.*CURRENT"):
        store.current()
    assert store.generations() == (generation,)
    with pytest.raises(CorruptGeneration), store.build():
        pass
    assert store.rollback(generation.id) == generation == store.current()


def test_a_missing_current_file_is_not_an_empty_catalogue(
    home: Path, store: CatalogueStore, publish: Publish
) -> None:
    generation = publish(range(1))
    (home / "catalogue" / "CURRENT").unlink()
    with pytest.raises(CorruptGeneration, match=f"CURRENT is missing.*{generation.id}"):
        store.current()
    assert store.rollback(generation.id) == store.current()


def test_what_a_killed_run_left_is_hidden_and_then_removed(
    home: Path, store: CatalogueStore, publish: Publish
) -> None:
    first, second = publish(range(1)), publish(range(2))
    root = home / "catalogue"
    # As after a kill between the rename into generations/ and the switch of CURRENT.
    scratch = root / "building-1-abcd"
    scratch.mkdir()
    (scratch / "spill").mkdir()
    (scratch / "publishing").write_text(second.id)
    (root / "CURRENT").write_text(f"{first.id}\n")
    (root / "CURRENT.new").write_text(f"{second.id}\n")
    assert store.generations() == (first,)
    with pytest.raises(NotFound):
        store.get(second.id)
    with store.build() as builder:
        assert builder.base == first
    assert not scratch.exists()
    assert not second.path.exists()
    assert not (root / "CURRENT.new").exists()
    assert store.verify() == first
    # But a run killed after the switch had published.
    third = publish(range(3))
    scratch.mkdir()
    (scratch / "publishing").write_text(third.id)
    assert store.generations() == (third, first)
    store.prune(5)
    assert not scratch.exists()
    assert store.verify() == third


def test_two_writers_in_one_process_take_turns(
    store: CatalogueStore, publish: Publish, fill_builder: Fill
) -> None:
    publish(range(1))
    held, done = threading.Event(), threading.Event()

    def write() -> None:
        with store.build() as builder:
            held.set()
            done.wait(10)
            fill_builder(builder, range(2))
            builder.publish(sources=[], schema=b"{}")

    writer = threading.Thread(target=write)
    writer.start()
    held.wait(10)
    try:
        with (
            pytest.raises(CatalogueBusy, match="did not finish within 0 s"),
            store.build(timeout=0),
        ):
            pass
    finally:
        done.set()
    with store.build(timeout=30) as builder:
        assert builder.base is not None
        assert builder.base.manifest.tables["products"] == 2
    writer.join()


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("INSERT INTO products FROM products", "products have the same id.*p0"),
        ("INSERT INTO suppliers FROM suppliers", "suppliers have the same id"),
        ("INSERT INTO offers FROM offers", "offers have the same id"),
        ("UPDATE offers SET product_id = 'gone'", "offers.product_id.*gone"),
        ("UPDATE offers SET supplier_id = 'gone'", "offers.supplier_id.*gone"),
        ("UPDATE attribute_values SET product_id = 'gone'", "attribute_values.product_id"),
        ("UPDATE offers SET currency = NULL", "price without a currency"),
        ("UPDATE offers SET sample_price = 1, sample_currency = NULL", "without a currency"),
        ("DROP TABLE unread_fields", "not those of a generation"),
        ("CREATE TABLE more (a INTEGER)", "not those of a generation"),
        ("ALTER TABLE products ADD COLUMN more INTEGER", "columns of products"),
        ("ALTER TABLE products ALTER source_row TYPE VARCHAR", "columns of products"),
    ],
)
def test_tables_that_contradict_themselves_are_not_published(
    store: CatalogueStore, publish: Publish, fill_builder: Fill, statement: str, message: str
) -> None:
    before = publish(range(1))
    with store.build(threads=1) as builder:
        fill_builder(builder, range(2))
        builder.connection.execute(statement)
        with pytest.raises(CatalogueError, match=message):
            builder.publish(sources=[], schema=b"{}")
    assert store.verify() == before


def test_an_offer_without_a_supplier_or_a_price_is_sound(
    store: CatalogueStore, fill_builder: Fill
) -> None:
    with store.build() as builder:
        fill_builder(builder, range(2))
        builder.connection.execute(
            "UPDATE offers SET supplier_id = NULL, currency = NULL, price_breaks = []"
        )
        builder.publish(sources=[], schema=b"{}")


def test_every_record_of_a_source_must_be_accounted_for(source: SourceEntry) -> None:
    fields = source.model_dump()
    with pytest.raises(ValidationError, match="5 read, but 2 accepted"):
        SourceEntry(**{**fields, "read": 5})
    with pytest.raises(ValidationError):
        SourceEntry(**{**fields, "sha256": "short"})
