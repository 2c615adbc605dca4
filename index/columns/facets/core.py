"""The facets of core fields: price, minimum order, lead time, country, supplier, category."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from data.constraint import CATEGORY, COUNTRY, LEAD_TIME, MOQ, PRICE, SUPPLIER
from index.columns.facets.attribute import number_facet
from index.columns.facets.labels import LabelCounts, label_buckets
from index.columns.facets.numbers import Floats, Stated
from index.columns.groups import firsts, least
from index.columns.offers import DAY, Offers
from index.columns.scope import Places, Scope
from index.columns.terms import Terms
from index.response import Facet

if TYPE_CHECKING:
    from index.columns.table import ColumnTable

TITLES: Final = {
    PRICE: "Price",
    MOQ: "Minimum order",
    LEAD_TIME: "Lead time",
    COUNTRY: "Supplier's country",
    SUPPLIER: "Supplier",
    CATEGORY: "Category",
}


@dataclass(frozen=True)
class Offered:
    """The offers of some candidates, found once for all the fields that look at them."""

    offers: Offers
    scope: Scope

    @cached_property
    def rows(self) -> tuple[npt.NDArray[np.int64], Places]:
        """Which of the candidates each offer is of, and its row."""
        return self.offers.rows(self.scope)


def core_facet(table: ColumnTable, field: str, offered: Offered, terms: Terms) -> Facet:
    """How a core field is distributed over the candidates.

    A product counts once in a number, at the best of its offers: the lowest price, minimum order
    or lead time that is certain, which is the upper end where a range is stated, so that the
    products up to a bound are those that a filter "at most" keeps. Prices are in the currency of
    most of the candidates' offers. Of countries and suppliers it counts in each that offers it;
    categories are those just below the one that all candidates are in.
    """
    scope = offered.scope
    if field == CATEGORY:
        return _categories(table, scope)
    if field in (COUNTRY, SUPPLIER):
        return _suppliers(field, offered)
    unit, values = _best(field, offered, terms)
    none = np.empty(0)
    stated = Stated(values, np.empty(0, np.int64), none, none)
    return number_facet(field, TITLES[field], unit, stated, len(scope))


def best_numbers(field: str, offered: Offered, terms: Terms) -> Floats:
    """The number of each candidate that states one, as `core_facet` counts it."""
    return _best(field, offered, terms)[1]


def _best(field: str, offered: Offered, terms: Terms) -> tuple[str | None, Floats]:
    offers = offered.offers
    owners, rows = offered.rows
    unit: str | None = None
    if field == PRICE:
        counts = np.bincount(offers.currency[rows] + 1)[1:]
        if not len(counts):
            return None, np.empty(0)
        unit = offers.currencies[int(np.argmax(counts))]
        values = offers.price(rows, unit, terms)[1]
    elif field == LEAD_TIME:
        unit, values = DAY, offers.leads.at(terms.quantity, rows)[1]
    else:
        values = offers.moq[rows]
    known = np.isfinite(values)
    return unit, least(owners[known], values[known])[1]


def _suppliers(field: str, offered: Offered) -> Facet:
    offers, scope = offered.offers, offered.scope
    pool, codes = (
        (offers.countries, offers.country)
        if field == COUNTRY
        else (offers.suppliers, offers.supplier)
    )
    owners, rows = offered.rows
    found = codes[rows].astype(np.int64)
    owners, found = owners[found >= 0], found[found >= 0]
    # Sorting small integers takes a tenth of the time that np.unique's hash table does.
    pairs = np.sort(owners * len(pool) + found)
    pairs = pairs[firsts(pairs)]
    counts = np.bincount(pairs % len(pool), minlength=len(pool)) if len(pool) else pairs
    known = len(firsts(owners))
    present = np.flatnonzero(counts)
    buckets, bits = LabelCounts(present, counts[present], pool).buckets()
    return Facet(field, TITLES[field], buckets, known, len(scope) - known, bits)


def _categories(table: ColumnTable, scope: Scope) -> Facet:
    order = table.order
    inside = order.leaf_counts(scope.numbers())
    paths = {path: n for path, n in zip(order.leaves, inside.tolist(), strict=True) if n}
    depth = _common(list(paths))
    counts: Counter[str] = Counter()
    for path, count in paths.items():
        if len(path) > depth:
            counts[" > ".join(path[: depth + 1])] += count
    known = sum(counts.values())
    buckets, bits = label_buckets(counts)
    return Facet(CATEGORY, TITLES[CATEGORY], buckets, known, len(scope) - known, bits)


def _common(paths: list[tuple[str, ...]]) -> int:
    """How many parts all paths begin with alike, products without a category left aside."""
    named = [path for path in paths if path]
    if not named:
        return 0
    first, last = min(named), max(named)
    depth = 0
    while depth < min(len(first), len(last)) and first[depth] == last[depth]:
        depth += 1
    # All in one category: that one itself.
    return depth - 1 if all(len(path) == depth for path in named) else depth
