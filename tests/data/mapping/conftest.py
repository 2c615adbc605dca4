from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pytest

from data.mapping import Mapping as SourceMapping
from data.mapping import infer_mapping
from data.readers.base import Column, RowBatch

Table = Mapping[str, Iterable[str | None]]


def make_batch(
    table: Table, *, machine: Iterable[str] = (), units: Mapping[str, str] | None = None
) -> RowBatch:
    typed, given = frozenset(machine), units or {}
    columns = tuple(Column(name, machine=name in typed, unit=given.get(name)) for name in table)
    rows = [tuple(cell or None for cell in row) for row in zip(*table.values(), strict=True)]
    return RowBatch(columns, tuple(range(1, len(rows) + 1)), rows)


@pytest.fixture
def batch() -> Callable[..., RowBatch]:
    return make_batch


@pytest.fixture
def recognise() -> Callable[..., SourceMapping]:
    """From a table (header to cells) to its mapping."""

    def infer(table: Table, **options: object) -> SourceMapping:
        return infer_mapping(make_batch(table, **options), source_name="table.csv")  # type: ignore[arg-type]

    return infer


@pytest.fixture
def targets() -> Callable[[SourceMapping], dict[str, str]]:
    """Column to its target, several joined with a plus sign."""

    def read(mapping: SourceMapping) -> dict[str, str]:
        return {
            name: "+".join(meaning.to for meaning in meanings)
            for name, meanings in mapping.columns.items()
        }

    return read
