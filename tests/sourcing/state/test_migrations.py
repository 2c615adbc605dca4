"""The schema is what the code says, on both databases, and old data goes along."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from data.errors import StateError
from dialogue.state import DialogueState
from sourcing.service.caller import Scope
from sourcing.state import open_stores
from sourcing.state.engine import PoolSettings, database_url, make_engine
from sourcing.state.migrate import HEAD, VERSIONS, ensure_schema, revision_of
from sourcing.state.tables import metadata

MOMENT = "2026-11-02 09:30:00.000000"
FIRST = {
    "conversations": {
        "id": "c_1",
        "owner": "key:a",
        "version": 2,
        "created": MOMENT,
        "updated": MOMENT,
        "turns": 1,
        "generation": "g1",
        "title": "Forklifts",
        "display": '{"dense":true}',
        "opening": '{"v":1,"head":{"generation":"g1"}}',
    },
    "turns": {
        "conversation": "c_1",
        "number": 1,
        "at": MOMENT,
        "said": "forklift",
        "message": "m-1",
        "dialogue": '{"v":1,"turn":{"number":1,"utterance":"forklift","language":"en",'
        '"acts":[{"act":"Want","query":"forklift"}],"before":{}}}',
        "head": '{"v":1,"head":{"generation":"g1","shown":["p1"]}}',
        "document": '{"turn":1}',
    },
    "api_keys": {
        "id": "0123456789abcdef",
        "name": "shop",
        "scopes": "rfq search",
        "digest": bytes.fromhex(
            # of "secret"
            "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b"
        ),
        "created": MOMENT,
    },
    "judgements": {"query": "q", "product": "p", "grade": 3, "author": "ann", "at": MOMENT},
}
"""What the first revision held, in its own columns; never to be changed."""


def engine_of(url: str, home: Path) -> Any:
    return make_engine(database_url(url, home), PoolSettings())


def put(connection: Connection, table: str, row: dict[str, object]) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    values = ", ".join(f":{name}" for name in row)
    connection.execute(text(f'INSERT INTO "{table}" ({names}) VALUES ({values})'), row)


def revisions() -> list[str]:
    """All revisions, oldest first."""
    config = Config()
    config.set_main_option("script_location", str(files("sourcing.state") / "migrations"))
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    return [one.revision for one in reversed(list(script.walk_revisions()))]


def test_revisions_are_numbered_in_one_row() -> None:
    assert revisions() == [f"{n:04}" for n in range(1, len(revisions()) + 1)]
    assert revisions()[-1] == HEAD


def test_the_migrated_schema_is_that_of_the_tables(empty_url: str, tmp_path: Path) -> None:
    with open_stores(empty_url, home=tmp_path) as stores:
        with stores.database.read() as connection:
            context = MigrationContext.configure(connection, opts={"version_table": VERSIONS})
            assert compare_metadata(context, metadata) == []
            connection.rollback()
        # What the comparison is worth: it finds a column that is missing.
        with stores.database.write() as connection:
            connection.execute(text("ALTER TABLE turns DROP COLUMN said"))
            context = MigrationContext.configure(connection, opts={"version_table": VERSIONS})
            assert len(compare_metadata(context, metadata)) == 1


def test_data_of_the_first_revision_goes_all_the_way(empty_url: str, tmp_path: Path) -> None:
    engine = engine_of(empty_url, tmp_path)
    ensure_schema(engine, target="0001")
    with engine.begin() as connection:
        for table, row in FIRST.items():
            put(connection, table, row)
    for revision in revisions():
        ensure_schema(engine, target=revision)
        with engine.connect() as connection:
            assert revision_of(connection) == revision
    engine.dispose()
    with open_stores(empty_url, home=tmp_path) as stores:
        stores.ready()
        found = stores.conversations.get("c_1", "key:a")
        assert (found.version, found.settings.title, found.turns) == (2, "Forklifts", 1)
        assert found.settings.display == {"dense": True}
        assert found.created.isoformat() == "2026-11-02T09:30:00+00:00"
        assert found.state.shown == ("p1",)
        (turn,) = stores.conversations.turns("c_1", "key:a")
        assert (turn.utterance, turn.document, turn.message) == ("forklift", b'{"turn":1}', "m-1")
        key = stores.keys.verify("sk_0123456789abcdef_secret")
        assert key is not None
        assert key.scopes == {Scope.SEARCH, Scope.RFQ}
        assert [one.grade for one in stores.judgements.effective()] == [3]


def test_a_database_of_a_newer_program_is_left_alone(url: str, tmp_path: Path) -> None:
    with open_stores(url, home=tmp_path) as stores:
        made = stores.conversations.create("key:a", DialogueState())
        with stores.database.write() as connection:
            connection.execute(text(f"UPDATE {VERSIONS} SET version_num = '0999'"))
        with pytest.raises(StateError, match="another version") as refused:
            stores.ready()
        assert (refused.value.value, refused.value.accepted) == ("0999", HEAD)
    with pytest.raises(StateError, match="another version"):
        open_stores(url, home=tmp_path)
    engine = engine_of(url, tmp_path)
    with engine.begin() as connection:
        assert revision_of(connection) == "0999"
        kept = connection.scalar(text("SELECT id FROM conversations"))
        connection.execute(text(f"UPDATE {VERSIONS} SET version_num = '{HEAD}'"))
    engine.dispose()
    assert kept == made.id
    with open_stores(url, home=tmp_path) as stores:
        assert stores.conversations.get(made.id, "key:a") == made


def test_a_migration_that_fails_leaves_nothing_behind(
    empty_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from alembic import op

    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("in the middle")

    monkeypatch.setattr(op, "create_index", fails)
    engine = engine_of(empty_url, tmp_path)
    with pytest.raises(RuntimeError, match="in the middle"):
        ensure_schema(engine)
    with engine.connect() as connection:
        assert revision_of(connection) is None
        assert not engine.dialect.has_table(connection, "api_keys")
    monkeypatch.undo()
    ensure_schema(engine)
    engine.dispose()


def test_opening_again_migrates_nothing(url: str, tmp_path: Path, monkeypatch: Any) -> None:
    open_stores(url, home=tmp_path).close()
    monkeypatch.setattr("sourcing.state.migrate.upgrade", lambda *_: pytest.fail("migrated again"))
    open_stores(url, home=tmp_path).close()
