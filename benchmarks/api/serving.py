"""Serving: `sourcing serve` in a process of its own, for as long as a measurement lasts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_TICKS: Final = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs.

    Attributes:
        process: the serving one, with one worker.
    """

    address: str
    process: subprocess.Popen[str]

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self.process.poll() is None

    def processor_seconds(self) -> float:
        """What it has used of processors so far, as the system counts it."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(")")[2]
        user, system = fields.split()[11:13]
        return (int(user) + int(system)) / _TICKS


@contextmanager
def serving(home: Path, **settings: str) -> Iterator[Server]:
    """One worker over a home, with an empty database of its own.

    Args:
        home: with a catalogue and its index.
        settings: further ones, by the names of their environment variables.
    """
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "SOURCING_HOME": str(home),
            "SOURCING_DATABASE_URL": f"sqlite:///{folder}/state.sqlite3",
            "SOURCING_LOG_LEVEL": "ERROR",
            **settings,
        }
        command = (sys.executable, "-m", "sourcing.cli.main", "serve", "--port", "0", "--json")
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
        try:
            yield Server(_address(process.stdout or ()), process)
        finally:
            process.terminate()
            process.wait(60)
            if process.stdout is not None:
                process.stdout.close()


def _address(lines: Iterable[str]) -> str:
    """What the server says when it is ready, which is one JSON document."""
    text = ""
    for line in lines:
        text += line
        try:
            return str(json.loads(text)["address"])
        except ValueError:
            continue
    raise RuntimeError(f"the server did not start: {text}")
