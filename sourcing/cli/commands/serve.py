"""`sourcing serve`: the HTTP API, the widget and the pages around it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from sourcing.cli.options import Json
from sourcing.cli.state import State, state

if TYPE_CHECKING:
    from sourcing.bootstrap import Application

_NEEDED: Final = ("fastapi", "uvicorn", "sqlalchemy", "pydantic_settings", "httpx", "onnxruntime")


def serve(
    context: typer.Context,
    host: Annotated[
        str | None,
        typer.Option(
            help="Address to listen on; other than loopback, callers need keys.",
            metavar="ADDRESS",
            show_default="SOURCING_HOST or 127.0.0.1",
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            help="Port to listen on; 0 takes any free one.",
            min=0,
            max=65535,
            metavar="PORT",
            show_default="SOURCING_PORT or 8000",
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(
            help="Processes that answer; they share the index's files in memory.",
            min=1,
            metavar="N",
            show_default="SOURCING_WORKERS or 1",
        ),
    ] = None,
    demo: Annotated[
        bool,
        typer.Option(
            "--demo",
            help="Ingest and index the synthetic sample first, where the home holds nothing yet.",
        ),
    ] = False,
    json: Json = False,
) -> None:
    """Serve the search API, conversations and the chat widget, and print the address.

    The index is built first where the current generation has none. Ctrl-C ends what is in
    progress and stops. Every setting can be given as a SOURCING_ variable: docs/operations.md.
    """
    _require_packages()
    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.terminal import out
    from sourcing.serving.run import run
    from sourcing.settings import ServiceSettings

    chosen = state(context)
    application = chosen.application()
    given: dict[str, object | None] = {
        "SOURCING_HOME": application.home,
        "SOURCING_HOST": host,
        "SOURCING_PORT": port,
        "SOURCING_WORKERS": workers,
    }
    # The worker processes read their settings from the environment.
    os.environ.update({name: str(value) for name, value in given.items() if value is not None})
    settings = ServiceSettings()
    _prepare(context, chosen, application, demo=demo)

    def ready(address: str) -> None:
        if json:
            emit_json({"address": address, "workers": settings.workers})
            return
        out().print(f"Sourcing is ready at {address}  (Ctrl-C stops it)", soft_wrap=True)

    run(settings, ready=ready)


def _require_packages() -> None:
    from importlib.util import find_spec

    from data.errors import MissingDependency

    absent = [name for name in _NEEDED if find_spec(name) is None]
    if absent:
        raise MissingDependency(
            f"the service needs {', '.join(absent)}: pip install '.[embeddings,serve]' in a clone"
        )


def _prepare(
    context: typer.Context, chosen: State, application: Application, *, demo: bool
) -> None:
    """See that there is a catalogue, and an index of its current generation."""
    from data.errors import NoIndex
    from index.snapshot import open_snapshot
    from sourcing.cli.commands.index import index as build_index

    if demo and application.store().current() is None:
        _sample(application, quiet=chosen.quiet)
    try:
        with application.catalogue() as catalogue:
            open_snapshot(application.home, catalogue.generation)
    except NoIndex:
        build_index(context)


def _sample(application: Application, *, quiet: bool) -> None:
    from data.sample import write_sample
    from sourcing.cli.commands.demo import DATASET
    from sourcing.cli.commands.ingest import Settings, run_ingest
    from sourcing.cli.report import note

    if not quiet:
        note("Synthetic sample: every product, supplier and price in it is made up.")
    folder: Path = application.home / "sample"
    sample = write_sample(folder)
    run_ingest(
        [str(path) for path in sample.sources],
        Settings(dataset=DATASET, replace=True),
        home=application.home,
        quiet=quiet,
    )
