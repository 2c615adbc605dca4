"""The seam between file formats and everything else: a stream of flat text rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

Cell = str | None
"""Text of a field as the source holds it; None when the source has none or an empty one."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a source.

    Attributes:
        name: header text, or the dotted path of a nested field (``offers.price``).
        machine: the source types this column (JSON number, Parquet double), so that numbers in
            it are in machine notation with a decimal point, never in a locale's.
        unit: unit text that the source itself gives apart from the header (a row of units under
            the header, a ``FUNIT`` element).
    """

    name: str
    machine: bool = False
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class RowBatch:
    """Consecutive records of one source.

    Attributes:
        columns: the columns of this batch; later batches may have more, in any order.
        numbers: record number of each row, counted from 1 after any header rows.
        rows: one tuple of cells per record, as long as ``columns``.
    """

    columns: tuple[Column, ...]
    numbers: tuple[int, ...]
    rows: list[tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A record that could not be read as a row at all."""

    number: int
    field: str | None
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file to read, already expanded from folders, globs, standard input and ``real:`` names.

    Attributes:
        id: first 12 hex digits of ``sha256``.
        name: as shown to people and kept in the manifest: the path as given, ``-`` for standard
            input, ``real:cec-modules``.
        path: local file, decompressed on the fly when ``gzip``.
        format: "csv", "tsv", "json", "jsonl", "parquet", "xlsx", "jsonld" or "bmecat".
        size: bytes on disk.
        sha256: of the bytes on disk.
        companions: files shipped with the source, by role ("mapping", "overlay").
    """

    id: str
    name: str
    path: Path
    format: str
    gzip: bool
    size: int
    sha256: str
    companions: Mapping[str, Path] = field(default_factory=dict)


class Reader(Protocol):
    """Streams one source in bounded memory."""

    @property
    def progress(self) -> float:
        """Share of the source read so far, 0 to 1."""
        ...

    @property
    def targets(self) -> Mapping[str, str]:
        """Column name to mapping target, for formats whose fields have a fixed meaning.

        Empty for tabular formats, whose columns are recognised by `data.mapping`.
        """
        ...

    def batches(self, size: int) -> Iterator[RowBatch | BadRow]:
        """The records in order, at most ``size`` to a batch, unreadable ones as BadRow.

        Raises:
            SourceError: the file as a whole is not what it claims to be.
        """
        ...
