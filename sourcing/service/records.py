"""Records: what a list shows of products, offers and suppliers, at hand in memory.

A page of a list is read many times a second, and each look into the database costs milliseconds.
What a card shows is small: it is read once for a generation, all of it where the catalogue is not
too large, and kept as packed bytes (about 400 a product). The whole of a catalogue is one run of
bytes: processes that were forked share it, as nothing is written to a record by reading it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, Self

import numpy as np
import numpy.typing as npt
import orjson

from data.money import Money
from data.records import LeadTime, Offer, PriceBreak, Supplier, SupplierKind

if TYPE_CHECKING:
    from data.catalogue import Catalogue

MOST: Final = 50_000
"""Products that are kept; of a larger catalogue, those that were shown last."""
_AT_ONCE: Final = 2_000
"""Products that are read at a time while all are."""

_PRODUCTS: Final = (
    "SELECT id, title, category, brand, mpn, url, certifications, images FROM products"
)
_OFFERS: Final = (
    "SELECT product_id, id, supplier_id, currency, price_breaks, unit_of_sale, moq, lead_times "
    "FROM offers"
)
_SUPPLIERS: Final = (
    "SELECT id, name, country, kind, verification, verified_by, rating, rating_count, years, "
    "blocked FROM suppliers"
)
_SOME: Final = " WHERE {} IN (SELECT unnest(?))"


@dataclass(frozen=True, slots=True)
class Record:
    """What a list shows of a product.

    Attributes:
        image: the first picture that the catalogue names.
        offers: of suppliers that are not on the block list, in the catalogue's order; without
            evidence and without what no list shows.
    """

    product_id: str
    title: str
    category: tuple[str, ...]
    brand: str | None
    mpn: str | None
    url: str | None
    certifications: tuple[str, ...]
    image: str | None
    offers: tuple[Offer, ...]


class Records:
    """The records of one generation; safe to share between threads.

    Args:
        catalogue: stays open as long as the records are used.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._packed: OrderedDict[str, bytes] = OrderedDict()
        self._whole: _Whole | None = None
        self._suppliers: dict[str, Supplier] | None = None
        self._lock = Lock()

    @property
    def kept(self) -> int:
        """How many products are at hand."""
        return len(self._packed) if self._whole is None else len(self._whole.places)

    def warm(self) -> None:
        """Read all that will be kept, where that is the whole catalogue."""
        self.suppliers()
        ids = [row[0] for row in self._catalogue.sql("SELECT id FROM products").rows]
        if len(ids) <= MOST:
            parts = (self._read(ids[at : at + _AT_ONCE]) for at in range(0, len(ids), _AT_ONCE))
            self._whole = _Whole.of(parts)

    def of(self, product_ids: Sequence[str]) -> dict[str, Record]:
        """The records of products; those that are not there are left out."""
        if self._whole is not None:
            found = {one: self._whole.record(one) for one in product_ids}
        else:
            found = self._remembered(product_ids)
        return {
            one: self._unpacked(one, packed) for one, packed in found.items() if packed is not None
        }

    def suppliers(self) -> Mapping[str, Supplier]:
        """All suppliers by id, blocked ones too, with what a list shows of them."""
        if self._suppliers is None:
            rows = self._catalogue.sql(_SUPPLIERS).rows
            self._suppliers = {row[0]: _supplier(row) for row in rows}
        return self._suppliers

    def _remembered(self, product_ids: Sequence[str]) -> dict[str, bytes | None]:
        """What was shown of late, the others read now."""
        found: dict[str, bytes | None] = {}
        with self._lock:
            for one in product_ids:
                found[one] = self._packed.get(one)
                if found[one] is not None:
                    self._packed.move_to_end(one)
        missing = [one for one, packed in found.items() if packed is None]
        if missing:
            fresh = self._read(missing)
            self._keep(fresh)
            found |= fresh
        return found

    def _keep(self, packed: Mapping[str, bytes]) -> None:
        with self._lock:
            self._packed.update(packed)
            while len(self._packed) > MOST:
                self._packed.popitem(last=False)

    def _read(self, product_ids: Sequence[str]) -> dict[str, bytes]:
        """Packed records of some products that are there."""
        parameters = [list(product_ids)]
        products = self._catalogue.sql(_PRODUCTS + _SOME.format("id"), parameters).rows
        offers = self._catalogue.sql(_OFFERS + _SOME.format("product_id"), parameters).rows
        by_product: dict[str, list[Any]] = {}
        for row in offers:
            by_product.setdefault(row[0], []).append(_packed_offer(row))
        return {
            row[0]: _plain((*row[1:7], next(iter(row[7]), None), by_product.get(row[0], [])))
            for row in products
        }

    def _unpacked(self, product_id: str, packed: bytes) -> Record:
        title, category, brand, mpn, url, certifications, image, offers = orjson.loads(packed)
        suppliers = self.suppliers()
        return Record(
            product_id,
            title,
            tuple(category),
            brand,
            mpn,
            url,
            tuple(certifications),
            image,
            tuple(
                _offer(product_id, one)
                for one in offers
                if one[1] is None or not suppliers[one[1]].blocked
            ),
        )


