"""The facet of an attribute over candidates of one category or several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from data.errors import UnitError
from index.columns.facets.candidates import Part, parts_of
from index.columns.facets.gather import stated_by
from index.columns.facets.labels import LabelCounts, label_buckets, label_counts
from index.columns.facets.numbers import Floats, Stated, number_buckets
from index.columns.flag_column import FlagColumn
from index.columns.label_column import LabelColumn
from index.columns.manifest import Kind
from index.columns.number_column import NumberColumn
from index.columns.scope import Scope
from index.columns.size_column import SizeColumn
from index.columns.wording import size_text
from index.response import Facet

if TYPE_CHECKING:
    from index.columns.alike import Alike
    from index.columns.table import ColumnTable


def attribute_facet(table: ColumnTable, field: str, scope: Scope) -> Facet | None:
    """How an attribute is distributed; None when no category of the candidates can filter by it.

    Where categories disagree about its kind or dimension, that of most candidates counts, and for
    the others it is unknown. Numbers are in the unit of most candidates.
    """
    total = len(scope)
    groups = table.alike(field)
    only = groups[0] if len(groups) == 1 else None
    if only is not None and only.title is not None and isinstance(only.column, NumberColumn):
        stated = plain_numbers(only, only.column, scope)
        if stated is None:
            return None
        return number_facet(field, only.title, only.infos[0].unit, stated, total)
    parts = parts_of(table, field, scope)
    if not parts:
        return None
    same = of_main_kind(parts)
    title = _title(parts)
    if same[0].kind is Kind.NUMBER:
        unit = main_unit(same)
        return number_facet(field, title, unit, stated_numbers(same, unit), total)
    counted, known = words(table, same)
    if isinstance(counted, Counter):
        buckets, bits = label_buckets(counted)
    else:
        buckets, bits = counted.buckets()
    return Facet(field, title, buckets, known, total - known, bits)


def of_main_kind(parts: Sequence[Part]) -> list[Part]:
    """The parts of the kind that most candidates are of."""
    weights: Counter[Kind] = Counter()
    for part in parts:
        weights[part.kind] += len(part)
    kind = max(weights, key=lambda k: (weights[k], -k))
    return [part for part in parts if part.kind is kind]


def plain_numbers(group: Alike, column: NumberColumn, scope: Scope) -> Stated | None:
    """The numbers of the only columns that an attribute has; None where no candidate is in them."""
    points, owners, low, high, inside = stated_by(
        scope.numbers(),
        group.starts,
        group.stops,
        group.ats,
        column.points,
        column.span_places,
        column.span_lows,
        column.span_highs,
    )
    return Stated(points, owners, low, high) if inside else None


def stated_numbers(parts: Sequence[Part], unit: str | None) -> Stated:
    """The numbers of some columns in one unit; columns of another dimension are left out."""
    points: list[Floats] = []
    owners: list[npt.NDArray[np.int64]] = []
    lows: list[Floats] = []
    highs: list[Floats] = []
    seen = 0
    for part in parts:
        change = _linear(part.unit, unit)
        column, rows = part.group.column, part.inside.rows
        if change is None or not isinstance(column, NumberColumn):
            continue
        values = column.points[rows]
        known = values == values
        points.append(_mapped(values[known], change))
        # Only who states no point can state a range.
        pointless = np.flatnonzero(~known)
        owner, spans = column.spans(rows[pointless])
        if len(owner):
            low, high = column.span_lows[spans], column.span_highs[spans]
            # What is offered: an open end states the other end alone.
            offered_low = np.where(np.isinf(low), high, low)
            offered_high = np.where(np.isinf(high), low, high)
            finite = np.isfinite(offered_low)
            owners.append(pointless[owner[finite]] + seen)
            ends = [_mapped(end[finite], change) for end in (offered_low, offered_high)]
            # A negative factor turns ranges round.
            lows.append(np.minimum(*ends))
            highs.append(np.maximum(*ends))
        seen += len(rows)
    return Stated(
        _joined(points),
        np.concatenate(owners) if owners else np.empty(0, np.int64),
        _joined(lows),
        _joined(highs),
    )


def _joined(some: Sequence[Floats]) -> Floats:
    if len(some) == 1:
        return some[0]
    return np.concatenate(some) if some else np.empty(0)


def main_unit(parts: Sequence[Part]) -> str | None:
    """The unit of most candidates."""
    return max(parts, key=lambda part: (len(part), part.unit or "")).unit


def words(table: ColumnTable, parts: Sequence[Part]) -> tuple[LabelCounts | Counter[str], int]:
    """Candidates per word, and how many state any.

    Args:
        table: the columns.
        parts: of one kind, which is not that of numbers.
    """
    counts: Counter[str] = Counter()
    for part in parts:
        column, rows = part.group.column, part.inside.rows
        if isinstance(column, LabelColumn):
            # There is one such part: units do not tell labels apart.
            return label_counts(part, column, table.label_groups)
        if isinstance(column, FlagColumn):
            flags = column.flags[rows]
            yes, no = int(np.count_nonzero(flags > 0)), int(np.count_nonzero(flags < 0))
            counts += Counter({label: n for label, n in (("yes", yes), ("no", no)) if n})
        elif isinstance(column, SizeColumn):
            sizes = column.sizes[rows]
            sizes = sizes[~np.isnan(sizes[:, 0])]
            distinct, times = np.unique(sizes, axis=0, return_counts=True)
            for size, count in zip(distinct, times.tolist(), strict=True):
                counts[size_text(size, part.unit)] += count
    return counts, counts.total()


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


def _title(parts: Sequence[Part]) -> str:
    """What most candidates' categories call it."""
    shared = {part.group.title for part in parts}
    if len(shared) == 1 and (title := next(iter(shared))) is not None:
        return title
    times: Counter[str] = Counter()
    for part in parts:
        counts = np.bincount(part.inside.parts, minlength=len(part.group.infos))
        for at in np.flatnonzero(counts).tolist():
            times[part.group.infos[at].title] += int(counts[at])
    return max(times, key=lambda title: (times[title], title))


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
