"""ChangedRecords: a few records in the catalogue's tables, in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from data.catalogue.tables import TABLES
from data.catalogue.transfer import write_records
from data.records import Offer, Product, Supplier
from data.schema.attribute_schema import AttributeSchema

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class ChangedRecords:
    """Satisfies `index.columns.order.RecordSource`.

    Attributes:
        schema: of the generation that the records change.
    """

    schema: AttributeSchema
    _connection: duckdb.DuckDBPyConnection

    @classmethod
    def of(
        cls,
        schema: AttributeSchema,
        products: Sequence[Product],
        offers: Sequence[Offer],
        suppliers: Sequence[Supplier],
    ) -> Self:
        """Put records into tables.

        Raises:
            InputError: a record holds what the tables cannot keep exactly.
        """
        import duckdb

        connection = duckdb.connect(":memory:", config={"threads": 1})
        connection.execute("ATTACH ':memory:' AS catalogue")
        connection.execute("USE catalogue")
        connection.execute("SET enable_progress_bar = false")
        for name in ("products", "suppliers", "offers", "attribute_values"):
            connection.execute(f"CREATE TABLE {name} ({TABLES[name]})")
        kinds = {one.id: one.kind for one in schema.categories[()].attributes}
        write_records(
            _Tables(connection), products=products, offers=offers, suppliers=suppliers, kinds=kinds
        )
        return cls(schema, connection)

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor over the tables."""
        cursor = self._connection.cursor()
        try:
            yield cursor
        finally:
            cursor.close()

    def close(self) -> None:
        """Forget the records."""
        self._connection.close()


@dataclass(frozen=True, slots=True)
class _Tables:
    connection: duckdb.DuckDBPyConnection

    def append(self, table: str, rows: pa.Table) -> None:
        self.connection.register("given", rows)
        self.connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM given")  # noqa: S608
        self.connection.unregister("given")
