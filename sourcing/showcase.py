"""A few products of a catalogue that show what is in it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from sourcing.listing import Listed, listed, price_at, products_in

if TYPE_CHECKING:
    from data.catalogue import Catalogue, CategoryNode
    from data.records import AttributeValue, Product
    from data.schema.model import CategorySchema

CANDIDATES = 20
"""Products of a category that are looked at to find one with a price."""


@dataclass(frozen=True, slots=True)
class Showcase:
    """What `sourcing demo` shows.

    Attributes:
        categories: the leaves of the category tree.
        products: one of each of a few categories, with a price at the quantity asked for.
        readings: attribute values of those products that a file states in other words or units.
        category: the schema of the biggest category.
    """

    categories: tuple[CategoryNode, ...]
    products: tuple[Listed, ...]
    readings: tuple[tuple[Product, AttributeValue], ...]
    category: CategorySchema


def showcase(catalogue: Catalogue, *, quantity: Decimal, products: int, readings: int) -> Showcase:
    """Choose what to show: the same for the same catalogue."""
    leaves = tuple(
        node for node in catalogue.categories().walk() if node.path and not node.children
    )
    step = max(1, len(leaves) // products)
    chosen = [
        found
        for leaf in leaves[::step][:products]
        if (found := _priced(catalogue, leaf.path, quantity)) is not None
    ]
    biggest = max(leaves, key=lambda node: node.products)
    return Showcase(
        categories=leaves,
        products=tuple(chosen),
        readings=_converted(chosen)[:readings],
        category=catalogue.schema.category(biggest.path),
    )


def _priced(catalogue: Catalogue, category: tuple[str, ...], quantity: Decimal) -> Listed | None:
    found, _ = products_in(catalogue, category, limit=CANDIDATES)
    for one in listed(catalogue, found):
        if any(price_at(offered.offer, quantity) for offered in one.open_offers):
            return one
    return None


def _converted(products: list[Listed]) -> tuple[tuple[Product, AttributeValue], ...]:
    """One value a product whose text does not say it in the catalogue's own words or unit."""
    found = []
    for one in products:
        changed = [
            value
            for value in one.product.attributes
            if value.value is not None and value.stated is not None and value.value != value.stated
        ]
        if changed:
            found.append((one.product, changed[0]))
    return tuple(found)
