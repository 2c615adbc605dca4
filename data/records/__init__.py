"""The catalogue's records: immutable, typed, each value traceable to a field of a file."""

from data.records.offer import DeliveryTerm, LeadTime, Offer, PriceBreak
from data.records.product import AttributeValue, Classification, Product
from data.records.supplier import Supplier, SupplierKind

__all__ = [
    "AttributeValue",
    "Classification",
    "DeliveryTerm",
    "LeadTime",
    "Offer",
    "PriceBreak",
    "Product",
    "Supplier",
    "SupplierKind",
]
