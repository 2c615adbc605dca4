"""`sourcing products`: products with what they cost and who offers them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

import typer

from sourcing.cli.options import Category, Generation, Json, Limit
from sourcing.cli.state import state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from sourcing.listing import Listed


def products(
    context: typer.Context,
    category: Category = None,
    quantity: Annotated[
        int | None,
        typer.Option(
            "--quantity",
            "-n",
            min=1,
            help="Show unit prices at this quantity.",
            metavar="N",
            show_default="the smallest that is sold",
        ),
    ] = None,
    limit: Limit = 20,
    generation: Generation = None,
    json: Json = False,
) -> None:
    """List products with their price at a quantity, MOQ and supplier, best described first.

    Each line is one offer. A price is shown as its supplier states it, in its own currency; below
    the minimum order quantity there is none. Suppliers on the block list are left out.
    """
    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.terminal import dim, out
    from sourcing.cli.words import count
    from sourcing.listing import listed, products_in

    at = None if quantity is None else Decimal(quantity)
    with state(context).application().catalogue(generation=generation) as catalogue:
        path = () if category is None else catalogue.schema.category(category).category
        found, total = products_in(catalogue, path, limit=limit)
        shown = listed(catalogue, found)
    if json:
        emit_json({"category": path, "total": total, "products": [_document(s, at) for s in shown]})
        return
    console = out()
    console.print(offers_table(shown, at))
    if total > len(shown):
        console.print(dim(f"{count(len(shown))} of {count(total)} products; --limit shows more"))


def offers_table(
    shown: Sequence[Listed], quantity: Decimal | None, *, whole: bool = False
) -> Table:
    """One line per offer of a supplier that is not on the block list.

    Args:
        shown: products with their offers.
        quantity: to show prices at; None for the smallest that is sold.
        whole: set long titles on several lines instead of cutting them.
    """
    from rich.text import Text

    from sourcing.cli.terminal import Cell, dim, table
    from sourcing.cli.words import decimal, price_break
    from sourcing.listing import price_at

    heading = "Unit price" if quantity is None else f"Price at {decimal(quantity)}"
    rows: list[Sequence[Cell]] = []
    for one in shown:
        offers = one.open_offers
        if not offers:
            why = "no offer" if not one.offers else "supplier on the block list"
            rows.append((one.product.id, one.product.title, None, None, dim(why), None))
        for index, offered in enumerate(offers):
            offer, supplier = offered.offer, offered.supplier
            price = price_at(offer, quantity)
            rows.append(
                (
                    one.product.id if not index else "",
                    one.product.title if not index else Text("  〃", style="dim"),
                    None if price is None else price_break(price),
                    None if offer.moq is None else decimal(offer.moq),
                    None if supplier is None else supplier.name,
                    None if supplier is None else supplier.country,
                )
            )
    headers = ("Id", "Product", heading, "MOQ", "Supplier", "From")
    return table(
        headers,
        rows,
        right=(heading, "MOQ"),
        fold=("Product",) if whole else (),
        keep=("Id", heading, "MOQ", "From"),
    )


def _document(one: Listed, quantity: Decimal | None) -> dict[str, object]:
    from sourcing.listing import price_at

    return {
        "id": one.product.id,
        "title": one.product.title,
        "category": one.product.category,
        "brand": one.product.brand,
        "mpn": one.product.mpn,
        "offers": [
            {
                "id": offered.offer.id,
                "supplier": None if offered.supplier is None else offered.supplier.name,
                "supplier_id": offered.offer.supplier_id,
                "country": None if offered.supplier is None else offered.supplier.country,
                "moq": offered.offer.moq,
                "unit_of_sale": offered.offer.unit_of_sale,
                "price": price_at(offered.offer, quantity),
            }
            for offered in one.open_offers
        ],
    }
