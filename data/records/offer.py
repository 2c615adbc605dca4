"""Offer: the terms on which one supplier sells one product."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from data.evidence import Evidence
from data.money import Money


@dataclass(frozen=True, slots=True)
class PriceBreak:
    """The unit price from a quantity upwards.

    Attributes:
        min_quantity: in the offer's unit of sale.
        unit_price: per unit of sale; the lower end where the source states a range.
        unit_price_high: the upper end of a stated range, otherwise None.
    """

    min_quantity: Decimal
    unit_price: Money
    unit_price_high: Money | None = None


@dataclass(frozen=True, slots=True)
class LeadTime:
    """Calendar days from order to shipment, for orders from a quantity upwards.

    Attributes:
        days_low: shortest stated; equal to ``days_high`` when the source states one number.
    """

    min_quantity: Decimal
    days_low: int
    days_high: int


@dataclass(frozen=True, slots=True)
class DeliveryTerm:
    """An Incoterms 2020 rule offered, with its named place where the source states one."""

    incoterm: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer.

    Attributes:
        sku: the supplier's own article number.
        unit_of_sale: UN/ECE Recommendation 20 code, such as ``C62`` (one) or ``KGM``.
        moq: minimum order quantity in the unit of sale.
        stock: quantity on hand in the unit of sale.
        customisation: the source's words ("OEM/ODM", "logo from 500 pcs"); empty string never.
        warranty_months: converted from years where the source states years.
        payment_terms: the source's words ("30 % T/T deposit").
    """

    id: str
    product_id: str
    supplier_id: str | None
    sku: str | None = None
    price_breaks: tuple[PriceBreak, ...] = ()
    unit_of_sale: str | None = None
    moq: Decimal | None = None
    lead_times: tuple[LeadTime, ...] = ()
    delivery_terms: tuple[DeliveryTerm, ...] = ()
    ship_from: str | None = None
    stock: Decimal | None = None
    sample_price: Money | None = None
    customisation: str | None = None
    warranty_months: int | None = None
    payment_terms: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)

    def price_at(self, quantity: Decimal) -> PriceBreak | None:
        """The break that applies at a quantity, or None below the smallest one."""
        applicable = [b for b in self.price_breaks if b.min_quantity <= quantity]
        return max(applicable, key=lambda b: b.min_quantity, default=None)
