"""Checks that every row of a table passes on its way into a batch."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from data.readers.base import BadRow, Cell, RowBatch
from data.readers.header import Header
from data.readers.limits import shown

_ESCAPED: Final = re.compile("[\udc80-\udcff]")
_REPLACED: Final = re.compile("\ufffd")


class RowChecks:
    """Collects the good rows of a table into batches and says why the others are bad.

    Rows of nothing but empty cells, and repetitions of the header, are not records.

    Args:
        size: rows to a batch at most.
        undecodable: encoding that some bytes of the source are not valid in, or None.
        escaped: such bytes stand as lone surrogates; otherwise as U+FFFD.
        nul: the source holds NUL characters somewhere.
    """

    def __init__(
        self,
        header: Header,
        *,
        size: int,
        undecodable: str | None = None,
        escaped: bool = True,
        nul: bool = False,
    ) -> None:
        self._header = header
        self._blank: tuple[Cell, ...] = (None,) * len(header.columns)
        self._size = size
        self._encoding = undecodable
        self._wrong = _ESCAPED if escaped else _REPLACED
        self._nul = nul
        self._numbers: list[int] = []
        self._rows: list[tuple[Cell, ...]] = []
        self._bad: list[BadRow] = []

    def take(self, first: int, rows: Sequence[tuple[Cell, ...]]) -> Iterator[RowBatch | BadRow]:
        """Rows of the right width, empty cells already None, numbered from ``first``."""
        if self._blank not in rows and self._header.names not in rows:
            self._numbers.extend(range(first, first + len(rows)))
            self._rows.extend(rows)
            yield from self._full()
            return
        for number, row in enumerate(rows, start=first):
            if row == self._header.names:
                yield from self.refuse(_repeats_header(number, row))
            elif row != self._blank:
                yield from self._keep(number, row)

    def take_one(self, number: int, row: Sequence[str]) -> Iterator[RowBatch | BadRow]:
        """One row as the source splits it."""
        width = len(self._header.columns)
        cells = [cell or None for cell in row]
        if len(cells) > width and not any(cells[width:]):
            del cells[width:]
        if not any(cells):
            return
        reason = self._fault(row, len(cells), width)
        if reason is not None:
            field, why = reason
            yield from self.refuse(BadRow(number, field, shown(" | ".join(row)), why))
            return
        cells.extend([None] * (width - len(cells)))
        whole = tuple(cells)
        if whole == self._header.names:
            yield from self.refuse(_repeats_header(number, whole))
        else:
            yield from self._keep(number, whole)

    def refuse(self, bad: BadRow) -> Iterator[RowBatch | BadRow]:
        """A row that is bad; it follows the batch that it falls into."""
        self._bad.append(bad)
        if len(self._bad) >= self._size:
            yield from self.rest()

    def rest(self) -> Iterator[RowBatch | BadRow]:
        """All that is collected."""
        if self._rows:
            yield RowBatch(self._header.columns, tuple(self._numbers), self._rows)
            self._numbers, self._rows = [], []
        yield from self._bad
        self._bad.clear()

    def _keep(self, number: int, row: tuple[Cell, ...]) -> Iterator[RowBatch | BadRow]:
        self._numbers.append(number)
        self._rows.append(row)
        yield from self._full()

    def _full(self) -> Iterator[RowBatch | BadRow]:
        while len(self._rows) >= self._size:
            size = self._size
            yield RowBatch(self._header.columns, tuple(self._numbers[:size]), self._rows[:size])
            self._numbers, self._rows = self._numbers[size:], self._rows[size:]
            yield from self._bad
            self._bad.clear()

    def _fault(self, row: Sequence[str], count: int, width: int) -> tuple[str | None, str] | None:
        """Field and reason why a row is bad, or None."""
        if count > width or count < self._header.required:
            many = "many" if count > width else "few"
            return None, f"too {many} fields: {count} where the header has {width}"
        if self._encoding is not None:
            for place, cell in enumerate(row):
                if self._wrong.search(cell):
                    return self._name(place), f"bytes that are not valid {self._encoding}"
        if self._nul:
            for place, cell in enumerate(row):
                if "\0" in cell:
                    return self._name(place), "a NUL character"
        return None

    def _name(self, place: int) -> str | None:
        columns = self._header.columns
        return columns[place].name if place < len(columns) else None


def _repeats_header(number: int, row: Sequence[Cell]) -> BadRow:
    text = " | ".join(cell or "" for cell in row)
    return BadRow(number, None, shown(text), "repeats the header row")
