"""Measuring one task: wall time, CPU time and peak memory of a fresh process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_KILOBYTE: Final = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Run:
    """One task, once.

    Attributes:
        rows: records read.
        wall_s: of the whole process, start-up and imports included.
        work_s: of the task alone.
        cpu_s: user and system time of the process on all cores.
        peak_rss: largest resident memory of the process, in bytes.
        stored: size of what the task left on disk, in bytes.
    """

    task: str
    format: str
    size: int
    repeat: int
    rows: int
    wall_s: float
    work_s: float
    cpu_s: float
    peak_rss: int
    stored: int


class TaskFailed(Exception):
    """A measured process ended with an error; the message is what it wrote to standard error."""


def measure(task: str, file: Path, home: Path, *, form: str, size: int, repeat: int) -> Run:
    """Run a task in a process of its own.

    The peak memory is the kernel's own high-water mark (``wait4``), not sampled. A child counts
    at least what its parent held when it was forked, so this program imports nothing large.

    Raises:
        TaskFailed: the task ended with an error, or read another number of records.
    """
    command = [sys.executable, "-m", "benchmarks.ingest.contenders", task, str(file), str(home)]
    start = time.perf_counter()
    with (
        tempfile.TemporaryFile() as output,
        tempfile.TemporaryFile() as errors,
        subprocess.Popen(command, stdout=output, stderr=errors) as process,
    ):
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        if process.returncode:
            error = errors.read().decode(errors="replace").strip()
            raise TaskFailed(f"{task} of {file.name}: {error}")
        output.seek(0)
        said = json.loads(output.read())
    if said["rows"] != size:
        raise TaskFailed(f"{task} of {file.name} read {said['rows']} records, not {size}")
    return Run(
        task=task,
        format=form,
        size=size,
        repeat=repeat,
        rows=said["rows"],
        wall_s=wall,
        work_s=said["work_s"],
        cpu_s=usage.ru_utime + usage.ru_stime,
        peak_rss=usage.ru_maxrss * _KILOBYTE,
        stored=sum(p.stat().st_size for p in home.rglob("*") if p.is_file()),
    )
