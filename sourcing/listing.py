"""Products with their offers and suppliers, chosen for showing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from data.records import Offer, PriceBreak, Product, Supplier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class OfferedBy:
    """An offer with who makes it; ``supplier`` is None where the source names nobody."""

    offer: Offer
    supplier: Supplier | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A product with its offers, in the order of the catalogue."""

    product: Product
    offers: tuple[OfferedBy, ...]

    @property
    def open_offers(self) -> tuple[OfferedBy, ...]:
        """The offers of suppliers that are not on the block list."""
        return tuple(o for o in self.offers if o.supplier is None or not o.supplier.blocked)


def listed(catalogue: Catalogue, products: Sequence[Product]) -> tuple[Listed, ...]:
    """The products with their offers and suppliers."""
    offers = catalogue.offers_of([product.id for product in products])
    wanted = {offer.supplier_id for found in offers.values() for offer in found}
    ids = sorted(key for key in wanted if key is not None)
    suppliers = {supplier.id: supplier for supplier in catalogue.suppliers(ids)}

    def offered(offer: Offer) -> OfferedBy:
        key = offer.supplier_id
        return OfferedBy(offer, None if key is None else suppliers[key])

    return tuple(Listed(one, tuple(map(offered, offers[one.id]))) for one in products)


def products_in(
    catalogue: Catalogue, category: tuple[str, ...], *, limit: int
) -> tuple[tuple[Product, ...], int]:
    """The first products of a category and below it, and how many there are.

    Products with more to say come first: those with most attribute values, then by id.
    """
    where = "list_slice(p.category, 1, ?) = CAST(? AS VARCHAR[])"
    parameters: list[object] = [len(category), list(category)]
    counted = catalogue.sql(f"SELECT count(*) FROM products p WHERE {where}", parameters)  # noqa: S608
    found = catalogue.sql(
        f"""
        SELECT p.id
        FROM products p
        LEFT JOIN (
            SELECT product_id, count(*) FILTER (WHERE known) AS known
            FROM attribute_values GROUP BY product_id
        ) v ON v.product_id = p.id
        WHERE {where}
        ORDER BY coalesce(v.known, 0) DESC, p.id
        LIMIT ?
        """,  # noqa: S608
        [*parameters, limit],
    )
    return catalogue.products([row[0] for row in found.rows]), int(counted.rows[0][0])


def price_at(offer: Offer, quantity: Decimal | None) -> PriceBreak | None:
    """The price that applies at a quantity; without one, at the smallest that is sold.

    Below the minimum order quantity nothing is sold, whatever the price list says.
    """
    if quantity is None:
        breaks = sorted(offer.price_breaks, key=lambda one: one.min_quantity)
        if offer.moq is None or not breaks:
            return breaks[0] if breaks else None
        return offer.price_at(offer.moq) or breaks[0]
    if offer.moq is not None and quantity < offer.moq:
        return None
    return offer.price_at(quantity)
