"""Manifest: what a generation holds, where it came from, and how to tell that it is whole."""

from __future__ import annotations

from typing import Final

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

STORAGE_VERSION: Final = 1
"""Version of the folder layout and of the tables.

Raised whenever code of one version could not read what the other wrote.
"""

MANIFEST: Final = "manifest.json"
DATABASE: Final = "catalogue.duckdb"
SCHEMA: Final = "schema.json"
REJECTS: Final = "rejects.jsonl"
OVERLAY: Final = "overlay.yaml"
MAPPINGS: Final = "mappings"

_SHA256: Final = r"^[0-9a-f]{64}$"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceEntry(_Model):
    """One source of a generation, with what became of its records when it was last ingested.

    Attributes:
        id: first 12 hex digits of ``sha256``; evidence names the source by it.
        name: as given by the user, or ``real:cec-modules``, or ``-``.
        format: as in `data.readers.base.SourceFile`.
        size: bytes on disk.
        dataset: the feed it belongs to.
        mapping: path of its mapping file in the generation's folder.
        read: records; always ``accepted + rejected + unchanged``.
    """

    id: str
    name: str
    format: str
    size: int = Field(ge=0)
    sha256: str = Field(pattern=_SHA256)
    dataset: str
    mapping: str | None = None
    read: int = Field(default=0, ge=0)
    accepted: int = Field(default=0, ge=0)
    rejected: int = Field(default=0, ge=0)
    unchanged: int = Field(default=0, ge=0)

    @model_validator(mode="after")
    def _every_record_is_accounted_for(self) -> SourceEntry:
        if self.read != self.accepted + self.rejected + self.unchanged:
            raise ValueError(
                f"{self.read} read, but {self.accepted} accepted + {self.rejected} rejected + "
                f"{self.unchanged} unchanged"
            )
        return self


class FileEntry(_Model):
    """One file of a generation, by its path in the generation's folder."""

    name: str
    size: int = Field(ge=0)
    sha256: str = Field(pattern=_SHA256)


class Manifest(_Model):
    """What a generation's ``manifest.json`` says.

    Attributes:
        schema_version: of the storage format, `STORAGE_VERSION` when it was written.
        id: ``<sequence>-<first 8 hex digits of content>``, which is also the folder's name.
        parent: id of the generation it was built on, or None.
        created: in UTC.
        package: version of this package that wrote it.
        content: sha256 over the rows of every table and the schema, the mappings and the overlay:
            equal for equal content, whatever the history, the time or the order of the rows.
        tables: number of rows per table.
        files: every file of the folder but the manifest itself.
        elapsed: seconds from the start of the build to its publication.
    """

    schema_version: int
    id: str
    parent: str | None
    created: AwareDatetime
    package: str
    content: str = Field(pattern=_SHA256)
    sources: tuple[SourceEntry, ...]
    tables: dict[str, int]
    files: tuple[FileEntry, ...]
    elapsed: float = Field(ge=0)
