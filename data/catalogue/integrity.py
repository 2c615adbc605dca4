"""Integrity: what must hold of a generation's tables before it is published, and their digest."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

from data.catalogue.tables import TABLES
from data.errors import CatalogueError

if TYPE_CHECKING:
    import duckdb

_REFERENCES: Final = (
    ("offers", "product_id", "products"),
    ("offers", "supplier_id", "suppliers"),
    ("attribute_readings", "product_id", "products"),
    ("attribute_values", "product_id", "products"),
)


def check_tables(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Check the tables of a new generation and count their rows.

    Raises:
        CatalogueError: a table is missing, unknown or of other columns, an id is used twice, a
            reference leads nowhere, or a price has no currency.
    """
    _check_columns(connection)
    for table in ("products", "suppliers", "offers"):
        _refuse(
            connection,
            f"SELECT id FROM {table} GROUP BY id HAVING count(*) > 1",  # noqa: S608
            f"two records of {table} have the same id",
        )
    for table, column, target in _REFERENCES:
        _refuse(
            connection,
            f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL "  # noqa: S608
            f"AND {column} NOT IN (SELECT id FROM {target})",
            f"{table}.{column} names a record that {target} does not hold",
        )
    _refuse(
        connection,
        "SELECT id FROM offers WHERE (len(price_breaks) > 0 AND currency IS NULL) "
        "OR (sample_price IS NOT NULL AND sample_currency IS NULL)",
        "an offer has a price without a currency",
    )
    return {table: _count(connection, table) for table in TABLES}


def content_digest(connection: duckdb.DuckDBPyConnection, files: Mapping[str, str]) -> str:
    """Digest of all rows and of the files beside them, the same for the same content.

    A table counts as a multiset: the order of its rows does not matter.

    Args:
        connection: to the new database.
        files: sha256 of each file, by name.

    Returns:
        sha256 in hex.
    """
    state = hashlib.sha256()
    for table in sorted(TABLES):
        columns = ", ".join(f'"{name}"' for name in sorted(_agreed_columns()[table]))
        rows = connection.execute(
            f"SELECT count(*), sum(hash({columns})::HUGEINT) FROM {table}"  # noqa: S608
        ).fetchall()
        state.update(f"{table} {rows}\n".encode())
    for name in sorted(files):
        state.update(f"{name} {files[name]}\n".encode())
    return state.hexdigest()


def _check_columns(connection: duckdb.DuckDBPyConnection) -> None:
    have, want = _columns(connection), _agreed_columns()
    if set(have) != set(want):
        raise CatalogueError(
            "the tables are not those of a generation", value=sorted(have), accepted=sorted(want)
        )
    for table, columns in want.items():
        if have[table] != columns:
            raise CatalogueError(
                f"the columns of {table} are not as agreed",
                field=table,
                value=sorted(have[table].items() - columns.items()),
                accepted=[f"{n} {kind}" for n, kind in sorted(columns.items())],
            )


def _columns(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """Name to type of the columns of every table in the main schema."""
    found: dict[str, dict[str, str]] = {}
    for table, column, kind in connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() "
        "WHERE database_name = current_database() AND schema_name = 'main' AND NOT internal"
    ).fetchall():
        found.setdefault(table, {})[column] = kind
    return found


@cache
def _agreed_columns() -> dict[str, dict[str, str]]:
    import duckdb

    with duckdb.connect(":memory:") as model:
        for table, columns in TABLES.items():
            model.execute(f"CREATE TABLE {table} ({columns})")
        return _columns(model)


def _refuse(connection: duckdb.DuckDBPyConnection, query: str, message: str) -> None:
    rows = connection.execute(f"{query} LIMIT 1").fetchall()
    if rows:
        raise CatalogueError(f"cannot publish: {message}", field="id", value=rows[0][0])


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    [(count,)] = connection.execute(f"SELECT count(*) FROM {table}").fetchall()  # noqa: S608
    return int(count)
