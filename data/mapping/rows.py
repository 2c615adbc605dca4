"""A mapping as table rows, for the command line."""

from __future__ import annotations

from dataclasses import dataclass

from data.mapping.model import ATTRIBUTE, ColumnMapping, Mapping
from data.mapping.profile import SAMPLE_ROWS
from data.readers.base import RowBatch

_SAMPLES = 3
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class MappingRow:
    """One meaning of one column.

    Attributes:
        target: as in the mapping.
        detail: name, unit, currency and the like: "Weight [kg]", "USD", "".
        samples: up to three different cells, shortened.
    """

    column: str
    target: str
    detail: str
    confidence: float
    because: str
    samples: tuple[str, ...]


def mapping_rows(mapping: Mapping, batch: RowBatch) -> list[MappingRow]:
    """One row per meaning: columns of the batch in their order, then those not in it."""
    place = {column.name: at for at, column in enumerate(batch.columns)}
    names = [name for name in place if name in mapping.columns]
    names += [name for name in mapping.columns if name not in place]
    return [
        MappingRow(
            column=name,
            target=meaning.to,
            detail=_detail(meaning),
            confidence=meaning.confidence,
            because=meaning.because or "",
            samples=_samples(batch, place.get(name)),
        )
        for name in names
        for meaning in mapping.columns[name]
    ]


def _detail(meaning: ColumnMapping) -> str:
    parts = [meaning.name or ""] if meaning.to == ATTRIBUTE else []
    if meaning.unit:
        parts.append(f"[{meaning.unit}]")
    if meaning.unit_from:
        parts.append(f"[unit in {meaning.unit_from}]")
    if meaning.currency:
        parts.append(meaning.currency)
    if meaning.min_quantity is not None:
        parts.append(f"from {meaning.min_quantity}")
    if meaning.boolean:
        parts.append("yes/no")
    if meaning.pattern:
        parts.append(f"by pattern {meaning.pattern}")
    if meaning.prefixes:
        parts.append(f"by {len(meaning.prefixes)} known names")
    return " ".join(part for part in parts if part)


def _samples(batch: RowBatch, at: int | None) -> tuple[str, ...]:
    if at is None:
        return ()
    found: list[str] = []
    for row in batch.rows[:SAMPLE_ROWS]:
        cell = row[at]
        if cell is None:
            continue
        text = " ".join(cell.split())
        text = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
        if text and text not in found:
            found.append(text)
        if len(found) == _SAMPLES:
            break
    return tuple(found)
