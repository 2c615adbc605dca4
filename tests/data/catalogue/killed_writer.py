"""Writers that are killed: run as a program by test_kill.py, never imported by it.

    python killed_writer.py SEED FOLDER

copies the home SEED once per step of a publication into FOLDER and lets a forked writer of its own
die there by SIGKILL, just before the step. A step is a call that makes something durable, visible
or gone: fsync, rename, replace, unlink, rmdir. Others die at a time instead of a step. Prints what
it did as JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb  # noqa: F401  (imported once here rather than in every writer)
import pyarrow  # noqa: F401

from data.catalogue import integrity
from data.catalogue.builder import GenerationBuilder
from data.catalogue.rows import row_of_product
from data.catalogue.store import CatalogueStore
from data.catalogue.transfer import arrow_schema, to_arrow
from data.records import Product

STEPS = ("fsync", "rename", "replace", "unlink", "rmdir")


class Steps:
    """Counts the steps of this process, and kills it before one of them."""

    def __init__(self, die_at: int | None) -> None:
        self.names: list[str] = []
        self._die_at = die_at
        for name in STEPS:
            setattr(os, name, self._watched(name, getattr(os, name)))

    def _watched(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*args: Any, **options: Any) -> Any:
            if len(self.names) == self._die_at:
                os.kill(os.getpid(), signal.SIGKILL)
            self.names.append(name)
            return call(*args, **options)

        return watched


def write(home: Path) -> None:
    """Publish a generation that differs from the seed and makes the oldest one go."""
    with CatalogueStore(home).build(threads=1) as builder:
        add(builder)
        builder.publish(sources=[], schema=b'{"new": true}', keep=2)


def add(builder: GenerationBuilder) -> None:
    builder.connection.execute("INSERT INTO products SELECT * FROM base.products")
    row = row_of_product(Product("new", "default", "New"))
    builder.append("products", to_arrow("products", [row]))


def in_child(work: Callable[[], None]) -> int:
    """Run in a forked process; its wait status."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitpid(pid, 0)[1]


def count_steps(home: Path) -> list[str]:
    """The steps of an undisturbed publication."""
    read, send = os.pipe()

    def work() -> None:
        steps = Steps(None)
        write(home)
        os.write(send, json.dumps(steps.names).encode())

    status = in_child(work)
    os.close(send)
    if status:
        raise SystemExit("the undisturbed writer failed")
    with os.fdopen(read) as result:
        return list(json.load(result))


def die_at(home: Path, step: int) -> int:
    """A writer killed before a step."""

    def work() -> None:
        Steps(step)
        write(home)

    return in_child(work)


def die_at_time(home: Path, delay: float) -> int:
    """A writer killed by its parent after a while, wherever it is then."""
    pid = os.fork()
    if pid == 0:
        write(home)
        os._exit(0)
    time.sleep(delay)
    os.kill(pid, signal.SIGKILL)
    return os.waitpid(pid, 0)[1]


def main(seed: Path, folder: Path) -> None:
    def copy(name: str) -> Path:
        return Path(shutil.copytree(seed, folder / name))

    arrow_schema("products")
    integrity._agreed_columns()
    whole = copy("undisturbed")
    started = time.monotonic()
    steps = count_steps(whole)
    duration = time.monotonic() - started
    killed = []
    for number, name in enumerate(steps):
        home = copy(f"{number:03d}-{name}")
        status = die_at(home, number)
        killed.append({"home": home.name, "signal": os.WTERMSIG(status)})
    for part in range(4):
        home = copy(f"time-{part}")
        die_at_time(home, duration * part / 4)
        killed.append({"home": home.name, "signal": signal.SIGKILL})
    sys.stdout.write(json.dumps({"steps": steps, "killed": killed}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
