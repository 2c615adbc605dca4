"""What the rows of a source make: products, offers, suppliers, or several of these."""

from __future__ import annotations

from typing import Literal

from data.mapping.model import ATTRIBUTE, BAG, IGNORE, Mapping

RowKind = Literal["product", "offer", "supplier"]


def row_kinds(mapping: Mapping) -> frozenset[RowKind]:
    """What the targets of a mapping make possible.

    A product needs a title, or a brand and a part number to make one of, or an id with something
    else said about it. An offer needs any offer field beside something that names the product; a
    supplier needs a name or an id.
    """
    targets = {meaning.to for meanings in mapping.columns.values() for meaning in meanings}
    targets |= set(mapping.constants)
    targets -= {IGNORE}
    kinds: set[RowKind] = set()
    identified = targets & {
        "product.id", "product.title", "product.mpn", "product.gtin", "offer.sku",
    }  # fmt: skip
    described = {t for t in targets if t.startswith("product.") and t != "product.id"}
    titled = "product.title" in targets or {"product.brand", "product.mpn"} <= targets
    if titled or ("product.id" in targets and (described or _own_attributes(targets))):
        kinds.add("product")
    if identified and any(t.startswith("offer.") for t in targets):
        kinds.add("offer")
    if targets & {"supplier.name", "supplier.id"}:
        kinds.add("supplier")
    return frozenset(kinds)


def _own_attributes(targets: set[str]) -> bool:
    """Attributes describe the product unless the rows are offers of products known elsewhere."""
    offers = any(t.startswith("offer.") for t in targets)
    return bool(targets & {ATTRIBUTE, BAG}) and not offers
