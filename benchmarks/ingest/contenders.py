"""What is compared: one task each, run in a process of its own.

``python -m benchmarks.ingest.contenders TASK FILE HOME`` does the task and prints one line of
JSON: the records it read and the seconds the work took without start-up and imports.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Final

Task = Callable[[Path, Path], int]
"""Reads a file into a folder; the number of records read."""


def duckdb_text(file: Path, home: Path) -> int:
    """Plain DuckDB, every column as text: the floor for anything that reads the file."""
    if file.suffix == ".jsonl":
        return _load(file, home, "SELECT json AS line FROM read_ndjson_objects(?)")
    return _load(file, home, "SELECT * FROM read_csv(?, all_varchar = true, header = true)")


def duckdb_typed(file: Path, home: Path) -> int:
    """Plain DuckDB with its own type detection, as one would load the file by hand."""
    if file.suffix == ".jsonl":
        return _load(file, home, "SELECT * FROM read_json(?, format = 'newline_delimited')")
    return _load(file, home, "SELECT * FROM read_csv(?)")


def ingest_new(file: Path, home: Path) -> int:
    """Our ingest into an empty home, or of an unchanged file into a home that has it."""
    from data.ingest import ingest

    return ingest([str(file)], home=home).read


def _load(file: Path, home: Path, select: str) -> int:
    import duckdb

    home.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(home / "plain.duckdb")) as connection:
        connection.execute(f"CREATE TABLE catalogue AS {select}", [str(file)])
        connection.execute("CHECKPOINT")
        found = connection.execute("SELECT count(*) FROM catalogue").fetchone()
    return int(found[0]) if found else 0


TASKS: Final[Mapping[str, Task]] = {
    "duckdb, text": duckdb_text,
    "duckdb, typed": duckdb_typed,
    "ingest": ingest_new,
    "ingest, unchanged": ingest_new,
}
"""In the order shown. "ingest, unchanged" runs in the home that "ingest" has just filled."""


def main() -> None:
    """Do one task."""
    name, file, home = sys.argv[1:]
    # Imports are start-up, not work: they are paid before the clock starts.
    import_module("data.ingest" if name.startswith("ingest") else "duckdb")
    start = time.perf_counter()
    rows = TASKS[name](Path(file), Path(home))
    print(json.dumps({"rows": rows, "work_s": time.perf_counter() - start}))


if __name__ == "__main__":
    main()
