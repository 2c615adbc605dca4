"""`sourcing suppliers`: who makes and sells; with a need, who is best placed to."""

from __future__ import annotations

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
    Line,
    NeededBy,
    NeedFile,
    PresetOption,
    Quantity,
    Query,
    Rates,
    Tables,
    Today,
    WeightOptions,
)
from sourcing.cli.options import Category, Generation, Json, Limit
from sourcing.cli.state import state
from sourcing.ranking.weights import Preset


def suppliers(
    context: typer.Context,
    query: Query = "",
    as_words: AsWords = False,
    filters: Filters = None,
    need: NeedFile = None,
    category: Category = None,
    country: Annotated[
        str | None,
        typer.Option(help="Only from this country (ISO 3166-1 alpha-2 or a name).", metavar="C"),
    ] = None,
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
    explain: Annotated[
        bool, typer.Option("--explain", help="Show what every score is made of.")
    ] = False,
    today: Today = None,
    blocked: Annotated[
        bool, typer.Option("--blocked", help="List only suppliers on the block list.")
    ] = False,
    limit: Limit = 20,
    generation: Generation = None,
    json: Json = False,
) -> None:
    """Rank the suppliers for a need; without one, list them by the number of their offers.

    A need is words, filters, a category or a file. Suppliers are scored on every criterion that
    applies; what the catalogue does not state lowers the confidence, shown as `Known`. A supplier
    on the block list is never ranked.
    """
    if query.strip() or filters or need is not None or category is not None:
        from data.exchange import rate_function
        from sourcing.cli.jsonout import emit_json
        from sourcing.cli.needed import cost_tables, day, lines_given, need_given
        from sourcing.cli.ranked import print_heading, print_ranking
        from sourcing.cli.ranked_document import ranking_document
        from sourcing.ranked import rank_suppliers, read_weights
        from sourcing.rates import exchange_rates

        if blocked:
            _refuse_blocked()
        weights, on = read_weights(preset, weight or ()), day(today)
        exchange = exchange_rates(rates)
        tables = cost_tables(costs, example=example_costs)
        application = state(context).application()
        with application.catalogue(generation=generation) as catalogue:
            engine = application.index(catalogue, rate=rate_function(exchange, on=on))
            wanted = need_given(
                catalogue,
                file=need,
                understander=None if as_words else application.understander(engine),
                query=query,
                filters=[*(filters or ()), *([f"country = {country}"] if country else ())],
                category=category,
                quantity=quantity,
                destination=destination,
                delivery_term=incoterm,
                needed_by=needed_by,
                currency=currency,
                kinds=kind,
            )
            lines = lines_given(wanted, line)
            documents = []
            for one in lines:
                found = rank_suppliers(
                    catalogue,
                    engine,
                    wanted,
                    today=on,
                    rates=exchange,
                    weights=weights,
                    tables=tables,
                    line_id=one.id,
                    size=limit,
                )
                documents.append(ranking_document(found.gathered, found.ranking, found.rates))
                if not json:
                    if len(lines) > 1:
                        print_heading(f"{one.id}. {one.query}")
                    print_ranking(found.gathered, found.ranking, rates=found.rates, explain=explain)
            if json:
                emit_json({"lines": documents} if line == "all" else documents[0])
        return
    _list(context, country, blocked=blocked, limit=limit, generation=generation, json=json)


def _list(
    context: typer.Context,
    country: str | None,
    *,
    blocked: bool,
    limit: int,
    generation: str | None,
    json: bool,
) -> None:
    """List suppliers with the number of their offers, most offers first."""
    from collections import Counter

    from rich.text import Text

    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.terminal import dim, out, plain, table
    from sourcing.cli.words import count, share

    code = None if country is None else _country(country)
    with state(context).application().catalogue(generation=generation) as catalogue:
        offers: Counter[str] = Counter(
            dict(
                catalogue.sql(
                    "SELECT supplier_id, count(*) FROM offers "
                    "WHERE supplier_id IS NOT NULL GROUP BY supplier_id"
                ).rows
            )
        )
        found = [
            one
            for one in catalogue.suppliers()
            if (code is None or one.country == code) and (one.blocked or not blocked)
        ]
    found.sort(key=lambda one: -offers[one.id])
    if json:
        emit_json(
            {
                "total": len(found),
                "suppliers": [{"supplier": one, "offers": offers[one.id]} for one in found[:limit]],
            }
        )
        return
    rows = [
        (
            one.id,
            Text.assemble(("blocked: " if one.blocked else "", "yellow"), plain(one.name)),
            one.country,
            None if one.kind is None else one.kind.value,
            None if one.on_time_rate is None else share(one.on_time_rate),
            None if one.rating is None else f"{one.rating:.1f}",
            count(offers[one.id]),
        )
        for one in found[:limit]
    ]
    headers = ("Id", "Supplier", "From", "Kind", "On time", "Rating", "Offers")
    console = out()
    whole = ("Id", *headers[2:])
    console.print(table(headers, rows, right=headers[4:], keep=whole))
    if len(found) > limit:
        console.print(dim(f"{count(limit)} of {count(len(found))} suppliers; --limit shows more"))


def _country(text: str) -> str:
    from data.errors import InputError
    from data.parse.codes import parse_country

    code = parse_country(text)
    if code is None:
        raise InputError(
            "not a country",
            field="--country",
            value=text,
            accepted="an ISO 3166-1 code such as DE, or a country's name",
        )
    return code


def _refuse_blocked() -> None:
    from data.errors import InputError

    raise InputError(
        "suppliers on the block list are never ranked",
        field="--blocked",
        accepted="`sourcing suppliers --blocked` without a need",
    )
