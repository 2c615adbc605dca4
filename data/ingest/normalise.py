"""Normalisation: from the flat rows of one source to staged records.

Works column by column: each distinct text of a column is read once, rows only refer to it. Only
what differs per row, the record's identity and its evidence, is done row by row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from data.ingest.cells import MISSING, CellStore
from data.ingest.columns import AttributeColumn, ColumnCompiler, PairedColumn
from data.ingest.identity import Fingerprinter, KnownRows
from data.ingest.records import Identity, RecordBuilder, Rejection, SourceContext
from data.ingest.rejects import Reject
from data.ingest.shifted import REASON, shifted_rows
from data.ingest.staging import OFFERS, PRODUCTS, REFS, RUN_ROWS, UNREAD, StagedRows
from data.ingest.suppliers import SupplierBook
from data.ingest.values import BatchValues
from data.mapping import row_kinds
from data.mapping.model import Mapping
from data.readers.base import Cell, RowBatch, SourceFile


@dataclass(slots=True)
class Staged:
    """What one batch became, as tables of `data.ingest.staging`."""

    tables: dict[str, pa.Table]
    rejects: list[Reject] = field(default_factory=list)
    parsed: int = 0
    unchanged: int = 0


class Normaliser:
    """Reads the batches of one source under one mapping."""

    def __init__(
        self,
        source: SourceFile,
        mapping: Mapping,
        *,
        dataset: str,
        known: KnownRows,
        book: SupplierBook,
        store: CellStore,
    ) -> None:
        self._source = source
        self._known = known
        self._store = store
        self._compiler = ColumnCompiler(mapping, store)
        self._fingerprinter = Fingerprinter(mapping, dataset=dataset)
        self._context = SourceContext(
            source=source.id,
            dataset=dataset,
            key=mapping.key,
            suppliers_only=row_kinds(mapping) == {"supplier"},
            book=book,
        )

    @property
    def mapping(self) -> Mapping:
        """How the source is read."""
        return self._compiler.mapping

    def extend(self, mapping: Mapping) -> None:
        """Go on with a mapping that says more columns, and the same of those already there."""
        self._compiler.mapping = mapping

    def normalise(self, batch: RowBatch, *, first: int) -> Staged:
        """Stage a batch; ``first`` is the run's number for its first row."""
        meanings = [self.mapping.columns.get(c.name, ()) for c in batch.columns]
        words = self._fingerprinter.words(batch, meanings)
        known, live = self._known.look_up(words)
        chosen = np.flatnonzero(~live)
        work = _Batch(
            batch,
            chosen.tolist(),
            known[chosen].tolist(),
            first=first,
            context=self._context,
            compiler=self._compiler,
        )
        rows = StagedRows(RUN_ROWS)
        source = self._source.id
        for i in np.flatnonzero(live).tolist():
            high, low = int(words[i, 0]), int(words[i, 1])
            rows.add(first + i, source, batch.numbers[i], high, low, True, False, None, None, None)
        for i, identity in work.identities():
            high, low = int(words[i, 0]), int(words[i, 1])
            rows.add(
                first + i, source, batch.numbers[i], high, low, bool(known[i]), True, *identity
            )
        return Staged(
            tables={"rows": rows.table(), **work.tables(), "cells": self._store.take()},
            rejects=[
                Reject(self._source.name, number, r.field, r.value, r.reason)
                for number, r in work.rejections
            ],
            parsed=len(chosen) - len(work.rejections),
            unchanged=int(live.sum()),
        )


class _Batch:
    """The rows of one batch that have to be read, on their way into staging tables."""

    def __init__(
        self,
        batch: RowBatch,
        chosen: Sequence[int],
        known: Sequence[bool],
        *,
        first: int,
        context: SourceContext,
        compiler: ColumnCompiler,
    ) -> None:
        self._context = context
        self._compiler = compiler
        self._known = known
        self._batch = batch
        self._first = first
        self._chosen = chosen
        self.rejections: list[tuple[int, Rejection]] = []
        rows = [batch.rows[i] for i in chosen]
        width = len(batch.columns)
        self._cells: list[Sequence[Cell]] = list(zip(*rows, strict=True)) if rows else [()] * width
        self._columns = compiler.compile(batch.columns)
        self._values = BatchValues(self._columns, batch.columns, self._cells, len(rows), compiler)
        self._products = StagedRows(PRODUCTS)
        self._offers = StagedRows(OFFERS)
        self._rejected: set[int] = set()

    def identities(self) -> Iterator[tuple[int, Identity]]:
        """Row of the batch with its product, offer and supplier id; rejects on the way."""
        build = RecordBuilder(
            self._context, self._values, self._supplier_columns(), self._cells, self._known
        )
        shifted = shifted_rows(self._values, len(self._chosen))
        for k, i in enumerate(self._chosen):
            number = self._batch.numbers[i]
            outcome: Identity | Rejection
            if shifted[k]:
                outcome = Rejection(None, self._text(k), REASON)
            else:
                outcome = build.row(k, number, self._first + i, self._products, self._offers)
            if isinstance(outcome, Rejection):
                self._rejected.add(k)
                self.rejections.append((number, outcome))
            else:
                yield i, outcome

    def _text(self, k: int) -> str:
        return " | ".join(cells[k] or "" for cells in self._cells)

    def tables(self) -> dict[str, pa.Table]:
        """Products, offers, cell references and unread fields."""
        return {
            "products": self._products.table(),
            "offers": self._offers.table(),
            "refs": self._refs(),
            "unread": self._unread(),
        }

    def _supplier_columns(self) -> list[int]:
        return [
            f.index
            for target, fields in self._columns.fields.items()
            if target.startswith("supplier.")
            for f in fields
            if f.index >= 0
        ]

    def _refs(self) -> pa.Table:
        orders: list[npt.NDArray[np.int64]] = []
        cells: list[npt.NDArray[np.int64]] = []
        numbers = np.array(self._chosen, dtype=np.int64) + self._first
        kept = np.ones(len(numbers), dtype=np.bool_)
        kept[list(self._rejected)] = False
        for column in self._columns.attributes:
            texts = self._cells[column.index]
            ids = np.fromiter(self._cell_numbers(column), dtype=np.int64, count=len(texts))
            stated = (ids != MISSING) & kept
            orders.append(numbers[stated])
            cells.append(ids[stated])
        self._compiler.trim()
        if not orders:
            return REFS.empty_table()
        # Product by product, so that the catalogue need not sort them all when it is published.
        order, cell = np.concatenate(orders), np.concatenate(cells)
        by_row = np.argsort(order, kind="stable")
        return pa.Table.from_arrays([pa.array(order[by_row]), pa.array(cell[by_row])], schema=REFS)

    def _cell_numbers(self, column: AttributeColumn | PairedColumn) -> Iterator[int]:
        texts = self._cells[column.index]
        if isinstance(column, AttributeColumn):
            return map(column.cells.__getitem__, texts)
        none = (None,) * len(texts)
        names = self._cells[column.name] if column.name >= 0 else none
        units = self._cells[column.unit] if column.unit >= 0 else none
        return map(column.cells.__getitem__, zip(texts, names, units, strict=True))

    def _unread(self) -> pa.Table:
        rows = StagedRows(UNREAD)
        source = self._context.source
        for k, column, target, raw, reason in self._values.unread():
            if k not in self._rejected:
                i = self._chosen[k]
                number = self._batch.numbers[i]
                rows.add(self._first + i, source, number, column, target, raw, reason)
        return rows.table()
