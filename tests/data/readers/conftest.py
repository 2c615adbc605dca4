"""Fixtures that write a source and read it back as plain dictionaries."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from data.readers import BadRow, RowBatch, SourceFile, open_reader
from data.readers.sources import examine


@dataclass
class Read:
    """All that a reader gave."""

    source: SourceFile
    rows: list[dict[str, str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    units: dict[str, str] = field(default_factory=dict)
    machine: set[str] = field(default_factory=set)
    columns: list[str] = field(default_factory=list)
    batches: list[RowBatch] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    targets: dict[str, str] = field(default_factory=dict)
    progress: list[float] = field(default_factory=list)

    @property
    def reasons(self) -> list[tuple[int, str]]:
        return [(bad.number, bad.reason) for bad in self.bad]


def read_source(source: SourceFile, *, size: int = 1000, **options: object) -> Read:
    reader = open_reader(source, **options)  # type: ignore[arg-type]
    read = Read(source)
    assert reader.progress == 0.0
    for item in reader.batches(size):
        read.progress.append(reader.progress)
        if isinstance(item, BadRow):
            read.bad.append(item)
            continue
        assert 1 <= len(item.rows) <= size
        assert len(item.numbers) == len(item.rows)
        names = [column.name for column in item.columns]
        assert len(set(names)) == len(names)
        read.batches.append(item)
        read.columns += [name for name in names if name not in read.columns]
        read.units |= {c.name: c.unit for c in item.columns if c.unit is not None}
        read.machine |= {c.name for c in item.columns if c.machine}
        read.numbers += item.numbers
        for row in item.rows:
            assert len(row) == len(names)
            assert all(cell is None or (type(cell) is str and cell) for cell in row)
            read.rows.append({n: c for n, c in zip(names, row, strict=True) if c is not None})
    assert reader.progress == 1.0
    assert read.progress == sorted(read.progress)
    read.notes = tuple(reader.notes)
    read.targets = dict(reader.targets)
    return read


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def _write(content: str | bytes, name: str = "source.csv", *, packed: bool = False) -> Path:
        raw = content.encode() if isinstance(content, str) else content
        path = tmp_path / name
        path.write_bytes(gzip.compress(raw) if packed else raw)
        return path

    return _write


@pytest.fixture
def read(write: Callable[..., Path]) -> Callable[..., Read]:
    def _read(
        content: str | bytes | Path,
        name: str = "source.csv",
        *,
        packed: bool = False,
        size: int = 1000,
        **options: object,
    ) -> Read:
        path = content if isinstance(content, Path) else write(content, name, packed=packed)
        return read_source(examine(path, path.name), size=size, **options)

    return _read
