"""Choosing the facets that tell candidates apart best.

A facet's worth is the entropy of what the candidates state (in bits, at most three: a buyer sees
a handful of buckets) × the share of candidates that state it × its importance. The importance of
an attribute is that of the schema, weighted by the candidates of each category; those of core
fields are fixed. Entropies are taken from a sample of the candidates.
"""

from __future__ import annotations

from collections import defaultdict
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
from index.columns.facets.attribute import (
    attribute_facet,
    main_unit,
    parts_facet,
    stated_numbers,
)
from index.columns.facets.candidates import Candidates, Part
from index.columns.facets.core import best_numbers, core_facet
from index.columns.facets.entropy import sampled_entropy
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
_SAMPLE: Final = 1000
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
    sample = Candidates.of(table.order, _sample(scope))
    if len(sample) < 2:
        return ()
    worths = {
        field: weight * _core_worth(table, field, sample, terms)
        for field, weight in IMPORTANCE.items()
    }
    infos = [info for leaf in sample.leaves() for info in table.leaf_columns(leaf)]
    parts: defaultdict[str, list[Part]] = defaultdict(list)
    importance: defaultdict[str, float] = defaultdict(float)
    for part in sample.parts(infos):
        parts[part.info.field].append(part)
        importance[part.info.field] += part.info.importance * len(part) / len(sample)
    tried = sorted(parts, key=lambda field: (-importance[field], field))[:_TRIED]
    for field in tried:
        worths[field] = importance[field] * _worth(table, parts[field], sample)
    best = sorted(worths, key=lambda field: (-worths[field], field))
    return tuple(field for field in best if worths[field] > _LEAST)[:count]


def _sample(scope: Scope) -> Scope:
    stride = -(-len(scope) // _SAMPLE)
    return scope if stride <= 1 else Scope.of(scope.numbers()[::stride])


def _worth(table: ColumnTable, parts: Sequence[Part], sample: Candidates) -> float:
    """Entropy times coverage."""
    if all(part.info.kind is Kind.NUMBER for part in parts):
        stated = stated_numbers(table, parts, main_unit(parts), sample)
        bits, known = sampled_entropy(np.concatenate([stated.points, stated.low])), stated.known
    else:
        facet = parts_facet(table, parts, sample)
        bits, known = (0.0, 0) if facet is None else (facet.entropy, facet.known)
    return min(bits, _BITS) * known / len(sample)


def _core_worth(table: ColumnTable, field: str, sample: Candidates, terms: Terms) -> float:
    if field in (PRICE, LEAD_TIME, MOQ):
        values = best_numbers(table, field, sample.scope, terms)
        return min(sampled_entropy(values), _BITS) * len(values) / len(sample)
    if field in (BRAND, CERTIFICATION):
        facet = attribute_facet(table, field, sample)
    else:
        facet = core_facet(table, field, sample.scope, terms)
    return 0.0 if facet is None else min(facet.entropy, _BITS) * facet.known / len(sample)
