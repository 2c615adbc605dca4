"""Home: the folder that holds all state, the catalogue and the index in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from data.errors import CatalogueError, NoCatalogue, NoIndex, SourcingError
from sourcing.doctor.finding import Finding, bad, good, note

if TYPE_CHECKING:
    from data.catalogue import Generation
    from sourcing.bootstrap import Application

LITTLE: Final = 2 * 1024**3
"""Bytes of free disk below which a bigger catalogue may not fit beside the present one."""


def home(application: Application) -> Iterator[Finding]:
    """The folder, its disk, the catalogue, its index."""
    folder = application.home
    existing = next(one for one in (folder, *folder.parents) if one.exists())
    if not os.access(existing, os.W_OK | os.X_OK):
        yield bad("home", f"{folder} cannot be written", "give this user the right, or use --home")
        return
    yield good("home", str(folder) if folder.exists() else f"{folder} (will be made)")
    yield _disk(existing)
    generation: Generation | None = None
    try:
        generation = application.store().get()
    except NoCatalogue:
        yield note(
            "catalogue",
            "nothing has been ingested",
            "`sourcing ingest FILES`, or `sourcing serve --demo` for the sample",
        )
    except CatalogueError as error:
        yield bad("catalogue", error.message, "`sourcing generations list`, then `… rollback ID`")
    if generation is not None:
        tables = generation.manifest.tables
        yield good(
            "catalogue", f"generation {generation.id}: {tables.get('products', 0):,} products"
        )
        yield _index(application, generation)


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    seen = f"{free / 1024**3:.1f} GB free"
    if free < LITTLE:
        return note("disk", seen, "free some: a new generation is written beside the old one")
    return good("disk", seen)


def _index(application: Application, generation: Generation) -> Finding:
    try:
        from index.snapshot import open_snapshot
        from sourcing.models import installed_embedders

        manifest = open_snapshot(application.home, generation).manifest
        installed = {one.name for one in installed_embedders(application.home)}
    except NoIndex as error:
        return bad("index", error.message, "`sourcing index`")
    except CatalogueError as error:
        return bad("index", error.message, "`sourcing index --rebuild`")
    except ImportError as error:
        return bad("index", f"{error.name} is missing", "pip install '.[search]' in a clone")
    except SourcingError as error:
        return bad("index", error.message, "see the message")
    missing = [model.name for model in manifest.models if model.name not in installed]
    if missing:
        return bad(
            "index",
            f"was embedded with {', '.join(missing)}, which is not installed",
            "pip install '.[embeddings]' in a clone, or `sourcing index --rebuild`",
        )
    if not manifest.models and installed:
        return note("index", "holds words only, though a model is installed", "`sourcing index`")
    return good("index", f"{manifest.products:,} products, {len(manifest.models)} models")
