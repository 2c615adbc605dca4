"""Export: what documents state on one field, as plain arrays in one unit and one spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from data.asked import converter
from data.constraint import CATEGORY, COUNTRY, LEAD_TIME, MOQ, PRICE, SUPPLIER
from data.errors import UnitError
from index.columns.flag_column import FlagColumn
from index.columns.groups import least
from index.columns.label_column import LabelColumn
from index.columns.manifest import ColumnInfo, Kind
from index.columns.number_column import NumberColumn
from index.columns.offers import DAY
from index.columns.scope import Scope, expand
from index.columns.size_column import SizeColumn
from index.columns.terms import Terms
from index.columns.wanted import Floats
from index.columns.wording import size_text

if TYPE_CHECKING:
    from index.columns.table import ColumnTable

Longs = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]

_YES_NO: Final = ("no", "yes")


@dataclass(frozen=True, slots=True)
class Exported:
    """What n documents state on a field; numbers or labels, as the field is.

    Attributes:
        unit: of the numbers: that of most of the documents; the currency of prices.
        low, high: float64, shape (n,); NaN is unknown, an open end infinite. Of several numbers,
            the least and the greatest. One array where nobody states a range.
        labels: spelt as most of the documents' categories spell them.
        offsets: int64, shape (n + 1,); bounds of each document's labels in ``codes``.
        codes: int32, places in ``labels``; ascending within a document, each once.
    """

    unit: str | None = None
    low: Floats | None = None
    high: Floats | None = None
    labels: tuple[str, ...] = ()
    offsets: Longs | None = None
    codes: Codes | None = None

    def taken(self, rows: Longs) -> Exported:
        """The same for some of the documents, in any order."""
        if self.low is not None and self.high is not None:
            low = self.low[rows]
            return Exported(self.unit, low, low if self.high is self.low else self.high[rows])
        if self.offsets is None or self.codes is None:
            return self
        owners, members = expand(self.offsets[rows], self.offsets[rows + 1])
        return Exported(
            self.unit,
            labels=self.labels,
            offsets=_offsets(owners, len(rows)),
            codes=self.codes[members],
        )


def export(
    table: ColumnTable, field: str, scope: Scope, terms: Terms, *, currency: str | None = None
) -> Exported:
    """What documents state on an attribute or a core field, in the scope's order.

    Where categories disagree on an attribute's kind, that of most of the documents counts; what
    the others state is unknown. So are numbers of another dimension, and fields that no document's
    category can be filtered by.

    Args:
        table: the columns.
        field: an attribute id or a core field.
        scope: the documents.
        terms: quantity and exchange rates for prices and lead times.
        currency: of prices; None takes that of most of the documents' offers.
    """
    if field in (PRICE, MOQ, LEAD_TIME):
        found = _best(table, field, scope, terms, currency)
    elif field in (COUNTRY, SUPPLIER):
        found = _named(table, field, scope)
    elif field == CATEGORY:
        found = _categories(table, scope)
    else:
        found = _attribute(table, field, scope)
    return found if scope.order is None else found.taken(scope.order)


def _attribute(table: ColumnTable, field: str, scope: Scope) -> Exported:
    sizes: Counter[Kind] = Counter()
    pieces: list[tuple[ColumnInfo, slice, Any]] = []
    for info in table.columns(field):
        piece = scope.piece(info.start, info.stop) if info.kind.is_filterable else None
        if piece is not None:
            pieces.append((info, *piece))
            sizes[_home(info.kind)] += piece[0].stop - piece[0].start
    count = len(scope)
    if not pieces:
        return Exported(offsets=np.zeros(count + 1, np.int64), codes=np.empty(0, np.int32))
    home = max(sizes, key=lambda kind: (sizes[kind], -kind))
    chosen = [piece for piece in pieces if _home(piece[0].kind) is home]
    if home is Kind.NUMBER:
        return _numbers(table, chosen, count)
    if home is Kind.BOOLEAN:
        return _flags(table, chosen, count)
    if home is Kind.DIMENSIONS:
        return _sizes(table, chosen, count)
    return _labels(table, chosen, count)


def _home(kind: Kind) -> Kind:
    return Kind.ONE_OF if kind.is_labels else kind


Pieces = Sequence[tuple[ColumnInfo, slice, Any]]


def _numbers(table: ColumnTable, pieces: Pieces, count: int) -> Exported:
    units: Counter[str | None] = Counter()
    for info, inside, _ in pieces:
        units[info.unit] += inside.stop - inside.start
    unit = max(units, key=lambda one: (units[one], one or ""))
    low, high = np.full(count, np.nan), np.full(count, np.nan)
    for info, inside, places in pieces:
        column = table.column(info)
        if not isinstance(column, NumberColumn):
            continue
        try:
            convert = converter(info.unit, unit, info.field)
        except UnitError:
            continue
        points = column.points[places]
        lows, highs = points.copy(), points.copy()
        owners, rows = column.spans(places)
        np.fmin.at(lows, owners, column.span_lows[rows])
        np.fmax.at(highs, owners, column.span_highs[rows])
        shift = convert(0.0)
        factor = convert(1.0) - shift
        if info.unit != unit:
            lows, highs = lows * factor + shift, highs * factor + shift
        # A negative factor turns ranges round.
        low[inside], high[inside] = np.minimum(lows, highs), np.maximum(lows, highs)
    # Most columns have no ranges: half of what they take is saved.
    return Exported(unit, low, low if np.array_equal(low, high, equal_nan=True) else high)


def _labels(table: ColumnTable, pieces: Pieces, count: int) -> Exported:
    owners: list[Longs] = [np.empty(0, np.int64)]
    codes: list[Longs] = [np.empty(0, np.int64)]
    for info, inside, places in pieces:
        column = table.column(info)
        if not isinstance(column, LabelColumn):
            continue
        single = column.codes[places]
        stated = np.flatnonzero(single >= 0)
        several, pairs = column.pairs(places)
        owners += [stated.astype(np.int64) + inside.start, several.astype(np.int64) + inside.start]
        codes.append(single[stated].astype(np.int64) + info.labels[0])
        codes.append(pairs.astype(np.int64) + info.labels[0])
    found = np.concatenate(codes)
    groups = table.label_groups[found].astype(np.int64) if len(found) else found
    names, compact = np.unique(groups, return_inverse=True)
    spelt = _spellings(found, compact, len(names))
    labels = tuple(pieces_label(table, pieces, number) for number in spelt.tolist())
    return _listed(np.concatenate(owners), compact, labels, count)


def pieces_label(table: ColumnTable, pieces: Pieces, number: int) -> str:
    """The text of a label by its number among those of all columns."""
    column = table.column(pieces[0][0])
    return column.labels[number] if isinstance(column, LabelColumn) else ""


def _spellings(found: Longs, group: Longs, groups: int) -> Longs:
    """Per group, the label that occurs most; the first of equals."""
    numbers, places, counts = np.unique(found, return_index=True, return_counts=True)
    heads = group[places]
    chosen = np.zeros(groups, np.int64)
    # Written in ascending order of frequency, so that the most frequent is written last.
    order = np.lexsort((-numbers, counts))
    chosen[heads[order]] = numbers[order]
    return chosen


def _flags(table: ColumnTable, pieces: Pieces, count: int) -> Exported:
    flags = np.zeros(count, np.int8)
    for info, inside, places in pieces:
        column = table.column(info)
        if isinstance(column, FlagColumn):
            flags[inside] = column.flags[places]
    owners = np.flatnonzero(flags)
    return _listed(owners, (flags[owners] > 0).astype(np.int64), _YES_NO, count)


def _sizes(table: ColumnTable, pieces: Pieces, count: int) -> Exported:
    owners, texts = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    pool: dict[str, int] = {}
    for info, inside, places in pieces:
        column = table.column(info)
        if not isinstance(column, SizeColumn):
            continue
        sizes = column.sizes[places]
        stated = np.flatnonzero(~np.isnan(sizes[:, 0]))
        distinct, which = np.unique(sizes[stated], axis=0, return_inverse=True)
        numbers = [pool.setdefault(size_text(one, info.unit), len(pool)) for one in distinct]
        owners.append(stated + inside.start)
        texts.append(np.array(numbers, np.int64)[which.reshape(-1)])
    return _listed(np.concatenate(owners), np.concatenate(texts), tuple(pool), count)


def _best(
    table: ColumnTable, field: str, scope: Scope, terms: Terms, currency: str | None
) -> Exported:
    offers = table.offers
    owners, rows = offers.rows(scope)
    unit: str | None = None
    if field == PRICE:
        counts = np.bincount(offers.currency[rows] + 1)[1:]
        unit = currency or (offers.currencies[int(np.argmax(counts))] if len(counts) else None)
        values = np.empty(0) if unit is None else offers.price(rows, unit, terms)[1]
        owners = owners[: len(values)]
    elif field == LEAD_TIME:
        unit, values = DAY, offers.leads.at(terms.quantity, rows)[1]
    else:
        values = offers.moq[rows]
    known = np.isfinite(values)
    places, best = least(owners[known], values[known])
    found = np.full(len(scope), np.nan)
    found[places] = best
    return Exported(unit, found, found)


def _named(table: ColumnTable, field: str, scope: Scope) -> Exported:
    offers = table.offers
    pool, codes = (
        (offers.countries, offers.country)
        if field == COUNTRY
        else (offers.suppliers, offers.supplier)
    )
    owners, rows = offers.rows(scope)
    found = codes[rows].astype(np.int64)
    owners, found = owners[found >= 0], found[found >= 0]
    names, compact = np.unique(found, return_inverse=True)
    labels = tuple(pool[number] for number in names.tolist())
    return _listed(owners, compact.astype(np.int64), labels, len(scope))


def _categories(table: ColumnTable, scope: Scope) -> Exported:
    numbers = scope.numbers().astype(np.int32)
    leaves, compact = np.unique(table.order.leaf_of(numbers), return_inverse=True)
    paths = [table.order.leaves[leaf] for leaf in leaves.tolist()]
    filed = np.array([bool(path) for path in paths], np.bool_)
    owners = np.flatnonzero(filed[compact]) if len(paths) else np.empty(0, np.int64)
    labels = tuple(" > ".join(path) for path in paths)
    return _listed(owners, compact[owners].astype(np.int64), labels, len(scope))


def _listed(owners: Longs, codes: Longs, labels: tuple[str, ...], count: int) -> Exported:
    """Labels per document, from pairs in any order, each pair kept once."""
    size = max(1, len(labels))
    pairs = np.unique(owners * size + codes)
    return Exported(
        labels=labels,
        offsets=_offsets(pairs // size, count),
        codes=(pairs % size).astype(np.int32),
    )


def _offsets(owners: Longs, count: int) -> Longs:
    offsets = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(owners, minlength=count), out=offsets[1:])
    return offsets
