"""The `sourcing` command: its options, its commands, its help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Final

import typer

from sourcing.cli.commands import (
    categories,
    changes,
    chat,
    compare,
    demo,
    doctor,
    evaluate,
    generations,
    index,
    ingest,
    keys,
    mapping,
    mcp,
    product,
    products,
    rejects,
    revise,
    rfq,
    sample,
    schema,
    search,
    serve,
    similar,
    supplier,
    suppliers,
    train_ranker,
)
from sourcing.cli.exit_codes import ExitCode
from sourcing.cli.group import SourcingGroup
from sourcing.cli.state import State

_EPILOG: Final = "Exit codes:\n\n" + "\n".join(
    f"- {code.value}: {code.meaning}" for code in ExitCode
)

app = typer.Typer(
    cls=SourcingGroup,
    name="sourcing",
    help="Turn product files into a typed, unit-aware catalogue, and look into it.",
    epilog=_EPILOG,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)

START: Final = "Start"
FEED: Final = "Feed the catalogue"
FIND: Final = "Find products"
LOOK: Final = "Look into the catalogue"
DECIDE: Final = "Decide and ask for quotations"
KEEP: Final = "Look after the catalogue"

_COMMANDS: Final[tuple[tuple[str, str, Callable[..., None]], ...]] = (
    (START, "demo", demo.demo),
    (START, "serve", serve.serve),
    (START, "mcp", mcp.mcp),
    (START, "sample", sample.sample),
    (START, "doctor", doctor.doctor),
    (FEED, "mapping", mapping.mapping),
    (FEED, "ingest", ingest.ingest),
    (FEED, "rejects", rejects.rejects),
    (FIND, "chat", chat.chat),
    (FIND, "index", index.index),
    (FIND, "search", search.search),
    (FIND, "similar", similar.similar),
    (FIND, "train-ranker", train_ranker.train_ranker),
    (FIND, "evaluate", evaluate.evaluate),
    (LOOK, "categories", categories.categories),
    (LOOK, "schema", schema.schema),
    (LOOK, "products", products.products),
    (LOOK, "product", product.product),
    (DECIDE, "suppliers", suppliers.suppliers),
    (DECIDE, "compare", compare.compare),
    (DECIDE, "rfq", rfq.rfq),
    (DECIDE, "revise", revise.revise),
    (DECIDE, "changes", changes.changes),
    (LOOK, "supplier", supplier.supplier),
)
for _panel, _name, _command in _COMMANDS:
    app.command(_name, rich_help_panel=_panel)(_command)
app.add_typer(generations.app, name="generations", rich_help_panel=KEEP)
app.add_typer(keys.app, name="keys", rich_help_panel=KEEP)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"sourcing {version('sourcing')}")
        raise typer.Exit


@app.callback()
def root(
    context: typer.Context,
    home: Annotated[
        Path | None,
        typer.Option(
            envvar="SOURCING_HOME",
            help="Folder that holds all state.",
            metavar="PATH",
            show_default="the platform's data folder",
        ),
    ] = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show log messages, and tracebacks of errors.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Only errors and what was asked for.")
    ] = False,
    _show_version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Keep the global options where every command finds them."""
    context.obj = State(home=home, verbose=verbose, quiet=quiet)
    if verbose:
        import logging

        logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")


def command_paths() -> tuple[tuple[str, ...], ...]:
    """Every command as the words that name it, groups of commands included."""

    def below(command: object, path: tuple[str, ...]) -> list[tuple[str, ...]]:
        subcommands = getattr(command, "commands", {})
        return [path, *(p for name, sub in subcommands.items() for p in below(sub, (*path, name)))]

    return tuple(below(typer.main.get_command(app), ()))


def main() -> None:
    """Entry point of the installed command."""
    app(prog_name="sourcing")


if __name__ == "__main__":
    main()
