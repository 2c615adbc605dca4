"""Building records: the product, offer and supplier that one row states."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from data.evidence import Basis
from data.ingest.identity import dataset_id, hashed_id
from data.ingest.prices import BreaksField, PriceField
from data.ingest.staging import StagedRows
from data.ingest.suppliers import SupplierBook
from data.ingest.terms import AmountField
from data.ingest.values import BatchValues, dump_evidence
from data.readers.base import Cell

_PLACES: Final = Decimal(1).scaleb(-10)
_LARGEST: Final = Decimal(10) ** 18
_SUPPLIER_MEMO: Final = 50_000


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why a record cannot be used; fields as in `data.ingest.rejects.Reject`."""

    field: str | None
    value: str | None
    reason: str


Identity = tuple[str | None, str | None, str | None]
"""Ids of the product, offer and supplier of a row; None for what it does not state."""


@dataclass(frozen=True, slots=True)
class SourceContext:
    """What the rows of one source have in common.

    Attributes:
        key: fields that identify a product, such as ``("product.brand", "product.mpn")``; empty
            when none does, so that only its whole row does.
        suppliers_only: the source lists suppliers, without products or offers.
        suppliers: memo from the cells that describe a supplier to its id in the book.
    """

    source: str
    dataset: str
    key: tuple[str, ...]
    suppliers_only: bool
    book: SupplierBook
    suppliers: dict[tuple[Cell, ...], str | None] = field(default_factory=dict)


