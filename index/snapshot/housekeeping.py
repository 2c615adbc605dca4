"""Housekeeping: snapshots go with the generations they are of."""

from __future__ import annotations

from pathlib import Path

from data.catalogue import CatalogueStore
from data.catalogue.home import Layout
from data.catalogue.housekeeping import generation_names
from data.errors import CorruptIndex
from index.snapshot.layout import remove_snapshots, scratch_folder, snapshot_folders
from index.snapshot.manifest import read_manifest


def prune_snapshots(home: Path) -> tuple[str, ...]:
    """Remove snapshots of generations that are gone, and those built anew since; their names.

    Raises:
        CatalogueBusy: a snapshot is being built.
    """
    with scratch_folder(home) as scratch:
        return prune_under_lock(home, scratch)


def prune_under_lock(home: Path, scratch: Path) -> tuple[str, ...]:
    """The same, where the builders' lock is already held."""
    generations = set(generation_names(Layout(home)))
    current = CatalogueStore(home).current_id()
    newest: dict[tuple[str, str], int] = {}
    found: list[tuple[Path, str, str, int]] = []
    gone: list[Path] = []
    for folder in snapshot_folders(home):
        try:
            manifest = read_manifest(folder)
        except CorruptIndex:
            gone.append(folder)
            continue
        key = (manifest.generation, manifest.tag)
        newest[key] = max(newest.get(key, 0), manifest.built)
        found.append((folder, *key, manifest.built))
    for folder, generation, tag, built in found:
        past = generation != current and generation not in generations
        if past or built < newest[generation, tag]:
            gone.append(folder)
    remove_snapshots(home, scratch, gone)
    return tuple(sorted(folder.name for folder in gone))
