"""The units that feeds write in, independent of the units that ingest reads.

Kept apart from `data.units` on purpose: a test that compares what was read with the truth would
prove nothing if both sides shared one table.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from data.errors import UnitError
from data.sample.specification import folder, load_yaml


@dataclass(frozen=True, slots=True)
class UnitUse:
    """How people write a unit.

    Attributes:
        spellings: the canonical symbol first.
        other: unit used in its place to (factor, offset): canonical = value * factor + offset.
    """

    spellings: tuple[str, ...]
    other: Mapping[str, tuple[float, float]]


@functools.cache
def unit_uses() -> Mapping[str, UnitUse]:
    """Every canonical unit of the specifications."""
    return {
        str(symbol): UnitUse(
            tuple(entry["spellings"]),
            {str(other): (float(f), float(o)) for other, (f, o) in entry["other"].items()},
        )
        for symbol, entry in load_yaml(folder() / "units.yaml").items()
    }


def convert(value: float, unit: str, other: str) -> float:
    """From a canonical unit to another that people use in its place.

    Raises:
        UnitError: the units file does not relate the two.
    """
    factor, offset = _relation(unit, other)
    return (value - offset) / factor


def to_canonical(value: float, unit: str, other: str) -> float:
    """Back from the other unit; raises as `convert`."""
    factor, offset = _relation(unit, other)
    return value * factor + offset


def _relation(unit: str, other: str) -> tuple[float, float]:
    if other == unit:
        return 1.0, 0.0
    try:
        return unit_uses()[unit].other[other]
    except KeyError:
        raise UnitError(
            "the sample does not relate these units", value=f"{unit} to {other}"
        ) from None
