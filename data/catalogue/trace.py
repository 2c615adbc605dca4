"""Trace: evidence told to people, by the name of the file and the field in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data.catalogue.manifest import SourceEntry
from data.errors import NotFound
from data.evidence import Basis, Evidence


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a value comes from, for people.

    Attributes:
        source: name of the source, as the user gave it.
        dataset: the feed it belongs to.
        row: number of the record in it, from 1 after any header.
        column: name of the column or dotted path of the field.
        raw: the field's text as the source holds it.
        basis: how the value was obtained from it.
    """

    source: str
    dataset: str
    row: int
    column: str
    raw: str
    basis: Basis

    def __str__(self) -> str:
        if self.basis is Basis.DECLARED:
            return f"{self.source}, declared for the whole source: {self.raw!r}"
        inferred = ", inferred" if self.basis is Basis.INFERRED else ""
        return f"{self.source}, row {self.row}, {self.column}: {self.raw!r}{inferred}"


def trace(evidence: Evidence, sources: Iterable[SourceEntry]) -> Trace:
    """The trace of a piece of evidence among the sources of its generation.

    Raises:
        NotFound: the generation has no such source.
    """
    source = next((s for s in sources if s.id == evidence.source), None)
    if source is None:
        raise NotFound("this generation has no such source", field="source", value=evidence.source)
    return Trace(
        source=source.name,
        dataset=source.dataset,
        row=evidence.row,
        column=evidence.column,
        raw=evidence.raw,
        basis=evidence.basis,
    )
