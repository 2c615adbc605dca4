"""EngineFacts: offers, suppliers and texts for answers, over the index's columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from dialogue.answers.protocol import OfferNumbers, SupplierCount
from index.columns import Scope, Terms

if TYPE_CHECKING:
    from datetime import date

    from data.exchange import ExchangeRates
    from dialogue.protocols import Documents
    from index.columns.offers import Offers
    from index.engine import EmbeddedIndex

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]


class EngineFacts:
    """Satisfies `dialogue.answers.CatalogueFacts`; safe to share between threads.

    Numbers of offers are mapped files; names, titles and descriptions are read from the catalogue.

    Args:
        index: of the generation that is open.
        rates: those of the index, to say by which ones prices were converted.
        on: day that they are of.
    """

    def __init__(
        self, index: EmbeddedIndex, *, rates: ExchangeRates | None = None, on: date | None = None
    ) -> None:
        self._index = index
        self._rates = rates
        self._on = on

    def prices(
        self, documents: Documents, *, quantity: float | None, currency: str | None
    ) -> OfferNumbers:
        """Unit prices at a quantity, or at each offer's smallest; the upper end of a range."""
        terms = self._terms(quantity)
        pieces = self._pieces(documents)
        chosen = currency or _commonest(pieces)
        found: list[_Piece] = []
        too_few = converted = not_compared = 0
        others: set[str] = set()
        for offers, owners, rows in pieces:
            own, _ = offers.prices.at(terms.quantity, rows)
            values = offers.price(rows, chosen, terms)[1]
            stated = np.isfinite(own)
            if terms.quantity is not None:
                few = offers.moq[rows] > float(terms.quantity)
                cheapest, _ = offers.prices.at(None, rows)
                too_few += int(np.count_nonzero(few | (np.isfinite(cheapest) & ~stated)))
                values = np.where(few, np.nan, values)
                stated = stated & ~few
            other = np.array([one != chosen for one in (*offers.currencies, "")], np.bool_)
            foreign = other[offers.currency[rows]] & stated
            brought = foreign & np.isfinite(values)
            converted += int(np.count_nonzero(brought))
            others |= {offers.currencies[n] for n in np.unique(offers.currency[rows][brought])}
            not_compared += int(np.count_nonzero(foreign & ~np.isfinite(values)))
            found.append(_piece(offers, owners, rows, values))
        joined = _joined(found)
        return OfferNumbers(
            joined.owners,
            joined.values,
            joined.units,
            joined.unit_names,
            too_few,
            converted,
            not_compared,
            chosen,
            self._rate_words(others, chosen),
            joined.suppliers,
            joined.supplier_ids,
        )

    def lead_times(self, documents: Documents, *, quantity: float | None) -> OfferNumbers:
        """Days to shipment; the upper end of a range."""
        terms = self._terms(quantity)
        return _joined(
            [
                _piece(offers, owners, rows, offers.leads.at(terms.quantity, rows)[1])
                for offers, owners, rows in self._pieces(documents)
            ]
        )

    def moqs(self, documents: Documents) -> OfferNumbers:
        """Minimum order quantities, in each offer's unit of sale."""
        return _joined(
            [
                _piece(offers, owners, rows, np.asarray(offers.moq[rows], np.float64))
                for offers, owners, rows in self._pieces(documents)
            ]
        )

    def suppliers(self, documents: Documents) -> Sequence[SupplierCount]:
        """Who offers some products; those with most of them first."""
        offered: dict[str, set[int]] = {}
        for offers, owners, rows in self._pieces(documents):
            codes = offers.supplier[rows]
            for owner, code in zip(owners.tolist(), codes.tolist(), strict=True):
                if code >= 0:
                    offered.setdefault(offers.suppliers[code], set()).add(owner)
        known = {one.id: one for one in self._index.catalogue.suppliers(sorted(offered))}
        found = [
            SupplierCount(key, known[key].name, known[key].country, len(products))
            for key, products in offered.items()
        ]
        return sorted(found, key=lambda one: (-one.products, one.name, one.id))

    def titles(self, product_ids: Sequence[str]) -> Mapping[str, str]:
        """Titles of products."""
        return self._texts("title", product_ids)

    def descriptions(self, product_ids: Sequence[str]) -> Mapping[str, str]:
        """Descriptions of products that have one, in the order given."""
        return self._texts("description", product_ids)

    def _texts(self, column: str, product_ids: Sequence[str]) -> dict[str, str]:
        """One column of products, in the order given; whole records take longer."""
        found = self._index.catalogue.sql(
            f"SELECT id, {column} FROM products WHERE id IN (SELECT unnest(?))",  # noqa: S608
            [list(product_ids)],
        )
        known = {key: text for key, text in found.rows if text}
        return {key: known[key] for key in product_ids if key in known}

    def _rate_words(self, currencies: set[str], target: str) -> str | None:
        if self._rates is None or self._on is None or not currencies:
            return None
        from sourcing.rates import rates_used, rates_words

        return rates_words(rates_used(self._rates, currencies, target, on=self._on)) or None

    def _pieces(self, documents: Documents) -> list[tuple[Offers, Places, Places]]:
        """Per part of the index: its offers, whose they are, and their rows."""
        view = self._index.view
        stores = [(view.snapshot.columns, documents < view.base, 0)]
        if view.delta is not None:
            stores.append((view.delta.columns, documents >= view.base, view.base))
        found = []
        for store, mask, first in stores:
            places = np.flatnonzero(mask)
            if not len(places):
                continue
            numbers = documents[places] - np.int32(first)
            order = np.argsort(numbers, kind="stable")
            offers = store.table.offers
            owners, rows = offers.rows(Scope.of(numbers[order]))
            every = np.arange(rows.start, rows.stop) if isinstance(rows, slice) else rows
            found.append((offers, places[order][owners], np.asarray(every, np.int64)))
        return found

    def _terms(self, quantity: float | None) -> Terms:
        amount = None if quantity is None else Decimal(repr(quantity))
        return Terms(amount, self._index.rate)


