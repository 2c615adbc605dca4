"""Snapshots: the whole search index of one catalogue generation, immutable and memory-mapped."""

from data.progress import Progress
from index.snapshot.build import build_snapshot
from index.snapshot.housekeeping import prune_snapshots
from index.snapshot.manifest import SnapshotManifest
from index.snapshot.parameters import SnapshotParameters
from index.snapshot.snapshot import ModelVectors, Snapshot, open_snapshot

__all__ = [
    "ModelVectors",
    "Progress",
    "Snapshot",
    "SnapshotManifest",
    "SnapshotParameters",
    "build_snapshot",
    "open_snapshot",
    "prune_snapshots",
]
