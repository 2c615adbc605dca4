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
    from sourcing.cli.sheet import print_attributes, print_facts, print_offer, product_facts
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
        product_evidence = found.product.evidence
        facts = product_facts(found.product)
        print_facts(catalogue, facts, product_evidence, show_evidence=evidence)
        console.print()
        schema = catalogue.schema.category(found.product.category)
        print_attributes(catalogue, found.product, schema, show_evidence=evidence)
        console.print()
        for offered in found.offers:
            print_offer(catalogue, offered, show_evidence=evidence)
