"""Child: one measured step in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_KILOBYTE: Final = 1 if sys.platform == "darwin" else 1024


class ChildFailed(Exception):
    """A measured process ended with an error; the message is what it wrote to standard error."""


@dataclass(frozen=True, slots=True)
class Child:
    """What a process said and took.

    Attributes:
        output: what it wrote to standard output.
        wall_s: of the whole process, start-up and imports included.
        cpu_s: user and system time of the process on all cores.
        peak_rss: largest resident memory, in bytes; the kernel's own high-water mark, not sampled.
            A child counts at least what its parent held when it was forked, so whoever measures
            imports nothing large.
    """

    output: bytes
    wall_s: float
    cpu_s: float
    peak_rss: int


def run_module(name: str, arguments: Sequence[str]) -> Child:
    """Run a module of this interpreter's to its end.

    Raises:
        ChildFailed: it ended with an error.
    """
    start = time.perf_counter()
    with (
        tempfile.TemporaryFile() as output,
        tempfile.TemporaryFile() as errors,
        subprocess.Popen(
            [sys.executable, "-m", name, *arguments], stdout=output, stderr=errors
        ) as process,
    ):
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        if process.returncode:
            raise ChildFailed(errors.read().decode(errors="replace").strip())
        output.seek(0)
        said = output.read()
    cpu = usage.ru_utime + usage.ru_stime
    return Child(said, wall, cpu, usage.ru_maxrss * _KILOBYTE)
