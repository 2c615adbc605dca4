"""Workers that are forked from one template: they share it, and begin with what is current."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from benchmarks.api.load.server import Server, serving
from data.catalogue import Catalogue, CatalogueStore
from data.errors import CatalogueError
from data.ingest import ingest
from data.sample import write_sample
from index.snapshot import build_snapshot
from sourcing.bootstrap import bootstrap
from sourcing.serving.template import Template

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux")

TEXTS = ("electric forklift", "led lamp")


@pytest.fixture
def two_generations(sample_home: Callable[[int], Path], tmp_path: Path) -> Path:
    """A home that may be written to, with an index for both of its generations."""
    home = Path(shutil.copytree(sample_home(250), tmp_path / "home"))
    write_sample(tmp_path / "feeds", products=260)
    ingest([str(tmp_path / "feeds")], home=home, replace=True)
    with Catalogue.open(home) as catalogue:
        build_snapshot(catalogue, home)
    return home


@contextmanager
def stopped(process: int) -> Iterator[None]:
    """A process stands still: connections are taken by the others."""
    os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process, signal.SIGCONT)


def answers(server: Server) -> list[Any]:
    """What is found for some texts, over a connection of its own."""
    with httpx.Client(base_url=server.address, timeout=60, trust_env=False) as client:
        found = [client.post("/v1/search", json={"text": one}).json() for one in TEXTS]
        generation = client.get("/readyz").json()["generation"]
    return [generation, *([hit["product_id"] for hit in one["hits"]] for one in found)]


def wait_until(happened: Callable[[], bool], *, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.05)


def test_workers_share_what_they_were_forked_from_and_answer_the_same(
    two_generations: Path, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'state.sqlite3'}"
    with serving(two_generations, workers=2, database=url, log=tmp_path / "log") as server:
        first, second = server.workers()
        with stopped(first):
            by_second = answers(server)
        with stopped(second):
            by_first = answers(server)
        assert by_first == by_second
        assert all(by_first)
        for one in server.memory():
            assert one["private_mb"] < one["shared_mb"]


def test_a_worker_that_was_killed_is_replaced_and_serves_what_is_current_by_then(
    two_generations: Path, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'state.sqlite3'}"
    with serving(two_generations, workers=2, database=url, log=tmp_path / "log") as server:
        before = answers(server)[0]
        store = CatalogueStore(two_generations)
        (other,) = (one.id for one in store.generations() if one.id != before)
        killed, stays = server.workers()
        store.rollback(other)
        os.kill(killed, signal.SIGKILL)
        wait_until(lambda: len(server.workers()) == 2 and killed not in server.workers())
        with stopped(stays):
            # Nobody else can answer: the connection waits until the new one takes it.
            assert answers(server)[0] == other


def test_a_stream_ends_in_good_order_with_the_server(two_generations: Path, tmp_path: Path) -> None:
    url, log = f"sqlite:///{tmp_path / 'state.sqlite3'}", tmp_path / "log"
    lines: list[str] = []
    with (
        serving(two_generations, workers=2, database=url, log=log) as server,
        httpx.Client(base_url=server.address, timeout=60, trust_env=False) as client,
    ):
        made = client.post("/v1/conversations", json={"message": "forklift"}).json()["id"]

        def listen() -> None:
            with httpx.stream(
                "GET", f"{server.address}/v1/conversations/{made}/events", timeout=60
            ) as answer:
                lines.extend(answer.iter_lines())  # raises when the connection breaks off
            lines.append("over")

        listener = threading.Thread(target=listen)
        listener.start()
        wait_until(lambda: log.exists() and server.process.poll() is None)
        client.post(f"/v1/conversations/{made}/messages", json={"text": "10 pieces"})
        time.sleep(1)
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(40) == 0
        listener.join(30)
    assert lines[-1] == "over"
    said = log.read_text(encoding="utf-8")
    assert "without completing" not in said
    assert "Traceback" not in said


def test_workers_end_with_a_supervisor_that_was_killed(
    two_generations: Path, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'state.sqlite3'}"
    with serving(two_generations, workers=2, database=url, log=tmp_path / "log") as server:
        workers = server.workers()
        os.kill(server.forking(), signal.SIGKILL)
        assert server.process.wait(60) != 0
        wait_until(lambda: not any(Path(f"/proc/{one}/exe").exists() for one in workers))


def test_a_template_holds_no_database_open_and_a_copy_opens_it(two_generations: Path) -> None:
    template = Template(bootstrap(two_generations))
    template.refresh()
    current = CatalogueStore(two_generations).current_id()
    assert template.generation == current
    held = template._shelf
    assert held is not None
    with pytest.raises(CatalogueError, match="closed"):
        held.catalogue.sql("SELECT 1")
    template.refresh()
    assert template._shelf is held
    taken = template.take(None)
    assert taken is held
    assert taken.catalogue.sql("SELECT 1").rows == [(1,)]
    assert template.take(current) is None
    taken.close()


def test_a_copy_of_an_older_generation_opens_the_current_one(two_generations: Path) -> None:
    store = CatalogueStore(two_generations)
    template = Template(bootstrap(two_generations))
    template.refresh()
    (other,) = (one.id for one in store.generations() if one.id != template.generation)
    store.rollback(other)
    taken = template.take(None)
    assert taken is not None
    assert taken.generation == other
    taken.close()


def test_without_a_catalogue_there_is_nothing_to_copy(tmp_path: Path) -> None:
    template = Template(bootstrap(tmp_path))
    template.refresh()
    assert template.generation is None
    with pytest.raises(CatalogueError):
        template.take(None)
