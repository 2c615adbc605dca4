"""What an ingest did: every record read is accepted, rejected or unchanged."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from data.mapping.model import Mapping


@dataclass(slots=True)
class SourceReport:
    """One source's share: ``read == accepted + rejected + unchanged``."""

    id: str
    name: str
    format: str
    size: int
    sha256: str
    read: int = 0
    accepted: int = 0
    rejected: int = 0
    unchanged: int = 0
    mapping: Mapping = field(default_factory=Mapping)


@dataclass(frozen=True, slots=True)
class IngestReport:
    """The closing summary of an ingest.

    Attributes:
        generation: id of the generation it made; None when nothing changed.
        products, offers, suppliers: in the catalogue now.
        added, updated, deleted: products.
        unread: core fields whose text could not be read, so that the field is unknown.
        rejects_path: file with one JSON object per rejected record; None when there is none.
        elapsed: seconds.
    """

    sources: tuple[SourceReport, ...]
    generation: str | None
    products: int
    offers: int
    suppliers: int
    added: int
    updated: int
    deleted: int
    unread: int
    rejects_path: Path | None
    elapsed: float

    @property
    def read(self) -> int:
        """Records read from all sources."""
        return sum(source.read for source in self.sources)

    @property
    def accepted(self) -> int:
        """Records that made or changed something, or were superseded by a later one."""
        return sum(source.accepted for source in self.sources)

    @property
    def rejected(self) -> int:
        """Records that could not be used; each is in the rejects file with its reason."""
        return sum(source.rejected for source in self.sources)

    @property
    def unchanged(self) -> int:
        """Records that the catalogue already held as they are."""
        return sum(source.unchanged for source in self.sources)
