"""Finding the products of a JSON-LD document, with their offers, wherever they stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from data.readers.json_text import Json
from data.readers.jsonld_values import Node, link, many, nodes, types

PRODUCTS: Final = frozenset(
    "Product IndividualProduct SomeProducts ProductModel Vehicle Car Motorcycle BusOrCoach "
    "MotorizedBicycle DietarySupplement Drug".split()
)
GROUP: Final = "ProductGroup"
_OFFERS: Final = frozenset({"Offer", "AggregateOffer", "OfferForPurchase", "OfferForLease"})
_SELLERS: Final = frozenset({"makesOffer", "hasOfferCatalog"})
_ASIDE: Final = frozenset(
    "isRelatedTo isSimilarTo isAccessoryOrSparePartFor isConsumableFor review reviews "
    "itemReviewed associatedReview positiveNotes negativeNotes model predecessorOf successorOf "
    "hasVariant isVariantOf".split()
)
"""Properties that lead to other products than the one described, or are followed separately."""

_INHERITED: Final = frozenset({"offers", "hasVariant", "variesBy", "productGroupID", "@id", "url",
                               "@type", "sku", "mpn", "name", "@context"})  # fmt: skip
"""Properties of a group that are not properties of its variants."""


@dataclass(slots=True)
class FoundProduct:
    """A product of a document.

    Attributes:
        node: its properties, those of its group included.
        offers: the offers that name it, with their seller filled in.
    """

    node: Node
    offers: list[Node] = field(default_factory=list)


class Graph:
    """A JSON-LD document whose references by ``@id`` can be followed."""

    def __init__(self, document: Json) -> None:
        self._document = document
        self._by_id: dict[str, Node] = {}
        for node in _walk(document):
            name = node.get("@id")
            if isinstance(name, str) and len(node) > 1:
                known = self._by_id.get(name)
                if known is None or len(known) < len(node):
                    self._by_id[name] = node

    def resolve(self, node: Node) -> Node:
        """The node that a bare reference names."""
        name = node.get("@id")
        if isinstance(name, str) and len(node) <= 2 and not set(node) - {"@id", "@type"}:
            return self._by_id.get(name, node)
        return node

    def followed(self, value: Json) -> list[Node]:
        """A property's objects with references followed."""
        return [self.resolve(node) for node in nodes(value)]

    def products(self) -> Iterator[FoundProduct]:
        """The products in document order, variants in place of their group."""
        found: dict[int, FoundProduct] = {}
        self._collect(self._document, found, None, set())
        for product in found.values():
            known = {offer.get("@id") for offer in product.offers} - {None}
            for offer in self.followed(product.node.get("offers")):
                if offer.get("@id") not in known:
                    product.offers.append(offer)
        yield from found.values()

    def breadcrumb(self) -> tuple[str, ...]:
        """Names along the document's one breadcrumb trail; empty without exactly one."""
        trails = [node for node in _walk(self._document) if "BreadcrumbList" in types(node)]
        if len(trails) != 1:
            return ()
        from data.readers.jsonld_values import text

        names = []
        for element in self.followed(trails[0].get("itemListElement")):
            name = text(element.get("name")) or text(element.get("item"))
            if name:
                names.append(name)
        return tuple(names)

    def _collect(
        self, value: Json, found: dict[int, FoundProduct], seller: Node | None, done: set[int]
    ) -> None:
        stack: list[tuple[Json, Node | None]] = [(value, seller)]
        while stack:
            item, owner = stack.pop()
            if isinstance(item, list):
                stack.extend((part, owner) for part in reversed(item))
                continue
            if not isinstance(item, dict):
                continue
            node = self.resolve(item)
            if id(node) in done:
                continue
            done.add(id(node))
            kinds = types(node)
            if GROUP in kinds:
                self._group(node, found, done)
            elif kinds & PRODUCTS:
                self._product(node, found)
            elif kinds & _OFFERS and node.get("itemOffered") is not None:
                self._offered(node, owner, found, done)
            following: list[tuple[Json, Node | None]] = [
                (member, node if key in _SELLERS else owner)
                for key, member in node.items()
                if isinstance(member, (dict, list)) and key not in _ASIDE and key != "itemOffered"
            ]
            stack.extend(reversed(following))

    def _product(self, node: Node, found: dict[int, FoundProduct]) -> FoundProduct:
        known = found.get(id(node))
        if known is None:
            own = node
            for group in self.followed(node.get("isVariantOf")):
                if GROUP in types(group):
                    own = _inherit(group, node)
            known = found[id(node)] = FoundProduct(own)
        return known

    def _group(self, group: Node, found: dict[int, FoundProduct], done: set[int]) -> None:
        variants = self.followed(group.get("hasVariant"))
        if not variants:
            referred = any(
                group is other
                for node in _walk(self._document)
                for other in self.followed(node.get("isVariantOf"))
            )
            if not referred:
                self._product(group, found)
            return
        for variant in variants:
            done.add(id(variant))
            if id(variant) not in found:
                found[id(variant)] = FoundProduct(_inherit(group, variant))

    def _offered(
        self, offer: Node, seller: Node | None, found: dict[int, FoundProduct], done: set[int]
    ) -> None:
        own = offer
        if seller is not None and "seller" not in offer and "offeredBy" not in offer:
            own = {**offer, "seller": seller}
        for product in self.followed(offer.get("itemOffered")):
            done.add(id(product))
            self._product(product, found).offers.append(own)


def _inherit(group: Node, variant: Node) -> Node:
    """A variant with what it shares with its group; its own properties win."""
    shared = {key: value for key, value in group.items() if key not in _INHERITED}
    both = {**shared, **variant}
    if "name" not in variant and "name" in group:
        both["name"] = group["name"]
    extra = [*many(group.get("additionalProperty")), *many(variant.get("additionalProperty"))]
    if extra:
        both["additionalProperty"] = extra
    return both


def _walk(value: Json) -> Iterator[Node]:
    """All objects of a document."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            yield item
            inner = [member for member in item.values() if isinstance(member, (dict, list))]
            stack.extend(reversed(inner))
        elif isinstance(item, list):
            stack.extend(reversed(item))


def images(value: Json) -> list[str]:
    """The addresses of a product's images."""
    return [found for item in many(value) if (found := link(item))]
