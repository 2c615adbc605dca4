"""Product and supplier, whole: every value with the place that it comes from."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from data.records.supplier import SupplierKind
from data.schema.model import AttributeKind
from sourcing.api.documents.base import Answer, MoneyDocument, QuantityDocument
from sourcing.api.documents.card import LeadTimeDocument, PriceDocument, SupplierBadge
from sourcing.api.documents.evidence import SourceDocument


class ValueDocument(Answer):
    """One value of an attribute.

    Attributes:
        text: in the category's own unit and spelling; null when it is not known for sure.
        low, high, unit: of a number; equal for a point, null at an open end.
        stated: as the source states it, where that reads differently.
    """

    text: str | None
    low: float | None
    high: float | None
    unit: str | None
    stated: str | None
    source: SourceDocument


class AttributeDocument(Answer):
    """One attribute of a product.

    Attributes:
        kind: null when the category's schema does not have it.
        importance: how much a buyer is likely to care, 0 to 1.
        known: whether any of its values is known for sure; the others are as the file has them.
    """

    field: str
    label: str
    kind: AttributeKind | None
    importance: float
    known: bool
    values: tuple[ValueDocument, ...]


class ClassificationDocument(Answer):
    """A code in a published classification."""

    scheme: str
    code: str
    version: str | None


class DeliveryTermDocument(Answer):
    """An Incoterms 2020 rule with its named place, where the source states one."""

    incoterm: str
    place: str | None


class OfferDocument(Answer):
    """The terms on which one supplier sells one product.

    Attributes:
        title: of the product.
        supplier: null where the source names nobody.
        prices: each from a quantity upwards.
        lead_times: likewise, in the same order as the catalogue.
        evidence: by the name of a stated term, the place that it comes from.
    """

    id: str
    product_id: str
    title: str
    supplier: SupplierBadge | None
    sku: str | None
    prices: tuple[PriceDocument, ...]
    unit_of_sale: str | None
    moq: QuantityDocument | None
    lead_times: tuple[LeadTimeDocument, ...]
    delivery_terms: tuple[DeliveryTermDocument, ...]
    ship_from: str | None
    stock: QuantityDocument | None
    sample_price: MoneyDocument | None
    customisation: str | None
    warranty_months: int | None
    payment_terms: str | None
    valid_from: date | None
    valid_until: date | None
    evidence: dict[str, SourceDocument]


class ProductDocument(Answer):
    """A product with its attributes and offers.

    Attributes:
        images: addresses of the web; others are left out.
        attributes: the category's in the order of their importance, then the others.
        evidence: by the name of a core field, the place that it comes from.
        offers: of suppliers that are not on the block list.
    """

    product_id: str
    dataset: str
    title: str
    description: str | None
    category: tuple[str, ...]
    brand: str | None
    mpn: str | None
    gtin: str | None
    url: str | None
    images: tuple[str, ...]
    classifications: tuple[ClassificationDocument, ...]
    certifications: tuple[str, ...]
    attributes: tuple[AttributeDocument, ...]
    evidence: dict[str, SourceDocument]
    offers: tuple[OfferDocument, ...]
    generation: str


class SupplierSummary(SupplierBadge):
    """A supplier of a list.

    Attributes:
        offers: how many there are of it.
    """

    offers: Annotated[int, Field(ge=0)]


class SupplierPage(Answer):
    """Suppliers by name; those on the block list are left out."""

    suppliers: tuple[SupplierSummary, ...]
    cursor: str | None
    generation: str


class OfferedCategory(Answer):
    """How many offers a supplier has in a category."""

    category: tuple[str, ...]
    offers: int


class SupplierDocument(Answer):
    """A supplier, whole; what the catalogue does not state is null.

    Attributes:
        years: in business, as stated at the time of the source.
        on_time_rate, reorder_rate, dispute_rate: shares, 0 to 1.
        rating: of 5.
        offered: categories that it offers in, most offers first.
        offers: a page of them, by product; ``cursor`` leads on.
        evidence: by the name of a stated field, the place that it comes from.
    """

    id: str
    name: str
    country: str | None
    country_name: str | None
    region: str | None
    cluster: str | None
    kind: SupplierKind | None
    founded: int | None
    years: int | None
    employees_low: int | None
    employees_high: int | None
    certifications: tuple[str, ...]
    verification: str | None
    verified_by: str | None
    on_time_rate: float | None
    response_hours: float | None
    reorder_rate: float | None
    dispute_rate: float | None
    rating: float | None
    rating_count: int | None
    languages: tuple[str, ...]
    time_zone: str | None
    main_markets: tuple[str, ...]
    website: str | None
    evidence: dict[str, SourceDocument]
    offered: tuple[OfferedCategory, ...]
    offers: tuple[OfferDocument, ...]
    cursor: str | None
    generation: str
