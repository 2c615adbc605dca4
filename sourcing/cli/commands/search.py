"""`sourcing search`: find products."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

import typer

from index.request import Mode, Rerank
from sourcing.cli.need_options import Rates
from sourcing.cli.options import Category, Json
from sourcing.cli.state import state


def search(
    context: typer.Context,
    query: Annotated[
        str,
        typer.Argument(
            help="What is wanted, in words; a part number; or nothing, to list what the filters "
            "let through.",
            metavar="QUERY",
            show_default=False,
        ),
    ] = "",
    filters: Annotated[
        list[str] | None,
        typer.Option(
            "--filter",
            "-f",
            help="A requirement, such as 'load capacity >= 2.5 t', 'power source in diesel, LPG', "
            "'price <= 12000 USD'; with `?` at the end, a wish. Can be given several times.",
            metavar="FILTER",
        ),
    ] = None,
    category: Category = None,
    quantity: Annotated[
        int | None,
        typer.Option(
            "--quantity",
            "-n",
            min=1,
            help="Judge and show prices and lead times at this quantity.",
            metavar="N",
            show_default="the smallest that is sold",
        ),
    ] = None,
    size: Annotated[
        int, typer.Option("--size", "-s", min=1, help="Show at most this many.", metavar="N")
    ] = 10,
    known_only: Annotated[
        bool,
        typer.Option(
            "--known-only", help="Leave out products that do not state what a filter asks for."
        ),
    ] = False,
    mode: Annotated[
        Mode, typer.Option(help="Rank by words, by meaning, or by both.")
    ] = Mode.HYBRID,
    rerank: Annotated[
        Rerank,
        typer.Option(
            help="Change the order by the ranker that `sourcing train-ranker` trained, or by the "
            "cross-encoder that SOURCING_CROSS_ENCODER names."
        ),
    ] = Rerank.NONE,
    facets: Annotated[
        int, typer.Option(min=0, help="Show at most this many facets.", metavar="N")
    ] = 5,
    all_listings: Annotated[
        bool, typer.Option("--all", help="Show near-duplicates one by one.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say what each hit's score is made of.")
    ] = False,
    cursor: Annotated[
        str | None,
        typer.Option(help="Go on where a page ended; it says this.", metavar="CURSOR"),
    ] = None,
    rates: Rates = None,
    json: Json = False,
) -> None:
    """Find products by words, meaning, part numbers and filters.

    An exact part number, SKU or GTIN comes first. A product that does not state what a filter
    asks for is shown with `?`, below those that do. Where nothing has to do with the query,
    nothing is shown.
    """
    from data.constraint import CATEGORY, Constraint, Operator
    from data.exchange import rate_function
    from index.request import SearchRequest
    from sourcing.cli.found import print_rates, print_response, response_document
    from sourcing.cli.jsonout import emit_json
    from sourcing.filters import Filters
    from sourcing.rates import exchange_rates

    exchange = exchange_rates(rates)
    application = state(context).application()
    with application.catalogue() as catalogue:
        constraints = Filters(catalogue.schema).read(filters or ())
        if category is not None:
            path = catalogue.schema.category(category).category
            constraints = (
                *constraints,
                *([Constraint(CATEGORY, Operator.EQUAL, (" > ".join(path),))] if path else []),
            )
        request = SearchRequest(
            text=query,
            constraints=constraints,
            quantity=None if quantity is None else Decimal(quantity),
            facet_count=facets,
            size=size,
            cursor=cursor,
            known_only=known_only,
            collapse=not all_listings,
            explain=explain,
            mode=mode,
            rerank=rerank,
        )
        engine = application.index(
            catalogue, words_only=mode is Mode.LEXICAL, rate=rate_function(exchange)
        )
        response = engine.search(request)
        if json:
            emit_json(response_document(catalogue, request, response))
        else:
            print_response(catalogue, request, response)
            print_rates(catalogue, request, exchange)
