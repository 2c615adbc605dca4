"""``python -m benchmarks.ingest``: rows per second and peak memory of ingest, beside DuckDB."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_cache_path
from rich.console import Console

from benchmarks.ingest.contenders import TASKS
from benchmarks.ingest.measure import Run, TaskFailed, measure
from benchmarks.ingest.summary import BASELINE, memory_growth, summarise, table
from benchmarks.ingest.workload import VERSION, WorkloadFile, workload
from benchmarks.machine import commit, machine, versions

_TABLE_WIDTH = 132
_RESULTS = Path(__file__).parent.parent / "results"


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.ingest",
        description="Rows per second and peak memory of ingest, beside plain DuckDB reading the "
        "same synthetic file. Every run is a process of its own; tasks are interleaved.",
    )
    parser.add_argument(
        "--sizes",
        type=_count,
        nargs="+",
        default=[10_000, 100_000, 1_000_000],
        metavar="N",
        help="records per file (default: 10000 100000 1000000)",
    )
    parser.add_argument(
        "--formats",
        nargs="+",
        choices=("csv", "jsonl"),
        default=["csv"],
        help="file formats (default: csv)",
    )
    parser.add_argument(
        "--tasks",
        nargs="+",
        choices=tuple(TASKS),
        default=list(TASKS),
        help="what to run (default: all)",
    )
    parser.add_argument(
        "--repeats", type=_count, default=3, metavar="N", help="runs of each task (default: 3)"
    )
    parser.add_argument(
        "--cache",
        type=Path,
        default=user_cache_path("sourcing") / "benchmarks" / "ingest",
        metavar="FOLDER",
        help="where the files and scratch homes are kept (default: %(default)s)",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="raw results (default: benchmarks/results/ingest-DATE.json)",
    )
    parser.add_argument(
        "--json", action="store_true", help="print the raw results instead of the table"
    )
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark; 0 when every run succeeded, 1 otherwise."""
    options = arguments().parse_args(argv)
    console = Console(stderr=True)
    # Asked before anything runs: the load of the machine is part of the result.
    about = machine()
    files = [
        workload(options.cache, size, form) for form in options.formats for size in options.sizes
    ]
    try:
        runs = run_all(files, options.tasks, options.repeats, options.cache, console)
    except TaskFailed as failure:
        console.print(str(failure), style="red", markup=False)
        return 1
    date = datetime.now(UTC)
    summaries = summarise(runs)
    results = {
        "benchmark": "ingest",
        "date": date.isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": about,
        "versions": versions(["duckdb", "pyarrow", "orjson", "numpy", "sourcing"]),
        "workload": VERSION,
        "baseline": BASELINE,
        "files": [{**asdict(file), "path": file.path.name} for file in files],
        "summary": [asdict(summary) for summary in summaries],
        "memory_growth": memory_growth(summaries),
        "runs": [asdict(run) for run in runs],
    }
    out = options.out or _RESULTS / f"ingest-{date:%Y-%m-%d}.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(results, indent=1) + "\n"
    out.write_text(text, encoding="utf-8")
    if options.json:
        sys.stdout.write(text)
        return 0
    screen = Console()
    # Wide enough for the table: a log or a narrow window wraps whole lines, not cells.
    screen.width = max(screen.width, _TABLE_WIDTH)
    screen.print(table(summaries))
    for form, growth in memory_growth(summaries).items():
        largest, smaller = sorted(options.sizes, reverse=True)[:2]
        screen.print(
            f"{form}: ingest of {largest:,} records needs {growth:.2f} times the memory of "
            f"{smaller:,}"
        )
    screen.print(f"raw results: {out}", soft_wrap=True)
    return 0


def run_all(
    files: Sequence[WorkloadFile],
    tasks: Sequence[str],
    repeats: int,
    cache: Path,
    console: Console,
) -> list[Run]:
    """Every task on every file, repeated: one round of all tasks after the other.

    Raises:
        TaskFailed: as `measure`.
    """
    runs: list[Run] = []
    total = len(files) * repeats * len(tasks)
    with console.status("") as status:
        for file in files:
            for repeat in range(repeats):
                with tempfile.TemporaryDirectory(dir=cache, prefix="home-") as scratch:
                    for task in tasks:
                        status.update(
                            f"{len(runs) + 1} of {total}: {task}, {file.rows:,} {file.format}"
                        )
                        home = _home(Path(scratch), task, file)
                        runs.append(
                            measure(
                                task,
                                file.path,
                                home,
                                form=file.format,
                                size=file.rows,
                                repeat=repeat,
                            )
                        )
                        if not task.startswith("ingest"):
                            shutil.rmtree(home)
    return runs


def _home(scratch: Path, task: str, file: WorkloadFile) -> Path:
    """The folder a task works in: one for both ingests, which follow each other."""
    home = scratch / task.partition(",")[0]
    if task == "ingest, unchanged" and not home.exists():
        # Asked for on its own: fill the home first, unmeasured.
        measure("ingest", file.path, home, form=file.format, size=file.rows, repeat=-1)
    return home


def _count(text: str) -> int:
    number = int(text.replace("_", "").replace(",", ""))
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text}: accepted is a number from 1")
    return number


if __name__ == "__main__":
    sys.exit(main())
