"""Delimited text through DuckDB, for files that are clean."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from data.readers.base import Cell
from data.readers.csv_rows import swallows_rows
from data.readers.dialect import Dialect
from data.readers.engine import connect, is_plain_path


class NotClean(Exception):
    """DuckDB cannot read the rest of the file, or what it read is suspicious."""


def duckdb_rows(
    path: Path, dialect: Dialect, *, width: int, gzip: bool, size: int
) -> Iterator[list[tuple[Cell, ...]]]:
    """The rows of a clean UTF-8 file in chunks of at most ``size``; empty cells are None.

    Rows come in file order, header rows included. The dialect is given, never sniffed.

    Raises:
        NotClean: at the first chunk that holds anything but rows of ``width`` cells.
    """
    import duckdb

    if not is_plain_path(path):
        raise NotClean
    with connect() as con:
        try:
            relation = con.sql(
                "SELECT * FROM read_csv($path, auto_detect=false, header=false, skip=$skip, "
                "columns=$columns, delim=$delimiter, quote='\"', escape='\"', nullstr='', "
                "strict_mode=true, compression=$compression, hive_partitioning=false)",
                params={
                    "path": str(path),
                    "skip": dialect.preamble,
                    "columns": {f"c{place}": "VARCHAR" for place in range(width)},
                    "delimiter": dialect.delimiter,
                    "compression": "gzip" if gzip else "none",
                },
            )
            for batch in relation.to_arrow_reader(size):
                cells = [column.to_pylist() for column in batch.columns]
                broken = [
                    texts
                    for column, texts in zip(batch.columns, cells, strict=True)
                    if pc.any(pc.match_substring(column, "\n")).as_py()
                ]
                if any(swallows_rows(t, dialect.delimiter, width=width) for t in broken):
                    raise NotClean
                yield list(zip(*cells, strict=True))
        except (duckdb.Error, pa.ArrowException, OSError) as error:
            # An error in mid-stream arrives as an OSError, through Arrow's stream interface.
            raise NotClean from error
