"""XLSX workbooks, read with openpyxl's streaming mode.

The table is on the visible sheet whose first rows fill the most cells. Further visible sheets with
the same column names are its continuation (exports are cut where a sheet is full); sheets with
other columns are left out and named in the notes, unless the user asks for one by name. Formulas
give their cached values; hidden sheets are left out.

A number is the row's place below the header rows, so that record ``n`` stands in row
``n + header`` of the sheet; on a continuation sheet it goes on from the last one before it.
"""

from __future__ import annotations

import tempfile
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from data.errors import SourceError
from data.readers.base import BadRow, Cell, Column, RowBatch, SourceFile
from data.readers.header import LOOK, Header, find_header
from data.readers.limits import MAX_COLUMNS, shown
from data.readers.rows import typed_cells, unique_names
from data.readers.stream import Progress, refuse_bomb, unpacked_to
from data.readers.xlsx_format import text_of

if TYPE_CHECKING:
    from openpyxl.cell.read_only import ReadOnlyCell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet
    from openpyxl.worksheet.worksheet import Worksheet

_Row = tuple[int, list[Cell]]

_MAX_ROWS: Final = 1_048_576
_CHUNK_ROWS: Final = 500


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """A sheet with a table on it.

    Attributes:
        height: rows of the sheet as it says itself; 0 when it does not.
        filled: cells filled in its first rows.
    """

    sheet: ReadOnlyWorksheet
    header: Header
    height: int
    filled: int


