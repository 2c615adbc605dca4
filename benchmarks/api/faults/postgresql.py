"""PostgreSQL: a throw-away server that a scenario may kill and start again."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Postgresql:
    """A server on loopback, whose files are in a folder of its own.

    Args:
        programs: folder of the server's programs.
        folder: empty, and readable by whoever runs it.
    """

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self._folder = folder
        self._user = None if os.geteuid() else _unprivileged()
        self._process: subprocess.Popen[bytes] | None = None
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            self._port: int = one.getsockname()[1]
        if self._user is not None:
            shutil.chown(folder, self._user)
        subprocess.run(
            [
                str(programs / "initdb"),
                *("--pgdata", str(folder / "data"), "--username", "faults"),
                *("--auth", "trust", "--encoding", "UTF8", "--locale", "C"),
            ],
            check=True,
            capture_output=True,
            user=self._user,
            cwd=folder,
        )

    @property
    def url(self) -> str:
        """Of its database."""
        return f"postgresql://faults@127.0.0.1:{self._port}/postgres"

    def start(self) -> None:
        """Start it, and wait until it answers.

        Raises:
            RuntimeError: it does not.
        """
        self._process = subprocess.Popen(
            [
                str(self._programs / "postgres"),
                *("-D", str(self._folder / "data"), "-p", str(self._port)),
                *("-k", str(self._folder), "-c", "listen_addresses=127.0.0.1"),
            ],
            user=self._user,
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        ready = [str(self._programs / "pg_isready"), "-h", "127.0.0.1", "-p", str(self._port)]
        for _ in range(300):
            if subprocess.run(ready, capture_output=True, check=False).returncode == 0:
                return
            time.sleep(0.1)
        raise RuntimeError("PostgreSQL did not start")

    def kill(self) -> None:
        """End it at once, as a crash would."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(60)
            self._process = None


@contextmanager
def postgresql() -> Iterator[Postgresql | None]:
    """A started server; None where PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    if not found:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="sourcing-faults-"))
    server = Postgresql(found[-1].parent, folder)
    server.start()
    try:
        yield server
    finally:
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged() -> str:
    known = {one.pw_name for one in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"
