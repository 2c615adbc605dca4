"""`sourcing product`: one product, whole."""

from __future__ import annotations

from typing import Annotated

import typer

from sourcing.cli.options import Evidence, Generation, Json
from sourcing.cli.state import state


def product(
    context: typer.Context,
    product_id: Annotated[str, typer.Argument(help="Its id.", metavar="ID")],
    evidence: Evidence = False,
    generation: Generation = None,
    json: Json = False,
) -> None:
    """Show a product: what it is, its attributes, and who offers it on which terms.

    Attribute values are in the category's own unit and spelling, with what the file says beside
    them; what could not be read for sure is unknown.
    """
    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.sheet import (
        Origins,
        print_attributes,
        print_facts,
        print_offer,
        product_facts,
    )
    from sourcing.cli.terminal import bold, out
    from sourcing.listing import listed

    with state(context).application().catalogue(generation=generation) as catalogue:
        (found,) = listed(catalogue, [catalogue.product(product_id)])
        if json:
            emit_json(
                {
                    "product": found.product,
                    "offers": [offered.offer for offered in found.offers],
                    "suppliers": {
                        o.supplier.id: o.supplier for o in found.offers if o.supplier is not None
                    },
                    "sources": {source.id: source.name for source in catalogue.sources()},
                }
            )
            return
        console = out()
        console.print(bold(found.product.title), soft_wrap=True)
        origins = None
        if evidence:
            everything = [*found.product.evidence.values()]
            everything += [value.evidence for value in found.product.attributes]
            origins = Origins(catalogue, everything)
            origins.print_main()
        print_facts(product_facts(found.product), found.product.evidence, origins)
        console.print()
        print_attributes(found.product, catalogue.schema.category(found.product.category), origins)
        console.print()
        for offered in found.offers:
            print_offer(offered, origins)
