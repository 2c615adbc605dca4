"""`sourcing sample`: write the sample feeds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sourcing.cli.options import Json


def sample(
    folder: Annotated[
        Path, typer.Argument(help="Folder to write to; made where it is missing.", metavar="FOLDER")
    ],
    seed: Annotated[int, typer.Option(help="Same seed, same bytes.", metavar="N")] = 20260101,
    products: Annotated[
        int | None,
        typer.Option(min=1, help="About how many products.", metavar="N", show_default="all"),
    ] = None,
    json: Json = False,
) -> None:
    """Write the synthetic sample catalogue as product files, to try things on.

    Every product, supplier, person and price in it is made up.
    """
    from data.sample import write_sample
    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.terminal import out, table, warn
    from sourcing.cli.words import count, counted, size

    manifest = write_sample(folder, seed=seed, products=products)
    if json:
        emit_json(manifest)
        return
    console = out()
    console.print(warn("Synthetic data: every product, supplier and price here is made up."))
    headers = ("File", "Format", "Language", "Rows", "Broken", "Size")
    rows = [
        (
            feed.path.name,
            feed.format,
            feed.language,
            count(feed.rows),
            count(feed.broken),
            size(feed.path.stat().st_size),
        )
        for feed in manifest.feeds
    ]
    console.print(table(headers, rows, right=headers[3:]))
    console.print(
        f"{counted(manifest.products, 'product')}, {counted(manifest.offers, 'offer')}, "
        f"{counted(manifest.suppliers, 'supplier')} of which {manifest.blocked} on the block list"
    )
    console.print(f"Read them with: sourcing ingest {folder}", soft_wrap=True)
