"""Choosing the facets that tell candidates apart best.

A facet that says what a better one says already is left out: `index.columns.facets.redundant`.

A facet's worth is the entropy of what the candidates state (in bits, at most three: a buyer sees
a handful of buckets) × the share of candidates that state it × its importance. The importance of
an attribute is that of the schema, weighted by the candidates of each category; those of core
fields are fixed. Entropies are taken from a sample of the candidates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from data.constraint import (
    BRAND,
    CATEGORY,
    CERTIFICATION,
    COUNTRY,
    LEAD_TIME,
    MOQ,
    PRICE,
)
from index.columns.facets.core import Offered, best_numbers, core_facet
from index.columns.facets.entropy import sampled_entropy
from index.columns.facets.redundant import Stated, says_the_same
from index.columns.facets.stated import MOST_BITS, stated
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
_AS_ATTRIBUTES: Final = (BRAND, CERTIFICATION)
_SAMPLE: Final = 512
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
    importance = table.importance(table.order.leaf_counts(sample.numbers()) / len(sample))
    tried = sorted(importance, key=lambda field: (-importance[field], field))[:_TRIED]
    states = stated(table, dict.fromkeys((*_AS_ATTRIBUTES, *tried)), sample)
    offered = Offered(table.offers, sample)
    worths = {
        field: weight * _core_worth(table, field, offered, terms, states)
        for field, weight in IMPORTANCE.items()
    }
    for field in tried:
        if field in states:
            worths[field] = importance[field] * states[field].worth
    best = sorted(worths, key=lambda field: (-worths[field], field))
    return _apart([field for field in best if worths[field] > _LEAST], states, count)


def _apart(fields: Sequence[str], states: Mapping[str, Stated], count: int) -> tuple[str, ...]:
    """The first fields of which none says what one before it does."""
    chosen: list[str] = []
    attributes: list[Stated] = []
    for field in fields:
        if len(chosen) == count:
            break
        if field not in IMPORTANCE and (one := states.get(field)) is not None:
            if any(says_the_same(one, other) for other in attributes):
                continue
            attributes.append(one)
        chosen.append(field)
    return tuple(chosen)


def _sample(scope: Scope) -> Scope:
    stride = -(-len(scope) // _SAMPLE)
    return scope if stride <= 1 else Scope.of(scope.numbers()[::stride])


def _core_worth(
    table: ColumnTable, field: str, offered: Offered, terms: Terms, states: Mapping[str, Stated]
) -> float:
    sample = offered.scope
    if field in (PRICE, LEAD_TIME, MOQ):
        values = best_numbers(field, offered, terms)
        return min(sampled_entropy(values), MOST_BITS) * len(values) / len(sample)
    if field in _AS_ATTRIBUTES:
        return states[field].worth if field in states else 0.0
    facet = core_facet(table, field, offered, terms)
    return min(facet.entropy, MOST_BITS) * facet.known / len(sample)
