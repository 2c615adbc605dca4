"""Clients that are slow, leave, or send what cannot be read: the others notice nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.api.faults.clients import SLACK, slow, streams_left, turns_left, unreadable
from benchmarks.api.load.server import Server, serving

LIMIT = 200_000
EXPECTED = {
    "one byte too large": 413,
    "length of a terabyte": 413,
    "chunks without end": 413,
    "nested": 400,
    "not UTF-8": 400,
    "lone surrogate": 400,
    "cut off": 400,
    "not JSON": 400,
    "NaN": 400,
    "gzip bomb": 415,
    "another format": 415,
    "two lengths": 400,
    "length and chunks": 400,
    "not HTTP": 400,
    "head too large": 431,
    "too many fields": 431,
}


@pytest.fixture(scope="module")
def server(api_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("unreadable")
    with serving(
        api_home,
        workers=2,
        database=f"sqlite:///{folder / 'state.sqlite3'}",
        log=folder / "log",
        settings={"SOURCING_BODY_LIMIT": str(LIMIT)},
    ) as found:
        yield found


def test_what_cannot_be_read_is_refused_by_its_own_status(server: Server) -> None:
    assert unreadable(server.address, limit=LIMIT) == EXPECTED
    assert len(server.workers()) == 2


def test_slow_clients_are_dropped_while_others_are_served(api_home: Path, tmp_path: Path) -> None:
    found = slow(api_home, tmp_path, heads=100, bodies=30)
    assert "never" not in found.statuses
    assert found.statuses.get("408", 0) >= 1
    assert found.dropped < 25
    assert found.failed == 0
    assert found.searched >= 5


def test_listeners_that_go_without_a_word_leave_nothing_behind(
    api_home: Path, tmp_path: Path
) -> None:
    found = streams_left(api_home, tmp_path, streams=200)
    assert found.files[1] >= found.files[0] + 200
    assert found.files[2] <= found.files[0] + SLACK
    assert found.threads[1] <= found.threads[0] + SLACK


def test_a_client_that_hangs_up_leaves_a_whole_turn_or_none(api_home: Path, tmp_path: Path) -> None:
    found = turns_left(api_home, tmp_path, clients=24)
    assert found.torn == 0
    assert found.answered_again
