"""Databases: one that goes and comes back, one that is locked, one that is moved, a full disk."""

from __future__ import annotations

import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from benchmarks.api.faults.traffic import GOOD, Kept, Traffic
from benchmarks.api.load.server import serving

DISK_MB = 12


@dataclass(frozen=True, slots=True)
class Gone:
    """The database could not be used for a while, under load.

    Attributes:
        outcomes: of requests that needed it, while it was gone.
        retry_after: every refusal said when to come back.
        searched: searches answered meanwhile.
        read: whether a conversation could be read meanwhile.
        slowest: seconds until a request that needed it was refused.
        back: seconds from its return to the next message that was kept.
        ready: what ``/readyz`` said before, meanwhile and afterwards.
    """

    outcomes: dict[str, int]
    retry_after: bool
    searched: int
    read: bool
    slowest: float
    back: float
    ready: tuple[int, int, int]
    kept: Kept


def stopped(
    home: Path,
    folder: Path,
    *,
    url: str,
    stop: Callable[[], None],
    start: Callable[[], None],
    seconds: float = 3.0,
) -> Gone:
    """The database's server is ended as by a crash, and started again."""

    @contextmanager
    def gone() -> Iterator[None]:
        stop()
        yield
        start()

    return _without(home, folder, url, gone, seconds=seconds)


def locked(home: Path, folder: Path, *, seconds: float = 12.0) -> Gone:
    """Another program holds the lock for writing longer than anybody waits for it."""
    path = folder / "state.sqlite3"

    @contextmanager
    def gone() -> Iterator[None]:
        holder = sqlite3.connect(path, isolation_level=None, timeout=30)
        holder.execute("BEGIN IMMEDIATE")
        yield
        holder.execute("ROLLBACK")
        holder.close()

    return _without(home, folder, f"sqlite:///{path}", gone, seconds=seconds)


def moved(home: Path, folder: Path, *, seconds: float = 3.0) -> Gone:
    """The file's folder is renamed, and gets its name back."""
    place = folder / "state"
    aside = folder / "aside"
    place.mkdir()

    @contextmanager
    def gone() -> Iterator[None]:
        place.rename(aside)
        yield
        aside.rename(place)

    return _without(
        home, folder, f"sqlite:///{place / 'state.sqlite3'}", gone, seconds=seconds, certain=False
    )


def full(home: Path, folder: Path, *, seconds: float = 3.0) -> Gone:
    """The disk that holds the database has no room left, and then has again.

    Raises:
        PermissionError: file systems may not be mounted here.
    """
    with small_disk(folder / "disk") as disk:
        filler = disk / "filler"

        @contextmanager
        def gone() -> Iterator[None]:
            with filler.open("wb", buffering=0) as out:
                try:
                    while out.write(b"\0" * 4096):
                        pass
                except OSError:
                    pass
            yield
            filler.unlink()

        return _without(home, folder, f"sqlite:///{disk / 'state.sqlite3'}", gone, seconds=seconds)


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A file system of a few MB in memory.

    Raises:
        PermissionError: file systems may not be mounted here.
    """
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={DISK_MB}m", "sourcing-faults", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise PermissionError(done.stderr.strip())
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _without(
    home: Path,
    folder: Path,
    url: str,
    gone: Callable[[], AbstractContextManager[None]],
    *,
    seconds: float,
    certain: bool = True,
) -> Gone:
    log = folder / "log"
    with (
        serving(home, workers=2, database=url, log=log) as server,
        httpx.Client(base_url=server.address, timeout=60, trust_env=False) as client,
        Traffic(server.address, searchers=2, talkers=3, timeout=60) as traffic,
    ):
        traffic.wait_for(6, kind="turn")
        first = traffic.talks[0].id
        ready = [client.get("/readyz").status_code]
        with gone():
            since = time.monotonic()
            time.sleep(seconds)
            until = time.monotonic() + 30
            while certain and not _refusals(traffic, since) and time.monotonic() < until:
                time.sleep(0.1)
            ready.append(client.get("/readyz").status_code)
            read = client.get(f"/v1/conversations/{first}").is_success
            meanwhile = time.monotonic()
        back_at = time.monotonic()
        traffic.wait_for(3, kind="turn", seconds=90)
        back = min(
            one.began + one.took
            for one in traffic.attempts
            if one.kind == "turn" and one.outcome == GOOD and one.began + one.took > back_at
        )
        for _ in range(100):
            if client.get("/readyz").is_success:
                break
            time.sleep(0.1)
        ready.append(client.get("/readyz").status_code)
        traffic.__exit__(None, None, None)
        during = [
            one
            for one in traffic.attempts
            if one.kind != "search" and since <= one.began and one.began + one.took <= back_at
        ]
        refused = [one for one in during if one.outcome != GOOD]
        outcomes: dict[str, int] = {}
        for one in during:
            outcomes[one.outcome] = outcomes.get(one.outcome, 0) + 1
        searched = sum(
            one.kind == "search"
            and one.outcome == GOOD
            and one.began >= since
            and one.began + one.took <= meanwhile
            for one in traffic.attempts
        )
        return Gone(
            outcomes,
            all(one.waited is not None for one in refused),
            searched,
            read,
            round(max((one.took for one in refused), default=0.0), 2),
            round(back - back_at, 2),
            (ready[0], ready[1], ready[2]),
            traffic.read_back(),
        )


def _refusals(traffic: Traffic, since: float) -> int:
    return sum(
        one.kind != "search" and one.outcome != GOOD and one.began >= since
        for one in list(traffic.attempts)
    )
