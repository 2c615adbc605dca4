"""The writer's lock: one process at a time changes a catalogue."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from data.catalogue.home import Layout
from data.errors import CatalogueBusy, CatalogueError

DEFAULT_TIMEOUT = 10.0


@contextmanager
def writer_lock(layout: Layout, *, timeout: float = DEFAULT_TIMEOUT) -> Iterator[None]:
    """Hold the lock of a catalogue, making its folders where they are missing.

    The lock is the kernel's, on an open file: it goes with the process that holds it, however
    that ends, so a killed writer blocks nobody.

    Args:
        layout: of the home.
        timeout: seconds to wait for another writer; 0 does not wait.

    Raises:
        CatalogueBusy: another writer, named by its process id, did not finish in time.
        CatalogueError: the home cannot be written.
    """
    from filelock import FileLock, Timeout

    try:
        layout.generations.mkdir(parents=True, exist_ok=True)
        lock = FileLock(layout.lock, timeout=timeout)
        try:
            lock.acquire()
        except Timeout:
            raise _busy(layout.writer, timeout) from None
    except OSError as error:
        raise unwritable(layout.root, error) from error
    try:
        # Only for the message above: neither durable nor needed.
        with suppress(OSError):
            layout.writer.write_text(f"{os.getpid()}\n", encoding="ascii")
        yield
    finally:
        with suppress(OSError):
            layout.writer.unlink(missing_ok=True)
        lock.release()


def unwritable(path: Path, error: OSError) -> CatalogueError:
    """What to tell someone whose home cannot be written, or whose disk is full."""
    reason = error.strerror or str(error)
    return CatalogueError(
        f"the catalogue cannot be written, and is as it was before: {reason}",
        field="home",
        value=str(error.filename or path),
        accepted="a folder that this user can write to, with room for another generation",
    )


def _busy(writer: Path, timeout: float) -> CatalogueBusy:
    pid: int | None = None
    with suppress(OSError, ValueError):
        pid = int(writer.read_text(encoding="ascii"))
    who = "another process" if pid is None else f"process {pid}"
    return CatalogueBusy(
        f"{who} is writing this catalogue and did not finish within {timeout:g} s: "
        "try again when it has",
        field="pid",
        value=pid,
    )
