"""Card: a product as a list shows it, with the terms on which it is offered."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from data.records.supplier import SupplierKind
from sourcing.api.documents.base import Answer, Exact, MoneyDocument, QuantityDocument
from sourcing.api.documents.constraint import OutcomeDocument


class PriceDocument(Answer):
    """A unit price.

    Attributes:
        low, high: equal unless the source states a range.
        from_quantity: it holds from this quantity upwards.
        converted: in the currency that the buyer compares in, where that is another one.
        rate_note: the rate, its day and source, where it was converted.
        text: as a person reads it.
    """

    low: MoneyDocument
    high: MoneyDocument
    from_quantity: Exact
    converted: MoneyDocument | None = None
    rate_note: str | None = None
    text: str


class LeadTimeDocument(Answer):
    """Days from order to shipment."""

    days_low: int
    days_high: int
    text: str


class SupplierBadge(Answer):
    """Who sells it, in short; every field is as the catalogue states it, or null."""

    id: str
    name: str
    country: str | None
    country_name: str | None
    kind: SupplierKind | None
    verification: str | None
    verified_by: str | None
    rating: float | None
    rating_count: int | None
    years: int | None


class ReasonDocument(Answer):
    """One reason why a product stands where it does.

    Attributes:
        weight: natural logarithm of the factor that it puts on the score.
        text: in the language of the answer.
    """

    part: Literal["words", "category", "requirement", "open"]
    field: str | None
    weight: float
    text: str


class FactDocument(Answer):
    """What the catalogue states of one field.

    Attributes:
        value: in words; null when it is not stated.
        field: that can be looked up under the product, with its evidence.
    """

    field: str
    label: str
    value: str | None


class ProductCard(Answer):
    """A product of a list.

    Attributes:
        position: in the list, from 1; goes on over pages.
        image: address of the first picture that the catalogue names, or null.
        facts: those that tell the products of this list apart, at most six.
        offers: how many offers there are; the price is the cheapest one's at the quantity asked.
        alike: near-duplicates that stand behind it.
    """

    position: int
    product_id: str
    title: str
    category: tuple[str, ...]
    brand: str | None
    mpn: str | None
    image: str | None
    url: str | None
    score: float
    selected: bool = False
    price: PriceDocument | None
    moq: QuantityDocument | None
    lead_time: LeadTimeDocument | None
    supplier: SupplierBadge | None
    offers: Annotated[int, Field(ge=0)]
    certifications: tuple[str, ...] = ()
    facts: tuple[FactDocument, ...] = ()
    outcomes: tuple[OutcomeDocument, ...] = ()
    why: tuple[ReasonDocument, ...] = ()
    alike: tuple[str, ...] = ()
