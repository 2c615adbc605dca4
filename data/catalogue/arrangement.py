"""Arrangement: how the rows of a generation lie in its file, so that records are read fast.

DuckDB reads a thousand neighbouring rows about as fast as a single one, and rows that lie apart
one by one. A product's attribute values lie in a few runs, as the schema wrote them; the table
``value_places`` says where each run begins. Measured at 100,000 products with 15 attributes each,
warm, 2 idle cores, one run each, attribute values of:

==========================  ==========  ===========  ============
..                          1 product   20 products  100 products
==========================  ==========  ===========  ============
no index                    5 ms        20 ms        30 ms
index (ART) on product_id   3 ms        36 ms        163 ms
places of runs (this)       3 ms        7 ms         15 ms
==========================  ==========  ===========  ============

The times of the last do not grow with the catalogue, and no index over every attribute value has
to be made (6 s at 15 million; finding the runs takes 1 s).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from data.catalogue.tables import TABLES

if TYPE_CHECKING:
    import duckdb

PLACES: Final = "value_places"

_INDEXES: Final = (
    "CREATE UNIQUE INDEX products_id ON products (id)",
    "CREATE UNIQUE INDEX suppliers_id ON suppliers (id)",
    "CREATE UNIQUE INDEX offers_id ON offers (id)",
    "CREATE INDEX offers_product_id ON offers (product_id)",
    f"CREATE INDEX {PLACES}_product_id ON {PLACES} (product_id)",
)

# Row ids are positions while no row is deleted: DuckDB may close a gap at a checkpoint, which
# moves the rows behind it.
_GAPS: Final = "SELECT coalesce(max(rowid) + 1, 0) <> count(*) FROM {table}"

# A window without an order streams through the table as it lies.
_STARTS: Final = """
    SELECT rowid AS first, product_id FROM (
        SELECT rowid, product_id, lag(product_id) OVER () AS before FROM attribute_values
    ) WHERE before IS DISTINCT FROM product_id
"""
_SCATTERED: Final = f"SELECT count(*) > ? * count(DISTINCT product_id) FROM ({_STARTS})"  # noqa: S608
_MAKE_PLACES: Final = f"""
    CREATE TABLE {PLACES} AS
    WITH starts AS ({_STARTS}), runs AS (
        SELECT first, product_id,
            lead(first, 1, (SELECT count(*) FROM attribute_values)) OVER (ORDER BY first) AS past
        FROM starts
    )
    SELECT products.rowid AS product, product_id, first, (past - first)::INTEGER AS rows
    FROM runs JOIN products ON products.id = runs.product_id
    ORDER BY product, first
"""  # noqa: S608  (our own names only)

# Runs per product beyond which moving the rows is worth its time: about 1 s per million values.
_RUNS: Final = 3
_BLOAT: Final = 0.25
_SMALL: Final = 16 * 2**20


def order_rows(connection: duckdb.DuckDBPyConnection) -> bool:
    """Close gaps, and bring attribute values together that lie in many runs per product.

    Values keep their order within each product.

    Returns:
        Whether rows had to be moved, which leaves free space behind.
    """
    moved = False
    for table in ("products", "attribute_values"):
        [(gaps,)] = connection.execute(_GAPS.format(table=table)).fetchall()
        if gaps:
            _move(connection, table, f"FROM {table}")
            moved = True
    [(scattered,)] = connection.execute(_SCATTERED, [_RUNS]).fetchall()
    if scattered:
        _move(
            connection,
            "attribute_values",
            "SELECT v.* FROM attribute_values AS v JOIN products AS p ON p.id = v.product_id "
            "ORDER BY p.rowid, v.rowid",
        )
        moved = True
    return moved


def is_bloated(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether a quarter or more of a file of some size is free: left by tables made anew."""
    [(size, total, free)] = connection.execute(
        "SELECT block_size, total_blocks, free_blocks FROM pragma_database_size() "
        "WHERE database_name = current_database()"
    ).fetchall()
    return bool(total * size > _SMALL and free > total * _BLOAT)


def copy_database(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Copy all tables, row for row in order, into a new file without free space."""
    quoted = str(path).replace("'", "''")
    connection.execute(f"ATTACH '{quoted}' AS compact")
    [(source,)] = connection.execute("SELECT current_database()").fetchall()
    connection.execute(f'COPY FROM DATABASE "{source}" TO compact')
    connection.execute("DETACH compact")


def add_lookups(connection: duckdb.DuckDBPyConnection) -> None:
    """Note where each product's attribute values lie, and index what is looked up by id."""
    connection.execute(_MAKE_PLACES)
    for statement in _INDEXES:
        connection.execute(statement)


def _move(connection: duckdb.DuckDBPyConnection, table: str, rows: str) -> None:
    connection.execute(f"CREATE TABLE moved ({TABLES[table]})")
    connection.execute(f"INSERT INTO moved BY NAME {rows}")
    connection.execute(f"DROP TABLE {table}")
    connection.execute(f"ALTER TABLE moved RENAME TO {table}")
