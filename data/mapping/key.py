"""Which fields identify a product in its dataset."""

from __future__ import annotations

from collections.abc import Mapping

from data.mapping.profile import Sample

_CHOICES = (
    (("product.id",), "the source's own product id"),
    (("supplier.id", "offer.sku"), "the supplier's own article number"),
    (("supplier.name", "offer.sku"), "the supplier's own article number"),
    (("offer.sku",), "the article number of the source, which names no supplier"),
    (("product.brand", "product.mpn"), "the maker's own model number"),
    (("product.gtin",), "the GTIN"),
    (("supplier.id", "product.title"), "the title within each supplier"),
    (("supplier.name", "product.title"), "the title within each supplier"),
    (("product.brand", "product.title"), "the title within each brand"),
    (("product.title",), "the title"),
)
_SUPPLIER_FIELDS = ("supplier.id", "supplier.name")


def choose_key(columns: Mapping[str, str], sample: Sample) -> tuple[tuple[str, ...], str]:
    """The first choice that tells every row of the sample apart, with a note.

    Args:
        columns: target to the column that fills it.
        sample: the first rows.

    Returns:
        Fields, empty when no choice fits: then a product is identified by its whole row.
    """
    product_ids = columns.get("product.id")
    refused: list[str] = []
    for fields, what in _CHOICES:
        if not all(field in columns for field in fields):
            continue
        if fields == ("offer.sku",) and any(field in columns for field in _SUPPLIER_FIELDS):
            continue
        if _identifies(fields, columns, sample):
            note = f"key {' + '.join(fields)}: {what}, different in every row of the sample"
            return fields, note + (f" ({'; '.join(refused)})" if refused else "")
        refused.append(f"{' + '.join(fields)} is not different in every row")
        if fields == ("product.id",) and product_ids and _offers_of_one_product(columns, sample):
            return fields, (
                "key product.id: rows with the same id are offers of one product by several "
                "suppliers"
            )
    return (), "no key: " + ("; ".join(refused) if refused else "no field identifies a product")


def _identifies(fields: tuple[str, ...], columns: Mapping[str, str], sample: Sample) -> bool:
    names = [columns[field] for field in fields]
    return all(name in sample for name in names) and sample.is_unique(*names)


def _offers_of_one_product(columns: Mapping[str, str], sample: Sample) -> bool:
    """Whether id and supplier together are unique though the id is not."""
    identifier = columns["product.id"]
    if identifier not in sample or None in sample[identifier].cells:
        return False
    return any(
        columns[field] in sample and sample.is_unique(identifier, columns[field])
        for field in _SUPPLIER_FIELDS
        if field in columns
    )
