"""Rows: products, suppliers and offers as rows of their tables, and back.

The readers take a whole row as DuckDB's Python client returns it, columns in the order of the
``*_COLUMNS`` beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from data.catalogue.decimals import plain, stored
from data.catalogue.origins import Origin, dump_evidence, load_evidence
from data.errors import MoneyError
from data.money import Money
from data.records import (
    AttributeValue,
    Classification,
    DeliveryTerm,
    LeadTime,
    Offer,
    PriceBreak,
    Product,
    Supplier,
    SupplierKind,
)

Row = dict[str, object]

PRODUCT_COLUMNS: Final = (
    "id dataset title description category brand mpn gtin url classifications certifications "
    "images evidence"
).split()
SUPPLIER_COLUMNS: Final = (
    "id name country region cluster kind founded years employees_low employees_high "
    "certifications verification verified_by on_time_rate response_hours reorder_rate "
    "dispute_rate rating rating_count languages time_zone main_markets website blocked "
    "block_reason evidence"
).split()
OFFER_COLUMNS: Final = (
    "id product_id supplier_id sku currency price_breaks unit_of_sale moq lead_times "
    "delivery_terms ship_from stock sample_price sample_currency customisation warranty_months "
    "payment_terms valid_from valid_until evidence"
).split()

_SAME_SUPPLIER: Final = (
    "id name country region cluster kind founded years employees_low employees_high verification "
    "verified_by on_time_rate response_hours reorder_rate dispute_rate rating rating_count "
    "time_zone website blocked block_reason"
).split()


def row_of_product(product: Product, origin: Origin | None = None) -> Row:
    """A row of ``products``; the attributes are rows of their own.

    Args:
        product: the record.
        origin: the row the product comes from; that of its first evidence by default.
    """
    return {
        "id": product.id,
        "dataset": product.dataset,
        "title": product.title,
        "description": product.description,
        "category": list(product.category),
        "brand": product.brand,
        "mpn": product.mpn,
        "gtin": product.gtin,
        "url": product.url,
        "classifications": [
            {"scheme": c.scheme, "code": c.code, "version": c.version}
            for c in product.classifications
        ],
        "certifications": list(product.certifications),
        "images": list(product.images),
        **_origin(origin or Origin.of(product.evidence)),
        "evidence": dump_evidence(product.evidence),
    }


def product_of_row(row: Sequence[Any], attributes: tuple[AttributeValue, ...]) -> Product:
    """The product of a row in the order of `PRODUCT_COLUMNS`."""
    (
        id_,
        dataset,
        title,
        description,
        category,
        brand,
        mpn,
        gtin,
        url,
        classifications,
        certifications,
        images,
        evidence,
    ) = row
    return Product(
        id=id_,
        dataset=dataset,
        title=title,
        description=description,
        category=tuple(category),
        brand=brand,
        mpn=mpn,
        gtin=gtin,
        url=url,
        classifications=tuple(Classification(**c) for c in classifications),
        certifications=tuple(certifications),
        images=tuple(images),
        attributes=attributes,
        evidence=load_evidence(evidence),
    )


def row_of_supplier(supplier: Supplier, dataset: str, origin: Origin | None = None) -> Row:
    """A row of ``suppliers``."""
    return {
        **{name: getattr(supplier, name) for name in _SAME_SUPPLIER},
        "dataset": dataset,
        "kind": None if supplier.kind is None else supplier.kind.value,
        "certifications": list(supplier.certifications),
        "languages": list(supplier.languages),
        "main_markets": list(supplier.main_markets),
        **_origin(origin or Origin.of(supplier.evidence)),
        "evidence": dump_evidence(supplier.evidence),
    }


def supplier_of_row(row: Sequence[Any]) -> Supplier:
    """The supplier of a row in the order of `SUPPLIER_COLUMNS`."""
    fields = dict(zip(SUPPLIER_COLUMNS, row, strict=True))
    for name in ("certifications", "languages", "main_markets"):
        fields[name] = tuple(fields[name])
    if fields["kind"] is not None:
        fields["kind"] = SupplierKind(fields["kind"])
    fields["evidence"] = load_evidence(fields["evidence"])
    return Supplier(**fields)


def row_of_offer(offer: Offer, dataset: str, origin: Origin | None = None) -> Row:
    """A row of ``offers``.

    Raises:
        InputError: a decimal with more than 18 digits before the point or 10 after it.
        MoneyError: the price breaks are not all in one currency.
    """
    sample = offer.sample_price
    return {
        "id": offer.id,
        "dataset": dataset,
        "product_id": offer.product_id,
        "supplier_id": offer.supplier_id,
        "sku": offer.sku,
        "currency": _currency(offer.price_breaks),
        "price_breaks": [
            {
                "min_quantity": stored(b.min_quantity, field="min_quantity"),
                "unit_price": stored(b.unit_price.amount, field="unit_price"),
                "unit_price_high": _stored_amount(b.unit_price_high, "unit_price_high"),
            }
            for b in offer.price_breaks
        ],
        "unit_of_sale": offer.unit_of_sale,
        "moq": None if offer.moq is None else stored(offer.moq, field="moq"),
        "lead_times": [
            {
                "min_quantity": stored(t.min_quantity, field="min_quantity"),
                "days_low": t.days_low,
                "days_high": t.days_high,
            }
            for t in offer.lead_times
        ],
        "delivery_terms": [
            {"incoterm": t.incoterm, "place": t.place} for t in offer.delivery_terms
        ],
        "ship_from": offer.ship_from,
        "stock": None if offer.stock is None else stored(offer.stock, field="stock"),
        "sample_price": _stored_amount(sample, "sample_price"),
        "sample_currency": None if sample is None else sample.currency,
        "customisation": offer.customisation,
        "warranty_months": offer.warranty_months,
        "payment_terms": offer.payment_terms,
        "valid_from": offer.valid_from,
        "valid_until": offer.valid_until,
        **_origin(origin or Origin.of(offer.evidence)),
        "evidence": dump_evidence(offer.evidence),
    }


def offer_of_row(row: Sequence[Any]) -> Offer:
    """The offer of a row in the order of `OFFER_COLUMNS`."""
    fields = dict(zip(OFFER_COLUMNS, row, strict=True))
    currency, sample_currency = fields.pop("currency"), fields.pop("sample_currency")
    fields["price_breaks"] = tuple(
        PriceBreak(
            min_quantity=plain(b["min_quantity"]),
            unit_price=Money(plain(b["unit_price"]), currency),
            unit_price_high=_money(b["unit_price_high"], currency),
        )
        for b in fields["price_breaks"]
    )
    fields["lead_times"] = tuple(
        LeadTime(plain(t["min_quantity"]), t["days_low"], t["days_high"])
        for t in fields["lead_times"]
    )
    fields["delivery_terms"] = tuple(DeliveryTerm(**t) for t in fields["delivery_terms"])
    fields["sample_price"] = _money(fields["sample_price"], sample_currency)
    for name in ("moq", "stock"):
        if fields[name] is not None:
            fields[name] = plain(fields[name])
    fields["evidence"] = load_evidence(fields["evidence"])
    return Offer(**fields)


def _origin(origin: Origin) -> Row:
    return {"source": origin.source, "source_row": origin.row}


def _stored_amount(money: Money | None, field: str) -> Decimal | None:
    return None if money is None else stored(money.amount, field=field)


def _money(amount: Decimal | None, currency: str) -> Money | None:
    return None if amount is None else Money(plain(amount), currency)


def _currency(breaks: Sequence[PriceBreak]) -> str | None:
    prices = [p for b in breaks for p in (b.unit_price, b.unit_price_high) if p is not None]
    currencies = {price.currency for price in prices}
    if len(currencies) > 1:
        raise MoneyError(
            "the price breaks of one offer must be in one currency",
            field="price_breaks",
            value=sorted(currencies),
            accepted="one offer per currency",
        )
    return next(iter(currencies), None)
