"""A schema.org Product and one of its offers as flat cells (https://schema.org/Product)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from data.readers.base import Cell
from data.readers.json_text import Json, compact
from data.readers.jsonld_graph import FoundProduct, Graph, images
from data.readers.jsonld_offer import address_of, condition, offer_cells, single_offers
from data.readers.jsonld_values import (
    Node,
    link,
    many,
    nodes,
    quantity,
    text,
    texts,
    types,
    unit_of,
)

TARGETS: Final[dict[str, str]] = {
    "productID": "product.id",
    "name": "product.title",
    "description": "product.description",
    "category": "product.category",
    "breadcrumb": "product.category",
    "brand": "product.brand",
    "manufacturer": "product.brand",
    "mpn": "product.mpn",
    "gtin": "product.gtin",
    "gtin8": "product.gtin",
    "gtin12": "product.gtin",
    "gtin13": "product.gtin",
    "gtin14": "product.gtin",
    "url": "product.url",
    "image": "product.images",
    "hasCertification": "product.certifications",
    "category.unspsc": "product.unspsc",
    "category.eclass": "product.eclass",
    "category.etim": "product.etim",
    "category.hs": "product.hs_code",
    "additionalProperty": "attributes",
    "sku": "offer.sku",
    "offers.sku": "offer.sku",
    "offers.price": "offer.price",
    "offers.lowPrice": "offer.price",
    "offers.highPrice": "offer.price_high",
    "offers.priceCurrency": "offer.currency",
    "offers.priceSpecification": "offer.price_breaks",
    "offers.referenceQuantity": "offer.price_quantity",
    "offers.unitCode": "offer.unit_of_sale",
    "offers.eligibleQuantity": "offer.moq",
    "offers.deliveryLeadTime": "offer.lead_time",
    "offers.inventoryLevel": "offer.stock",
    "offers.warranty": "offer.warranty",
    "offers.validFrom": "offer.valid_from",
    "offers.validThrough": "offer.valid_until",
    "offers.availability": "ignore",
    "offers.itemCondition": "attribute",
    "offers.url": "product.url",
    "seller.@id": "supplier.id",
    "seller.name": "supplier.name",
    "seller.country": "supplier.country",
    "seller.region": "supplier.region",
    "seller.url": "supplier.website",
    "seller.foundingDate": "supplier.founded",
    "seller.numberOfEmployees": "supplier.employees",
    "seller.ratingValue": "supplier.rating",
    "seller.ratingCount": "supplier.rating_count",
    "seller.knowsLanguage": "supplier.languages",
    "seller.areaServed": "supplier.main_markets",
}
"""What each column fills. A product's own ``aggregateRating`` is not its supplier's rating."""

_PLAIN: Final = ("productID", "name", "description", "mpn", "gtin", "gtin8", "gtin12", "gtin13",
                 "gtin14", "sku")  # fmt: skip
_QUANTITIES: Final = ("weight", "width", "height", "depth", "size")
_SCHEMES: Final = {"unspsc": "unspsc", "eclass": "eclass", "etim": "etim", "hs": "hs",
                   "taric": "hs"}  # fmt: skip
_HANDLED: Final = frozenset({
    *_PLAIN, *_QUANTITIES, "category", "brand", "manufacturer", "url", "image", "offers",
    "hasCertification", "additionalProperty", "@id", "@type", "@context", "hasVariant",
    "isVariantOf", "variesBy", "productGroupID", "inProductGroupWithID", "itemCondition",
})  # fmt: skip
_IGNORED: Final = frozenset(
    "aggregateRating review reviews isRelatedTo isSimilarTo isAccessoryOrSparePartFor "
    "isConsumableFor hasMerchantReturnPolicy hasMeasurement mainEntityOfPage potentialAction "
    "subjectOf logo slogan positiveNotes negativeNotes audience keywords sameAs "
    "disambiguatingDescription alternateName identifier releaseDate productionDate "
    "purchaseDate funding nsn".split()
)


def rows_of(product: FoundProduct, graph: Graph) -> Iterator[dict[str, Cell]]:
    """One row per offer of a product; one row without an offer when there is none."""
    common = _product_cells(product.node, graph)
    offers = [single for offer in product.offers for single in single_offers(offer, graph)]
    for cells in [offer_cells(offer, graph) for offer in offers] or [{}]:
        yield {name: cell for name, cell in {**common, **cells}.items() if cell}


def _product_cells(node: Node, graph: Graph) -> dict[str, Cell]:
    cells: dict[str, Cell] = {name: text(node.get(name)) for name in _PLAIN}
    for name in _QUANTITIES:
        cells[name] = quantity(node.get(name))
    cells |= _category_cells(node, graph)
    cells["brand"] = _name(node.get("brand"), graph)
    maker = _name(node.get("manufacturer"), graph)
    cells["manufacturer" if not cells["brand"] else "manufacturer.name"] = maker
    cells["url"] = link(node.get("url")) or address_of(node)
    pictures = images(node.get("image"))
    cells["image"] = json.dumps(pictures, ensure_ascii=False) if pictures else None
    marks = texts(node.get("hasCertification"))
    cells["hasCertification"] = json.dumps(marks, ensure_ascii=False) if marks else None
    cells["additionalProperty"] = _properties(node.get("additionalProperty"))
    cells["offers.itemCondition"] = condition(node.get("itemCondition"))
    for name, value in node.items():
        if name not in _HANDLED and name not in _IGNORED and not name.startswith("@"):
            cells[name] = quantity(value) if _is_quantity(value) else _listed(value)
    return cells


def _name(value: Json, graph: Graph) -> str | None:
    """The name of the thing in a property, followed where it is a reference."""
    for thing in graph.followed(value):
        return text(thing)
    return text(value)


def _category_cells(node: Node, graph: Graph) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for value in many(node.get("category")):
        item = graph.resolve(value) if isinstance(value, dict) else value
        if isinstance(item, dict) and (code := text(item.get("codeValue"))):
            book = (text(item.get("inCodeSet")) or link(item.get("inCodeSet")) or "").casefold()
            scheme = next((key for mark, key in _SCHEMES.items() if mark in book), None)
            if scheme is not None:
                cells.setdefault(f"category.{scheme}", code)
        name = text(item)
        if name and name.count(">") > (cells.get("category") or "").count(">"):
            cells["category"] = name
        elif name:
            cells.setdefault("category", name)
    return cells


def _properties(value: Json) -> Cell:
    """The additional properties as a JSON list of ``{name, value, unit}``.

    A typed number stays a JSON number, so that its notation is known.
    """
    found: list[Json] = []
    for item in nodes(value):
        name = text(item.get("name")) or text(item.get("propertyID"))
        values = texts(item.get("value"))
        if values:
            stated: str | None = values[0] if len(values) == 1 else ", ".join(values)
        else:
            span: Node = {key: item[key] for key in ("minValue", "maxValue") if key in item}
            stated = str(quantity(span)) if span else None
        if not name or not stated:
            continue
        entry: dict[str, Json] = {"name": name, "value": stated}
        unit = unit_of(item)
        if unit:
            entry["unit"] = unit
        found.append(entry)
    return compact(found) if found else None


def _is_quantity(value: Json) -> bool:
    return any(types(node) & {"QuantitativeValue", "Distance", "Mass"} for node in nodes(value))


def _listed(value: Json) -> Cell:
    found = texts(value)
    if len(found) > 1:
        return json.dumps(found, ensure_ascii=False)
    return found[0] if found else None
