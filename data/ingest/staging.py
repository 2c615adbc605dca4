"""Staging: what a run has read so far, in a scratch database beside the generation being built."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import duckdb
import pyarrow as pa

from data.ingest.cells import CELL_SCHEMA

_DECIMAL: Final = pa.decimal128(28, 10)

RUN_ROWS: Final = pa.schema(
    [
        ("ord", pa.int64()),
        ("source", pa.string()),
        ("source_row", pa.int64()),
        ("fingerprint_high", pa.uint64()),
        ("fingerprint_low", pa.uint64()),
        ("known", pa.bool_()),
        ("parsed", pa.bool_()),
        ("product_id", pa.string()),
        ("offer_id", pa.string()),
        ("supplier_id", pa.string()),
    ]
)
"""Every record of the run that is not rejected, in reading order.

``known``: the base generation has its fingerprint. ``parsed``: it was read into records here; a
row that is not is what the base already shows.
"""

PRODUCTS: Final = pa.schema(
    [
        ("ord", pa.int64()),
        ("id", pa.string()),
        ("dataset", pa.string()),
        ("title", pa.string()),
        ("description", pa.string()),
        ("category", pa.list_(pa.string())),
        ("brand", pa.string()),
        ("mpn", pa.string()),
        ("gtin", pa.string()),
        ("url", pa.string()),
        (
            "classifications",
            pa.list_(
                pa.struct(
                    [("scheme", pa.string()), ("code", pa.string()), ("version", pa.string())]
                )
            ),
        ),
        ("certifications", pa.list_(pa.string())),
        ("images", pa.list_(pa.string())),
        ("source", pa.string()),
        ("source_row", pa.int64()),
        ("evidence", pa.string()),
    ]
)

OFFERS: Final = pa.schema(
    [
        ("ord", pa.int64()),
        ("id", pa.string()),
        ("dataset", pa.string()),
        ("product_id", pa.string()),
        ("supplier_id", pa.string()),
        ("sku", pa.string()),
        ("currency", pa.string()),
        (
            "price_breaks",
            pa.list_(
                pa.struct(
                    [
                        ("min_quantity", _DECIMAL),
                        ("unit_price", _DECIMAL),
                        ("unit_price_high", _DECIMAL),
                    ]
                )
            ),
        ),
        ("unit_of_sale", pa.string()),
        ("moq", _DECIMAL),
        (
            "lead_times",
            pa.list_(
                pa.struct(
                    [
                        ("min_quantity", _DECIMAL),
                        ("days_low", pa.int32()),
                        ("days_high", pa.int32()),
                    ]
                )
            ),
        ),
        (
            "delivery_terms",
            pa.list_(pa.struct([("incoterm", pa.string()), ("place", pa.string())])),
        ),
        ("ship_from", pa.string()),
        ("stock", _DECIMAL),
        ("sample_price", _DECIMAL),
        ("sample_currency", pa.string()),
        ("customisation", pa.string()),
        ("warranty_months", pa.int32()),
        ("payment_terms", pa.string()),
        ("valid_from", pa.date32()),
        ("valid_until", pa.date32()),
        ("source", pa.string()),
        ("source_row", pa.int64()),
        ("evidence", pa.string()),
    ]
)

REFS: Final = pa.schema([("ord", pa.int64()), ("cell", pa.int64())])
"""Which cells the row ``ord`` states."""

UNREAD: Final = pa.schema(
    [
        ("ord", pa.int64()),
        ("source", pa.string()),
        ("source_row", pa.int64()),
        ("column", pa.string()),
        ("field", pa.string()),
        ("raw", pa.string()),
        ("reason", pa.string()),
    ]
)

SUPPLIERS: Final = pa.schema(
    [
        ("id", pa.string()),
        ("dataset", pa.string()),
        ("name", pa.string()),
        ("country", pa.string()),
        ("region", pa.string()),
        ("cluster", pa.string()),
        ("kind", pa.string()),
        ("founded", pa.int32()),
        ("years", pa.int32()),
        ("employees_low", pa.int32()),
        ("employees_high", pa.int32()),
        ("certifications", pa.list_(pa.string())),
        ("verification", pa.string()),
        ("verified_by", pa.string()),
        ("on_time_rate", pa.float64()),
        ("response_hours", pa.float64()),
        ("reorder_rate", pa.float64()),
        ("dispute_rate", pa.float64()),
        ("rating", pa.float64()),
        ("rating_count", pa.int64()),
        ("languages", pa.list_(pa.string())),
        ("time_zone", pa.string()),
        ("main_markets", pa.list_(pa.string())),
        ("website", pa.string()),
        ("blocked", pa.bool_()),
        ("block_reason", pa.string()),
        ("source", pa.string()),
        ("source_row", pa.int64()),
        ("evidence", pa.string()),
    ]
)

STAGED: Final[Mapping[str, pa.Schema]] = MappingProxyType(
    {
        "rows": RUN_ROWS,
        "products": PRODUCTS,
        "offers": OFFERS,
        "refs": REFS,
        "cells": CELL_SCHEMA,
        "unread": UNREAD,
    }
)


def create_staging(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the empty staging tables in the attached database ``staging``."""
    for name, schema in STAGED.items():
        empty = schema.empty_table()
        connection.register("_empty", empty)
        connection.execute(f"CREATE TABLE staging.{name} AS SELECT * FROM _empty")  # noqa: S608
        connection.unregister("_empty")


def stage(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    """Append rows to a staging table."""
    if table.num_rows:
        connection.register("_batch", table)
        connection.execute(f"INSERT INTO staging.{name} SELECT * FROM _batch")  # noqa: S608
        connection.unregister("_batch")


class StagedRows:
    """Growing rows of one staging table."""

    def __init__(self, schema: pa.Schema) -> None:
        self._schema = schema
        self._rows: list[tuple[object, ...]] = []

    def add(self, *values: object) -> None:
        """One row, in the schema's order."""
        self._rows.append(values)

    def table(self) -> pa.Table:
        """The rows added so far."""
        if not self._rows:
            return self._schema.empty_table()
        columns = zip(*self._rows, strict=True)
        arrays = [pa.array(c, f.type) for c, f in zip(columns, self._schema, strict=True)]
        return pa.Table.from_arrays(arrays, schema=self._schema)
