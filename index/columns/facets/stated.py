"""What candidates state of an attribute, and what a facet of it is worth."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from index.columns.facets.attribute import main_unit, of_main_kind, stated_numbers, words
from index.columns.facets.candidates import Part, parts_of
from index.columns.facets.entropy import BINS, entropy, sampled_entropy
from index.columns.facets.kernel import (
    entropy_of_labels,
    entropy_of_numbers,
    labels_of,
    numbers_of,
)
from index.columns.facets.redundant import Stated
from index.columns.label_column import LabelColumn
from index.columns.manifest import Kind
from index.columns.number_column import NumberColumn
from index.columns.scope import Scope

if TYPE_CHECKING:
    from index.columns.alike import Alike
    from index.columns.table import ColumnTable

MOST_BITS: Final = 3.0
"""A buyer sees a handful of buckets: more is worth no more."""


def stated(table: ColumnTable, field: str, sample: Scope) -> Stated | None:
    """What some candidates state of an attribute; None where none of them can.

    Where all columns are of one kind and unit, compiled loops gather it; of several ranges, the
    first one then counts.
    """
    groups = table.alike(field)
    if len(groups) == 1:
        plain = _plain(table, groups[0], sample)
        if plain is not None:
            return plain if plain.values.size else None
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


def _plain(table: ColumnTable, group: Alike, sample: Scope) -> Stated | None:
    """As `stated`, without candidates where none can state it; None where it is not that plain."""
    column = group.column
    bounds = (sample.numbers(), group.starts, group.stops, group.ats)
    if isinstance(column, NumberColumn):
        spans = (column.span_places, column.span_lows, column.span_highs)
        values, offered, inside = numbers_of(*bounds, column.points, *spans)
        bits, known = entropy_of_numbers(np.sort(offered), BINS)
        return Stated(values if inside else values[:0], True, _worth(bits, known, sample))
    if isinstance(column, LabelColumn):
        offsets = group.labels[:, 0]
        values, inside, several = labels_of(*bounds, column.codes, offsets, table.label_groups)
        if several:
            return None
        bits, known = entropy_of_labels(np.sort(values))
        return Stated(values if inside else values[:0], False, _worth(bits, known, sample))
    return None


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
