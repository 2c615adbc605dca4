"""What was acknowledged is there: after a kill of the writer, and of the database."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from data.errors import StateUnavailable
from dialogue.state import DialogueState
from sourcing.service.caller import Scope
from sourcing.state import Stores, open_stores
from sourcing.state.records import NewTurn

ME = "key:a"

WRITER = """
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from data.need import Need
from dialogue.state import DialogueState, Turn
from sourcing.state import open_stores
from sourcing.state.records import NewTurn

url, home = sys.argv[1:]
stores = open_stores(url, home=Path(home))
state = DialogueState()
made = stores.conversations.create("key:a", state)
print(made.id, flush=True)
for number in range(1, 100_000):
    turn = Turn(number, f"word {number} " * 50, "en", (), Need())
    state = replace(state, turns=(*state.turns, turn))
    kept = NewTurn(datetime.now(UTC), "x", b'{"filling": "' + b"y" * 5000 + b'"}')
    stores.conversations.append(made.id, "key:a", expected=number, state=state, turn=kept)
    print(number, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 7, 40])
def test_no_acknowledged_turn_is_lost_when_the_writer_is_killed(
    url: str, tmp_path: Path, acknowledged: int
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, url, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        conversation = writer.stdout.readline().strip()
        for _ in range(acknowledged):
            writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
        last = acknowledged
        for line in writer.stdout.read().splitlines():
            # A line that the kill cut short is no acknowledgement.
            last = int(line) if line.isdecimal() and int(line) == last + 1 else last
    assert writer.returncode == -signal.SIGKILL
    with open_stores(url, home=tmp_path) as stores:
        stores.ready()
        found = stores.conversations.get(conversation, ME)
        kept = stores.conversations.turns(conversation, ME)
        # The one in progress may be there, too: whole, or not at all.
        assert found.turns in (last, last + 1)
        assert found.version == found.turns + 1
        assert [one.number for one in kept] == list(range(1, found.turns + 1))
        assert len(found.state.turns) == found.turns
        assert all(len(one.document) == 5015 for one in kept)


def test_a_commit_is_on_the_disk_when_it_returns(tmp_path: Path) -> None:
    with open_stores(None, home=tmp_path) as stores:

        def pragma(name: str) -> Any:
            with stores.database.read() as connection:
                return connection.scalar(text(f"PRAGMA {name}"))

        assert pragma("journal_mode") == "wal"
        assert pragma("synchronous") == 2
        assert pragma("foreign_keys") == 1
        assert pragma("secure_delete") == 1
        assert pragma("busy_timeout") == 10_000


def test_nobody_else_reads_the_file(tmp_path: Path) -> None:
    with open_stores(None, home=tmp_path / "new" / "home") as stores:
        stores.conversations.create(ME, DialogueState())
        files = [one for one in (tmp_path / "new" / "home").iterdir() if one.suffix != ".lock"]
        assert {one.name.partition(".sqlite3")[2] for one in files} == {"", "-wal", "-shm"}
        assert [oct(one.stat().st_mode & 0o077) for one in files] == ["0o0"] * 3


def test_a_database_that_went_away_is_found_again(postgresql_cluster: Any, tmp_path: Path) -> None:
    url = postgresql_cluster.url()
    with open_stores(url, home=tmp_path) as stores:
        made = stores.conversations.create(ME, DialogueState())
        issued = stores.keys.create("shop", [Scope.SEARCH])
        postgresql_cluster.kill()
        for use in (
            stores.ready,
            lambda: stores.conversations.get(made.id, ME),
            lambda: stores.conversations.create(ME, DialogueState()),
            lambda: stores.keys.verify(issued.token),
        ):
            with pytest.raises(StateUnavailable) as gone:
                use()
            assert postgresql_cluster.password not in str(gone.value)
        with pytest.raises(StateUnavailable):
            open_stores(url, home=tmp_path)
        postgresql_cluster.start()
        # Whatever connections were open: the next use finds one that works.
        stores.ready()
        assert stores.conversations.get(made.id, ME) == made
        assert stores.keys.verify(issued.token) is not None


def test_connections_that_died_unnoticed_harm_nobody(postgresql: str, tmp_path: Path) -> None:
    with (
        open_stores(postgresql, home=tmp_path) as stores,
        open_stores(postgresql, home=tmp_path) as other,
    ):
        made = stores.conversations.create(ME, DialogueState())
        with other.database.write() as connection:
            ended = connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            ).all()
        assert len(ended) >= 1
        assert stores.conversations.get(made.id, ME) == made


@pytest.fixture
def tiny(tmp_path: Path) -> Stores:
    """Stores whose disk is as good as full: SQLite may not add many more pages."""
    stores = open_stores(None, home=tmp_path)
    with stores.database.read() as connection:
        pages = connection.scalar(text("PRAGMA page_count"))
    stores.close()

    from sqlalchemy import event

    def limit(connection: Any, _: Any) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages + 12}")

    event.listen(stores.database.engine, "connect", limit)
    return stores


def test_a_full_disk_loses_nothing_and_lets_people_read(
    tiny: Stores, states: Callable[..., list[DialogueState]], new_turn: Callable[..., NewTurn]
) -> None:
    made = tiny.conversations.create(ME, DialogueState(generation="g1"))
    held = states(*(["many words " * 100] * 30))
    turn = new_turn("x" * 1000)

    def go_on() -> None:
        for number, state in enumerate(held, 1):
            tiny.conversations.append(made.id, ME, expected=number, state=state, turn=turn)

    with pytest.raises(StateUnavailable, match="full"):
        go_on()
    found = tiny.conversations.get(made.id, ME)
    assert 0 < found.turns < 30
    assert found.state == held[found.turns - 1]
    # Room is made by erasing, which a full disk does not forbid.
    other = tiny.conversations.list(ME).items[0].id
    assert tiny.conversations.erase(other, ME).conversations == 1
    tiny.conversations.create(ME, DialogueState())
    tiny.close()


def test_a_file_that_has_gone_is_unavailable_and_no_empty_one_takes_its_place(
    tmp_path: Path,
) -> None:
    home, aside = tmp_path / "home", tmp_path / "aside"
    with open_stores(None, home=home) as stores:
        made = stores.conversations.create(ME, DialogueState())
        stores.database.close()
        home.rename(aside)
        with pytest.raises(StateUnavailable):
            stores.conversations.get(made.id, ME)
        assert not home.exists()
        home.mkdir()
        with pytest.raises(StateUnavailable):
            stores.conversations.create(ME, DialogueState())
        assert list(home.iterdir()) == []
        home.rmdir()
        aside.rename(home)
        assert stores.conversations.get(made.id, ME) == made


def test_writers_wait_beside_each_other_not_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sourcing.state import database

    monkeypatch.setattr(database, "QUEUE", 0.05)
    with (
        open_stores(None, home=tmp_path) as stores,
        stores.database.write(),
        pytest.raises(StateUnavailable, match="busy"),
        stores.database.write(),
    ):
        pytest.fail("two writers at a time")
