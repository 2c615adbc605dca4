"""A writer killed at any moment leaves the old catalogue or the new one, and blocks nobody."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from data.catalogue import CatalogueStore, Generation, GenerationBuilder
from data.errors import CatalogueBusy

PROGRAM = Path(__file__).with_name("killed_writer.py")
HOLDER = """
import sys, time
from pathlib import Path
from data.catalogue import CatalogueStore
with CatalogueStore(Path(sys.argv[1])).build():
    print("building", flush=True)
    time.sleep(60)
"""

Fill = Callable[[GenerationBuilder, Iterable[int]], None]


@pytest.fixture
def seed(tmp_path: Path, publish: Callable[..., Generation], home: Path) -> Path:
    publish(range(1))
    publish(range(2))
    return home


def test_killed_at_every_step_it_is_the_old_or_the_new_and_the_next_build_succeeds(
    seed: Path, tmp_path: Path, fill_builder: Fill
) -> None:
    old = CatalogueStore(seed).get()
    folder = tmp_path / "killed"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, str(PROGRAM), str(seed), str(folder)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    report = json.loads(done.stdout)
    assert {"fsync", "rename", "replace"} <= set(report["steps"])
    new = CatalogueStore(folder / "undisturbed").get()
    assert new.manifest.content != old.manifest.content

    def outcome(killed: dict[str, Any]) -> bool:
        assert killed["signal"] == signal.SIGKILL
        home = folder / killed["home"]
        store = CatalogueStore(home)
        current = store.verify()
        assert current.manifest.content in (old.manifest.content, new.manifest.content), killed
        is_new = current.manifest.content == new.manifest.content
        # What was never published is never listed, and all that is listed is whole.
        assert store.damaged() == ()
        assert store.generations()[0] == current

        with store.build(timeout=0, threads=1) as builder:
            assert builder.base == current
            count = builder.connection.execute("SELECT count(*) FROM base.products").fetchone()
            assert count == (3 if is_new else 2,)
            fill_builder(builder, range(4))
            published = builder.publish(sources=[], schema=b"{}", keep=2)
        assert store.verify() == published
        assert list(home.glob("catalogue/building-*")) == []
        folders = {path.name for path in (home / "catalogue" / "generations").iterdir()}
        assert folders == {published.id, current.id}
        return is_new

    outcomes = [outcome(killed) for killed in report["killed"]]
    # Both outcomes were met, or the kills did not go through the switch.
    assert set(outcomes) == {False, True}


def test_a_killed_writer_frees_its_lock_and_a_live_one_is_named(
    seed: Path, store: CatalogueStore
) -> None:
    before = store.get()
    writer = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(seed)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "building\n"
        busy = pytest.raises(CatalogueBusy, match=f"process {writer.pid} ")
        with busy as caught, store.build(timeout=0.1):
            pass
        assert caught.value.value == writer.pid
        for change in (store.rollback, lambda timeout: store.prune(1, timeout=timeout)):
            with pytest.raises(CatalogueBusy):
                change(timeout=0)
        # Readers are not held up.
        assert store.verify() == before
        assert store.generations()[0] == before
        assert len(list(seed.glob("catalogue/building-*"))) == 1
    finally:
        writer.kill()
        writer.wait()
        writer.stdout.close()  # type: ignore[union-attr]
    with store.build(timeout=0):
        pass
    assert store.get() == before


def test_a_writer_waits_for_another(seed: Path, store: CatalogueStore) -> None:
    program = HOLDER.replace("time.sleep(60)", "time.sleep(0.5)")
    writer = subprocess.Popen(
        [sys.executable, "-c", program, str(seed)], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "building\n"
    started = time.monotonic()
    with store.build(timeout=30):
        assert time.monotonic() - started > 0.2
    writer.stdout.close()
    assert writer.wait() == 0
