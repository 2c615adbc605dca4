"""DuckDB as a file reader: small, in memory, one connection per source."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import duckdb

THREADS: Final = 2
MEMORY: Final = "512MB"


@contextmanager
def connect() -> Iterator[duckdb.DuckDBPyConnection]:
    """An in-memory connection with bounded memory that spills to the system's temporary folder."""
    import duckdb

    con = duckdb.connect(
        config={
            "threads": THREADS,
            "memory_limit": MEMORY,
            "temp_directory": str(Path(tempfile.gettempdir()) / "sourcing-duckdb"),
            "preserve_insertion_order": True,
        }
    )
    try:
        con.execute("SET enable_progress_bar = false")
        yield con
    finally:
        con.close()


def is_plain_path(path: Path) -> bool:
    """Whether DuckDB takes this path for one file, not for a pattern of several."""
    return not any(character in str(path) for character in "*?[]{}")
