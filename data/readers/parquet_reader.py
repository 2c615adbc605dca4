"""Parquet, through DuckDB: nested fields by dotted names, lists as JSON text, dates in ISO form."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from data.errors import SourceError
from data.readers.base import BadRow, Column, RowBatch, SourceFile
from data.readers.engine import connect, is_plain_path
from data.readers.limits import MAX_COLUMNS
from data.readers.rows import unique_names
from data.readers.stream import Progress, unpacked_to

if TYPE_CHECKING:
    from duckdb.sqltypes import DuckDBPyType

_NUMERIC: Final = frozenset(
    "tinyint smallint integer bigint hugeint utinyint usmallint uinteger ubigint uhugeint "
    "float double decimal bignum".split()
)
_NESTED: Final = frozenset(("list", "array", "map", "union", "variant", "json"))


class ParquetReader:
    """Reads one Parquet file."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._progress = Progress()

    @property
    def progress(self) -> float:
        """Share of the source read so far, 0 to 1."""
        return self._progress.share

    @property
    def targets(self) -> Mapping[str, str]:
        """Empty: columns are recognised by name and content."""
        return {}

    @property
    def notes(self) -> Sequence[str]:
        """Nothing is decided about such a file."""
        return ()

    def batches(self, size: int) -> Iterator[RowBatch | BadRow]:
        """The records in order; see `data.readers.base.Reader`."""
        with tempfile.TemporaryDirectory(prefix="sourcing-parquet-") as folder:
            path = unpacked_to(Path(folder), self._source, ".parquet")
            if not is_plain_path(path):
                link = Path(folder) / "source.parquet"
                link.symlink_to(path.resolve())
                path = link
            yield from self._read(path, size)
        self._progress.finished()

    def _read(self, path: Path, size: int) -> Iterator[RowBatch | BadRow]:
        import duckdb

        name = self._source.name
        with connect() as con:
            # A file's statistics leave NaN out; DuckDB 2.0 takes them for the whole truth and
            # answers isnan() from them.
            con.execute("SET disabled_optimizers = 'statistics_propagation'")
            try:
                files = con.sql(
                    "SELECT * FROM read_parquet($path, hive_partitioning=false)",
                    params={"path": str(path)},
                )
                counted = con.sql(
                    "SELECT num_rows FROM parquet_file_metadata($path)", params={"path": str(path)}
                ).fetchall()
                total = sum(int(rows) for (rows,) in counted)
                fields = [
                    field
                    for column, kind in zip(files.columns, files.types, strict=True)
                    for field in _fields(kind, _quoted(column), column)
                ]
                if len(fields) > MAX_COLUMNS:
                    raise SourceError(
                        f"{name} has {len(fields)} columns", accepted=f"at most {MAX_COLUMNS}"
                    )
                names = unique_names([field[0] for field in fields])
                columns = tuple(
                    Column(unique, machine=machine)
                    for unique, (_, _, machine) in zip(names, fields, strict=True)
                )
                texts = ", ".join(
                    f"{text} AS c{place}" for place, (_, text, _) in enumerate(fields)
                )
                blank = (None,) * len(columns)
                number = 0
                for batch in files.project(texts).to_arrow_reader(size):
                    rows = list(zip(*(cells.to_pylist() for cells in batch.columns), strict=True))
                    numbers = range(number + 1, number + 1 + len(rows))
                    number += len(rows)
                    kept = [(n, row) for n, row in zip(numbers, rows, strict=True) if row != blank]
                    if kept:
                        yield RowBatch(columns, tuple(n for n, _ in kept), [row for _, row in kept])
                    self._progress.reached(number, total)
            except (duckdb.Error, OSError) as error:  # in mid-stream an OSError, through Arrow
                raise SourceError(
                    f"cannot read {name} as Parquet: {str(error).splitlines()[0]}",
                    field="source",
                    value=name,
                    accepted="a complete, unencrypted Parquet file",
                ) from error


def _fields(kind: DuckDBPyType, expression: str, name: str) -> Iterator[tuple[str, str, bool]]:
    """Name, SQL for its text and whether it is a number, for each leaf of a field."""
    what = kind.id
    if what == "struct":
        for child, child_kind in kind.children:
            yield from _fields(
                cast("DuckDBPyType", child_kind),
                f"{expression}.{_quoted(child)}",
                f"{name}.{child}",
            )
        return
    yield name, f"nullif({_text(what, expression)}, '')", what in _NUMERIC


def _text(what: str, expression: str) -> str:
    """SQL for the text of a value."""
    plain = f"CAST({expression} AS VARCHAR)"
    if what in ("float", "double"):
        return f"CASE WHEN isnan({expression}) THEN NULL ELSE {plain} END"
    if what == "blob":
        return f"coalesce(TRY(decode({expression})), {plain})"
    if what.startswith("timestamp"):
        return f"replace({plain}, ' ', 'T')"
    if what in _NESTED:
        return f"nullif(nullif(CAST(to_json({expression}) AS VARCHAR), '[]'), '{{}}')"
    return plain


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
