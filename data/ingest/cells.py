"""Cells: each distinct text of an attribute column is read once, and rows refer to it by number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

import pyarrow as pa

from data.evidence import Basis
from data.ingest.extract import Extractor
from data.mapping.header import parse_header
from data.parse.bag import open_bag
from data.parse.read import read_cell
from data.parse.reading import Reading, Shape
from data.parse.text import clean, is_missing, name_key
from data.units import dimension_of, linear

MISSING: Final = -1
_MEMO_LIMIT: Final = 200_000

CELL_SCHEMA: Final = pa.schema(
    [
        ("cell", pa.int64()),
        ("name", pa.string()),
        ("name_key", pa.string()),
        ("column", pa.string()),
        ("raw", pa.string()),
        ("text", pa.string()),
        ("ordinal", pa.int16()),
        ("item", pa.string()),
        ("shape", pa.string()),
        ("low", pa.float64()),
        ("high", pa.float64()),
        ("unit", pa.string()),
        ("dimension", pa.string()),
        ("base_low", pa.float64()),
        ("base_high", pa.float64()),
        ("axis", pa.string()),
        ("flag", pa.bool_()),
        ("basis", pa.string()),
    ]
)


@dataclass(frozen=True, slots=True)
class Named:
    """An attribute as a column states it."""

    name: str
    key: str
    column: str
    unit: str | None
    decimal: Literal[".", ","] | None
    machine: bool
    boolean: bool
    basis: Basis = Basis.LISTED


class CellStore:
    """Rows of the cells read since the last `take`, and the counter that numbers them."""

    def __init__(self) -> None:
        self._next = 0
        self._rows: list[tuple[object, ...]] = []

    def add(self, attributes: Iterator[tuple[Named, str, Reading]]) -> int:
        """Keep the readings of one cell; its number, or `MISSING` when it states nothing."""
        number = self._next
        stated = False
        for named, raw, reading in attributes:
            if reading.missing:
                continue
            stated = True
            self._rows.extend(_rows(number, named, raw, reading))
        if not stated:
            return MISSING
        self._next += 1
        return number

    def take(self) -> pa.Table:
        """The cells read since the last call, as `CELL_SCHEMA`."""
        rows, self._rows = self._rows, []
        columns = list(zip(*rows, strict=True)) if rows else [()] * len(CELL_SCHEMA)
        arrays = [pa.array(c, f.type) for c, f in zip(columns, CELL_SCHEMA, strict=True)]
        return pa.Table.from_arrays(arrays, schema=CELL_SCHEMA)


class AttributeCells(dict[str | None, int]):
    """Text of one attribute column to cell number."""

    def __init__(self, named: Named, store: CellStore, extract: Extractor | None = None) -> None:
        super().__init__({None: MISSING})
        self._named = named
        self._store = store
        self._extract = extract

    def __missing__(self, raw: str) -> int:
        named = self._named
        text = raw if self._extract is None else self._extract(raw)
        number = MISSING
        if text is not None:
            reading = read_cell(
                text,
                decimal=named.decimal,
                unit=named.unit,
                machine=named.machine,
                boolean=named.boolean,
            )
            number = self._store.add(iter([(named, raw, reading)]))
        self[raw] = number
        return number

    def trim(self) -> None:
        """Forget texts when there are many, to bound memory; they would be read again."""
        if len(self) > _MEMO_LIMIT:
            self.clear()
            self[None] = MISSING


class PairedCells(dict[tuple[str | None, str | None, str | None], int]):
    """Text of a column whose attribute's name or unit stands in another column, to cell number.

    The key is the value's text, the name's and the unit's; a name or unit that the mapping does
    not look for is None.
    """

    def __init__(self, named: Named, store: CellStore, *, finds_name: bool) -> None:
        super().__init__()
        self._named = named
        self._store = store
        self._finds_name = finds_name

    def __missing__(self, key: tuple[str | None, str | None, str | None]) -> int:
        raw, name, unit = key
        number = MISSING
        named = self._named if not self._finds_name else self._name(name)
        if raw is not None and named is not None:
            text = raw if unit is None else with_unit(raw, unit)
            reading = read_cell(
                text, decimal=named.decimal, unit=named.unit, machine=named.machine and text == raw
            )
            number = self._store.add(iter([(named, raw, reading)]))
        self[key] = number
        return number

    def trim(self) -> None:
        """Forget texts when there are many, to bound memory; they would be read again."""
        if len(self) > _MEMO_LIMIT:
            self.clear()

    def _name(self, name: str | None) -> Named | None:
        if name is None or is_missing(clean(name)):
            return None
        header = parse_header(name)
        return replace(
            self._named,
            name=header.label,
            key=name_key(header.label),
            unit=header.measure.unit or self._named.unit,
        )


def with_unit(text: str, unit: str) -> str:
    """A bare number with the unit that another place states; anything else as it is."""
    return text if any(c.isalpha() or c == "%" for c in text) else f"{text} {unit}"


class BagCells(dict[str | None, int]):
    """Text of a column that holds several attributes in one cell to cell number."""

    def __init__(self, column: str, decimal: Literal[".", ","] | None, store: CellStore) -> None:
        super().__init__({None: MISSING})
        self._column = column
        self._decimal: Literal[".", ","] | None = decimal
        self._store = store
        self._names: dict[str, Named] = {}

    def __missing__(self, raw: str) -> int:
        number = self._store.add(self._open(raw))
        self[raw] = number
        return number

    def trim(self) -> None:
        """Forget texts when there are many, to bound memory; they would be read again."""
        if len(self) > _MEMO_LIMIT:
            self.clear()
            self[None] = MISSING

    def _open(self, raw: str) -> Iterator[tuple[Named, str, Reading]]:
        pairs = open_bag(raw)
        if pairs is None:
            # Not a bag after all: kept as free text under the column's own name.
            pairs = ((self._column, raw),)
        for key, value in pairs:
            named = self._names.get(key)
            if named is None:
                named = self._names[key] = self._named(key)
            yield named, value, read_cell(value, decimal=named.decimal, unit=named.unit)

    def _named(self, key: str) -> Named:
        header = parse_header(key)
        return Named(
            name=header.label,
            key=name_key(header.label),
            column=f"{self._column}.{key}",
            unit=header.measure.unit,
            decimal=self._decimal,
            machine=False,
            boolean=False,
        )


def _rows(number: int, named: Named, raw: str, reading: Reading) -> Iterator[tuple[object, ...]]:
    numbers = reading.numbers
    sizes = reading.shape is Shape.DIMENSIONS
    items = reading.items or (reading.text,)
    count = len(numbers) if sizes else max(len(items), len(numbers))
    for ordinal in range(count):
        value = numbers[ordinal] if ordinal < len(numbers) else None
        item = items[ordinal] if not sizes and ordinal < len(items) else reading.text
        low = high = base_low = base_high = unit = dimension = None
        if value is not None:
            low, high, unit = value.low, value.high, value.unit
            if unit is None:
                base_low, base_high = low, high
            else:
                scale, offset = linear(unit)
                dimension = dimension_of(unit)
                base_low, base_high = low * scale + offset, high * scale + offset
        yield (
            number,
            named.name,
            named.key,
            named.column,
            raw,
            reading.text,
            ordinal,
            item,
            reading.shape.value,
            low,
            high,
            unit,
            dimension,
            base_low,
            base_high,
            reading.axes[ordinal] if ordinal < len(reading.axes) else None,
            reading.flag,
            named.basis.value,
        )