def _commonest(pieces: Sequence[tuple[Offers, Places, Places]]) -> str:
    counts: dict[str, int] = {}
    for offers, _, rows in pieces:
        codes, numbers = np.unique(offers.currency[rows], return_counts=True)
        for code, number in zip(codes.tolist(), numbers.tolist(), strict=True):
            if code >= 0:
                name = offers.currencies[code]
                counts[name] = counts.get(name, 0) + number
    return max(sorted(counts), key=counts.__getitem__, default="")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Numbers of the offers in one part of the index.

    Attributes:
        units: of sale.
        suppliers: places in ``supplier_ids``.
        supplier_ids: each once; None is not known.
    """

    owners: Places
    values: Floats
    units: list[str | None]
    suppliers: Places
    supplier_ids: list[str | None]


def _piece(offers: Offers, owners: Places, rows: Places, values: Floats) -> _Piece:
    codes, places = np.unique(offers.supplier[rows], return_inverse=True)
    return _Piece(
        owners,
        values,
        [None if code < 0 else offers.sale_units[code] for code in offers.sale_unit[rows].tolist()],
        np.asarray(places, np.int64),
        [None if code < 0 else offers.suppliers[code] for code in codes.tolist()],
    )


def _joined(pieces: Sequence[_Piece]) -> OfferNumbers:
    names, unit = _numbered([name for one in pieces for name in one.units])
    ids, supplier = _numbered([name for one in pieces for name in one.supplier_ids])
    suppliers = [
        np.array([supplier[name] for name in one.supplier_ids], np.int64)[one.suppliers]
        for one in pieces
    ]
    units = [unit[name] for one in pieces for name in one.units]
    return OfferNumbers(
        np.concatenate([np.empty(0, np.int64), *(one.owners for one in pieces)]),
        np.concatenate([np.empty(0), *(one.values for one in pieces)]),
        np.array(units, np.int64),
        names,
        suppliers=np.concatenate([np.empty(0, np.int64), *suppliers]),
        supplier_ids=ids,
    )


def _numbered(names: Sequence[str | None]) -> tuple[tuple[str, ...], dict[str | None, int]]:
    """Distinct names in their order, and the place of each; -1 is that of none."""
    known = tuple(sorted({name for name in names if name is not None}))
    return known, {None: -1, **{name: n for n, name in enumerate(known)}}
