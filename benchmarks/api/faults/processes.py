"""Processes: a worker is killed, a server is told to end, a catalogue is switched."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

import httpx

from benchmarks.api.faults.traffic import Kept, Traffic
from benchmarks.api.load.server import START, serving


@dataclass(frozen=True, slots=True)
class Killed:
    """A worker was killed under load.

    Attributes:
        failed: requests that were not answered, of ``requests``; they were sent again.
        gap: seconds in which nobody was answered.
        replaced: seconds until there were as many workers as before and the new one answers.
    """

    requests: int
    failed: int
    outcomes: dict[str, int]
    gap: float
    replaced: float
    kept: Kept


@dataclass(frozen=True, slots=True)
class Switched:
    """The catalogue was switched under load.

    Attributes:
        everywhere: seconds from the order to the last answer out of the old generation.
    """

    requests: int
    failed: int
    switches: int
    everywhere: float
    slowest: float
    kept: Kept


@dataclass(frozen=True, slots=True)
class Drained:
    """The server was told to end under load, and started again.

    Attributes:
        answered: requests that were in progress, and were answered after the order.
        broken: requests whose connection ended after it had been taken.
        ended: seconds until all processes had ended.
        code: the exit code.
    """

    answered: int
    broken: int
    ended: float
    code: int
    kept: Kept


def killed(home: Path, folder: Path, *, seconds: float = 3.0) -> Killed:
    """One of two workers is killed (SIGKILL) while buyers search and talk."""
    with (
        serving(
            home,
            workers=2,
            database=_url(folder),
            log=folder / "log",
            settings={"SOURCING_LOG_LEVEL": "INFO"},
        ) as server,
        Traffic(server.address, searchers=3, talkers=3) as traffic,
    ):
        _replaced(folder / "log", 1)
        traffic.wait_for(3, kind="turn")
        before = _started(folder / "log")
        began = time.monotonic()
        os.kill(server.workers()[0], signal.SIGKILL)
        _replaced(folder / "log", before)
        replaced = time.monotonic() - began
        time.sleep(seconds)
        traffic.wait_for(3, kind="turn")
        traffic.__exit__(None, None, None)
        return Killed(
            len(traffic.attempts),
            traffic.failed(),
            traffic.outcomes(),
            round(traffic.gap(since=began), 2),
            round(replaced, 2),
            traffic.read_back(),
        )


def switched(home: Path, folder: Path, *, switches: int = 2) -> Switched:
    """The catalogue goes to its other generation and back while buyers search and talk.

    Args:
        home: a copy that may be written to, with an index for both generations.
        folder: for the database.
        switches: how often.
    """
    with (
        serving(home, workers=2, database=_url(folder), log=folder / "log") as server,
        httpx.Client(base_url=server.address, timeout=60, trust_env=False) as client,
        Traffic(server.address, searchers=3, talkers=2) as traffic,
    ):
        traffic.wait_for(3, kind="turn")
        known = client.get("/v1/admin/generations").raise_for_status().json()["generations"]
        ids = [one["id"] for one in known]
        longest = 0.0
        for number in range(switches):
            current = client.get("/readyz").json()["generation"]
            other = next(one for one in ids if one != current)
            began = time.monotonic()
            client.post(f"/v1/admin/generations/{other}/activate").raise_for_status()
            until = began + 60
            while time.monotonic() < until:
                time.sleep(0.2)
                since = time.monotonic() - 2
                late = {one.generation for one in traffic.attempts if one.began >= since}
                if late - {None} == {other}:
                    break
            old = [
                one.began + one.took
                for one in traffic.attempts
                if one.began >= began and one.generation == current
            ]
            longest = max(longest, max(old, default=began) - began)
            if number + 1 < switches:
                traffic.wait_for(3, kind="turn")
        traffic.__exit__(None, None, None)
        return Switched(
            len(traffic.attempts),
            traffic.failed(),
            switches,
            round(longest, 2),
            round(max(one.took for one in traffic.attempts), 2),
            traffic.read_back(),
        )


def drained(home: Path, folder: Path) -> Drained:
    """SIGTERM while buyers search and talk; a second server then reads back what was promised."""
    with (
        serving(home, workers=2, database=_url(folder), log=folder / "log") as server,
        Traffic(server.address, searchers=3, talkers=3) as traffic,
    ):
        traffic.wait_for(3, kind="turn")
        began = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        code = server.process.wait(60)
        ended = time.monotonic() - began
        traffic.__exit__(None, None, None)
        over = [one for one in traffic.attempts if one.began < began < one.began + one.took]
        broken = sum(one.outcome not in ("good", "503") for one in over)
    with serving(home, workers=2, database=_url(folder), log=folder / "log") as again:
        return Drained(
            len(over) - broken, broken, round(ended, 2), code, traffic.read_back(again.address)
        )


def _url(folder: Path) -> str:
    return f"sqlite:///{folder / 'state.sqlite3'}"


def _replaced(log: Path, before: int) -> None:
    """Wait until one worker more has said that it takes requests.

    Raises:
        TimeoutError: none has, in time.
    """
    until = time.monotonic() + START
    while _started(log) <= before:
        if time.monotonic() > until:
            raise TimeoutError("the worker was not replaced")
        time.sleep(0.05)


def _started(log: Path) -> int:
    """How many workers have said so."""
    return log.read_text(encoding="utf-8").count("Application startup complete")
