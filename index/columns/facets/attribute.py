"""The facet of an attribute over candidates of one category or several."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from data.errors import UnitError
from index.columns.facets.labels import label_buckets, label_counts, merged
from index.columns.facets.numbers import Floats, Stated, number_buckets
from index.columns.flag_column import FlagColumn
from index.columns.label_column import LabelColumn
from index.columns.manifest import ColumnInfo, Kind
from index.columns.number_column import NumberColumn
from index.columns.scope import Places, Scope, length
from index.columns.size_column import SizeColumn
from index.columns.wording import size_text
from index.response import Bucket, Facet

if TYPE_CHECKING:
    from index.columns.table import ColumnTable

Part = tuple[ColumnInfo, int, Places]
"""A column, where its part of the candidates begins among them, and the rows of that part."""


def attribute_facet(table: ColumnTable, field: str, scope: Scope) -> Facet | None:
    """How an attribute is distributed; None when no category of the candidates can filter by it.

    Where categories disagree about its kind or dimension, that of most candidates counts, and for
    the others it is unknown. Numbers are in the unit of most candidates.
    """
    parts: list[Part] = []
    for info in table.columns(field):
        piece = scope.piece(info.start, info.stop)
        if piece is not None and info.kind.is_filterable:
            parts.append((info, piece[0].start, piece[1]))
    if not parts:
        return None
    weights: Counter[Kind] = Counter()
    titles: Counter[str] = Counter()
    for info, _, places in parts:
        home = Kind.ONE_OF if info.kind is Kind.SEVERAL_OF else info.kind
        weights[home] += length(places)
        titles[info.title] += length(places)
    kind = max(weights, key=lambda k: (weights[k], -k))
    title = max(titles, key=lambda t: (titles[t], t))
    same = [p for p in parts if p[0].kind is kind or (kind is Kind.ONE_OF and p[0].kind.is_labels)]
    if kind is Kind.NUMBER:
        return _numbers(table, field, title, same, len(scope))
    buckets, bits, known = _words(table, same)
    return Facet(field, title, buckets, known, len(scope) - known, bits)


def stated_numbers(table: ColumnTable, parts: Sequence[Part], unit: str | None) -> Stated:
    """The numbers of some columns in one unit; columns of another dimension are left out."""
    points: list[Floats] = [np.empty(0)]
    owners, lows, highs = [np.empty(0, np.int64)], [np.empty(0)], [np.empty(0)]
    for info, first, places in parts:
        column = table.column(info)
        map_ = _linear(info.unit, unit)
        if not isinstance(column, NumberColumn) or map_ is None:
            continue
        values = column.points[places]
        points.append(_mapped(values[values == values], map_))
        owner, rows = column.spans(places)
        if len(rows):
            low, high = column.span_lows[rows], column.span_highs[rows]
            # What is offered: an open end states the other end alone.
            offered_low = np.where(np.isinf(low), high, low)
            offered_high = np.where(np.isinf(high), low, high)
            finite = np.isfinite(offered_low)
            owners.append(owner[finite] + first)
            lows.append(_mapped(offered_low[finite], map_))
            highs.append(_mapped(offered_high[finite], map_))
    return Stated(
        np.concatenate(points), np.concatenate(owners), np.concatenate(lows), np.concatenate(highs)
    )


def main_unit(parts: Sequence[Part]) -> str | None:
    """The unit of most candidates."""
    units: Counter[str | None] = Counter()
    for info, _, places in parts:
        units[info.unit] += length(places)
    return max(units, key=lambda unit: (units[unit], unit or ""))


def _numbers(
    table: ColumnTable, field: str, title: str, parts: Sequence[Part], total: int
) -> Facet:
    unit = main_unit(parts)
    stated = stated_numbers(table, parts, unit)
    return number_facet(field, title, unit, stated, total)


def number_facet(field: str, title: str, unit: str | None, stated: Stated, total: int) -> Facet:
    """The facet of some numbers."""
    buckets, bits = number_buckets(stated)
    known = stated.known
    low, high = stated.ends
    return Facet(
        field,
        title,
        buckets,
        known,
        total - known,
        bits,
        unit=unit,
        minimum=low if known else None,
        maximum=high if known else None,
    )


def _words(table: ColumnTable, parts: Sequence[Part]) -> tuple[tuple[Bucket, ...], float, int]:
    counts: defaultdict[str, int] = defaultdict(int)
    known = 0
    for info, _, places in parts:
        found, stating = _part_words(table, info, places)
        known += stating
        for label, count in found.items():
            counts[label] += count
    return *label_buckets(merged(counts)), known


def _part_words(table: ColumnTable, info: ColumnInfo, places: Places) -> tuple[dict[str, int], int]:
    column = table.column(info)
    match column:
        case LabelColumn():
            return label_counts(column, places)
        case FlagColumn():
            flags = column.flags[places]
            yes, no = int(np.count_nonzero(flags > 0)), int(np.count_nonzero(flags < 0))
            return {label: n for label, n in (("yes", yes), ("no", no)) if n}, yes + no
        case SizeColumn():
            sizes = column.sizes[places]
            sizes = sizes[~np.isnan(sizes[:, 0])]
            rows, counts = np.unique(sizes, axis=0, return_counts=True)
            texts = (size_text(row, info.unit) for row in rows)
            return dict(zip(texts, counts.tolist(), strict=True)), len(sizes)
        case _:
            return {}, 0


def _linear(unit: str | None, target: str | None) -> tuple[float, float] | None:
    """Factor and shift from one unit to another; None when they do not go together."""
    if unit == target:
        return 1.0, 0.0
    if unit is None or target is None:
        return None
    from data.units import convert

    try:
        shift = convert(0.0, unit, target)
        return convert(1.0, unit, target) - shift, shift
    except UnitError:
        return None


def _mapped(values: Floats, map_: tuple[float, float]) -> Floats:
    if map_ == (1.0, 0.0):
        return values
    found = values * map_[0] + map_[1]
    # Twelve digits, as stored values have: 0.30000000000000004 is no value of its own.
    with np.errstate(divide="ignore"):
        digits = 11 - np.floor(np.log10(np.abs(found)))
    scale = 10.0 ** np.where(np.isfinite(digits), digits, 0)
    return np.asarray(np.round(found * scale) / scale)
