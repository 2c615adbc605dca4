"""Transfer: records into tables and out of them, for programs that have or want records.

The ingest of files writes its tables column by column instead, from the same definitions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from data.catalogue.rows import (
    OFFER_COLUMNS,
    PRODUCT_COLUMNS,
    SUPPLIER_COLUMNS,
    Row,
    offer_of_row,
    product_of_row,
    row_of_offer,
    row_of_product,
    row_of_supplier,
    supplier_of_row,
)
from data.catalogue.tables import TABLES
from data.catalogue.values import VALUE_COLUMNS, ValueRow, rows_of_values, values_of_rows
from data.errors import CatalogueError
from data.records import Offer, Product, Supplier

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

    from data.schema.model import AttributeKind


class Appender(Protocol):
    """Takes rows for a table: `data.catalogue.builder.GenerationBuilder` does."""

    def append(self, table: str, rows: pa.Table) -> None:
        """Append rows, columns by name."""
        ...


@dataclass(frozen=True, slots=True)
class Records:
    """Everything the record tables of a generation hold."""

    products: tuple[Product, ...]
    suppliers: tuple[Supplier, ...]
    offers: tuple[Offer, ...]


def write_records(
    target: Appender,
    *,
    products: Iterable[Product] = (),
    suppliers: Iterable[Supplier] = (),
    offers: Iterable[Offer] = (),
    dataset: str = "default",
    kinds: Mapping[str, AttributeKind] | None = None,
) -> None:
    """Append records to the tables of a generation, with their attribute values.

    Args:
        target: a builder.
        products: with their attributes.
        suppliers: in any order.
        offers: of the products and suppliers given here or there already.
        dataset: of the suppliers and offers, which do not name their own.
        kinds: kind per attribute id, see `data.catalogue.values.rows_of_values`.

    Raises:
        InputError: a record holds what the tables cannot keep exactly.
    """
    product_rows: list[Row] = []
    value_rows: list[Row] = []
    for product in products:
        product_rows.append(row_of_product(product))
        values = rows_of_values(product.id, product.attributes, kinds)
        value_rows.extend(value._asdict() for value in values)
    rows: dict[str, list[Row]] = {
        "products": product_rows,
        "attribute_values": value_rows,
        "suppliers": [row_of_supplier(supplier, dataset) for supplier in suppliers],
        "offers": [row_of_offer(offer, dataset) for offer in offers],
    }
    for table, found in rows.items():
        target.append(table, to_arrow(table, found))


def read_records(connection: duckdb.DuckDBPyConnection, database: str | None = None) -> Records:
    """Read the record tables back, in the order they were written.

    Meant for tests and small catalogues: all of it is in memory at once.

    Args:
        connection: to a generation, or with one attached.
        database: name of an attached database; the connection's own by default.
    """
    prefix = "" if database is None else f"{database}.main."
    values: defaultdict[str, list[ValueRow]] = defaultdict(list)
    for row in _all(connection, f"{prefix}attribute_values", VALUE_COLUMNS):
        values[row[0]].append(ValueRow(*row))
    return Records(
        products=tuple(
            product_of_row(row, values_of_rows(values[row[0]]))
            for row in _all(connection, f"{prefix}products", PRODUCT_COLUMNS)
        ),
        suppliers=tuple(
            supplier_of_row(row) for row in _all(connection, f"{prefix}suppliers", SUPPLIER_COLUMNS)
        ),
        offers=tuple(
            offer_of_row(row) for row in _all(connection, f"{prefix}offers", OFFER_COLUMNS)
        ),
    )


def to_arrow(table: str, rows: Sequence[Row]) -> pa.Table:
    """Rows as an Arrow table with the columns and types of one of the tables.

    Raises:
        CatalogueError: there is no such table, or a value does not fit its column.
    """
    import pyarrow as pa

    if table not in TABLES:
        raise CatalogueError("unknown table", value=table, accepted=sorted(TABLES))
    try:
        return pa.Table.from_pylist(list(rows), schema=arrow_schema(table))
    except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError) as error:
        raise CatalogueError(f"a row does not fit its table: {error}", field=table) from error


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The columns of one of the tables as Arrow types, as DuckDB itself translates them."""
    import duckdb

    with duckdb.connect(":memory:") as connection:
        connection.execute(f"CREATE TABLE {table} ({TABLES[table]})")
        return connection.table(table).to_arrow_table().schema


def select(columns: Iterable[str], table: str) -> str:
    """A SELECT of columns, in order, from a table of ours."""
    names = ", ".join(f'"{name}"' for name in columns)
    return f"SELECT {names} FROM {table}"  # noqa: S608  (our own names only)


def _all(
    connection: duckdb.DuckDBPyConnection, table: str, columns: Iterable[str]
) -> list[tuple[Any, ...]]:
    return connection.execute(f"{select(columns, table)} ORDER BY rowid").fetchall()
