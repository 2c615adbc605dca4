"""`sourcing generations`: the catalogue's states on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sourcing.cli.options import Json
from sourcing.cli.state import state

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.catalogue import Generation

app = typer.Typer(
    help="List, check, roll back and prune the catalogue's generations.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Id = Annotated[
    str | None,
    typer.Argument(help="The generation's id.", metavar="ID", show_default="the current one"),
]

Earlier = Annotated[
    str | None,
    typer.Argument(
        help="The generation's id.",
        metavar="ID",
        show_default="the one that the current one was built on",
    ),
]


@app.command("list")
def list_(context: typer.Context, json: Json = False) -> None:
    """List the generations, newest first."""
    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.terminal import out, table, warn
    from sourcing.cli.words import count, counted, size

    application = state(context).application()
    store = application.store()
    current, generations, damaged = store.current(), store.generations(), store.damaged()
    if json:
        emit_json(
            {
                "home": application.home,
                "current": None if current is None else current.id,
                "generations": [
                    {**_document(one), "current": current is not None and one.id == current.id}
                    for one in generations
                ],
                "damaged": damaged,
            }
        )
        return
    console = out()
    if not generations and not damaged:
        console.print(f"No generations in {application.home} yet: `sourcing ingest` makes one.")
        return
    headers = ("", "Generation", "Made", "Products", "Offers", "Suppliers", "Sources", "Size")
    rows = [
        (
            "▶" if current is not None and one.id == current.id else "",
            one.id,
            _when(one),
            count(one.manifest.tables.get("products", 0)),
            count(one.manifest.tables.get("offers", 0)),
            count(one.manifest.tables.get("suppliers", 0)),
            count(len(one.sources)),
            size(sum(file.size for file in one.manifest.files)),
        )
        for one in generations
    ]
    console.print(table(headers, rows, right=headers[3:], keep=headers))
    for bad in damaged:
        console.print(warn(f"{bad.id}: {bad.reason}"), soft_wrap=True)
    console.print(f"{counted(len(generations), 'generation')} in {application.home}")


@app.command("show")
def show(context: typer.Context, generation: Id = None, json: Json = False) -> None:
    """Show what a generation was made from and what it holds."""
    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.report import short_names
    from sourcing.cli.terminal import bold, out, plain, table
    from sourcing.cli.words import count, seconds, size

    found = state(context).application().store().get(generation)
    if json:
        emit_json(_document(found))
        return
    console = out()
    console.print(bold(f"Generation {found.id}"))
    manifest = found.manifest
    facts = (
        ("made", f"{_when(found)} in {seconds(manifest.elapsed)} by version {manifest.package}"),
        ("built on", found.parent or "nothing"),
        ("content", manifest.content),
        ("folder", str(found.path)),
    )
    for name, value in facts:
        console.print(f"  {name:<9} {value}", soft_wrap=True)
    console.print()
    headers = ("Source", "Dataset", "Format", "Size", "Read", "Accepted", "Rejected", "Unchanged")
    shared, names = short_names([source.name for source in found.sources])
    if shared:
        console.print(f"From {plain(shared)}", soft_wrap=True)
    rows = [
        (
            name,
            source.dataset,
            source.format,
            size(source.size),
            count(source.read),
            count(source.accepted),
            count(source.rejected),
            count(source.unchanged),
        )
        for name, source in zip(names, found.sources, strict=True)
    ]
    console.print(table(headers, rows, right=headers[3:], fold=("Source",), keep=headers[1:]))
    console.print()
    tables = sorted(manifest.tables.items())
    console.print(table(("Table", "Rows"), [(n, count(r)) for n, r in tables], right=("Rows",)))


@app.command("rollback")
def rollback(context: typer.Context, generation: Earlier = None, json: Json = False) -> None:
    """Make an earlier generation the current one, after checking every byte of it.

    Newer ones stay, and can be returned to the same way.
    """
    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.terminal import out
    from sourcing.cli.words import counted

    found = state(context).application().store().rollback(generation)
    if json:
        emit_json(_document(found))
        return
    products = counted(found.manifest.tables.get("products", 0), "product")
    out().print(f"Current generation is now {found.id} of {_when(found)}: {products}")


@app.command("verify")
def verify(context: typer.Context, generation: Id = None, json: Json = False) -> None:
    """Compare every byte of a generation with its manifest."""
    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.terminal import out
    from sourcing.cli.words import counted, size

    found = state(context).application().store().verify(generation)
    if json:
        emit_json({"generation": found.id, "whole": True})
        return
    files = found.manifest.files
    total = size(sum(file.size for file in files))
    out().print(f"Generation {found.id} is whole: {counted(len(files), 'file')}, {total}")


@app.command("prune")
def prune(
    context: typer.Context,
    keep: Annotated[int, typer.Option(min=1, help="How many to keep.", metavar="N")] = 5,
    json: Json = False,
) -> None:
    """Remove all but the newest generations; the current one always stays."""
    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.terminal import out
    from sourcing.cli.words import counted

    removed = state(context).application().store().prune(keep)
    if json:
        emit_json({"removed": removed})
        return
    names = f": {', '.join(removed)}" if removed else ""
    out().print(f"{counted(len(removed), 'generation')} removed{names}")


def _when(generation: Generation) -> str:
    return f"{generation.created:%Y-%m-%d %H:%M:%S} UTC"


def _document(generation: Generation) -> Mapping[str, object]:
    return generation.manifest.model_dump(mode="json")
