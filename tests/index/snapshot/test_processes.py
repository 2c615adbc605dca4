"""Several processes over one home: some serve while another ingests and indexes, or is killed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from data.catalogue import Catalogue
from data.ingest import ingest
from index.engine import EmbeddedIndex
from index.request import SearchRequest
from index.snapshot import build_snapshot, open_snapshot
from index.snapshot.layout import snapshot_folders

SERVER = Path(__file__).with_name("serving_process.py")
SERVERS = 2
BUILDER = """
import sys, time
from pathlib import Path
import index.snapshot.build as build
from data.catalogue import Catalogue

def wait(*_, **__):
    print("building", flush=True)
    time.sleep(60)

build.build_columns = wait
with Catalogue.open(Path(sys.argv[1])) as catalogue:
    build.build_snapshot(catalogue, Path(sys.argv[1]), rebuild=True)
"""
FEED = "id,title,category,mpn\n1,Diesel forklift,Trucks,D-1\n2,Electric forklift,Trucks,E-1\n"

Publish = Callable[[str], str]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def publish(tmp_path: Path, home: Path) -> Publish:
    """Ingest rows beside those of the feed, and index them."""

    def publish(rows: str) -> str:
        (tmp_path / "feed.csv").write_text(FEED + rows, encoding="utf-8")
        ingest([str(tmp_path / "feed.csv")], home=home)
        with Catalogue.open(home) as catalogue:
            build_snapshot(catalogue, home)
            return catalogue.generation.id

    return publish


def wait_for(there: Callable[[], bool], *, seconds: float = 60.0) -> None:
    deadline = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


def test_no_search_of_any_process_fails_while_generations_are_switched(
    tmp_path: Path, home: Path, publish: Publish
) -> None:
    published = [publish("")]
    folders = [tmp_path / f"server-{n}" for n in range(SERVERS)]
    for folder in folders:
        folder.mkdir()
    servers = [
        subprocess.Popen(
            [sys.executable, str(SERVER), str(home), str(folder)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for folder in folders
    ]
    try:
        wait_for(
            lambda: (
                all((folder / "ready").exists() for folder in folders)
                or any(server.poll() is not None for server in servers)
            )
        )
        published += [publish(f"{n},Pallet truck {n},Trucks,P-{n}\n") for n in (3, 4)]
        for folder in folders:
            (folder / "stop").touch()
        outputs = [server.communicate(timeout=60) for server in servers]
    finally:
        for server in servers:
            server.kill()
    for server, (output, errors) in zip(servers, outputs, strict=True):
        assert server.returncode == 0, errors
        report = json.loads(output)
        assert report["failures"] == []
        assert report["answered"] > 2
        assert report["generations"][0] == published[0]
        assert report["generations"][-1] == published[-1]


def test_a_build_that_is_killed_leaves_the_old_index_serving(home: Path, publish: Publish) -> None:
    publish("")
    with subprocess.Popen(
        [sys.executable, "-c", BUILDER, str(home)], stdout=subprocess.PIPE, text=True
    ) as builder:
        assert builder.stdout is not None
        assert builder.stdout.readline() == "building\n"
        builder.kill()
        assert builder.wait(timeout=30) == -signal.SIGKILL
    (left,) = (home / "index").glob("building-*")
    with Catalogue.open(home) as catalogue:
        index = EmbeddedIndex(open_snapshot(home, catalogue.generation), catalogue)
        assert index.search(SearchRequest("forklift")).total == 2
        # The lock of the killed one is free, and what it left is cleared away.
        build_snapshot(catalogue, home, rebuild=True)
    assert not left.exists()
    assert len(snapshot_folders(home)) == 1
