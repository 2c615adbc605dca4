"""`sourcing rfq`: a request for quotation from a need."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sourcing.cli.need_options import (
    AsWords,
    Currency,
    Destination,
    Filters,
    Incoterm,
    Kinds,
    NeededBy,
    NeedFile,
    PresetOption,
    Quantity,
    Query,
    Rates,
    Today,
    WeightOptions,
)
from sourcing.cli.options import Category, Generation, Json
from sourcing.cli.state import state
from sourcing.ranking.weights import Preset
from sourcing.rfqs.exports import Export


def rfq(
    context: typer.Context,
    query: Query = "",
    as_words: AsWords = False,
    filters: Filters = None,
    need: NeedFile = None,
    category: Category = None,
    quantity: Quantity = None,
    destination: Destination = None,
    incoterm: Incoterm = None,
    needed_by: NeededBy = None,
    currency: Currency = None,
    kind: Kinds = None,
    product: Annotated[
        list[str] | None,
        typer.Option(
            "--product",
            help="A product on the shortlist. Can be given several times.",
            metavar="ID",
        ),
    ] = None,
    supplier: Annotated[
        list[str] | None,
        typer.Option(
            "--supplier", help="Ask this supplier. Can be given several times.", metavar="ID"
        ),
    ] = None,
    top: Annotated[
        int, typer.Option(min=0, help="Ask the best suppliers, this many.", metavar="N")
    ] = 0,
    preset: PresetOption = Preset.BALANCED,
    weight: WeightOptions = None,
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            help="Set a field of the document: header.title='Forklifts 2027', "
            "quality.warranty='{\"months\": 24}'. Can be given several times.",
            metavar="PATH=VALUE",
        ),
    ] = None,
    formats: Annotated[
        list[Export] | None,
        typer.Option("--format", help="What to write. Can be given several times."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write the files into this folder.", metavar="FOLDER"),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(
            help="Language of the document: en, zh, zh-Hant or es.",
            metavar="LANGUAGE",
            show_default="the need's",
        ),
    ] = None,
    no_input: Annotated[
        bool, typer.Option("--no-input", help="Never ask for what is missing.")
    ] = False,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help="Exit with 6 when something required is missing or the document contradicts "
            "itself; it is written all the same.",
        ),
    ] = False,
    rates: Rates = None,
    today: Today = None,
    generation: Generation = None,
    json: Json = False,
) -> None:
    """Write a request for quotation from a need, and say what it lacks and what may not work out.

    On a terminal it asks for what is missing, the most important first; Enter skips. Suppliers are
    those named with --supplier and the best --top ones; each gets a file of its own, without
    target prices, budgets and who else is asked.
    """
    from sourcing.cli.rfq_session import RfqOptions, run_rfq

    run_rfq(
        state(context),
        RfqOptions(
            query=query,
            as_words=as_words,
            filters=tuple(filters or ()),
            need=need,
            category=category,
            quantity=quantity,
            destination=destination,
            delivery_term=incoterm,
            needed_by=needed_by,
            currency=currency,
            kinds=tuple(kind or ()),
            products=tuple(product or ()),
            suppliers=tuple(supplier or ()),
            top=top,
            preset=preset,
            weights=tuple(weight or ()),
            settings=tuple(set_ or ()),
            formats=tuple(formats or ()),
            output=output,
            language=language,
            ask=not (no_input or json),
            strict=strict,
            rates=rates,
            today=today,
            generation=generation,
            json=json,
        ),
    )
