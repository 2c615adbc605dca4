"""Server: `sourcing serve` as a process of its own, and what its workers hold in memory."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Server:
    """A running server.

    Attributes:
        address: where it answers.
        supervisor: process id of the one that the workers are children of.
    """

    address: str
    supervisor: int

    def workers(self) -> list[int]:
        """Process ids of those that answer."""
        children = Path(f"/proc/{self.supervisor}/task/{self.supervisor}/children").read_text(
            encoding="ascii"
        )
        found = [int(one) for one in children.split()]
        # The tracker of shared resources is a child, too, and answers nothing.
        return [one for one in found if _rollup(one)["Pss"] > 100 << 20]

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
def serving(home: Path, *, workers: int, state: Path, log: Path) -> Iterator[Server]:
    """A server without limits on requests, with a database of its own.

    Args:
        home: with a catalogue and its index.
        workers: processes that answer.
        state: folder for its database.
        log: file for what it logs.
    """
    environment = {
        **os.environ,
        "SOURCING_DATABASE_URL": f"sqlite:///{state / 'load.sqlite3'}",
        "SOURCING_LOG_LEVEL": "WARNING",
        "SOURCING_LOG_JSON": "true",
        **{f"SOURCING_RATE_{one}": "" for one in ("KEY", "VISITOR", "ADDRESS", "REFUSED")},
    }
    command = [
        *(sys.executable, "-m", "sourcing.cli.main", "--home", str(home)),
        *("serve", "--port", "0", "--workers", str(workers), "--json"),
    ]
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=said, text=True
        )
        try:
            if process.stdout is None:
                raise RuntimeError("no output to read the address from")
            line = process.stdout.readline()
            document = line + process.stdout.readline() if line.strip() == "{" else line
            while "}" not in document:
                more = process.stdout.readline()
                if not more:
                    raise RuntimeError(log.read_text(encoding="utf-8")[-2000:])
                document += more
            yield Server(json.loads(document)["address"], process.pid)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(40)
            except subprocess.TimeoutExpired:
                process.kill()


def _rollup(process: int) -> dict[str, int]:
    """Bytes, by the names that Linux has for them."""
    text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    return {name: int(size) << 10 for name, size in re.findall(r"(\w+):\s+(\d+) kB", text)}
