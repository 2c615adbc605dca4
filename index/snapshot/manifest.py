"""Manifest: what a snapshot was made from and with, and how to tell that it is whole."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final, Self

import orjson
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from data.errors import CorruptIndex

VERSION: Final = 3
"""Version of the layout and of how texts become terms and columns.

Raised whenever a snapshot built before would be read or searched differently.
"""

MANIFEST: Final = "manifest.json"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LexicalSettings(_Model):
    """How words are scored; see `index.lexical.Bm25Parameters`."""

    k1: float
    b: float
    weights: dict[str, float]
    language: str


class Marks(_Model):
    """Percentiles of how near queries for what is not there come: median, 75th and 95th."""

    median: float
    upper: float
    high: float


class Calibration(_Model):
    """What cosines mean in one model, measured on the catalogue itself.

    Attributes:
        unlikely: queries about what the catalogue does not have seldom come nearer to anything
            than this (their median).
        likely: they hardly ever come nearer than this (their 95th percentile).
        queries: number of queries that both were measured with.
        with_names: the same of the sum of the nearest product's cosine and that of the nearest
            category's name; None where there are too few categories to tell.
    """

    unlikely: float
    likely: float
    queries: int = Field(ge=0)
    with_names: Marks | None = None


class ModelEntry(_Model):
    """One embedding model's vectors."""

    name: str
    dim: int = Field(gt=0)
    folder: str
    calibration: Calibration


class FileEntry(_Model):
    """One file of a snapshot, by its path in the snapshot's folder."""

    name: str
    size: int = Field(ge=0)

    @classmethod
    def all_of(cls, folder: Path) -> tuple[Self, ...]:
        """Those of a snapshot that is written, by path."""
        files = (path for path in sorted(folder.rglob("*")) if path.is_file())
        return tuple(
            cls(name=path.relative_to(folder).as_posix(), size=path.stat().st_size)
            for path in files
        )


def package_version() -> str:
    """Of this program, where it is installed."""
    try:
        return version("sourcing")
    except PackageNotFoundError:
        return "unknown"


class SnapshotManifest(_Model):
    """What a snapshot's ``manifest.json`` says.

    Attributes:
        version: of the layout, `VERSION` when it was written.
        generation: id of the catalogue's generation.
        content: that generation's content digest.
        tag: short digest of models, parameters and version: equal snapshots have equal tags.
        built: running number among the snapshots of one generation and tag.
        mean_lengths: words per field, on average.
        products, clusters, terms: counts; clusters are distinct products after near-duplicates
            are put together.
        seconds: that building took.
    """

    version: int
    package: str
    created: AwareDatetime
    generation: str
    content: str
    tag: str
    built: int = Field(ge=1)
    lexical: LexicalSettings
    mean_lengths: dict[str, float]
    models: tuple[ModelEntry, ...]
    products: int = Field(ge=0)
    clusters: int = Field(ge=0)
    terms: int = Field(ge=0)
    seconds: float = Field(ge=0)
    files: tuple[FileEntry, ...]


def read_manifest(folder: Path) -> SnapshotManifest:
    """Read a snapshot's manifest and compare names and sizes of its files with it.

    Raises:
        CorruptIndex: it cannot be read, or a file is missing or has another size.
    """
    try:
        fields = orjson.loads((folder / MANIFEST).read_bytes())
        version = fields.get("version") if isinstance(fields, dict) else None
        if version != VERSION:
            raise _corrupt(folder, f"it has layout {version}, and this program reads {VERSION}")
        manifest = SnapshotManifest.model_validate(fields)
    except OSError as error:
        raise _corrupt(folder, f"{MANIFEST} cannot be read: {error.strerror}") from error
    except (orjson.JSONDecodeError, ValidationError) as error:
        raise _corrupt(folder, f"{MANIFEST} is not valid") from error
    for entry in manifest.files:
        try:
            size = (folder / entry.name).stat().st_size
        except OSError as error:
            raise _corrupt(folder, f"{entry.name} cannot be read: {error.strerror}") from error
        if size != entry.size:
            raise _corrupt(folder, f"{entry.name} has {size} bytes instead of {entry.size}")
    return manifest


def _corrupt(folder: Path, what: str) -> CorruptIndex:
    return CorruptIndex(
        f"the search index {folder.name} cannot be used: {what}; "
        "build it anew with 'sourcing index --rebuild'",
        value=str(folder),
    )
