"""Server: `sourcing serve` as a process of its own, and what its workers hold in memory."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

START: Final = 150.0
"""Seconds that a server has to open its index."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server.

    Attributes:
        address: where it answers.
        supervisor: process id of the one that was started, and ends all others.
        process: the same one, to be waited for.
    """

    address: str
    supervisor: int
    process: subprocess.Popen[str]

    def workers(self) -> list[int]:
        """Process ids of those that answer."""
        return _children(self.forking())

    def forking(self) -> int:
        """Process id of the one that they are forked from."""
        # The tracker of shared resources is a child, too, and answers nothing.
        (found,) = (one for one in _children(self.supervisor) if b"spawn_main" in _command(one))
        return found

    def memory(self) -> list[dict[str, float]]:
        """Per worker, in MB: resident, private to it, and its part of what is shared."""
        return [
            {
                "resident_mb": round(one["Rss"] / 1e6, 1),
                "private_mb": round((one["Private_Clean"] + one["Private_Dirty"]) / 1e6, 1),
                "shared_mb": round((one["Shared_Clean"] + one["Shared_Dirty"]) / 1e6, 1),
                "proportional_mb": round(one["Pss"] / 1e6, 1),
            }
            for one in map(_rollup, self.workers())
        ]


@contextmanager
def serving(
    home: Path,
    *,
    workers: int,
    database: str,
    log: Path,
    settings: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    """A server without limits on requests, with a database of its own.

    Args:
        home: with a catalogue and its index.
        workers: processes that answer.
        database: URL of it.
        log: file for what it logs.
        settings: further ones, by the names of their environment variables.

    Raises:
        RuntimeError: it did not start in time; with what it said.
    """
    environment = {
        **os.environ,
        "SOURCING_DATABASE_URL": database,
        "SOURCING_LOG_LEVEL": "WARNING",
        "SOURCING_LOG_JSON": "true",
        **{f"SOURCING_RATE_{one}": "" for one in ("KEY", "VISITOR", "ADDRESS", "REFUSED")},
        **(settings or {}),
    }
    command = [
        *(sys.executable, "-m", "sourcing.cli.main", "--home", str(home)),
        *("serve", "--port", "0", "--workers", str(workers), "--json"),
    ]
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=said, text=True
        )
        late = threading.Timer(START, process.kill)
        late.start()
        try:
            address = _address(process.stdout or (), log)
            late.cancel()
            yield Server(address, process.pid, process)
        finally:
            late.cancel()
            process.terminate()
            try:
                process.wait(40)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.stdout is not None:
                process.stdout.close()


def processor_seconds(process: int) -> float:
    """What a process has used of processors so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _children(process: int) -> list[int]:
    text = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [int(one) for one in text.split()]


def _address(lines: Iterable[str], log: Path) -> str:
    """What the server says when it is ready, which is one JSON document."""
    text = ""
    for line in lines:
        text += line
        try:
            return str(json.loads(text)["address"])
        except ValueError:
            continue
    raise RuntimeError(f"the server did not start: {log.read_text(encoding='utf-8')[-2000:]}")


def _command(process: int) -> bytes:
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return b""


def _rollup(process: int) -> dict[str, int]:
    """Bytes, by the names that Linux has for them."""
    text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    return {name: int(size) << 10 for name, size in re.findall(r"(\w+):\s+(\d+) kB", text)}