@dataclass(frozen=True, slots=True)
class _Whole:
    """The records of all products, one after the other.

    Attributes:
        places: of each product's record among them.
        bounds: int64, one more than records; where each begins, and where the last ends.
    """

    places: Mapping[str, int]
    bounds: npt.NDArray[np.int64]
    packed: bytes

    @classmethod
    def of(cls, parts: Iterable[Mapping[str, bytes]]) -> Self:
        """Join them."""
        places: dict[str, int] = {}
        ends, packed = [0], bytearray()
        for part in parts:
            for product_id, record in part.items():
                places[product_id] = len(places)
                packed += record
                ends.append(len(packed))
        return cls(places, np.array(ends, np.int64), bytes(packed))

    def record(self, product_id: str) -> bytes | None:
        """One of them; None when there is no such product."""
        place = self.places.get(product_id)
        return None if place is None else self.packed[self.bounds[place] : self.bounds[place + 1]]


def _plain(record: object) -> bytes:
    # The writer's own bytes have room for four kilobytes.
    return bytes(memoryview(orjson.dumps(record)))


def _packed_offer(row: Sequence[Any]) -> tuple[object, ...]:
    breaks = [
        (_text(one["min_quantity"]), _text(one["unit_price"]), _text(one["unit_price_high"]))
        for one in row[4]
    ]
    steps = [(_text(one["min_quantity"]), one["days_low"], one["days_high"]) for one in row[7]]
    return row[1], row[2], row[3], breaks, row[5], _text(row[6]), steps


def _text(number: Decimal | None) -> str | None:
    """A decimal with all its digits and no zeros after them; the tables keep ten decimals."""
    if number is None:
        return None
    return f"{number:f}".rstrip("0").rstrip(".")


def _offer(product_id: str, packed: Sequence[Any]) -> Offer:
    key, supplier, currency, breaks, unit, moq, steps = packed
    return Offer(
        key,
        product_id,
        supplier,
        price_breaks=tuple(
            PriceBreak(
                Decimal(quantity),
                Money(Decimal(low), currency),
                None if high is None else Money(Decimal(high), currency),
            )
            for quantity, low, high in breaks
        ),
        unit_of_sale=unit,
        moq=None if moq is None else Decimal(moq),
        lead_times=tuple(LeadTime(Decimal(quantity), low, high) for quantity, low, high in steps),
    )


def _supplier(row: Iterable[Any]) -> Supplier:
    key, name, country, kind, verification, by, rating, ratings, years, blocked = row
    return Supplier(
        key,
        name,
        country=country,
        kind=None if kind is None else SupplierKind(kind),
        verification=verification,
        verified_by=by,
        rating=rating,
        rating_count=ratings,
        years=years,
        blocked=blocked,
    )
