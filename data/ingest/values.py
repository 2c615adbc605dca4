"""The core fields of a batch as columns of values, each with the field of the file behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import orjson

from data.evidence import Basis
from data.ingest.columns import ColumnCompiler, Columns, FieldColumn
from data.ingest.notation import Unread
from data.ingest.prices import BreaksField, merge_breaks
from data.mapping.model import MULTI_VALUED
from data.readers.base import Cell, Column

_PER_CURRENCY: Final = (
    "offer.price",
    "offer.price_high",
    "offer.price_breaks",
    "offer.sample_price",
)
_CODES: Final = frozenset({"product.hs_code", "product.unspsc", "product.eclass", "product.etim"})
_JOINED: Final = MULTI_VALUED | _CODES
"""Fields that several columns fill together; of any other field the first stated value counts."""


class BatchValues:
    """Values of the core fields of some rows of a batch, by target.

    Attributes:
        values: target to one value per row: None when missing, `Unread` when it could not be read.
    """

    def __init__(
        self,
        columns: Columns,
        header: Sequence[Column],
        cells: Sequence[Sequence[Cell]],
        rows: int,
        compiler: ColumnCompiler,
    ) -> None:
        self._columns = columns
        self._cells = cells
        self._rows = rows
        self.values: dict[str, list[object]] = {}
        self._origins: dict[str, list[FieldColumn | None]] = {}
        for target, fields in columns.fields.items():
            self._fill(target, fields)
        currencies = self.values.get("offer.currency")
        if currencies is not None:
            for target in _PER_CURRENCY:
                for field in columns.fields.get(target, ()):
                    if field.index >= 0:
                        self._fill_money(target, field, header[field.index], currencies, compiler)

    def get(self, target: str, row: int) -> object:
        """The value, or None when it is missing or could not be read."""
        column = self.values.get(target)
        if column is None:
            return None
        value = column[row]
        return None if isinstance(value, Unread) else value

    def read(self) -> dict[str, list[object]]:
        """All values by target, those that could not be read as None."""
        return {
            target: [None if isinstance(value, Unread) else value for value in column]
            for target, column in self.values.items()
        }

    def evidence(self, prefix: str, source: str) -> Callable[[int, int], dict[str, object]]:
        """A function of row and record number: field name to ``[source, row, column, raw, basis]``.

        Only fields of the record kind ``prefix`` ("product.", say) that have a value.
        """
        targets = [t for t in self.values if t.startswith(prefix)]
        single: list[tuple[str, list[object], FieldColumn | None, list[FieldColumn | None]]] = []
        for target in targets:
            fields = self._columns.fields[target]
            only = fields[0] if len(fields) == 1 else None
            origins = self._origins.get(target, [])
            single.append((target[len(prefix) :], self.values[target], only, origins))
        cells = self._cells

        def build(row: int, number: int) -> dict[str, object]:
            found: dict[str, object] = {}
            for name, column, only, origins in single:
                value = column[row]
                if value is None or isinstance(value, Unread):
                    continue
                field = only or origins[row]
                if field is None:
                    continue
                raw = field.constant if field.index < 0 else cells[field.index][row]
                basis = field.basis
                if basis is Basis.INFERRED and value == raw:
                    basis = Basis.LISTED  # the part cut out is the whole cell
                found[name] = [source, number, field.column, raw, basis.value]
            return found

        return build

    def unread(self) -> Iterator[tuple[int, str, str, str, str]]:
        """Row, column, field, raw text and reason of every value that could not be read."""
        for target, column in self.values.items():
            fields = self._columns.fields[target]
            for row, value in enumerate(column):
                if isinstance(value, Unread):
                    field = self._stating(fields, row)
                    if field is not None:
                        raw = self._cells[field.index][row] or ""
                        yield row, field.column, target, raw, value.reason

    def _stating(self, fields: Sequence[FieldColumn], row: int) -> FieldColumn | None:
        return next(
            (f for f in fields if f.index >= 0 and self._cells[f.index][row] is not None), None
        )

    def _column(self, field: FieldColumn) -> list[object]:
        if field.constant is not None:
            return [field.values[field.constant]] * self._rows
        return list(map(field.values.__getitem__, self._cells[field.index]))

    def _fill(self, target: str, fields: tuple[FieldColumn, ...]) -> None:
        columns = [self._column(field) for field in fields]
        if len(columns) == 1:
            self.values[target] = columns[0]
            return
        merged: list[object] = []
        origins: list[FieldColumn | None] = []
        join = target in _JOINED
        for row in zip(*columns, strict=True):
            value, origin = _join(row, fields) if join else _first(row, fields)
            merged.append(value)
            origins.append(origin)
        self.values[target] = merged
        self._origins[target] = origins

    def _fill_money(
        self,
        target: str,
        field: FieldColumn,
        column: Column,
        currencies: list[object],
        compiler: ColumnCompiler,
    ) -> None:
        column_values = self.values[target]
        for row, currency in enumerate(currencies):
            if isinstance(currency, str) and isinstance(column_values[row], Unread):
                raw = self._cells[field.index][row]
                column_values[row] = compiler.with_currency(field, currency, column)[raw]


def _first(
    row: Sequence[object], fields: Sequence[FieldColumn]
) -> tuple[object, FieldColumn | None]:
    unread: object = None
    for value, field in zip(row, fields, strict=True):
        if isinstance(value, Unread):
            unread = unread or value
        elif value is not None:
            return value, field
    return unread, None


def _join(
    row: Sequence[object], fields: Sequence[FieldColumn]
) -> tuple[object, FieldColumn | None]:
    joined: list[object] = []
    tiers: list[BreaksField] = []
    origin: FieldColumn | None = None
    unread: object = None
    for value, field in zip(row, fields, strict=True):
        if isinstance(value, Unread):
            unread = unread or value
        elif isinstance(value, list):
            origin = origin or field
            joined += [item for item in value if item not in joined]
        elif isinstance(value, BreaksField):
            origin = origin or field
            tiers.append(value)
    if tiers:
        return merge_breaks(tiers), origin
    return (joined, origin) if origin is not None else (unread, None)


def dump_evidence(evidence: dict[str, object]) -> str:
    """As JSON; text that is not valid Unicode is replaced there, as in the table itself."""
    try:
        return orjson.dumps(evidence).decode()
    except TypeError:  # lone surrogates
        return orjson.dumps(_valid(evidence)).decode()


def _valid(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: _valid(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_valid(item) for item in value]
    return value
