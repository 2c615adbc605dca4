"""Products: one product whole, every value with the place that it comes from."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from data.values import Number
from rfq.comparison.words import Words
from sourcing.api.documents.evidence import SourceDocument
from sourcing.api.documents.product import (
    AttributeDocument,
    ClassificationDocument,
    DeliveryTermDocument,
    OfferDocument,
    ProductDocument,
    ValueDocument,
)
from sourcing.listing import listed
from sourcing.service.cards import web_address
from sourcing.service.terms import (
    badge,
    file_names,
    lead_time_document,
    money_document,
    price_document,
    quantity_document,
    source_documents,
)

if TYPE_CHECKING:
    from data.evidence import Evidence
    from data.records import AttributeValue, Product
    from data.schema import AttributeDefinition
    from dialogue.wording.speaker import Speaker
    from sourcing.listing import OfferedBy
    from sourcing.service.shelf import Shelf


def product_document(product_id: str, shelf: Shelf, *, language: str) -> ProductDocument:
    """A product with its attributes and the offers of suppliers that are not blocked.

    Raises:
        NotFound: the catalogue does not hold it.
    """
    catalogue = shelf.catalogue
    (found,) = listed(catalogue, [catalogue.product(product_id)])
    writer = RecordWriter(shelf, language)
    product = found.product
    return ProductDocument(
        product_id=product.id,
        dataset=product.dataset,
        title=product.title,
        description=product.description,
        category=product.category,
        brand=product.brand,
        mpn=product.mpn,
        gtin=product.gtin,
        url=web_address(product.url),
        images=tuple(one for each in product.images if (one := web_address(each)) is not None),
        classifications=tuple(
            ClassificationDocument(scheme=one.scheme, code=one.code, version=one.version)
            for one in product.classifications
        ),
        certifications=product.certifications,
        attributes=writer.attributes(product),
        evidence=writer.evidence(product.evidence),
        offers=tuple(writer.offer(one, product.title) for one in found.open_offers),
        generation=shelf.generation,
    )


@dataclass(slots=True, init=False)
class RecordWriter:
    """Writes the catalogue's records as documents, in one language."""

    words: Words
    _shelf: Shelf
    _speaker: Speaker
    _files: Mapping[str, str]

    def __init__(self, shelf: Shelf, language: str) -> None:
        from dialogue.wording import speaker_of

        self.words = Words(language)
        self._shelf = shelf
        self._speaker = speaker_of(shelf.catalogue.schema, language)
        self._files = file_names(shelf.catalogue)

    def evidence(self, given: Mapping[str, Evidence]) -> dict[str, SourceDocument]:
        """Where each field comes from."""
        return {name: self._source(one) for name, one in sorted(given.items())}

    def attributes(self, product: Product) -> tuple[AttributeDocument, ...]:
        """All attributes, the category's first."""
        from dataclasses import replace

        names = replace(self._speaker.names, path=product.category)
        schema = self._shelf.catalogue.schema.categories.get(product.category)
        known = {} if schema is None else {one.id: one for one in schema.attributes}
        order = {name: place for place, name in enumerate(known)}
        by_attribute: dict[str, list[AttributeValue]] = {}
        for one in product.attributes:
            by_attribute.setdefault(one.attribute, []).append(one)
        return tuple(
            AttributeDocument(
                field=name,
                label=names.field(name),
                kind=None if (definition := known.get(name)) is None else definition.kind,
                importance=0.0 if definition is None else definition.importance,
                known=any(one.value is not None for one in by_attribute[name]),
                values=self._values(by_attribute[name], definition),
            )
            for name in sorted(by_attribute, key=lambda one: (order.get(one, len(order)), one))
        )

    def offer(self, offered: OfferedBy, title: str) -> OfferDocument:
        """The terms on which a supplier sells a product."""
        offer, words = offered.offer, self.words
        unit = offer.unit_of_sale
        return OfferDocument(
            id=offer.id,
            product_id=offer.product_id,
            title=title,
            supplier=None if offered.supplier is None else badge(offered.supplier, words),
            sku=offer.sku,
            prices=tuple(price_document(one, words) for one in offer.price_breaks),
            unit_of_sale=unit,
            moq=None if offer.moq is None else quantity_document(offer.moq, unit, words),
            lead_times=tuple(lead_time_document(one, words) for one in offer.lead_times),
            delivery_terms=tuple(
                DeliveryTermDocument(incoterm=one.incoterm, place=one.place)
                for one in offer.delivery_terms
            ),
            ship_from=offer.ship_from,
            stock=None if offer.stock is None else quantity_document(offer.stock, unit, words),
            sample_price=None if offer.sample_price is None else money_document(offer.sample_price),
            customisation=offer.customisation,
            warranty_months=offer.warranty_months,
            payment_terms=offer.payment_terms,
            valid_from=offer.valid_from,
            valid_until=offer.valid_until,
            evidence=self.evidence(offer.evidence),
        )

    def _values(
        self, values: Iterable[AttributeValue], definition: AttributeDefinition | None
    ) -> tuple[ValueDocument, ...]:
        found = []
        for one in values:
            text = None if one.value is None else self.words.value(one.value, definition)
            stated = None if one.stated is None else self.words.value(one.stated)
            numbers: dict[str, Any] = {"low": None, "high": None, "unit": None}
            if isinstance(one.value, Number):
                ends = one.value.low, one.value.high
                low, high = (end if math.isfinite(end) else None for end in ends)
                numbers = {"low": low, "high": high, "unit": one.value.unit}
            found.append(
                ValueDocument(
                    text=text,
                    **numbers,
                    stated=None if stated == text else stated,
                    source=self._source(one.evidence),
                )
            )
        return tuple(found)

    def _source(self, evidence: Evidence) -> SourceDocument:
        (found,) = source_documents((evidence,), self._files, self.words)
        return found
