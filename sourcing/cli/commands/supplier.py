"""`sourcing supplier`: one supplier, whole."""

from __future__ import annotations

from typing import Annotated

import typer

from sourcing.cli.options import Evidence, Generation, Json
from sourcing.cli.state import state


def supplier(
    context: typer.Context,
    supplier_id: Annotated[str, typer.Argument(help="Its id.", metavar="ID")],
    evidence: Evidence = False,
    generation: Generation = None,
    json: Json = False,
) -> None:
    """Show a supplier: who it is, how it performs, and what it offers."""
    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.sheet import Origins, print_block, print_facts, supplier_facts
    from sourcing.cli.terminal import bold, out, table
    from sourcing.cli.words import count, counted, path

    with state(context).application().catalogue(generation=generation) as catalogue:
        found = catalogue.supplier(supplier_id)
        offered = catalogue.sql(
            """
            SELECT p.category, count(*) FROM offers o JOIN products p ON p.id = o.product_id
            WHERE o.supplier_id = ? GROUP BY p.category ORDER BY count(*) DESC, p.category
            """,
            [found.id],
        ).rows
        if json:
            emit_json(
                {
                    "supplier": found,
                    "offers": [{"category": row[0], "offers": row[1]} for row in offered],
                    "sources": {source.id: source.name for source in catalogue.sources()},
                }
            )
            return
        console = out()
        console.print(bold(found.name), soft_wrap=True)
        if found.blocked:
            print_block(found)
        origins = Origins(catalogue, found.evidence.values()) if evidence else None
        if origins is not None:
            origins.print_main()
        print_facts(supplier_facts(found), found.evidence, origins)
        console.print()
        console.print(f"{counted(sum(row[1] for row in offered), 'offer')}")
        if offered:
            rows = [(path(row[0]), count(row[1])) for row in offered]
            console.print(table(("Category", "Offers"), rows, right=("Offers",)))
