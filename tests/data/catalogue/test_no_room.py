"""On a disk that is full or read-only the old catalogue stays whole and the error is clear."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from data.catalogue import Catalogue, CatalogueStore, Generation, GenerationBuilder
from data.errors import CatalogueError

Fill = Callable[[GenerationBuilder, Iterable[int]], None]

WRITER = """
import resource, sys
from pathlib import Path
from data.catalogue import CatalogueStore
from data.errors import CatalogueError
# As on a full disk, the kernel refuses to let any file grow beyond this.
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    with CatalogueStore(Path(sys.argv[1])).build(threads=1) as builder:
        builder.connection.execute("INSERT INTO products SELECT * FROM base.products")
        builder.publish(sources=[], schema=b"{}")
except CatalogueError as error:
    print(error)
    sys.exit(error.exit_code)
"""


@pytest.mark.parametrize("room", [0, 4096, 300_000, 600_000])
def test_when_duckdb_runs_out_of_room_the_old_catalogue_stays_whole(
    home: Path, store: CatalogueStore, publish: Callable[..., Generation], room: int
) -> None:
    before = publish(range(3))
    done = subprocess.run(
        [sys.executable, "-c", WRITER, str(home), str(room)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == CatalogueError.exit_code, done.stderr
    assert "cannot be written, and is as it was before" in done.stdout
    assert "Traceback" not in done.stderr
    assert store.verify() == before
    assert store.generations() == (before,)


def test_a_full_disk_at_any_call_leaves_the_old_catalogue_or_completes_the_new(
    store: CatalogueStore,
    home: Path,
    publish: Callable[..., Generation],
    fill_builder: Fill,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for numbers in (range(1), range(2)):
        publish(numbers)
    failed, at = 0, 0
    while True:
        before = store.get()
        with monkeypatch.context() as patch:
            calls = fail_at(at, patch)
            error = None
            published = None
            try:
                with store.build(threads=1) as builder:
                    fill_builder(builder, range(at))
                    published = builder.publish(sources=[], schema=b"{}", keep=2)
            except CatalogueError as caught:
                error = caught
        current = store.verify()
        if error is None:
            assert current == published
        elif "may not be after a power cut" in error.message:
            assert current != before
        else:
            assert "is as it was before: No space left on device" in error.message
            assert current == before
        failed += error is not None
        assert store.damaged() == ()
        if len(calls) <= at:
            break
        at += 1
    assert failed > 15
    # Whatever was left in the way is gone with the next run.
    with store.build(timeout=0):
        pass


def fail_at(number: int, patch: pytest.MonkeyPatch) -> list[str]:
    """Let the call of this number fail as on a full disk; the list of calls made."""
    calls: list[str] = []

    def failing(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **options: Any) -> Any:
            calls.append(name)
            if len(calls) - 1 == number:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return call(*args, **options)

        return run

    for name in ("fsync", "rename", "replace", "mkdir", "rmdir"):
        patch.setattr(os, name, failing(name, getattr(os, name)))
    return calls


@pytest.fixture
def guest() -> Iterator[Path]:
    """A home under a folder that everyone may read; then become nobody, if this is root."""
    folder = Path(tempfile.mkdtemp(prefix="sourcing-test-"))
    folder.chmod(0o755)
    try:
        yield folder / "home"
    finally:
        shutil.rmtree(folder)


def test_a_home_that_cannot_be_written_can_be_read(guest: Path, fill_builder: Fill) -> None:
    store = CatalogueStore(guest)
    with store.build() as builder:
        fill_builder(builder, range(3))
        published = builder.publish(sources=[], schema=b"{}")
    with without_write_permission(guest):
        assert store.verify() == published
        with Catalogue.open(guest) as catalogue:
            assert len(list(catalogue.iter_products())) == 3
            assert not catalogue.reload_if_changed()
        for write in (store.build, store.rollback):
            with pytest.raises(CatalogueError, match=r"cannot be written.*Permission denied"):
                attempt(write)
    # A home that is not there yet, in a place that cannot be written.
    with (
        without_write_permission(guest),
        pytest.raises(CatalogueError, match=r"cannot be written.*Permission denied"),
    ):
        attempt(CatalogueStore(guest / "new").build)
    assert not (guest / "new").exists()


def attempt(write: Callable[[], Any]) -> None:
    result = write()
    if hasattr(result, "__enter__"):
        with result:
            raise AssertionError("a writer started without permission")


class without_write_permission:  # noqa: N801  (used as a statement)
    """Take the right to write a folder away, from root by being somebody else."""

    def __init__(self, folder: Path) -> None:
        self._folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
        self._files = [path for path in folder.rglob("*") if path.is_file()]

    def __enter__(self) -> None:
        for path in self._folders:
            path.chmod(0o555)
        for path in self._files:
            path.chmod(0o444)
        if os.geteuid() == 0:
            os.seteuid(65534)

    def __exit__(self, *error: object) -> None:
        if os.getuid() == 0:
            os.seteuid(0)
        for path in self._folders:
            path.chmod(0o755)
