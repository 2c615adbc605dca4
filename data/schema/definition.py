"""From everything found about an attribute in a category to its definition."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from data.schema.canonical_unit import canonical_unit
from data.schema.decisions import Decisions, Key
from data.schema.identity import Identity
from data.schema.importance import entropy, heightened, importance, price_effect
from data.schema.kind import Decision
from data.schema.model import (
    AttributeDefinition,
    AttributeKind,
    Direction,
    Quantiles,
    ValueCount,
)
from data.schema.numbers import Distribution
from data.schema.overlay import AttributeOverlay
from data.schema.profile import Profile
from data.schema.resolve import Rulings
from data.schema.spellings import identity as value_identity
from data.schema.tree import CategoryTree
from data.schema.wording import Wording, Wordings

T = TypeVar("T")

LISTED_VALUES = 1_000
"""Values kept in a definition, most frequent first, besides all that have several spellings."""
LISTED_SIZES = 20

_COUNTED = (AttributeKind.NUMBER, AttributeKind.ONE_OF, AttributeKind.SEVERAL_OF)


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was learnt, by numbers of node and attribute."""

    tree: CategoryTree
    identity: Identity
    rulings: Rulings
    profiles: Mapping[Key, Profile]
    decisions: Decisions
    bookkeeping: Sequence[bool]
    numbers: Mapping[Key, Distribution]
    wordings: Wordings
    unlisted: Mapping[Key, int]
    units: Mapping[Key, Counter[tuple[str, str | None]]]
    choices: Mapping[Key, float]
    titled: Mapping[Key, float]
    totals: Sequence[int]


def define(findings: Findings, node: int, attr: int) -> AttributeDefinition:
    """The definition of one attribute in one category."""
    key = (node, attr)
    decision = findings.decisions.reported[key]
    says = findings.rulings.of(node, attr) or AttributeOverlay()
    profile = findings.profiles[key]
    known, stated = findings.decisions.known[key], findings.decisions.stated[key]
    distribution = findings.numbers.get(key) if decision.kind is AttributeKind.NUMBER else None
    wordings = findings.wordings.get(key, {})
    unit = _unit(findings, key, decision, says, distribution)
    bins = distribution.bins if distribution else [w.bin for w in wordings.values()]
    counts = [b.n for b in bins]
    listed = sum(counts)
    total = max(known, listed) if decision.kind is not AttributeKind.SEVERAL_OF else listed
    structured = decision.kind not in (AttributeKind.TEXT, AttributeKind.IDENTIFIER)
    bits = entropy(counts, singles=total - listed) if structured and bins else 0.0
    unlisted = findings.unlisted.get(key, 0)
    distinct = _distinct(decision, profile, distribution, wordings, unlisted)
    price = price_effect(bins) if structured else None
    coverage = known / findings.totals[node] if findings.totals[node] else 0.0
    spellings = _ranked(findings.identity.spellings[key])
    quantiles = _quantiles(distribution, unit)
    unsaid = importance(
        kind=decision.kind,
        coverage=coverage,
        bits=bits,
        price=price,
        choice=findings.choices.get(key),
        digits=profile.digits,
        typical=quantiles.median if quantiles else None,
        bookkeeping=findings.bookkeeping[attr] and unit is None,
        per_value=listed / distinct if decision.kind in _COUNTED and distinct else math.inf,
    )
    values = _values(decision, wordings)
    return AttributeDefinition(
        id=findings.identity.ids[attr],
        label=spellings[0],
        kind=decision.kind,
        coverage=round(coverage, 6),
        count=known,
        distinct=distinct,
        dimension=decision.dimension,
        unit=unit,
        entropy=round(bits, 6),
        unread=round(1 - known / stated, 6) if stated else 0.0,
        importance=(
            heightened(unsaid, titled=findings.titled.get(key, 0.0))
            if says.importance is None
            else says.importance
        ),
        unsaid=unsaid if says.importance is None else says.importance,
        direction=says.direction or Direction.NEITHER,
        quantiles=quantiles,
        names=tuple(spellings),
        units=_units(findings.units.get(key, Counter())),
        values=values,
        labels=dict(says.label),
        questions=dict(says.question),
        synonyms=_canonical(values, {v: about.synonyms for v, about in says.values.items()}),
        value_labels=_canonical(values, {v: about.label for v, about in says.values.items()}),
        assumed_units={
            t.name: t.unit
            for t in findings.identity.assumed.get(attr, ())
            if t.unit is not None and node in findings.tree.ancestors[t.node]
        },
        extreme=round(distribution.extreme, 6) if distribution else 0.0,
        price_effect=None if price is None else round(price, 4),
    )


def _ranked(spellings: Counter[str]) -> list[str]:
    return sorted(spellings, key=lambda s: (-spellings[s], s))


def _unit(
    findings: Findings,
    key: Key,
    decision: Decision,
    says: AttributeOverlay,
    distribution: Distribution | None,
) -> str | None:
    if decision.dimension is None:
        return None
    if says.unit:
        from data.units import dimension_of, parse_unit

        symbol = parse_unit(says.unit)
        if symbol and dimension_of(symbol) == decision.dimension:
            return symbol
    used = findings.units.get(key, Counter())
    units = {u: n for (u, dimension), n in used.items() if dimension == decision.dimension}
    return canonical_unit(units, distribution.points[2] if distribution else None)


def _distinct(
    decision: Decision,
    profile: Profile,
    distribution: Distribution | None,
    wordings: Mapping[str, Wording],
    unlisted: int,
) -> int:
    if decision.kind is AttributeKind.NUMBER:
        return distribution.distinct if distribution else 0
    if decision.kind in (AttributeKind.TEXT, AttributeKind.IDENTIFIER):
        return profile.distinct
    return len(wordings) + unlisted


def _quantiles(distribution: Distribution | None, unit: str | None) -> Quantiles | None:
    if distribution is None:
        return None
    figures = (distribution.minimum, *distribution.points, distribution.maximum)
    if unit is not None:
        from data.units import from_base

        figures = tuple(sorted(float(f"{from_base(x, unit):.12g}") for x in figures))
    return Quantiles(*figures)


def _units(used: Counter[tuple[str, str | None]]) -> tuple[tuple[str, int], ...]:
    by_unit: Counter[str] = Counter()
    for (unit, _), n in used.items():
        by_unit[unit] += n
    return tuple(sorted(by_unit.items(), key=lambda pair: (-pair[1], pair[0])))


def _values(decision: Decision, wordings: Mapping[str, Wording]) -> tuple[ValueCount, ...]:
    ranked = sorted(wordings.items(), key=lambda item: (-item[1].bin.n, item[0]))
    if decision.kind in (AttributeKind.BOOLEAN, AttributeKind.DIMENSIONS):
        return tuple(ValueCount(label, wording.bin.n) for label, wording in ranked[:LISTED_SIZES])
    return tuple(
        ValueCount(
            label,
            wording.bin.n,
            tuple(s for s in _ranked(wording.spellings) if s != label),
        )
        for place, (label, wording) in enumerate(ranked)
        if place < LISTED_VALUES or len(wording.spellings) > 1 or label not in wording.spellings
    )


def _canonical(values: Sequence[ValueCount], said: Mapping[str, T]) -> dict[str, T]:
    """What the overlay says by value, under the canonical spelling of that value."""
    if not said:
        return {}
    label_of = {value_identity(s): v.label for v in values for s in (*v.variants, v.label)}
    return {
        label_of.get(value_identity(value), value): what for value, what in said.items() if what
    }
