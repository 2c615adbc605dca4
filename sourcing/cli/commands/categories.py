"""`sourcing categories`: the category tree with counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from sourcing.cli.options import Generation, Json
from sourcing.cli.state import state

if TYPE_CHECKING:
    from data.catalogue import CategoryNode


def categories(context: typer.Context, generation: Generation = None, json: Json = False) -> None:
    """List the categories with the number of products in each."""
    from rich.text import Text

    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.terminal import out, table
    from sourcing.cli.words import count, counted

    with state(context).application().catalogue(generation=generation) as catalogue:
        root = catalogue.categories()
    nodes = [node for node in root.walk() if node.path]
    if json:
        emit_json(
            {
                "products": root.products,
                "without_category": root.own,
                "categories": [
                    {
                        "path": node.path,
                        "products": node.products,
                        "own": node.own,
                        "leaf": not node.children,
                    }
                    for node in nodes
                ],
            }
        )
        return
    rows = [(Text(_indented(node)), count(node.products)) for node in nodes]
    if root.own:
        rows.append((Text("(no category)", style="dim"), count(root.own)))
    console = out()
    console.print(table(("Category", "Products"), rows, right=("Products",), fold=("Category",)))
    leaves = sum(1 for node in nodes if not node.children)
    console.print(
        f"{counted(root.products, 'product')} in {counted(leaves, 'category', 'categories')}"
    )


def _indented(node: CategoryNode) -> str:
    from sourcing.cli.terminal import plain

    return "  " * (len(node.path) - 1) + plain(node.name)
