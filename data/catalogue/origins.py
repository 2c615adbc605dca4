"""Origins: evidence as the tables keep it, and the row that a record came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import orjson

from data.errors import InputError
from data.evidence import Basis, Evidence

_BASES = {basis.value: basis for basis in Basis}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record as a whole comes from.

    Attributes:
        source: id of the source in the manifest; empty for a record made by a program.
        row: number of the record in that source, from 1; 0 where there is none.
    """

    source: str = ""
    row: int = 0

    @classmethod
    def of(cls, evidence: Mapping[str, Evidence]) -> Origin:
        """The row behind the first field that has evidence."""
        first = next(iter(evidence.values()), None)
        return cls() if first is None else cls(first.source, first.row)


def dump_evidence(evidence: Mapping[str, Evidence]) -> str:
    """As JSON: an object from field name to ``[source, row, column, raw, basis]``.

    Raises:
        InputError: a text is not valid Unicode (a lone surrogate), or a row number beyond 64 bits.
    """
    fields = {
        name: (e.source, e.row, e.column, e.raw, e.basis.value) for name, e in evidence.items()
    }
    try:
        return orjson.dumps(fields).decode()
    except TypeError as error:
        raise InputError(f"evidence that cannot be stored: {error}", field="evidence") from error


def load_evidence(text: str) -> dict[str, Evidence]:
    """The inverse of `dump_evidence`."""
    if text == "{}":
        return {}
    fields: dict[str, tuple[str, int, str, str | None, str]] = orjson.loads(text)
    return {
        name: Evidence(source, row, column, raw or "", _BASES[basis])
        for name, (source, row, column, raw, basis) in fields.items()
    }
