"""Quality: how well a product is described."""

from __future__ import annotations

from data.records import Product


def quality_of(product: Product) -> float:
    """How much a listing says: one for each fact a buyer can check.

    Chooses among near-duplicates, and orders products where nothing was asked for.
    """
    known = len({one.attribute for one in product.attributes if one.value is not None})
    stated = (
        product.description,
        product.brand,
        product.mpn,
        product.gtin,
        product.images,
        product.certifications,
        product.category,
    )
    return float(known + sum(bool(one) for one in stated))
