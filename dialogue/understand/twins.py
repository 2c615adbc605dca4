"""Attributes that one source names in another language, and learning did not join.

A schema learnt from sources in several languages can hold "Drive" beside "驱动方式" and "Antrieb",
each stated by the products of one source. Such a twin is recognised by its values, which mean the
same; what a buyer says is then put to the attribute that most products state.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from data.schema.model import AttributeDefinition, AttributeKind, ValueCount
from dialogue.understand.wordings import concept

_CHOICES: Final = (AttributeKind.ONE_OF, AttributeKind.SEVERAL_OF)
_SHARED: Final = 0.6
"""Share of a twin's values that its attribute has, too."""
_TIMES: Final = 1.5
"""How many times as many products state the attribute as state its twin."""
_FULL: Final = 1.1
"""Coverage of both together: a product states one of the two."""


def without_twins(attributes: Sequence[AttributeDefinition]) -> tuple[AttributeDefinition, ...]:
    """The attributes, each twin's names and values given to the attribute it belongs to."""
    kept: dict[str, AttributeDefinition] = {one.id: one for one in attributes}
    values = {
        one.id: {concept(value.label) for value in one.values}
        for one in attributes
        if one.kind in _CHOICES
    }
    for twin in sorted(attributes, key=lambda one: one.coverage):
        found = [
            one for one in kept.values() if one.id != twin.id and _are_twins(one, twin, values)
        ]
        if found:
            best = max(found, key=lambda one: (_share(values, one, twin), one.coverage))
            kept[best.id] = _joined(best, twin)
            del kept[twin.id]
    return tuple(kept[one.id] for one in attributes if one.id in kept)


def _are_twins(
    one: AttributeDefinition, twin: AttributeDefinition, values: dict[str, set[str]]
) -> bool:
    return (
        one.kind in _CHOICES
        and twin.kind in _CHOICES
        and one.coverage >= _TIMES * twin.coverage
        and one.coverage + twin.coverage <= _FULL
        and len(values[twin.id]) > 1
        and _share(values, one, twin) >= _SHARED
        and _is_foreign(twin)
    )


def _share(
    values: dict[str, set[str]], one: AttributeDefinition, twin: AttributeDefinition
) -> float:
    return len(values[one.id] & values[twin.id]) / len(values[twin.id])


def _is_foreign(twin: AttributeDefinition) -> bool:
    """No name in English: else two attributes with the same values are two."""
    from data.schema.vocabulary import words
    from data.schema.vocabulary.translation import lexicon

    known = lexicon().known
    return not any(word in known for name in twin.names or (twin.label,) for word in words(name))


def _joined(one: AttributeDefinition, twin: AttributeDefinition) -> AttributeDefinition:
    by_concept = {concept(value.label): value for value in twin.values}
    values: list[ValueCount] = []
    for value in one.values:
        other = by_concept.get(concept(value.label))
        if other is not None and other.label != value.label:
            value = replace(value, variants=(*value.variants, other.label, *other.variants))
        values.append(value)
    return replace(one, names=(*one.names, twin.label, *twin.names), values=tuple(values))
