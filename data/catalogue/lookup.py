"""Lookup: records fetched from a generation's database by id, by product or by position."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from data.catalogue.arrangement import PLACES
from data.catalogue.rows import (
    OFFER_COLUMNS,
    PRODUCT_COLUMNS,
    SUPPLIER_COLUMNS,
    offer_of_row,
    product_of_row,
    supplier_of_row,
)
from data.catalogue.session import NAME, Rows, Session
from data.catalogue.transfer import select
from data.catalogue.values import VALUE_COLUMNS, ValueRow, values_of_rows
from data.records import AttributeValue, Offer, Product, Supplier

_PRODUCTS: Final = select(PRODUCT_COLUMNS, f"{NAME}.products")
_SUPPLIERS: Final = select(SUPPLIER_COLUMNS, f"{NAME}.suppliers")
_OFFERS: Final = select(OFFER_COLUMNS, f"{NAME}.offers")
_VALUES: Final = select(VALUE_COLUMNS, f"{NAME}.attribute_values")
_WINDOW: Final = "WHERE rowid >= ? AND rowid < ? ORDER BY rowid"
_PLACES: Final = select(("first", "rows"), f"{NAME}.{PLACES}")
_PLACED: Final = (
    f"{_VALUES} WHERE rowid IN (SELECT unnest(range(first, past)) FROM "  # noqa: S608
    "(SELECT unnest(?::BIGINT[]) AS first, unnest(?::BIGINT[]) AS past)) ORDER BY rowid"
)

# Ids looked up by one query: beyond some such number DuckDB reads all of the table instead.
_CHUNK: Final = 100
# Runs of rows fetched by a query each; more of them by one query that names every row.
_FEW: Final = 2


def products_by_id(session: Session, product_ids: Sequence[str]) -> Iterator[Product]:
    """The products of some ids that are there, each once, in no order."""
    for some in _chunks(product_ids):
        rows = session.rows(f"{_PRODUCTS} WHERE id {_among(some)}", some)
        places = session.rows(f"{_PLACES} WHERE product_id {_among(some)}", some)
        yield from _products(rows, _values_at(session, places))


def product_end(session: Session) -> int:
    """One more than the position of the last product."""
    [(last,)] = session.rows(f"SELECT max(rowid) FROM {NAME}.products")  # noqa: S608
    return 0 if last is None else int(last) + 1


def products_between(session: Session, start: int, end: int) -> list[Product]:
    """The products at the positions from ``start`` to before ``end``, in their order."""
    places = session.rows(f"{_PLACES} WHERE product >= ? AND product < ?", [start, end])
    rows = session.rows(f"{_PRODUCTS} {_WINDOW}", [start, end])
    return _products(rows, _values_at(session, places))


def offers_by_product(session: Session, product_ids: Sequence[str]) -> Iterator[Offer]:
    """The offers for some products; those for one product in their order."""
    for some in _chunks(product_ids):
        query = f"{_OFFERS} WHERE product_id {_among(some)} ORDER BY rowid"
        yield from map(offer_of_row, session.rows(query, some))


def suppliers_by_id(session: Session, supplier_ids: Sequence[str]) -> Iterator[Supplier]:
    """The suppliers of some ids that are there, each once, in no order."""
    for some in _chunks(supplier_ids):
        rows = session.rows(f"{_SUPPLIERS} WHERE id {_among(some)}", some)
        yield from map(supplier_of_row, rows)


def all_suppliers(session: Session) -> tuple[Supplier, ...]:
    """All suppliers, by name."""
    return tuple(map(supplier_of_row, session.rows(f"{_SUPPLIERS} ORDER BY name, id")))


def _products(products: Rows, values: Rows) -> list[Product]:
    by_product: defaultdict[str, list[ValueRow]] = defaultdict(list)
    for row in values:
        by_product[row[0]].append(ValueRow._make(row))
    none: tuple[AttributeValue, ...] = ()
    return [
        product_of_row(row, values_of_rows(by_product[row[0]]) if row[0] in by_product else none)
        for row in products
    ]


def _values_at(session: Session, places: Rows) -> Rows:
    """The attribute values in some places, in the order they lie."""
    runs: list[list[int]] = []
    for first, rows in sorted(places):
        if runs and runs[-1][1] == first:
            runs[-1][1] += rows
        else:
            runs.append([first, first + rows])
    if len(runs) <= _FEW:
        return [row for run in runs for row in session.rows(f"{_VALUES} {_WINDOW}", run)]
    firsts, pasts = [first for first, _ in runs], [past for _, past in runs]
    return session.rows(_PLACED, [firsts, pasts])


def _among(ids: Sequence[str]) -> str:
    return f"IN ({', '.join('?' * len(ids))})"


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    distinct = list(dict.fromkeys(ids))
    for start in range(0, len(distinct), _CHUNK):
        yield distinct[start : start + _CHUNK]
