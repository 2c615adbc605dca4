"""A service of its own for a browser: `sourcing serve` over a home, started and ended again."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Final

from data.errors import SourcingError

PATIENCE: Final = 120.0
"""Seconds for the service to say its address, and again to end."""


class ServedHome:
    """`sourcing serve` over a home on loopback, for as long as the block lasts.

    Args:
        home: with a catalogue and its index; the service's database is written to it.
        settings: further environment of the service, such as ``SOURCING_IMAGE_ORIGINS``.
    """

    def __init__(self, home: Path, **settings: str) -> None:
        self._environment = {**os.environ, **settings, "SOURCING_HOME": str(home)}
        self._process: subprocess.Popen[str] | None = None
        self._port = 0

    @property
    def address(self) -> str:
        """Where it answers; the same after a restart."""
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Start it, on the port that it had before if it had one.

        Raises:
            SourcingError: it did not say its address in time; its output is on standard error.
        """
        command = [sys.executable, "-m", "sourcing.cli.main", "serve", "--port", str(self._port)]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env=self._environment
        )
        self._process = process
        late = threading.Timer(PATIENCE, process.kill)
        late.start()
        try:
            for line in process.stdout or ():
                if found := re.search(r"http://[\d.]+:(\d+)", line):
                    self._port = int(found[1])
                    return
        finally:
            late.cancel()
        self.stop()
        raise SourcingError("the service did not start")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End it; SIGKILL is what a crash would do."""
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(how)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()

    def __enter__(self) -> ServedHome:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
