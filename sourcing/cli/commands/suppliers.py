"""`sourcing suppliers`: who makes and sells."""

from __future__ import annotations

from typing import Annotated

import typer

from sourcing.cli.options import Generation, Json, Limit
from sourcing.cli.state import state


def suppliers(
    context: typer.Context,
    country: Annotated[
        str | None,
        typer.Option(help="Only from this country (ISO 3166-1 alpha-2 or a name).", metavar="C"),
    ] = None,
    blocked: Annotated[
        bool, typer.Option("--blocked", help="Only suppliers on the block list.")
    ] = False,
    limit: Limit = 20,
    generation: Generation = None,
    json: Json = False,
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
