"""The facet of an attribute over candidates of one category or several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from data.errors import UnitError
from index.columns.facets.candidates import Candidates, Part
from index.columns.facets.labels import label_buckets, label_counts
from index.columns.facets.numbers import Floats, Stated, number_buckets
from index.columns.flag_column import FlagColumn
from index.columns.label_column import LabelColumn
from index.columns.manifest import Kind
from index.columns.number_column import NumberColumn
from index.columns.size_column import SizeColumn
from index.columns.wording import size_text
from index.response import Facet

if TYPE_CHECKING:
    from index.columns.table import ColumnTable


def attribute_facet(table: ColumnTable, field: str, candidates: Candidates) -> Facet | None:
    """How an attribute is distributed; None when no category of the candidates can filter by it.

    Where categories disagree about its kind or dimension, that of most candidates counts, and for
    the others it is unknown. Numbers are in the unit of most candidates.
    """
    return parts_facet(table, candidates.parts(table.columns(field)), candidates)


def parts_facet(table: ColumnTable, parts: Sequence[Part], candidates: Candidates) -> Facet | None:
    """The facet of one attribute's columns; None when there are none."""
    if not parts:
        return None
    weights: Counter[Kind] = Counter()
    titles: Counter[str] = Counter()
    for part in parts:
        weights[_home(part)] += len(part)
        titles[part.info.title] += len(part)
    kind = max(weights, key=lambda k: (weights[k], -k))
    title = max(titles, key=lambda t: (titles[t], t))
    same = [part for part in parts if _home(part) is kind]
    field, total = parts[0].info.field, len(candidates)
    if kind is Kind.NUMBER:
        unit = main_unit(same)
        stated = stated_numbers(table, same, unit, candidates)
        return number_facet(field, title, unit, stated, total)
    counts, known = _words(table, same, candidates)
    buckets, bits = label_buckets(counts)
    return Facet(field, title, buckets, known, total - known, bits)


def stated_numbers(
    table: ColumnTable, parts: Sequence[Part], unit: str | None, candidates: Candidates
) -> Stated:
    """The numbers of some columns in one unit; columns of another dimension are left out."""
    points: list[Floats] = [np.empty(0)]
    owners, lows, highs = [np.empty(0, np.int64)], [np.empty(0)], [np.empty(0)]
    seen = 0
    for other in dict.fromkeys(part.info.unit for part in parts):
        change = _linear(other, unit)
        if change is None:
            continue
        same = [part for part in parts if part.info.unit == other]
        column = table.across([part.info for part in same])
        if not isinstance(column, NumberColumn):
            continue
        rows = candidates.rows(same)
        values = column.points[rows]
        points.append(_mapped(values[values == values], change))
        owner, spans = column.spans(rows)
        low, high = column.span_lows[spans], column.span_highs[spans]
        # What is offered: an open end states the other end alone.
        offered_low = np.where(np.isinf(low), high, low)
        offered_high = np.where(np.isinf(high), low, high)
        finite = np.isfinite(offered_low)
        owners.append(owner[finite] + seen)
        seen += len(rows)
        ends = [_mapped(end[finite], change) for end in (offered_low, offered_high)]
        # A negative factor turns ranges round.
        lows.append(np.minimum(*ends))
        highs.append(np.maximum(*ends))
    return Stated(
        np.concatenate(points), np.concatenate(owners), np.concatenate(lows), np.concatenate(highs)
    )


def main_unit(parts: Sequence[Part]) -> str | None:
    """The unit of most candidates."""
    units: Counter[str | None] = Counter()
    for part in parts:
        units[part.info.unit] += len(part)
    return max(units, key=lambda unit: (units[unit], unit or ""))


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


def _home(part: Part) -> Kind:
    """The kind whose array holds the values."""
    return Kind.ONE_OF if part.info.kind.is_labels else part.info.kind


def _words(
    table: ColumnTable, parts: Sequence[Part], candidates: Candidates
) -> tuple[dict[str, int], int]:
    """Candidates per word, and how many state any."""
    column = table.across([part.info for part in parts])
    rows = candidates.rows(parts)
    match column:
        case LabelColumn():
            return label_counts(column, parts, rows, table.label_groups)
        case FlagColumn():
            flags = column.flags[rows]
            yes, no = int(np.count_nonzero(flags > 0)), int(np.count_nonzero(flags < 0))
            return {label: n for label, n in (("yes", yes), ("no", no)) if n}, yes + no
        case SizeColumn():
            counts: Counter[str] = Counter()
            for part in parts:
                sizes = column.sizes[candidates.rows([part])]
                sizes = sizes[~np.isnan(sizes[:, 0])]
                distinct, times = np.unique(sizes, axis=0, return_counts=True)
                for size, count in zip(distinct, times.tolist(), strict=True):
                    counts[size_text(size, part.info.unit)] += count
            return dict(counts), counts.total()
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


def _mapped(values: Floats, change: tuple[float, float]) -> Floats:
    if change == (1.0, 0.0):
        return values
    found = values * change[0] + change[1]
    # Twelve digits, as stored values have: 0.30000000000000004 is no value of its own.
    with np.errstate(divide="ignore"):
        digits = 11 - np.floor(np.log10(np.abs(found)))
    scale = 10.0 ** np.where(np.isfinite(digits), digits, 0)
    return np.asarray(np.round(found * scale) / scale)
