"""Choosing the facets that tell candidates apart best.

A facet that says what a better one says already is left out: `index.columns.facets.redundant`.

A facet's worth is the entropy of what the candidates state (in bits, at most three: a buyer sees
a handful of buckets) × the share of candidates that state it × its importance. The importance of
an attribute is that of the schema, weighted by the candidates of each category; those of core
fields are fixed. Entropies are taken from a sample of the candidates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from data.constraint import (
    BRAND,
    CATEGORY,
    CERTIFICATION,
    COUNTRY,
    LEAD_TIME,
    MOQ,
    PRICE,
)
from index.columns.facets.attribute import main_unit, of_main_kind, stated_numbers, words
from index.columns.facets.candidates import parts_of
from index.columns.facets.core import best_numbers, core_facet
from index.columns.facets.entropy import entropy, sampled_entropy
from index.columns.facets.redundant import Stated, says_the_same
from index.columns.manifest import Kind
from index.columns.scope import Scope
from index.columns.terms import Terms

if TYPE_CHECKING:
    from index.columns.table import ColumnTable

IMPORTANCE: Final = {
    CATEGORY: 0.8,
    PRICE: 0.6,
    BRAND: 0.4,
    COUNTRY: 0.4,
    CERTIFICATION: 0.4,
    LEAD_TIME: 0.3,
    MOQ: 0.3,
}
_SAMPLE: Final = 512
_BITS: Final = 3.0
_TRIED: Final = 48
"""Attributes whose entropy is looked at, the most important ones."""
_LEAST: Final = 1e-3


def choose_facets(table: ColumnTable, scope: Scope, count: int, terms: Terms) -> tuple[str, ...]:
    """Fields of the facets worth most for some candidates, best first; those worth nothing never.

    Args:
        table: the columns.
        scope: the candidates.
        count: at most this many.
        terms: for prices and lead times.
    """
    sample = _sample(scope)
    if len(sample) < 2:
        return ()
    worths = {
        field: weight * _core_worth(table, field, sample, terms)
        for field, weight in IMPORTANCE.items()
    }
    importance = table.importance(table.order.leaf_counts(sample.numbers()) / len(sample))
    tried = sorted(importance, key=lambda field: (-importance[field], field))[:_TRIED]
    for field in tried:
        worths[field] = importance[field] * _worth(table, field, sample)
    best = sorted(worths, key=lambda field: (-worths[field], field))
    return _apart(table, [field for field in best if worths[field] > _LEAST], sample, count)


def _apart(table: ColumnTable, fields: Sequence[str], sample: Scope, count: int) -> tuple[str, ...]:
    """The first fields of which none says what one before it does."""
    chosen: list[str] = []
    stated: list[Stated] = []
    for field in fields:
        if len(chosen) == count:
            break
        if field not in IMPORTANCE and (one := Stated.of(table, field, sample)) is not None:
            if any(says_the_same(one, other) for other in stated):
                continue
            stated.append(one)
        chosen.append(field)
    return tuple(chosen)


def _sample(scope: Scope) -> Scope:
    stride = -(-len(scope) // _SAMPLE)
    return scope if stride <= 1 else Scope.of(scope.numbers()[::stride])


def _worth(table: ColumnTable, field: str, sample: Scope) -> float:
    """Entropy times coverage."""
    parts = parts_of(table, field, sample)
    if not parts:
        return 0.0
    same = of_main_kind(parts)
    if same[0].kind is Kind.NUMBER:
        stated = stated_numbers(same, main_unit(same))
        bits, known = sampled_entropy(np.concatenate([stated.points, stated.low])), stated.known
    else:
        counted, known = words(table, same)
        if isinstance(counted, Counter):
            bits = entropy(np.array(list(counted.values()), np.int64))
        else:
            bits = counted.entropy
    return min(bits, _BITS) * known / len(sample)


def _core_worth(table: ColumnTable, field: str, sample: Scope, terms: Terms) -> float:
    if field in (PRICE, LEAD_TIME, MOQ):
        values = best_numbers(table, field, sample, terms)
        return min(sampled_entropy(values), _BITS) * len(values) / len(sample)
    if field in (BRAND, CERTIFICATION):
        return _worth(table, field, sample)
    facet = core_facet(table, field, sample, terms)
    return 0.0 if facet is None else min(facet.entropy, _BITS) * facet.known / len(sample)
