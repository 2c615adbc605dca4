"""Layout: where snapshots lie in a home, and how one is written, found and removed.

``index/<generation>-<tag>-<n>/`` are the snapshots, ``index/building-<pid>-<random>/`` is the
scratch folder of a build at work, ``index/lock`` is held by it.
"""

from __future__ import annotations

import logging
import os
import secrets
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from data.catalogue.durable import sync_file, sync_folder
from data.errors import CatalogueBusy, CatalogueError, CorruptIndex
from index.snapshot.manifest import MANIFEST, SnapshotManifest, read_manifest

log = logging.getLogger(__name__)

_SCRATCH: Final = "building-"


def index_root(home: Path) -> Path:
    """The folder of all snapshots in a home."""
    return home / "index"


def snapshot_folders(home: Path) -> list[Path]:
    """All published snapshots, in no order."""
    try:
        entries = list(index_root(home).iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [path for path in entries if (path / MANIFEST).is_file() and not _is_scratch(path)]


def sound_snapshots(home: Path) -> list[tuple[Path, SnapshotManifest]]:
    """The snapshots that can be opened, newest first."""
    sound: list[tuple[Path, SnapshotManifest]] = []
    for folder in snapshot_folders(home):
        try:
            sound.append((folder, read_manifest(folder)))
        except CorruptIndex as error:
            log.info("snapshot left aside", extra={"folder": str(folder), "why": error.message})
    return sorted(sound, key=lambda one: (one[1].created, one[1].built), reverse=True)


def next_number(home: Path, generation: str, tag: str) -> int:
    """One more than any snapshot of a generation and tag has, sound or not."""
    start = f"{generation}-{tag}-"
    numbers = [f.name.removeprefix(start) for f in snapshot_folders(home)]
    return 1 + max((int(number) for number in numbers if number.isdecimal()), default=0)


@contextmanager
def scratch_folder(home: Path, *, timeout: float = 10.0) -> Iterator[Path]:
    """A fresh folder to build in, under the builders' lock; what killed builds left is removed.

    Raises:
        CatalogueBusy: another process is building.
        CatalogueError: the home cannot be written.
    """
    from filelock import FileLock, Timeout

    root = index_root(home)
    try:
        root.mkdir(parents=True, exist_ok=True)
        lock = FileLock(root / "lock", timeout=timeout)
        lock.acquire()
    except Timeout:
        raise CatalogueBusy(
            "another process is building this search index: try again when it has finished",
            value=str(root),
        ) from None
    except OSError as error:
        raise CatalogueError(
            f"the search index cannot be written: {error.strerror or error}",
            field="home",
            value=str(root),
            accepted="a folder that this user can write to",
        ) from error
    try:
        for stale in root.glob(f"{_SCRATCH}*"):
            log.info("removing what an interrupted build left", extra={"folder": str(stale)})
            shutil.rmtree(stale)
        scratch = root / f"{_SCRATCH}{os.getpid()}-{secrets.token_hex(4)}"
        scratch.mkdir()
        try:
            yield scratch
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    finally:
        lock.release()


def publish(built: Path, home: Path, name: str) -> Path:
    """Give a finished folder its name: its bytes reach the device first, then the name does."""
    for file in built.rglob("*"):
        if file.is_file():
            sync_file(file)
    for folder in [built, *(f for f in built.rglob("*") if f.is_dir())]:
        sync_folder(folder)
    root = index_root(home)
    target = root / name
    built.rename(target)
    sync_folder(root)
    return target


def remove_snapshots(home: Path, scratch: Path, folders: Collection[Path]) -> None:
    """Take snapshots out of the listing, then delete them; who has them open keeps them."""
    moved = []
    for folder in folders:
        target = scratch / f"removed-{folder.name}"
        folder.rename(target)
        moved.append(target)
    if moved:
        sync_folder(index_root(home))
    for target in moved:
        shutil.rmtree(target)


def _is_scratch(path: Path) -> bool:
    return path.name.startswith(_SCRATCH)
