"""Scratch tables: how small mappings get from Python into DuckDB, and how they leave again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import duckdb

PREFIX = "schema_scratch_"


def put(
    con: duckdb.DuckDBPyConnection, name: str, columns: Sequence[tuple[str, str, Sequence[Any]]]
) -> None:
    """Make the temporary table `PREFIX` + ``name``.

    Args:
        con: any connection.
        name: of the table, after the prefix.
        columns: name, Arrow type ("string", "int32", "double", "bool", "list") and values of each;
            "list" is a list of strings.
    """
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "int32": pa.int32(),
        "int64": pa.int64(),
        "double": pa.float64(),
        "bool": pa.bool_(),
        "list": pa.list_(pa.string()),
    }
    table = pa.table({column: pa.array(values, types[kind]) for column, kind, values in columns})
    view = f"{PREFIX}incoming"
    con.register(view, table)
    try:
        con.execute(f"CREATE OR REPLACE TEMP TABLE {PREFIX}{name} AS SELECT * FROM {view}")  # noqa: S608
    finally:
        con.unregister(view)


@contextmanager
def scratch(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Drop every scratch table on the way out, whatever happens."""
    try:
        yield
    finally:
        rows = con.execute(
            "SELECT table_name FROM duckdb_tables() WHERE temporary AND starts_with(table_name, ?)",
            [PREFIX],
        ).fetchall()
        for (name,) in rows:
            con.execute(f'DROP TABLE IF EXISTS temp."{name}"')
