"""Measuring one task: wall time, CPU time and peak memory of a fresh process."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from benchmarks.child import ChildFailed, run_module


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

    Raises:
        TaskFailed: the task ended with an error, or read another number of records.
    """
    try:
        child = run_module("benchmarks.ingest.contenders", [task, str(file), str(home)])
    except ChildFailed as error:
        raise TaskFailed(f"{task} of {file.name}: {error}") from error
    said = json.loads(child.output)
    if said["rows"] != size:
        raise TaskFailed(f"{task} of {file.name} read {said['rows']} records, not {size}")
    return Run(
        task=task,
        format=form,
        size=size,
        repeat=repeat,
        rows=said["rows"],
        wall_s=child.wall_s,
        work_s=said["work_s"],
        cpu_s=child.cpu_s,
        peak_rss=child.peak_rss,
        stored=sum(p.stat().st_size for p in home.rglob("*") if p.is_file()),
    )
