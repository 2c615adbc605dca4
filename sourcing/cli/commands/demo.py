"""`sourcing demo`: the sample catalogue, ingested and looked at."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from sourcing.cli.options import Json
from sourcing.cli.state import state

if TYPE_CHECKING:
    from data.catalogue import Catalogue
    from data.records import Product
    from sourcing.bootstrap import Application
    from sourcing.showcase import Showcase

DATASET: Final = "sample"
QUANTITY: Final = Decimal(100)
PRODUCTS: Final = 6
READINGS: Final = 5
ATTRIBUTES: Final = 8


def demo(
    context: typer.Context,
    products: Annotated[
        int | None,
        typer.Option(min=1, help="About how many products.", metavar="N", show_default="all"),
    ] = None,
    json: Json = False,
) -> None:
    """Ingest the synthetic sample catalogue and print a sample of it.

    Every product, supplier and price in it is made up. Running it again changes nothing. A home
    that holds other data is left alone: the sample gets a home of its own with `--home`.
    """
    from data.sample import write_sample
    from sourcing.cli.commands.ingest import Settings, run_ingest
    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.report import print_report, report_document
    from sourcing.cli.terminal import out, warn
    from sourcing.showcase import showcase

    options = state(context)
    application = options.application()
    _refuse_other_data(application)
    folder = application.home / "sample"
    sample = write_sample(folder, products=products)
    if not json:
        out().print(warn("Synthetic data: every product, supplier and price here is made up."))
    report = run_ingest(
        [str(path) for path in sample.sources],
        Settings(dataset=DATASET, replace=True),
        home=application.home,
        quiet=options.quiet or json,
    )
    with application.catalogue() as catalogue:
        shown = showcase(catalogue, quantity=QUANTITY, products=PRODUCTS, readings=READINGS)
        if json:
            emit_json(
                {
                    "synthetic": True,
                    "folder": folder,
                    "seed": sample.seed,
                    "ingest": report_document(report),
                    "categories": [
                        {"path": node.path, "products": node.products} for node in shown.categories
                    ],
                    "products": [one.product for one in shown.products],
                    "schema": shown.category,
                }
            )
            return
        if not options.quiet:
            print_report(report)
        _print_showcase(catalogue, shown)


def _refuse_other_data(application: Application) -> None:
    """Never mix made-up suppliers and prices into somebody's own catalogue."""
    from data.errors import InputError

    if application.store().current() is None:
        return
    with application.catalogue() as catalogue:
        others = [one.name for one in catalogue.datasets() if one.name != DATASET]
    if others:
        raise InputError(
            "this home holds other data, and the sample is synthetic: give it a home of its own",
            field="--home",
            value=str(application.home),
            accepted="sourcing --home demo-home demo",
        )


def _print_showcase(catalogue: Catalogue, shown: Showcase) -> None:
    from sourcing.cli.commands.products import offers_table
    from sourcing.cli.described import print_category
    from sourcing.cli.terminal import bold, dim, grid, out, table
    from sourcing.cli.words import count, value

    console = out()
    console.print()
    console.print(bold(f"{len(shown.categories)} categories"))
    console.print(grid([(node.name, count(node.products)) for node in shown.categories]))
    console.print()
    console.print(bold("Some products, and who sells 100"))
    console.print(offers_table(shown.products, QUANTITY, whole=True))
    console.print()
    if shown.readings:
        console.print(bold("What the files say, and what that is"))
        rows = []
        for product, one in shown.readings:
            label = _label(catalogue, product, one.attribute)
            origin = catalogue.trace(one.evidence)
            place = f"{Path(origin.source).name}, row {origin.row:,}"
            rows.append((label, one.evidence.raw, value(one.value), dim(place)))
        headers = ("Attribute", "The file says", "The catalogue knows", "Where")
        console.print(table(headers, rows, keep=headers[2:3]))
        console.print()
    console.print(bold("The schema of a category, learnt from its rows"))
    print_category(shown.category, limit=ATTRIBUTES)
    console.print()
    first = shown.products[0].product.id if shown.products else "ID"
    console.print(
        dim(
            f"Next: sourcing product {first} --evidence  ·  sourcing categories  ·  "
            "sourcing --home my-home ingest FILE"
        ),
        soft_wrap=True,
    )


def _label(catalogue: Catalogue, product: Product, attribute: str) -> str:
    found = catalogue.schema.category(product.category).attribute(attribute)
    return attribute if found is None else found.label
