"""`sourcing similar`: products like a given one."""

from __future__ import annotations

from typing import Annotated

import typer

from sourcing.cli.options import Json
from sourcing.cli.state import state


def similar(
    context: typer.Context,
    product_id: Annotated[str, typer.Argument(help="The product's id.", metavar="PRODUCT")],
    size: Annotated[
        int, typer.Option("--size", "-s", min=1, help="Show at most this many.", metavar="N")
    ] = 10,
    json: Json = False,
) -> None:
    """Find products like one that is known; other listings of the same product are left out."""
    from index.request import SearchRequest
    from sourcing.cli.found import print_response, response_document
    from sourcing.cli.jsonout import emit_json

    application = state(context).application()
    with application.catalogue() as catalogue:
        response = application.index(catalogue).similar(product_id, size=size)
        request = SearchRequest(size=size)
        if json:
            emit_json(response_document(catalogue, request, response))
        else:
            print_response(catalogue, request, response)
