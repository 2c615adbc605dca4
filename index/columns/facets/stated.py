"""What candidates state of an attribute, and what a facet of it is worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from index.columns.facets.attribute import main_unit, of_main_kind, stated_numbers, words
from index.columns.facets.candidates import Part, parts_of
from index.columns.facets.entropy import BINS, entropy, sampled_entropy
from index.columns.facets.gather import every_label_of, labels_of_each, numbers_of_each
from index.columns.facets.kernel import entropies, entropy_of_labels
from index.columns.facets.redundant import Stated
from index.columns.label_column import LabelColumn
from index.columns.manifest import Kind
from index.columns.number_column import NumberColumn
from index.columns.scope import Scope

if TYPE_CHECKING:
    from index.columns.alike import Alike
    from index.columns.table import ColumnTable

Longs = npt.NDArray[np.int64]

MOST_BITS: Final = 3.0
"""A buyer sees a handful of buckets: more is worth no more."""


def stated(table: ColumnTable, fields: Iterable[str], sample: Scope) -> dict[str, Stated]:
    """What some candidates state of attributes; those that none of them can state are left out.

    Attributes whose columns are all of one kind and unit are gathered together, by compiled loops;
    of several ranges, the first one then counts.
    """
    numbers: dict[str, Alike] = {}
    labels: dict[str, Alike] = {}
    mixed: list[str] = []
    for field in fields:
        groups = table.alike(field)
        column = groups[0].column if len(groups) == 1 else None
        if isinstance(column, NumberColumn):
            numbers[field] = groups[0]
        elif isinstance(column, LabelColumn):
            labels[field] = groups[0]
        else:
            mixed.append(field)
    found: dict[str, Stated] = {}
    if numbers:
        _numbers(table, numbers, sample, found)
    if labels:
        mixed += _labels(table, labels, sample, found)
    for field in mixed:
        one = _mixed(table, field, sample)
        if one is not None:
            found[field] = one
    return found


def _mixed(table: ColumnTable, field: str, sample: Scope) -> Stated | None:
    groups = table.alike(field)
    if len(groups) == 1 and isinstance(groups[0].column, LabelColumn):
        return _several(table, groups[0], groups[0].column, sample)
    parts = parts_of(table, field, sample)
    if not parts:
        return None
    same = of_main_kind(parts)
    values = _values(table, same, sample)
    if same[0].kind is Kind.NUMBER:
        numbers = stated_numbers(same, main_unit(same))
        bits = sampled_entropy(np.concatenate([numbers.points, numbers.low]))
        return Stated(values, True, _worth(bits, numbers.known, sample))
    counted, known = words(table, same)
    if isinstance(counted, Counter):
        bits = entropy(np.array(list(counted.values()), np.int64))
    else:
        bits = counted.entropy
    return Stated(values, False, _worth(bits, known, sample))


def _several(table: ColumnTable, group: Alike, column: LabelColumn, sample: Scope) -> Stated | None:
    """What candidates state of labels that some of them have several of."""
    values, labels, known = every_label_of(
        sample.numbers(),
        *_bounds([group])[1:],
        table.codes,
        group.labels[:, 0],
        table.label_groups,
        column.pair_places,
        column.pair_codes,
    )
    labels.sort()
    bits, _ = entropy_of_labels(labels)
    return Stated(values, False, _worth(bits, known, sample))


def _numbers(
    table: ColumnTable, groups: Mapping[str, Alike], sample: Scope, found: dict[str, Stated]
) -> None:
    """Find what candidates state of attributes that are numbers in one unit each."""
    points, *spans = table.numbers
    values, offered, inside = numbers_of_each(
        sample.numbers(), *_bounds(groups.values()), points, *spans
    )
    # NumPy sorts several times as fast as a compiled loop.
    offered.sort(axis=1)
    bits, known = entropies(offered, BINS)
    for n, field in enumerate(groups):
        if inside[n]:
            found[field] = Stated(values[n], True, _worth(float(bits[n]), int(known[n]), sample))


def _labels(
    table: ColumnTable, groups: Mapping[str, Alike], sample: Scope, found: dict[str, Stated]
) -> list[str]:
    """Find the same of attributes that are labels; answers those of which some state several."""
    offsets = np.concatenate([group.labels[:, 0] for group in groups.values()])
    values, inside, several = labels_of_each(
        sample.numbers(), *_bounds(groups.values()), table.codes, offsets, table.label_groups
    )
    bits, known = entropies(np.sort(values, axis=1), 0)
    for n, field in enumerate(groups):
        if inside[n] and not several[n]:
            found[field] = Stated(values[n], False, _worth(float(bits[n]), int(known[n]), sample))
    return [field for n, field in enumerate(groups) if several[n]]


def _bounds(groups: Collection[Alike]) -> tuple[Longs, Longs, Longs, Longs]:
    """Bounds of each field's columns, and the columns' starts, stops and first rows."""
    bounds = np.zeros(len(groups) + 1, np.int64)
    np.cumsum([len(group.starts) for group in groups], out=bounds[1:])
    starts = np.concatenate([group.starts for group in groups])
    stops = np.concatenate([group.stops for group in groups])
    return bounds, starts, stops, np.concatenate([group.ats for group in groups])


def _worth(bits: float, known: int, sample: Scope) -> float:
    return min(bits, MOST_BITS) * known / len(sample)


def _values(table: ColumnTable, parts: list[Part], sample: Scope) -> npt.NDArray[np.float64]:
    """What each candidate states where it states one value."""
    found = np.full(len(sample), np.nan)
    for part in parts:
        column, rows = part.group.column, part.inside.rows
        if isinstance(column, NumberColumn):
            found[part.inside.at] = column.points[rows]
        elif isinstance(column, LabelColumn):
            codes = column.codes[rows]
            known = codes >= 0
            labels = codes[known] + part.group.labels[part.inside.parts[known], 0]
            found[part.inside.at[known]] = table.label_groups[labels]
    return found
