"""Options by which several commands take a need."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sourcing.ranking.weights import Preset

Query = Annotated[
    str,
    typer.Argument(
        help="What is wanted, in words.",
        metavar="QUERY",
        show_default=False,
    ),
]
AsWords = Annotated[
    bool,
    typer.Option(
        "--as-words",
        help="Only search for the words; by default they are understood as in a conversation, and "
        "what was made of them is said.",
    ),
]
Filters = Annotated[
    list[str] | None,
    typer.Option(
        "--filter",
        "-f",
        help="A requirement, such as 'load capacity >= 2.5 t' or 'price <= 12000 USD'; with `?` "
        "at the end, a wish. Can be given several times.",
        metavar="FILTER",
    ),
]
NeedFile = Annotated[
    str | None,
    typer.Option(
        "--need",
        help="A need as a JSON file, or `-` for standard input; other options change it.",
        metavar="FILE",
    ),
]
Line = Annotated[
    str | None,
    typer.Option(
        "--line",
        help="Of a need with several lines, the one with this id; `all` takes one after the other.",
        metavar="ID|all",
        show_default="the one talked about last",
    ),
]
Quantity = Annotated[
    str | None,
    typer.Option("--quantity", "-n", help="How much: 10, '500 pcs', '2.5 t'.", metavar="N"),
]
Destination = Annotated[
    str | None,
    typer.Option("--to", help="Where the goods are needed: 'Rotterdam, NL'.", metavar="PLACE"),
]
Incoterm = Annotated[
    str | None,
    typer.Option(
        "--incoterm",
        help="Delivery term that offers are compared on: 'DAP Rotterdam'.",
        metavar="TERM",
    ),
]
NeededBy = Annotated[
    str | None,
    typer.Option(
        "--needed-by", help="Last day on which they are of use: 2027-03-31.", metavar="DATE"
    ),
]
Currency = Annotated[
    str | None,
    typer.Option(
        help="Compare prices in this currency (ISO 4217); by default the one most offers are in.",
        metavar="CODE",
    ),
]
Rates = Annotated[
    Path | None,
    typer.Option(
        help="Exchange rates from this file; by default the ECB's reference rates.",
        metavar="FILE",
    ),
]
Tables = Annotated[
    list[Path] | None,
    typer.Option(
        "--costs",
        help="Work out landed cost with this table of freight, insurance, duty, tax and fees. Can "
        "be given several times.",
        metavar="FILE",
    ),
]
ExampleTables = Annotated[
    bool,
    typer.Option(
        "--example-costs", help="Work out landed cost with the example table: not real rates."
    ),
]
PresetOption = Annotated[
    Preset, typer.Option("--preset", help="Weights for this situation.", show_default=True)
]
WeightOptions = Annotated[
    list[str] | None,
    typer.Option(
        "--weight",
        "-w",
        help="Weigh a criterion differently: price=30. Can be given several times.",
        metavar="NAME=N",
    ),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        help="Prefer suppliers of this kind. Can be given several times.",
        metavar="manufacturer|trader|distributor",
    ),
]
Today = Annotated[
    str | None,
    typer.Option(help="Count time from this day.", metavar="DATE", show_default="the present day"),
]
Language = Annotated[
    str,
    typer.Option(help="Language of the document: en, zh or es.", metavar="LANGUAGE"),
]