class XlsxReader:
    """Reads one workbook.

    Args:
        sheet: name of the one sheet to read.
        header_rows: rows above the first record; 0 for a sheet without a header.
    """

    def __init__(
        self, source: SourceFile, *, sheet: str | None = None, header_rows: int | None = None
    ) -> None:
        self._source = source
        self._sheet = sheet
        self._header_rows = header_rows
        self._progress = Progress()
        self._notes: list[str] = []

    @property
    def progress(self) -> float:
        """Share of the source read so far, 0 to 1."""
        return self._progress.share

    @property
    def targets(self) -> Mapping[str, str]:
        """Empty: columns are recognised by name and content."""
        return {}

    @property
    def notes(self) -> Sequence[str]:
        """Which sheets were read and which were not."""
        return tuple(self._notes)

    def batches(self, size: int) -> Iterator[RowBatch | BadRow]:
        """The records in order; see `data.readers.base.Reader`."""
        with tempfile.TemporaryDirectory(prefix="sourcing-xlsx-") as folder:
            path = unpacked_to(Path(folder), self._source, ".xlsx")
            book = self._opened(path)
            try:
                yield from self._read(book, size)
            finally:
                book.close()
        self._progress.finished()

    def _opened(self, path: Path) -> Workbook:
        from openpyxl import load_workbook

        try:
            with zipfile.ZipFile(path) as archive:
                unpacked = sum(member.file_size for member in archive.infolist())
            refuse_bomb(self._source.name, packed=path.stat().st_size, unpacked=unpacked)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return load_workbook(path, read_only=True, data_only=True, keep_links=False)
        except SourceError:
            raise
        except Exception as error:  # openpyxl raises whatever a damaged part leads to
            raise self._damaged(error) from error

    def _read(self, book: Workbook, size: int) -> Iterator[RowBatch | BadRow]:
        tables = self._tables(book)
        total = sum(table.height for table in tables)
        done = last = 0
        for table in tables:
            offset = last
            pending: list[_Row] = []
            bad: list[BadRow] = []
            for number, cells in self._rows(table):
                last = offset + number
                if not any(cells):
                    continue
                if tuple(cells[: len(table.header.names)]) == table.header.names:
                    text = " | ".join(cell or "" for cell in cells)
                    bad.append(BadRow(last, None, shown(text), "repeats the header row"))
                else:
                    pending.append((last, cells))
                if len(pending) >= size or len(bad) >= size:
                    if pending:
                        yield _batch(table.header, pending)
                    yield from bad
                    pending, bad = [], []
                    self._progress.reached(done + number, total)
            if pending:
                yield _batch(table.header, pending)
            yield from bad
            done += table.height

    def _tables(self, book: Workbook) -> list[_Table]:
        """The sheets to read, the main one first."""
        visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
        if self._sheet is not None:
            named = [sheet for sheet in book.worksheets if sheet.title == self._sheet]
            if not named:
                raise SourceError(
                    f"{self._source.name} has no such sheet",
                    field="sheet",
                    value=self._sheet,
                    accepted=[sheet.title for sheet in book.worksheets],
                )
            return [table for sheet in named if (table := self._table(sheet)) is not None]
        found = [table for sheet in visible if (table := self._table(sheet)) is not None]
        if not found:
            raise SourceError(
                f"{self._source.name} has no visible sheet with anything on it",
                field="source",
                value=self._source.name,
            )
        main = max(found, key=lambda table: table.filled)
        tables = [
            main,
            *(t for t in found if t is not main and t.header.names == main.header.names),
        ]
        left = [t.sheet.title for t in found if t not in tables]
        if len(found) > 1 or hidden:
            self._notes.append("sheets read: " + ", ".join(t.sheet.title for t in tables))
        if left:
            self._notes.append("sheets with other columns, not read: " + ", ".join(left))
        if hidden:
            self._notes.append("hidden sheets, not read: " + ", ".join(hidden))
        return tables

    def _table(self, sheet: ReadOnlyWorksheet) -> _Table | None:
        """What is on a sheet; None when nothing is."""
        height = sheet.max_row or 0
        sheet.reset_dimensions()
        first = [cells for _, cells in islice(self._cells(sheet), LOOK)]
        if not any(any(cells) for cells in first):
            return None
        header = find_header(first, header_rows=self._header_rows)
        if len(header.columns) > MAX_COLUMNS:
            raise SourceError(
                f"{sheet.title} has {len(header.columns)} columns",
                accepted=f"at most {MAX_COLUMNS}",
            )
        filled = sum(sum(1 for cell in cells if cell) for cells in first)
        return _Table(sheet, header, height, filled)

    def _rows(self, table: _Table) -> Iterator[_Row]:
        for place, cells in self._cells(table.sheet):
            if place > table.header.rows:
                yield place - table.header.rows, cells

    def _cells(self, sheet: ReadOnlyWorksheet) -> Iterator[_Row]:
        """Rows of text with their place on the sheet, trailing empty cells left out."""
        place = 0
        rows = cast("Iterator[tuple[ReadOnlyCell, ...]]", cast("Worksheet", sheet).iter_rows())
        while True:
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    chunk = [[_text(cell) for cell in row] for row in islice(rows, _CHUNK_ROWS)]
            except Exception as error:  # as above
                raise self._damaged(error) from error
            if not chunk:
                return
            for cells in chunk:
                place += 1
                while cells and cells[-1] is None:
                    cells.pop()
                yield place, cells
            if place > _MAX_ROWS:
                raise SourceError(f"{sheet.title} claims to have more rows than a sheet can have")

    def _damaged(self, error: Exception) -> SourceError:
        return SourceError(
            f"cannot read {self._source.name} as XLSX: {error}",
            field="source",
            value=self._source.name,
            accepted="a complete .xlsx or .xlsm workbook without a password",
        )


def _text(cell: ReadOnlyCell) -> Cell:
    value = cell.value
    if value is None or cell.data_type == "e":
        return None
    if type(value) is str:
        return value if value.strip() else None
    return text_of(value, cell.number_format)


def _batch(header: Header, rows: list[_Row]) -> RowBatch:
    """Rows as a batch; cells right of the header's columns get columns of their own."""
    width = max(len(header.columns), max(len(cells) for _, cells in rows))
    padded = [[*cells, *([None] * (width - len(cells)))] for _, cells in rows]
    names = [column.name for column in header.columns]
    more = unique_names([*names, *([""] * (width - len(names)))])[len(names) :]
    columns: list[Column] = []
    texts: list[list[Cell]] = []
    for column, cells in zip(
        (*header.columns, *map(Column, more)), zip(*padded, strict=True), strict=True
    ):
        machine, plain = typed_cells(list(cells))
        columns.append(Column(column.name, machine, column.unit))
        texts.append(plain)
    return RowBatch(
        tuple(columns), tuple(number for number, _ in rows), list(zip(*texts, strict=True))
    )
