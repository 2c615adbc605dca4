"""Header rows: where they are, what the columns are called, and the units given under them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from data.readers.base import Cell, Column
from data.readers.rows import unique_names

LOOK: Final = 40
"""Rows in which header rows are looked for."""

_NUMBER: Final = re.compile(r"[-+]?[$€£¥]?\s?\d[\d.,\s]*(?:[eE][-+]?\d+)?\s?%?")
_NO_UNIT: Final = frozenset({"", "-", "–", "—", "[]", "[-]", "()", "n/a", "none", "1", "unitless"})
_IDENTIFIER: Final = re.compile(r"[A-Za-z_][\w.:-]*")
_UNITS_WORD: Final = frozenset({"unit", "units", "uom", "einheit", "einheiten", "unité", "unités",
                                "unidad", "unidades", "unità", "单位", "單位", "単位"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table and the rows above its first record.

    Attributes:
        names: the row of names as the source has it, as wide as ``columns``; empty when there is
            none.
        rows: rows above the first record: titles, names, units and ids.
        found: whether there is a row of names; without one columns are ``column_1``, ``column_2``.
        required: cells that a record must have; the columns beyond it have no name.
    """

    columns: tuple[Column, ...]
    names: tuple[Cell, ...]
    rows: int
    found: bool
    required: int


def find_header(rows: Sequence[Sequence[Cell]], *, header_rows: int | None = None) -> Header:
    """Find the header of a table in its first rows (at least one, at most `LOOK` are read).

    Title rows above the names are passed over: the names are in the first row that fills most of
    the table's width. A row of units and a row of machine ids may follow them. When the first
    full row holds numbers where the rows below hold numbers too, it is taken for a record and
    the table for one without a header.

    Args:
        rows: the first rows as the source splits them.
        header_rows: number of rows above the first record as the user says it, the last of them
            the names (or names, units and ids); 0 for a table without a header.
    """
    cells = [[(cell or "").strip() for cell in row] for row in rows[:LOOK]]
    if header_rows is not None:
        return _given(cells, header_rows)
    width = _width(cells)
    start = next((i for i, row in enumerate(cells) if _filled(row) * 2 > width), 0)
    names = cells[start]
    if not _is_names(names, cells[start + 1 :]):
        return _made(_common([len(row) for row in cells[start:]]), [], {}, rows=start, found=False)
    units, extra = _rows_below(names, cells[start + 1 :])
    return _made(max(width, len(names)), names, units, rows=start + 1 + extra, found=True)


def _given(cells: list[list[str]], header_rows: int) -> Header:
    width = max((len(row) for row in cells[header_rows:] or cells), default=0)
    above = cells[:header_rows]
    for start, names in enumerate(above):
        units, extra = _rows_below(names, above[start + 1 :])
        if start + 1 + extra == header_rows:
            return _made(max(width, len(names)), names, units, rows=header_rows, found=True)
    return _made(width, [], {}, rows=header_rows, found=False)


def _made(width: int, names: list[str], units: dict[int, str], *, rows: int, found: bool) -> Header:
    padded = names + [""] * (width - len(names))
    columns = tuple(
        Column(name, unit=units.get(place)) for place, name in enumerate(unique_names(padded))
    )
    named = max((place for place, name in enumerate(padded, start=1) if name), default=width)
    as_written = tuple(name or None for name in padded) if found else ()
    return Header(columns, as_written, rows, found, named)


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell)


def _width(cells: Sequence[Sequence[str]]) -> int:
    """The place of the last filled cell of most rows."""
    return _common([_last(row) for row in cells if _filled(row)])


def _common(lengths: Sequence[int]) -> int:
    """The most frequent length; the larger one of a tie."""
    return max(set(lengths), key=lambda n: (lengths.count(n), n), default=0)


def _last(row: Sequence[str]) -> int:
    return max((place for place, cell in enumerate(row, start=1) if cell), default=0)


def _is_names(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether a row names columns; not when it has numbers above columns of numbers."""
    numeric = [place for place, cell in enumerate(row) if _NUMBER.fullmatch(cell)]
    if not numeric:
        return True
    if all(re.fullmatch(r"(?:19|20)\d\d", row[place]) for place in numeric):
        return len(numeric) < _filled(row)
    for place in numeric:
        under = [r[place] for r in below if place < len(r) and r[place]]
        if not under or sum(1 for cell in under if _NUMBER.fullmatch(cell)) * 2 > len(under):
            return False
    return True


def _rows_below(names: Sequence[str], below: Sequence[Sequence[str]]) -> tuple[dict[int, str], int]:
    """Units by place, and how many rows under the names are units and ids."""
    if not below:
        return {}, 0
    units = _units(names, below[0])
    if units is None:
        return {}, 0
    extra = 1
    while extra < len(below) and extra < 3 and _is_ids(below[extra], below[extra + 1 :]):
        extra += 1
    return units, extra


def _units(names: Sequence[str], row: Sequence[str]) -> dict[int, str] | None:
    """Units by place when this is a row of units, else None.

    It is one when its first cell says so ("Units"), or when at least two cells are units, most
    of the filled ones are, and none is a number.
    """
    from data.units import parse_unit

    if not _filled(row):
        return None
    labelled = row[0].casefold().rstrip(":") in _UNITS_WORD
    cells = {place: _bare(cell) for place, cell in enumerate(row) if place < len(names)}
    if labelled:
        del cells[0]
    stated = {place: cell for place, cell in cells.items() if cell.casefold() not in _NO_UNIT}
    if any(_NUMBER.fullmatch(cell) for cell in stated.values()):
        return None
    known = {place: cell for place, cell in stated.items() if parse_unit(cell) is not None}
    if labelled and (not stated or known):
        return stated
    return stated if len(known) >= 2 and len(known) * 3 >= len(stated) * 2 else None


def _bare(cell: str) -> str:
    for opening, closing in ("[]", "()"):
        if cell.startswith(opening) and cell.endswith(closing):
            return cell[1:-1].strip()
    return cell


def _is_ids(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether a row under the units holds machine ids, which no record below repeats."""
    if row and row[0].startswith("[") and re.fullmatch(r"\[\d*\]", row[0]):
        return True
    filled = [cell for cell in row if cell]
    if len(filled) < 2 or not all(_IDENTIFIER.fullmatch(cell) and "_" in cell for cell in filled):
        return False
    return all(set(filled).isdisjoint(other) for other in below)
