"""Which databases are taken, and what is said of those that are not."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from data.errors import InputError, MissingDependency, StateError, StateUnavailable
from dialogue.state import DialogueState
from sourcing.state import open_stores
from sourcing.state.engine import PoolSettings, database_url


@pytest.mark.parametrize(
    "url",
    [
        "mysql://u:pass-word@h/d",
        "sqlite://",
        "sqlite:///:memory:",
        "not a url",
        "",
        "sqlite:///x?y=z",
    ],
)
def test_another_database_is_refused_without_its_password(url: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        open_stores(url, home=tmp_path)
    assert refused.value.field == "database_url"
    assert "pass-word" not in str(refused.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_every_usual_spelling_of_postgresql_is_taken(scheme: str, tmp_path: Path) -> None:
    found = database_url(f"{scheme}://u:p@h:5433/d?sslmode=require", tmp_path)
    assert found.drivername == "postgresql+psycopg"
    assert (found.host, found.port, found.database) == ("h", 5433, "d")
    assert found.query == {"sslmode": "require"}


def test_without_a_url_it_is_a_file_in_the_home(tmp_path: Path) -> None:
    home = tmp_path / "a % strange: home?" / "new"
    with open_stores(None, home=home) as stores:
        made = stores.conversations.create("key:a", DialogueState())
    assert (home / "state.sqlite3").is_file()
    with open_stores(None, home=home) as stores:
        assert stores.conversations.get(made.id, "key:a") == made


def test_a_driver_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingDependency, match="psycopg"):
        open_stores("postgresql://u:p@127.0.0.1/d", home=tmp_path)


def test_a_server_that_is_not_there_is_said_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(StateUnavailable) as gone:
        open_stores("postgresql://u:pass-word@127.0.0.1:1/d", home=tmp_path)
    assert "pass-word" not in str(gone.value)


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "state.sqlite3").write_bytes(b"not a database " * 1000)
    with pytest.raises(StateError, match="not a database"):
        open_stores(None, home=tmp_path)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StateUnavailable, match="cannot be made"):
        open_stores(None, home=tmp_path / "file" / "home")


def test_nothing_is_connected_to_when_it_is_imported() -> None:
    code = (
        "import sys, sourcing.state\n"
        "sys.exit(bool({'sqlalchemy', 'alembic', 'psycopg'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == 0


def test_opening_what_is_up_to_date_needs_no_migration_tool(url: str, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from sourcing.state import open_stores\n"
        "with open_stores(sys.argv[1], home=Path(sys.argv[2])) as stores: stores.ready()\n"
        "sys.exit('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, url, str(tmp_path)], check=False)
    assert done.returncode == 0


def test_who_waits_too_long_for_a_connection_is_told(url: str, tmp_path: Path) -> None:
    pool = PoolSettings(size=1, overflow=0, wait=0.1)
    with (
        open_stores(url, home=tmp_path, pool=pool) as stores,
        stores.database.read(),
        pytest.raises(StateUnavailable, match="in use"),
    ):
        stores.keys.list()


def test_a_writer_that_waits_too_long_for_another_process_is_told(tmp_path: Path) -> None:
    pool = PoolSettings(busy=0.2)
    with (
        open_stores(None, home=tmp_path) as stores,
        open_stores(None, home=tmp_path, pool=pool) as other,
        stores.database.write(),
    ):
        with pytest.raises(StateUnavailable, match="locked"):
            other.conversations.create("key:a", DialogueState())
        # Readers do not wait for writers.
        assert other.keys.list() == ()


def test_stores_can_be_used_from_any_thread(url: str, tmp_path: Path) -> None:
    found = []
    with open_stores(url, home=tmp_path) as stores:
        thread = threading.Thread(target=lambda: found.append(stores.keys.list()))
        thread.start()
        thread.join()
    assert found == [()]
