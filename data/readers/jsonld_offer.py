"""A schema.org Offer as flat cells: price, terms and who sells (https://schema.org/Offer)."""

from __future__ import annotations

from typing import Final

from data.readers.base import Cell
from data.readers.json_text import Json, compact
from data.readers.jsonld_graph import Graph
from data.readers.jsonld_values import (
    Node,
    amount,
    link,
    local,
    nodes,
    period,
    text,
    texts,
    types,
)

_LISTED_PRICES: Final = ("ListPrice", "StrikethroughPrice", "MSRP", "SRP", "RegularPrice")


def single_offers(offer: Node, graph: Graph) -> list[Node]:
    """The offers inside an aggregate, or the aggregate itself when it lists none."""
    inside = graph.followed(offer.get("offers")) if "AggregateOffer" in types(offer) else []
    if not inside:
        return [offer]
    shared: Node = {key: offer[key] for key in ("seller", "priceCurrency") if key in offer}
    return [{**shared, **single} for single in inside]


def offer_cells(offer: Node, graph: Graph) -> dict[str, Cell]:
    """The cells of one offer; empty ones are None."""
    cells: dict[str, Cell] = {
        "offers.sku": text(offer.get("sku")),
        "offers.availability": _last(text(offer.get("availability"))),
        "offers.itemCondition": condition(offer.get("itemCondition")),
        "offers.validFrom": text(offer.get("validFrom")),
        "offers.validThrough": text(offer.get("validThrough"))
        or text(offer.get("priceValidUntil")),
        "offers.url": None,
        "offers.inventoryLevel": amount(offer.get("inventoryLevel"))[0],
        "offers.deliveryLeadTime": period(offer.get("deliveryLeadTime")) or _handling(offer),
    }
    if offer.get("url") is not None:
        cells["offers.url"] = link(offer.get("url"))
    eligible = offer.get("eligibleQuantity")
    cells["offers.eligibleQuantity"] = amount(eligible)[0]
    for first in nodes(eligible):
        cells["offers.unitCode"] = text(first.get("unitCode")) or text(first.get("unitText"))
    for promise in nodes(offer.get("warranty")):
        cells["offers.warranty"] = period(promise.get("durationOfWarranty")) or text(promise)
    cells |= _price_cells(offer)
    for seller in graph.followed(offer.get("seller") or offer.get("offeredBy")):
        cells |= _seller_cells(seller, graph)
        break
    else:
        cells["seller.name"] = text(offer.get("seller")) or text(offer.get("offeredBy"))
    return cells


def _price_cells(offer: Node) -> dict[str, Cell]:
    cells: dict[str, Cell] = {"offers.priceCurrency": text(offer.get("priceCurrency"))}
    if "AggregateOffer" in types(offer):
        cells["offers.lowPrice"] = text(offer.get("lowPrice"))
        cells["offers.highPrice"] = text(offer.get("highPrice"))
        return cells
    cells["offers.price"] = text(offer.get("price"))
    breaks: list[Json] = []
    for spec in nodes(offer.get("priceSpecification")):
        price = text(spec.get("price"))
        kind = local(text(spec.get("priceType")) or "")
        if price is None or kind in _LISTED_PRICES:
            continue
        currency = text(spec.get("priceCurrency")) or cells["offers.priceCurrency"]
        low = amount(spec.get("eligibleQuantity"))[0]
        entry: dict[str, Json] = {"min_quantity": low or "1", "price": price}
        if currency:
            entry["currency"] = currency
        breaks.append({key: str.__str__(str(value)) for key, value in entry.items()})
        cells["offers.priceCurrency"] = cells["offers.priceCurrency"] or currency
        for reference in nodes(spec.get("referenceQuantity")):
            cells["offers.referenceQuantity"] = text(reference.get("value"))
            cells["offers.unitCode"] = text(reference.get("unitCode"))
    if len(breaks) == 1 and not cells["offers.price"]:
        only = breaks[0]
        if isinstance(only, dict) and only["min_quantity"] == "1":
            cells["offers.price"] = str(only["price"])
            return cells
    if breaks:
        cells["offers.priceSpecification"] = compact(breaks)
    return cells


def _seller_cells(seller: Node, graph: Graph) -> dict[str, Cell]:
    cells: dict[str, Cell] = {
        "seller.@id": address_of(seller),
        "seller.name": text(seller.get("name")) or text(seller.get("legalName")),
        "seller.url": link(seller.get("url")),
        "seller.foundingDate": text(seller.get("foundingDate")),
    }
    low, high = amount(seller.get("numberOfEmployees"))
    cells["seller.numberOfEmployees"] = low if low == high else f"{low or ''}-{high or ''}"
    for address in graph.followed(seller.get("address")):
        cells["seller.country"] = text(address.get("addressCountry"))
        cells["seller.region"] = text(address.get("addressRegion"))
        break
    for rating in nodes(seller.get("aggregateRating")):
        cells["seller.ratingValue"] = _out_of_five(rating)
        cells["seller.ratingCount"] = text(rating.get("ratingCount")) or text(
            rating.get("reviewCount")
        )
    for name in ("knowsLanguage", "areaServed"):
        found = texts(seller.get(name))
        cells[f"seller.{name}"] = ", ".join(found) if found else None
    return cells


def _out_of_five(rating: Node) -> Cell:
    """A rating on the usual scale; one on another scale says so ("87/100")."""
    value, best = text(rating.get("ratingValue")), text(rating.get("bestRating"))
    return f"{value}/{best}" if value and best and best != "5" else value


def _handling(offer: Node) -> Cell:
    """Time from order to shipment as the shipping details state it."""
    for details in nodes(offer.get("shippingDetails")):
        for delivery in nodes(details.get("deliveryTime")):
            return period(delivery.get("handlingTime"))
    return None


def condition(value: Json) -> Cell:
    """A condition without vocabulary and suffix: ``New``, ``Refurbished``."""
    return (_last(text(value)) or "").removesuffix("Condition") or None


def _last(value: str | None) -> str | None:
    return local(value).rsplit("/", 1)[-1] if value else None


def address_of(node: Node) -> str | None:
    """A node's ``@id`` where it is an address of its own, not a part of some page."""
    name = node.get("@id")
    plain = isinstance(name, str) and name.startswith(("http://", "https://")) and "#" not in name
    return str(name) if plain else None
