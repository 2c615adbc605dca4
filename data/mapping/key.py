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
_OWN_NUMBERS = frozenset({"product.id", "offer.sku"})
_FEW_ROWS = 20
_FILLED = 0.8
"""A record without its number is rejected; where many lack one, another key is better."""
_REPEATED = 0.5
"""Of the rows: a number given to more than half of them over again names no product."""


def choose_key(columns: Mapping[str, str], sample: Sample) -> tuple[tuple[str, ...], str]:
    """The first choice that identifies products, with a note.

    A source's own numbers (an id, an article number) identify what they name even where some
    repeat: a product listed twice is still one product, and the key must not depend on whether
    the sample happens to show it. Anything else has to tell every row of the sample apart.

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
            note = f"key {' + '.join(fields)}: {what}"
            if sample.is_unique(*(columns[field] for field in fields)):
                note += ", different in every row of the sample"
            return fields, note + (f" ({'; '.join(refused)})" if refused else "")
        refused.append(f"{' + '.join(fields)} does not tell rows apart")
        if fields == ("product.id",) and product_ids and _offers_of_one_product(columns, sample):
            return fields, (
                "key product.id: rows with the same id are offers of one product by several "
                "suppliers"
            )
    return (), "no key: " + ("; ".join(refused) if refused else "no field identifies a product")


def _identifies(fields: tuple[str, ...], columns: Mapping[str, str], sample: Sample) -> bool:
    names = [columns[field] for field in fields]
    if not all(name in sample for name in names):
        return False
    if not _OWN_NUMBERS.intersection(fields):
        return sample.is_unique(*names)
    filled, distinct = sample.distinct(*names)
    if filled < _FILLED * sample.rows:
        return False
    return filled < _FEW_ROWS or distinct > _REPEATED * filled


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