class RecordBuilder:
    """Builds the product, offer and supplier that one row states."""

    def __init__(
        self,
        context: SourceContext,
        values: BatchValues,
        supplier_columns: list[int],
        cells: Sequence[Sequence[Cell]],
        known: Sequence[bool],
    ) -> None:
        self._context = context
        self._known = known
        self._values = values
        self._cells = cells
        self._supplier_columns = supplier_columns
        source = context.source
        self._product_evidence = values.evidence("product.", source)
        self._offer_evidence = values.evidence("offer.", source)
        self._supplier_evidence = values.evidence("supplier.", source)
        self._columns = values.read()
        self._has_offer_fields = any(t.startswith("offer.") for t in values.values)

    def get(self, target: str, k: int) -> object:
        """The value of a field in row ``k``; None when missing or unread."""
        column = self._columns.get(target)
        return None if column is None else column[k]

    def row(
        self, k: int, number: int, order: int, products: StagedRows, offers: StagedRows
    ) -> Identity | Rejection:
        """Stage what row ``k`` states; its ids, or why it was rejected."""
        supplier = self._supplier(k, number)
        if self._context.suppliers_only:
            if supplier is None:
                return Rejection("supplier.name", None, "no name and no id of a supplier")
            return None, None, supplier
        key = self._product_key(k)
        title, inferred = self._title(k)
        is_offer_only = title is None and key is not None and self._has_offer_fields
        if key is None:
            fields = " + ".join(self._context.key)
            return Rejection(
                fields, None, f"no product key: {fields} is empty or unreadable in this record"
            )
        product: str | None = key
        if title is None and not is_offer_only:
            return Rejection("product.title", None, "no title, and no brand and part number")
        if title is None:
            product = None
        else:
            self._product(k, number, order, key, title, inferred, products)
        offer = None
        if supplier is not None or self._has_offer(k):
            offer = self._offer(k, number, order, key, supplier, offers)
        return product, offer, supplier

    def _product_key(self, k: int) -> str | None:
        fields = self._context.key
        if not fields:
            cells = (column[k] for column in self._cells)
            return hashed_id("p", self._context.dataset, *cells)
        parts: list[str] = []
        for name in fields:
            value = self.get(name, k)
            if value is None:
                return None
            parts.append(str(value))
        if fields == ("product.id",):
            return dataset_id(self._context.dataset, parts[0])
        return hashed_id("p", self._context.dataset, *parts)

    def _title(self, k: int) -> tuple[str | None, bool]:
        title = self.get("product.title", k)
        if isinstance(title, str) and title:
            return title, False
        brand, mpn = self.get("product.brand", k), self.get("product.mpn", k)
        if isinstance(brand, str) and isinstance(mpn, str):
            return f"{brand} {mpn}", True
        return None, False

    def _product(
        self,
        k: int,
        number: int,
        order: int,
        key: str,
        title: str,
        inferred: bool,
        products: StagedRows,
    ) -> None:
        evidence = self._product_evidence(k, number)
        if inferred:
            brand = evidence["brand"]
            evidence["title"] = (
                [*brand[:4], Basis.INFERRED.value] if isinstance(brand, list) else []
            )
        classifications: list[object] = []
        for target in ("classification", "hs_code", "unspsc", "eclass", "etim"):
            found = self.get(f"product.{target}", k)
            if isinstance(found, list):
                classifications += [c for c in found if c not in classifications]
        get = self.get
        products.add(
            order,
            key,
            self._context.dataset,
            title,
            get("product.description", k),
            get("product.category", k) or [],
            get("product.brand", k),
            get("product.mpn", k),
            get("product.gtin", k),
            get("product.url", k),
            classifications,
            get("product.certifications", k) or [],
            get("product.images", k) or [],
            self._context.source,
            number,
            dump_evidence(evidence),
        )

    def _supplier(self, k: int, number: int) -> str | None:
        cells = tuple(self._cells[i][k] for i in self._supplier_columns)
        memo = self._context.suppliers
        if cells in memo:
            return memo[cells]
        book = self._context.book
        reference = book.reference(self.get("supplier.id", k), self.get("supplier.name", k))
        # What a known record says of its supplier is in the book already; saying it again could
        # undo what a later record said.
        if reference is not None and not self._known[k]:
            evidence = self._supplier_evidence(k, number)
            book.merge(reference, self._values, k, evidence, self._context.source, number)
        if len(memo) > _SUPPLIER_MEMO:
            memo.clear()
        memo[cells] = reference
        return reference

    def _has_offer(self, k: int) -> bool:
        return any(
            column[k] is not None
            for target, column in self._columns.items()
            if target.startswith("offer.")
        )

    def _offer(
        self, k: int, number: int, order: int, key: str, supplier: str | None, offers: StagedRows
    ) -> str:
        get = self.get
        sku = get("offer.sku", k)
        offer_id = hashed_id("o", key, supplier, sku if isinstance(sku, str) else None)
        breaks, currency, unit = self._breaks(k)
        moq, moq_unit = _amount(get("offer.moq", k))
        stock, _ = _amount(get("offer.stock", k))
        sample = get("offer.sample_price", k)
        offers.add(
            order,
            offer_id,
            self._context.dataset,
            key,
            supplier,
            sku,
            currency,
            breaks,
            get("offer.unit_of_sale", k) or unit or moq_unit,
            moq,
            _lead_times(get("offer.lead_time", k)),
            self._delivery_terms(k),
            get("offer.ship_from", k),
            stock,
            _fit(sample.low) if isinstance(sample, PriceField) else None,
            sample.currency if isinstance(sample, PriceField) else None,
            get("offer.customisation", k),
            get("offer.warranty", k),
            get("offer.payment_terms", k),
            get("offer.valid_from", k),
            get("offer.valid_until", k),
            self._context.source,
            number,
            dump_evidence(self._offer_evidence(k, number)),
        )
        return offer_id

    def _breaks(self, k: int) -> tuple[list[dict[str, object]], str | None, str | None]:
        """Price breaks per unit of sale, their currency, and the unit the price names."""
        per, _ = _amount(self.get("offer.price_quantity", k))
        divisor = per if per else Decimal(1)
        listed = self.get("offer.price_breaks", k)
        if isinstance(listed, BreaksField):
            breaks: list[dict[str, object]] = [
                {
                    "min_quantity": _fit(b["min_quantity"]),
                    "unit_price": _fit(b["unit_price"], divisor),
                    "unit_price_high": _fit(b["unit_price_high"], divisor),
                }
                for b in listed.breaks
            ]
            if all(b["min_quantity"] is not None and b["unit_price"] is not None for b in breaks):
                return breaks, listed.currency, None
        price = self.get("offer.price", k)
        if not isinstance(price, PriceField):
            return [], None, None
        above = self.get("offer.price_high", k)
        high = price.high
        if isinstance(above, PriceField) and above.currency == price.currency:
            high = above.low
        low = _fit(price.low, divisor)
        if low is None:
            return [], None, None
        only: dict[str, object] = {
            "min_quantity": Decimal(1),
            "unit_price": low,
            "unit_price_high": _fit(high, divisor),
        }
        return [only], price.currency, price.unit

    def _delivery_terms(self, k: int) -> list[dict[str, object]]:
        terms = self.get("offer.delivery_terms", k)
        if not isinstance(terms, list):
            return []
        place = self.get("offer.delivery_place", k)
        return [{**term, "place": term["place"] or place} for term in terms]


def _amount(value: object) -> tuple[Decimal | None, str | None]:
    if isinstance(value, AmountField):
        return _fit(value.amount), value.unit
    return None, None


def _lead_times(value: object) -> list[dict[str, object]]:
    if not isinstance(value, list):
        return []
    return [{**t, "min_quantity": _fit(t["min_quantity"])} for t in value]


def _fit(value: object, divisor: Decimal = Decimal(1)) -> Decimal | None:
    """As DECIMAL(28,10), rounded half even there; None when it does not fit."""
    if not isinstance(value, Decimal):
        return None
    quotient = value if divisor == 1 else value / divisor
    if abs(quotient) >= _LARGEST:
        return None
    return quotient.quantize(_PLACES)
