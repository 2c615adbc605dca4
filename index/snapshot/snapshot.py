"""Snapshot: one built index, open; and finding the one that fits a catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
import numpy.typing as npt

from data.errors import NoIndex
from index.columns import ColumnStore, DocumentOrder
from index.columns.pool import TextPool
from index.lexical import Bm25Parameters, Segment, open_segment
from index.mapped import load
from index.protocols import Vectors
from index.snapshot.completions import Completions
from index.snapshot.layout import snapshot_folders, sound_snapshots
from index.snapshot.lookup import ExactLookup
from index.snapshot.manifest import ModelEntry, SnapshotManifest, read_manifest
from index.snapshot.vocabulary import Vocabulary

if TYPE_CHECKING:
    from data.catalogue import Generation


@dataclass(frozen=True, slots=True)
class ModelVectors:
    """One model's vectors of all documents.

    Attributes:
        vectors: shape (documents, dim), L2-normalised.
        categories: shape (categories, dim), L2-normalised: the name of each of the order's leaves;
            zeros for products without a category.
        elsewhere: shape (n, dim), L2-normalised: names of goods that the catalogue does not have;
            none in a snapshot that was built before they were.
        folder: that holds them, and an index over them where there is one.
    """

    entry: ModelEntry
    vectors: Vectors
    categories: Vectors
    elsewhere: Vectors
    folder: Path


@dataclass(frozen=True)
class Snapshot:
    """An index on disk, memory-mapped; safe to share between threads and processes.

    Attributes:
        lexical: terms of all documents.
        lookup: documents by identifier.
        clusters: per document, the number of its cluster of near-duplicates.
        by_cluster: documents in order of their cluster.
        cluster_starts: one more than clusters; bounds of each cluster's documents there.
        quality: per document, how well it is described; see `index.snapshot.quality`.
        models: in the order the build was given them.
    """

    folder: Path
    manifest: SnapshotManifest
    order: DocumentOrder
    columns: ColumnStore
    lexical: Segment
    lookup: ExactLookup
    vocabulary: Vocabulary
    completions: Completions
    clusters: npt.NDArray[np.int32]
    by_cluster: npt.NDArray[np.int32]
    cluster_starts: npt.NDArray[np.int32]
    quality: npt.NDArray[np.float32]
    models: tuple[ModelVectors, ...]

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Map a snapshot.

        Raises:
            CorruptIndex: it is damaged, or of another version.
        """
        manifest = read_manifest(folder)
        order = DocumentOrder.open(folder)
        return cls(
            folder=folder,
            manifest=manifest,
            order=order,
            columns=ColumnStore.open(folder / "columns", order),
            lexical=open_segment(folder / "lexical"),
            lookup=ExactLookup.open(folder),
            vocabulary=Vocabulary.open(folder),
            completions=Completions.open(folder),
            clusters=load(folder, "clusters"),
            by_cluster=load(folder, "by_cluster"),
            cluster_starts=load(folder, "cluster_starts"),
            quality=load(folder, "quality"),
            models=tuple(
                ModelVectors(
                    entry,
                    load(folder / entry.folder, "vectors"),
                    load(folder / entry.folder, "categories"),
                    _elsewhere(folder / entry.folder, entry.dim),
                    folder / entry.folder,
                )
                for entry in manifest.models
            ),
        )

    def __len__(self) -> int:
        return len(self.order)

    def members(self, cluster: int) -> npt.NDArray[np.int32]:
        """Documents of a cluster, ascending; none for a cluster that is not of this snapshot."""
        if cluster + 1 >= len(self.cluster_starts):
            return np.empty(0, np.int32)
        start, stop = self.cluster_starts[cluster : cluster + 2]
        return np.asarray(self.by_cluster[start:stop])

    @cached_property
    def value_words(self) -> frozenset[str]:
        """Folded words that attributes take as values."""
        return self._words("value_words")

    @cached_property
    def brands(self) -> frozenset[str]:
        """Folded names of brands."""
        return self._words("brands")

    def _words(self, name: str) -> frozenset[str]:
        pool = TextPool.open(self.folder, name)
        return frozenset(pool[n] for n in range(len(pool)))

    @property
    def bm25(self) -> Bm25Parameters:
        """How words are scored."""
        settings = self.manifest.lexical
        return Bm25Parameters(k1=settings.k1, b=settings.b, weights=settings.weights)


def open_snapshot(home: Path, generation: Generation) -> Snapshot:
    """The newest snapshot of a generation.

    Raises:
        NoIndex: there is none, or only of other generations.
        CorruptIndex: it is damaged.
    """
    sound = sound_snapshots(home)
    content = generation.manifest.content
    for folder, manifest in sound:
        if manifest.generation == generation.id and manifest.content == content:
            return Snapshot.open(folder)
    for folder in snapshot_folders(home):
        if folder.name.startswith(f"{generation.id}-"):
            # Not among the sound ones: this says what is wrong with it.
            return Snapshot.open(folder)
    if not sound:
        raise NoIndex(
            "there is no search index for this catalogue yet: build it with 'sourcing index'",
            value=str(home),
        )
    raise NoIndex(
        "the search index does not match the catalogue: it was built from another generation; "
        "build it anew with 'sourcing index'",
        field="generation",
        value=sound[0][1].generation,
        accepted=generation.id,
    )


def _elsewhere(folder: Path, dim: int) -> Vectors:
    if not (folder / "elsewhere.npy").is_file():
        return np.zeros((0, dim), np.float32)
    return load(folder, "elsewhere")
