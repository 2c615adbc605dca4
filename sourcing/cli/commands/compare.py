"""`sourcing compare`: products or offers side by side."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sourcing.cli.need_options import (
    AsWords,
    Currency,
    Destination,
    ExampleTables,
    Filters,
    Incoterm,
    Kinds,
    Language,
    Line,
    NeededBy,
    NeedFile,
    PresetOption,
    Quantity,
    Rates,
    Tables,
    Today,
    WeightOptions,
)
from sourcing.cli.options import Category, Generation, Json
from sourcing.cli.state import state
from sourcing.ranking.weights import Preset


class Format(StrEnum):
    """How a comparison is written."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


def compare(
    context: typer.Context,
    products: Annotated[
        list[str] | None,
        typer.Argument(
            help="Ids of products; none compares the best offers for the need.",
            metavar="PRODUCT",
            show_default=False,
        ),
    ] = None,
    query: Annotated[
        str, typer.Option("--query", help="What is wanted, in words.", metavar="QUERY")
    ] = "",
    as_words: AsWords = False,
    filters: Filters = None,
    need: NeedFile = None,
    category: Category = None,
    line: Line = None,
    quantity: Quantity = None,
    destination: Destination = None,
    incoterm: Incoterm = None,
    needed_by: NeededBy = None,
    currency: Currency = None,
    rates: Rates = None,
    costs: Tables = None,
    example_costs: ExampleTables = False,
    preset: PresetOption = Preset.BALANCED,
    weight: WeightOptions = None,
    kind: Kinds = None,
    top: Annotated[
        int,
        typer.Option(min=1, max=26, help="Compare this many offers for a need.", metavar="N"),
    ] = 5,
    layout: Annotated[
        Format, typer.Option("--format", help="How to write the table.")
    ] = Format.TERMINAL,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="Write to this file.", metavar="FILE"),
    ] = None,
    sources: Annotated[
        bool, typer.Option("--sources", help="Say under each value what it rests on.")
    ] = False,
    language: Language = "en",
    today: Today = None,
    generation: Generation = None,
    json: Json = False,
) -> None:
    """Compare products, or the best offers for a need, side by side.

    Musts come first with pass, fail or unknown, then what differs, the price at the quantity with
    its landed cost, and what is known of each supplier. The best of a row is marked only where
    better has a direction and the values can be compared.
    """
    from sourcing.cli.compared import file_of_line, refuse_nothing, write_comparison
    from sourcing.cli.needed import (
        cost_tables,
        day,
        index_if_any,
        lines_given,
        need_given,
        refuse_unsearchable,
    )
    from sourcing.compared import compare_for_need
    from sourcing.ranked import read_weights
    from sourcing.rates import exchange_rates

    if not (products or query.strip() or filters or need is not None or category is not None):
        refuse_nothing()
    layout = Format.JSON if json else layout
    weights, on, exchange = read_weights(preset, weight or ()), day(today), exchange_rates(rates)
    tables = cost_tables(costs, example=example_costs)
    application = state(context).application()
    with application.catalogue(generation=generation) as catalogue:
        engine = index_if_any(application, catalogue, rates=exchange, on=on)
        wanted = need_given(
            catalogue,
            file=need,
            understander=None if as_words or engine is None else application.understander(engine),
            query=query,
            filters=filters or (),
            category=category,
            quantity=quantity,
            destination=destination,
            delivery_term=incoterm,
            needed_by=needed_by,
            currency=currency,
            kinds=kind,
            products=products or (),
        )
        refuse_unsearchable(wanted, engine, application, catalogue)
        lines = lines_given(wanted, line)
        comparisons = {
            one.id: compare_for_need(
                catalogue,
                engine,
                wanted,
                today=on,
                rates=exchange,
                weights=weights,
                tables=tables,
                columns=top,
                line_id=one.id,
                language=language,
            )
            for one in lines
        }
    for line_id, comparison in comparisons.items():
        target = output if len(lines) == 1 else file_of_line(output, line_id, layout.value)
        write_comparison(comparison, layout.value, target, sources=sources)
