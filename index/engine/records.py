"""ChangedRecords: a few records in the catalogue's tables, in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from data.catalogue.tables import TABLES
from data.catalogue.transfer import write_records
from data.records import Offer, Product, Supplier
from data.schema.attribute_schema import AttributeSchema

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

_KEYS = {
    "products": "id",
    "suppliers": "id",
    "offers": "product_id",
    "attribute_values": "product_id",
}
_TABLES = tuple(_KEYS)


class ChangedRecords:
    """Satisfies `index.columns.order.RecordSource`.

    Args:
        schema: of the generation that the records change.
    """

    def __init__(self, schema: AttributeSchema) -> None:
        self.schema = schema
        self._opened: duckdb.DuckDBPyConnection | None = None

    def replace(
        self, products: Sequence[Product], offers: Sequence[Offer], suppliers: Sequence[Supplier]
    ) -> None:
        """Hold these records and no others.

        Raises:
            InputError: a record holds what the tables cannot keep exactly.
        """
        connection = self._connection()
        for name in _TABLES:
            connection.execute(f"DELETE FROM {name}")  # noqa: S608
        self._write(products, offers, suppliers)

    def change(
        self,
        products: Sequence[Product],
        offers: Sequence[Offer],
        suppliers: Sequence[Supplier],
        *,
        gone: Collection[str] = (),
    ) -> None:
        """Put these records in the place of those of the same ids, and take some products out.

        Raises:
            InputError: as `replace`; what is held is then neither the old nor the new.
        """
        connection = self._connection()
        ids = [*(product.id for product in products), *gone]
        for name, key in _KEYS.items():
            changed = [one.id for one in suppliers] if name == "suppliers" else ids
            if changed:
                connection.execute(
                    f"DELETE FROM {name} WHERE list_contains(?, {key})",  # noqa: S608
                    [changed],
                )
        self._write(products, offers, suppliers)

    def _write(
        self, products: Sequence[Product], offers: Sequence[Offer], suppliers: Sequence[Supplier]
    ) -> None:
        target = _Target(self._connection())
        by_category: defaultdict[tuple[str, ...], list[Product]] = defaultdict(list)
        for product in products:
            by_category[product.category].append(product)
        for category, some in by_category.items():
            # An attribute may be of one kind here and of another there.
            schema = self.schema.categories.get(category) or self.schema.categories[()]
            kinds = {one.id: one.kind for one in schema.attributes}
            write_records(target, products=some, kinds=kinds)
        write_records(target, offers=offers, suppliers=suppliers)

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor over the tables."""
        cursor = self._connection().cursor()
        try:
            yield cursor
        finally:
            cursor.close()

    def _connection(self) -> duckdb.DuckDBPyConnection:
        # Kept open: making it takes longer than filling it.
        if self._opened is None:
            import duckdb

            connection = duckdb.connect(":memory:", config={"threads": 1})
            connection.execute("SET enable_progress_bar = false")
            connection.execute("ATTACH ':memory:' AS catalogue")
            connection.execute("USE catalogue")
            for name in _TABLES:
                connection.execute(f"CREATE TABLE {name} ({TABLES[name]})")
            self._opened = connection
        return self._opened


class _Target:
    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def append(self, table: str, rows: pa.Table) -> None:
        if len(rows):
            self._connection.register("given", rows)
            self._connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM given")  # noqa: S608
            self._connection.unregister("given")
