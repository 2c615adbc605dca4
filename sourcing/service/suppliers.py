"""Suppliers: lists of them, and one whole; those on the block list do not exist for a buyer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.errors import NotFound
from rfq.comparison.words import Words
from sourcing.api.documents.product import (
    OfferDocument,
    OfferedCategory,
    SupplierDocument,
    SupplierPage,
    SupplierSummary,
)
from sourcing.listing import OfferedBy
from sourcing.service.cards import web_address
from sourcing.service.cursors import after, listed
from sourcing.service.products import RecordWriter
from sourcing.service.terms import badge

if TYPE_CHECKING:
    from data.records import Supplier
    from sourcing.service.shelf import Shelf

_COUNTS = (
    "SELECT supplier_id, count(*) FROM offers WHERE supplier_id IN (SELECT unnest(?)) "
    "GROUP BY supplier_id"
)
_OFFERED = """
    SELECT p.category, count(*) FROM offers o JOIN products p ON p.id = o.product_id
    WHERE o.supplier_id = ? GROUP BY p.category ORDER BY count(*) DESC, p.category
"""
_OFFERS = """
    SELECT product_id, id FROM offers WHERE supplier_id = ? AND (product_id, id) > (?, ?)
    ORDER BY product_id, id LIMIT ?
"""


def supplier_page(shelf: Shelf, *, cursor: str | None, limit: int, language: str) -> SupplierPage:
    """Suppliers by name.

    Raises:
        InputError, StaleCursor: the cursor is none, or of another generation.
    """
    name = "suppliers"
    start = after(cursor, name=name, generation=shelf.generation, parts=2)
    everyone = sorted(
        (one for one in shelf.records.suppliers().values() if not one.blocked), key=_order
    )
    rest = [one for one in everyone if start is None or _order(one) > start]
    shown, words = rest[:limit], Words(language)
    counts: dict[str, int] = dict(shelf.catalogue.sql(_COUNTS, [[one.id for one in shown]]).rows)
    return SupplierPage(
        suppliers=tuple(
            SupplierSummary(**dict(badge(one, words)), offers=counts.get(one.id, 0))
            for one in shown
        ),
        cursor=None
        if len(rest) <= limit
        else listed(_order(shown[-1]), name=name, generation=shelf.generation),
        generation=shelf.generation,
    )


def supplier_document(
    supplier_id: str, shelf: Shelf, *, cursor: str | None, limit: int, language: str
) -> SupplierDocument:
    """A supplier with a page of its offers.

    Raises:
        NotFound: there is none, or it is on the block list.
        InputError, StaleCursor: the cursor is none, or of another generation.
    """
    name = f"offers of {supplier_id}"
    start = after(cursor, name=name, generation=shelf.generation, parts=2)
    found = shelf.catalogue.supplier(supplier_id)
    if found.blocked:
        raise NotFound(
            "this catalogue has no such supplier", field="supplier id", value=supplier_id
        )
    writer = RecordWriter(shelf, language)
    rows = shelf.catalogue.sql(_OFFERS, [found.id, *(start or ("", "")), limit + 1]).rows
    shown = rows[:limit]
    country = found.country
    return SupplierDocument(
        id=found.id,
        name=found.name,
        country=country,
        country_name=None if country is None else writer.words.country(country),
        region=found.region,
        cluster=found.cluster,
        kind=found.kind,
        founded=found.founded,
        years=found.years,
        employees_low=found.employees_low,
        employees_high=found.employees_high,
        certifications=found.certifications,
        verification=found.verification,
        verified_by=found.verified_by,
        on_time_rate=found.on_time_rate,
        response_hours=found.response_hours,
        reorder_rate=found.reorder_rate,
        dispute_rate=found.dispute_rate,
        rating=found.rating,
        rating_count=found.rating_count,
        languages=found.languages,
        time_zone=found.time_zone,
        main_markets=found.main_markets,
        website=web_address(found.website),
        evidence=writer.evidence(found.evidence),
        offered=tuple(
            OfferedCategory(category=tuple(category), offers=count)
            for category, count in shelf.catalogue.sql(_OFFERED, [found.id]).rows
        ),
        offers=_offers(shelf, found, [(row[0], row[1]) for row in shown], writer),
        cursor=None
        if len(rows) <= limit
        else listed(shown[-1], name=name, generation=shelf.generation),
        generation=shelf.generation,
    )


def _order(supplier: Supplier) -> tuple[str, str]:
    return supplier.name, supplier.id


def _offers(
    shelf: Shelf, supplier: Supplier, keys: list[tuple[str, str]], writer: RecordWriter
) -> tuple[OfferDocument, ...]:
    products = list(dict.fromkeys(product for product, _ in keys))
    titles = {key: one.title for key, one in shelf.records.of(products).items()}
    offers = {one.id: one for each in shelf.catalogue.offers_of(products).values() for one in each}
    return tuple(
        writer.offer(OfferedBy(offers[key], supplier), titles[product]) for product, key in keys
    )
