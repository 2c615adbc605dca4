"""Where a value comes from: the file, row and field behind every claim shown to a buyer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """How a value was obtained from its field."""

    LISTED = "listed"
    """The field states it."""
    INFERRED = "inferred"
    """Derived from the field by a rule (a manufacturer split off a product name, say)."""
    DECLARED = "declared"
    """Stated for the whole source in its mapping, not in a row (a constant category, say)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One field of one row of one source.

    Attributes:
        source: id of the source in the generation's manifest.
        row: number of the record in that source, counted from 1 after any header.
        column: name of the column, or dotted path of a nested field.
        raw: text of the field exactly as the source holds it.
        basis: how the value was obtained from the field.
    """

    source: str
    row: int
    column: str
    raw: str
    basis: Basis = Basis.LISTED
