"""Generation: one immutable, complete state of the catalogue, in a folder of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import orjson
from pydantic import ValidationError

from data.catalogue.durable import sha256_of
from data.catalogue.manifest import (
    DATABASE,
    MANIFEST,
    OVERLAY,
    REJECTS,
    SCHEMA,
    STORAGE_VERSION,
    Manifest,
    SourceEntry,
)
from data.errors import CatalogueError, CorruptGeneration


def sequence_of(generation_id: str) -> int:
    """The running number an id begins with; 0 for a name that is no id."""
    number, _, content = generation_id.partition("-")
    return int(number) if content and number.isascii() and number.isdigit() else 0


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation on disk.

    Attributes:
        path: its folder.
    """

    path: Path
    manifest: Manifest

    @classmethod
    def load(cls, path: Path) -> Generation:
        """Read the manifest and make the cheap checks: names and sizes of all files.

        Raises:
            CorruptGeneration: the manifest cannot be read, or a file is missing or has another
                size.
            CatalogueError: it was written in another version of the storage format.
        """
        manifest = _read_manifest(path)
        for entry in manifest.files:
            try:
                size = (path / entry.name).stat().st_size
            except OSError as error:
                raise _corrupt(path, f"{entry.name} cannot be read: {error.strerror}") from error
            if size != entry.size:
                raise _corrupt(path, f"{entry.name} has {size} bytes instead of {entry.size}")
        return cls(path, manifest)

    @property
    def id(self) -> str:
        """Sortable id, such as ``000012-5fd924b0``."""
        return self.manifest.id

    @property
    def parent(self) -> str | None:
        """Id of the generation it was built on."""
        return self.manifest.parent

    @property
    def created(self) -> datetime:
        """When it was built, in UTC."""
        return self.manifest.created

    @property
    def sources(self) -> tuple[SourceEntry, ...]:
        """The sources whose records it holds."""
        return self.manifest.sources

    @property
    def database(self) -> Path:
        """The DuckDB file."""
        return self.path / DATABASE

    @property
    def schema_path(self) -> Path:
        """The learnt attribute schema, as JSON."""
        return self.path / SCHEMA

    @property
    def rejects_path(self) -> Path:
        """Records that the run which built this generation rejected, as JSON Lines."""
        return self.path / REJECTS

    @property
    def overlay_path(self) -> Path | None:
        """The human's refinements of the schema, or None when there are none."""
        path = self.path / OVERLAY
        return path if path.exists() else None

    def mapping_path(self, source_id: str) -> Path | None:
        """The mapping a source was read with, or None when it has none."""
        named = (s.mapping for s in self.sources if s.id == source_id and s.mapping is not None)
        return next((self.path / name for name in named), None)

    def verify(self) -> None:
        """Read every byte and compare it with the manifest (about 1 s per GB from memory).

        Raises:
            CorruptGeneration: a file is missing, was added, or has other bytes.
        """
        fresh = Generation.load(self.path)
        for entry in fresh.manifest.files:
            if sha256_of(self.path / entry.name) != entry.sha256:
                raise _corrupt(self.path, f"the bytes of {entry.name} are not those written")
        known = {MANIFEST, *(entry.name for entry in fresh.manifest.files)}
        for file in sorted(self.path.rglob("*")):
            name = file.relative_to(self.path).as_posix()
            if file.is_file() and name not in known:
                raise _corrupt(self.path, f"{name} does not belong to it")


def _read_manifest(path: Path) -> Manifest:
    try:
        fields = orjson.loads((path / MANIFEST).read_bytes())
    except OSError as error:
        raise _corrupt(path, f"{MANIFEST} cannot be read: {error.strerror}") from error
    except orjson.JSONDecodeError as error:
        raise _corrupt(path, f"{MANIFEST} is not JSON: {error}") from error
    version = fields.get("schema_version") if isinstance(fields, dict) else None
    if isinstance(version, int) and version != STORAGE_VERSION:
        raise CatalogueError(
            f"generation {path.name} was written in storage format {version}, and this version "
            f"of the program reads format {STORAGE_VERSION}: ingest its sources again into a "
            "fresh home, or use the version that wrote it",
            field="schema_version",
            value=version,
            accepted=str(STORAGE_VERSION),
        )
    try:
        manifest = Manifest.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "manifest"
        raise _corrupt(path, f"{MANIFEST} is not valid: {where}: {first['msg']}") from error
    if manifest.id != path.name or manifest.id.partition("-")[2] != manifest.content[:8]:
        raise _corrupt(path, f"{MANIFEST} is that of another generation, {manifest.id}")
    return manifest


def _corrupt(path: Path, what: str) -> CorruptGeneration:
    return CorruptGeneration(
        f"generation {path.name} is damaged: {what}; roll back to an older one or ingest again",
        value=str(path),
    )
