"""schema.org Product in JSON-LD, as a shop publishes its range."""

from __future__ import annotations

import json
from collections.abc import Sequence

from data.sample.rows import Row


def write_linked(rows: Sequence[Row], *, name: str) -> bytes:
    """One document: an ItemList whose elements are the products."""
    document = {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": name,
        "description": "Synthetic sample data; nothing here can be bought.",
        "numberOfItems": len(rows),
        "itemListElement": [
            {"@type": "ListItem", "position": place, "item": _product(row)}
            for place, row in enumerate(rows, 1)
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _product(row: Row) -> dict[str, object]:
    core = row.core
    product: dict[str, object] = {
        "@type": "Product",
        "productID": core["id"],
        "name": core["title"],
    }
    for name, key in (("description", "description"), ("image", "image"), ("url", "url")):
        if name in core:
            product[key] = core[name]
    product["category"] = core["category"]
    if "brand" in core:
        product["brand"] = {"@type": "Brand", "name": core["brand"]}
    for name, key in (("mpn", "mpn"), ("gtin", "gtin13")):
        if name in core:
            product[key] = core[name]
    product["additionalProperty"] = [
        {"@type": "PropertyValue", "name": cell.label, "value": cell.text}
        | ({} if cell.unit is None else {"unitText": cell.unit})
        for cell in row.attributes
    ]
    product["offers"] = _offer(row)
    return product


def _offer(row: Row) -> dict[str, object]:
    offer = row.listing.offer
    shown: dict[str, object] = {
        "@type": "Offer",
        "sku": offer.sku,
        "seller": {"@type": "Organization", "name": row.listing.supplier.name},
        "priceCurrency": offer.currency,
        "price": str(offer.price_breaks[0][1]),
        "priceSpecification": [
            {
                "@type": "UnitPriceSpecification",
                "price": str(price),
                "priceCurrency": offer.currency,
                "eligibleQuantity": {
                    "@type": "QuantitativeValue",
                    "minValue": quantity,
                    "unitCode": offer.unit,
                },
            }
            for quantity, price in offer.price_breaks
        ],
    }
    if "valid_until" in row.core:
        shown["priceValidUntil"] = row.core["valid_until"]
    if "moq" in row.core:
        shown["eligibleQuantity"] = {
            "@type": "QuantitativeValue",
            "minValue": offer.moq,
            "unitCode": offer.unit,
        }
    if "stock" in row.core and offer.stock is not None:
        shown["inventoryLevel"] = {"@type": "QuantitativeValue", "value": offer.stock}
    if "lead_time" in row.core:
        _, low, high = offer.lead_times[0]
        shown["deliveryLeadTime"] = {
            "@type": "QuantitativeValue",
            "minValue": low,
            "maxValue": high,
            "unitCode": "DAY",
        }
    return shown
