"""Helpers that turn records into batches, and names into unique column names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from data.readers.base import BadRow, Cell, Column, RowBatch

_MOST_CELLS: Final = 2_000_000
_DIGIT: Final = re.compile(r"\d")


def unique_names(names: Sequence[str | None]) -> tuple[str, ...]:
    """Column names without repeats or gaps.

    The second ``price`` becomes ``price_2``; an empty name in the seventh place ``column_7``.
    """
    taken = {name.strip() for name in names if name and name.strip()}
    used: set[str] = set()
    unique: list[str] = []
    for place, given in enumerate(names, start=1):
        name = (given or "").strip()
        if not name:
            name = f"column_{place}"
            if name in taken:
                name = _free(name, taken | used)
        elif name in used:
            name = _free(name, taken | used)
        used.add(name)
        unique.append(name)
    return tuple(unique)


def _free(name: str, taken: set[str]) -> str:
    number = 2
    while f"{name}_{number}" in taken:
        number += 1
    return f"{name}_{number}"


class NumberText(str):
    """A number of a typed source, as the source writes it."""

    __slots__ = ()


class RecordBatcher:
    """Collects records with different fields into batches.

    A batch has the columns that some record in it fills, in the order in which the source first
    mentions them; a field that only later records have appears in later batches only.

    Args:
        units: unit of the fields whose unit the format itself fixes.
    """

    def __init__(self, *, units: Mapping[str, str] | None = None) -> None:
        self._units = units or {}
        self._order: dict[str, int] = {}
        self._numbers: list[int] = []
        self._records: list[Mapping[str, Cell]] = []
        self._present: set[str] = set()

    def __len__(self) -> int:
        return len(self._records)

    @property
    def cells(self) -> int:
        """Cells that the batch would have, empty ones included."""
        return len(self._records) * len(self._present)

    @property
    def width(self) -> int:
        """Distinct fields seen in the source so far."""
        return len(self._order)

    def add(self, number: int, record: Mapping[str, Cell]) -> None:
        """Add a record; cells that are `NumberText` mark typed numbers."""
        order = self._order
        for name in record:
            if name not in order:
                order[name] = len(order)
        self._present.update(record)
        self._numbers.append(number)
        self._records.append(record)

    def take(self) -> RowBatch:
        """The batch collected so far; starts the next one."""
        names = sorted(self._present, key=self._order.__getitem__)
        columns: list[Column] = []
        cells: list[list[Cell]] = []
        for name in names:
            machine, plain = typed_cells([record.get(name) for record in self._records])
            columns.append(Column(name, machine, self._units.get(name)))
            cells.append(plain)
        rows = list(zip(*cells, strict=True))
        batch = RowBatch(tuple(columns), tuple(self._numbers), rows)
        self._numbers, self._records, self._present = [], [], set()
        return batch


def typed_cells(cells: list[Cell]) -> tuple[bool, list[Cell]]:
    """Whether the numbers among the cells are all typed ones, and the cells as plain text.

    A column that mixes typed numbers with text that has digits in it (``12.5`` and ``"1,234"``)
    is not typed: the notation of its text is unknown.
    """
    kinds = set(map(type, cells))
    if NumberText not in kinds:
        return False, cells
    if str in kinds and any(type(cell) is str and _DIGIT.search(cell) for cell in cells):
        return False, [None if cell is None else str(cell) for cell in cells]
    return True, [None if cell is None else str(cell) for cell in cells]


def batched(
    records: Iterable[tuple[int, Mapping[str, Cell]] | BadRow],
    size: int,
    *,
    units: Mapping[str, str] | None = None,
) -> Iterator[RowBatch | BadRow]:
    """Records with their numbers, in batches of at most ``size``; empty records are left out.

    Batches of sparse records are smaller, since a batch has a cell for every record in every
    column.

    Bad rows follow the batch that they fall into, so that a batch is as full as it can be: the
    first one is what columns are recognised from.
    """
    batcher = RecordBatcher(units=units)
    bad: list[BadRow] = []
    for item in records:
        if isinstance(item, BadRow):
            bad.append(item)
        elif item[1]:
            batcher.add(*item)
        if len(batcher) >= size or batcher.cells >= _MOST_CELLS or len(bad) >= size:
            if len(batcher):
                yield batcher.take()
            yield from bad
            bad.clear()
    if len(batcher):
        yield batcher.take()
    yield from bad
