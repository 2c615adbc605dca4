"""Options and arguments that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Json = Annotated[bool, typer.Option("--json", help="Write one JSON document to standard output.")]
Limit = Annotated[int, typer.Option(min=1, help="Show at most this many.", metavar="N")]
Category = Annotated[
    str | None,
    typer.Option(
        "--category",
        "-c",
        help="Only this category and what is below it: its path, or its name where that is unique.",
        metavar="CATEGORY",
    ),
]
Generation = Annotated[
    str | None,
    typer.Option(
        "--generation", help="Look at this generation, not the current one.", metavar="ID"
    ),
]
Sources = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders, globs, `-` for standard input, or `real:NAME` for a catalogue that "
        "an installed package carries.",
        metavar="SOURCE",
    ),
]
MapFile = Annotated[
    Path | None,
    typer.Option("--map", help="Mapping file whose entries win (YAML).", metavar="FILE"),
]
Evidence = Annotated[
    bool,
    typer.Option("--evidence", "-e", help="Say which field of which file each value comes from."),
]
