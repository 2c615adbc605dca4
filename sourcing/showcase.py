"""A few products of a catalogue that show what is in it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from data.values import Number
from sourcing.listing import Listed, listed, price_at, products_in

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        products: from several branches of the tree, with the offers that have a price at the
            quantity asked for.
        readings: numbers that a file states in another unit than the catalogue's.
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
    by_size = sorted(leaves, key=lambda node: -node.products)
    # One category from each branch of the tree: the breadth of a catalogue shows in its branches.
    branches: dict[str, CategoryNode] = {}
    for node in by_size:
        branches.setdefault(node.path[0], node)
    chosen: list[Listed] = []
    converted: list[tuple[Product, AttributeValue]] = []
    for node in branches.values():
        found, _ = products_in(catalogue, node.path, limit=CANDIDATES)
        priced = _priced(listed(catalogue, found), quantity)
        if priced is not None and len(chosen) < products:
            chosen.append(priced)
        restated = next(filter(None, map(_converted, found)), None)
        if restated is not None and len(converted) < readings:
            converted.append(restated)
    return Showcase(
        categories=leaves,
        products=tuple(chosen),
        readings=tuple(converted),
        category=catalogue.schema.category(by_size[0].path if by_size else ()),
    )


def _priced(found: Sequence[Listed], quantity: Decimal) -> Listed | None:
    for one in found:
        offers = tuple(o for o in one.open_offers if price_at(o.offer, quantity) is not None)
        if offers:
            return Listed(one.product, offers)
    return None


def _converted(product: Product) -> tuple[Product, AttributeValue] | None:
    """A number that the file states in another unit than the catalogue's."""
    for one in product.attributes:
        known, stated = one.value, one.stated
        if isinstance(known, Number) and isinstance(stated, Number) and known.unit != stated.unit:
            return product, one
    return None
