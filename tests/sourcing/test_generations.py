"""Listing, checking, rolling back and pruning generations from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def document(result: Any) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def ids(sourcing: Any, home: Path) -> tuple[str, list[str]]:
    found = document(sourcing("generations", "list", "--json", at=home))
    return found["current"], [one["id"] for one in found["generations"]]


def republish(home: Path) -> str:
    """A further generation with the same records."""
    from data.catalogue import CatalogueStore
    from data.catalogue.tables import TABLES

    store = CatalogueStore(home)
    base = store.get()
    with store.build() as builder:
        for table in TABLES:
            builder.connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM base.{table}")
        schema = base.schema_path.read_bytes()
        return builder.publish(sources=base.sources, schema=schema).id


def test_an_empty_home_says_so(sourcing: Any, tmp_path: Path) -> None:
    result = sourcing("generations", "list", at=tmp_path)
    assert result.exit_code == 0
    assert "No generations" in result.stdout
    assert ids(sourcing, tmp_path) == (None, [])


def test_list_marks_the_current_one(sourcing: Any, fresh_home: Path) -> None:
    second = republish(fresh_home)
    current, found = ids(sourcing, fresh_home)
    assert current == second == found[0]
    assert len(found) == 2
    lines = sourcing("generations", "list", at=fresh_home).stdout.splitlines()
    assert [line for line in lines if "▶" in line and second in line]


def test_show_names_sources_and_counts(sourcing: Any, home: Path) -> None:
    text = " ".join(sourcing("generations", "show").stdout.split())
    assert "feeds/forklifts.csv default csv 2.0 kB 4 3 1 0" in text
    found = document(sourcing("generations", "show", "--json"))
    assert found["tables"]["products"] == 3


def test_roll_back_and_forth(sourcing: Any, fresh_home: Path) -> None:
    second = republish(fresh_home)
    _, (_, first) = ids(sourcing, fresh_home)
    assert sourcing("generations", "rollback", at=fresh_home).exit_code == 0
    assert ids(sourcing, fresh_home)[0] == first
    assert document(sourcing("generations", "rollback", second, "--json", at=fresh_home))["id"] == (
        second
    )
    assert ids(sourcing, fresh_home)[0] == second


def test_roll_back_to_nowhere(sourcing: Any, home: Path) -> None:
    assert sourcing("generations", "rollback").exit_code == 2
    result = sourcing("generations", "rollback", "000099-00000000")
    assert result.exit_code == 2
    assert "000099-00000000" in result.stderr


def test_verify_finds_one_changed_byte(sourcing: Any, fresh_home: Path) -> None:
    assert "is whole" in sourcing("generations", "verify", at=fresh_home).stdout
    (schema,) = fresh_home.rglob("schema.json")
    content = bytearray(schema.read_bytes())
    content[-2] ^= 1
    schema.chmod(0o644)
    schema.write_bytes(bytes(content))
    result = sourcing("generations", "verify", at=fresh_home)
    assert result.exit_code == 3
    assert "schema.json" in result.stderr


def test_prune_keeps_the_newest(sourcing: Any, fresh_home: Path) -> None:
    newest = [republish(fresh_home) for _ in range(3)][-1]
    removed = document(sourcing("generations", "prune", "--keep", "2", "--json", at=fresh_home))
    assert len(removed["removed"]) == 2
    current, found = ids(sourcing, fresh_home)
    assert current == newest
    assert len(found) == 2


def test_an_older_generation_can_be_looked_into(sourcing: Any, fresh_home: Path) -> None:
    republish(fresh_home)
    _, (_, first) = ids(sourcing, fresh_home)
    result = sourcing("categories", "--generation", first, at=fresh_home)
    assert "3 products" in result.stdout
    assert sourcing("categories", "--generation", "000042-deadbeef", at=fresh_home).exit_code == 2
