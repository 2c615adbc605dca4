"""Delimited text row by row, for files that are damaged or written in an unusual dialect."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TextIO

from data.readers.dialect import Dialect, csv_rows
from data.readers.limits import MAX_RECORD

_SWALLOWED: Final = 8
"""Delimiters inside one cell, line for line as many as in a record, that give it away."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A record that cannot be split into cells: its first line, and why."""

    line: str
    reason: str


class _TooLong(Exception):
    """A record that is longer than `MAX_RECORD`."""


class _Lines:
    """Physical lines of a text, remembering those of the current record."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._back: deque[str] = deque()
        self._length = 0
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else self._text.readline(MAX_RECORD)
        if not line:
            raise StopIteration
        self.taken.append(line)
        self._length += len(line)
        if self._length >= MAX_RECORD:
            raise _TooLong
        return line

    def start_record(self) -> None:
        """Forget the lines of the record before."""
        self.taken = []
        self._length = 0

    def give_up(self) -> str:
        """End the current record after its first line, which is returned."""
        first = self.taken[0]
        self._back.extendleft(reversed(self.taken[1:]))
        line = first
        while len(line) >= MAX_RECORD and not line.endswith(("\n", "\r")):
            line = self._text.readline(MAX_RECORD)
        return first


def careful_rows(text: TextIO, dialect: Dialect, *, width: int) -> Iterator[list[str] | Damage]:
    """The records of a delimited text in order; blank lines are not records.

    A record whose quotes do not close is given up after its first line, and reading goes on with
    the next one: a stray quote costs one record and not the rest of the file.

    Args:
        text: opened with ``newline=""``.
        dialect: as found by `data.readers.dialect`.
        width: the table's number of columns.
    """
    if csv.field_size_limit() < MAX_RECORD:
        csv.field_size_limit(MAX_RECORD)
    lines = _Lines(text)
    rows = csv_rows(lines, dialect)
    while True:
        lines.start_record()
        reason = None
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            reason = _in_words(str(error), dialect.delimiter)
        except _TooLong:
            reason = f"longer than {MAX_RECORD} characters, or a quote that is never closed"
        else:
            if len(lines.taken) > 2 and swallows_rows(row, dialect.delimiter, width=width):
                reason = "a quote is not closed: the field would swallow the records after it"
        if reason is None:
            if row:
                yield row
            continue
        yield Damage(lines.give_up(), reason)
        rows = csv_rows(lines, dialect)


def swallows_rows(row: Sequence[str | None], delimiter: str, *, width: int) -> bool:
    """Whether a cell holds whole lines that look like records of the table.

    That is what a forgotten closing quote leaves behind when a quote further down closes the
    field by chance: each line inside it has as many delimiters as a record.
    """
    for cell in row:
        if cell is None or "\n" not in cell:
            continue
        inside = cell.split("\n")[1:-1]
        count = width - 1
        if (
            count * len(inside) >= _SWALLOWED
            and count > 2
            and all(line.count(delimiter) == count for line in inside)
        ):
            return True
    return False


def _in_words(error: str, delimiter: str) -> str:
    if "unexpected end of data" in error:
        return "a quote is not closed"
    if "expected after" in error:
        return f"a quoted field goes on after its closing quote ({delimiter!r} expected)"
    if "field larger than" in error:
        return f"a field is longer than {MAX_RECORD} characters"
    return error
