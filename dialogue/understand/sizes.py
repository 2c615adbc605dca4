"""Sizes in two or three directions, linked to an attribute of sizes or to one per direction."""

from __future__ import annotations

from typing import Final

from data.constraint import Constraint, Operator
from data.schema.model import AttributeDefinition, AttributeKind
from data.schema.vocabulary import load, words
from data.schema.vocabulary.translation import lexicon
from dialogue.grammar.mention import SizeMention
from dialogue.understand.draft import Draft, Item
from dialogue.understand.evidence import name_evidence

_CLEAR: Final = 1.25
_DIRECTIONS: Final = ("length", "width", "height")


def link_sizes(draft: Draft) -> None:
    """Turn sizes into requirements."""
    for mention in list(draft.mentions):
        if not isinstance(mention, SizeMention) or draft.is_used(mention.start, mention.end):
            continue
        items = _items(draft, mention)
        if items:
            draft.items += items
            draft.mentions.remove(mention)
            draft.use(mention.start, mention.end)


def _items(draft: Draft, mention: SizeMention) -> list[Item]:
    operator = mention.operator
    if operator is Operator.EQUAL and not mention.negated:
        operator = Operator.ABOUT
    scored = sorted(
        (
            (_score(draft, mention, attribute), attribute)
            for attribute in draft.scope.attributes.values()
            if attribute.kind is AttributeKind.DIMENSIONS
        ),
        key=lambda pair: (-pair[0], pair[1].id),
    )
    if scored:
        readings = [
            Constraint(one.id, operator, mention.sizes, mention.unit or one.unit)
            for score, one in scored
            if score * _CLEAR >= scored[0][0]
        ]
        return [
            Item(
                mention.start,
                mention.end,
                readings[0],
                confidence=mention.confidence,
                negated=mention.negated,
                settled=True,
                readings=tuple(readings) if len(readings) > 1 else (),
            )
        ]
    return _per_direction(draft, mention, operator)


def _score(draft: Draft, mention: SizeMention, attribute: AttributeDefinition) -> float:
    named = name_evidence(draft, mention, attribute.id)
    asked = 5.0 if attribute.id == draft.asked else 1.0
    return (0.3 + attribute.importance) * (0.3 + 0.7 * attribute.coverage) * (1 + 5 * named) * asked


def _per_direction(draft: Draft, mention: SizeMention, operator: Operator) -> list[Item]:
    """Length by width by height, where the category states them one by one."""
    of_what: dict[tuple[str, ...], dict[str, AttributeDefinition]] = {}
    for attribute in draft.scope.attributes.values():
        if attribute.kind is AttributeKind.NUMBER and attribute.dimension == "length":
            plain = lexicon().translate(load("names").common(words(attribute.label)))
            if plain and plain[-1] in _DIRECTIONS:
                of_what.setdefault(tuple(plain[:-1]), {}).setdefault(plain[-1], attribute)
    whole = [found for found in of_what.values() if len(found) > 1]
    if not whole:
        return []
    found = of_what.get((), whole[0]) if of_what.get((), whole[0]) in whole else whole[0]
    # Machines are sized width first, goods length first.
    order = _DIRECTIONS if found is of_what.get(()) else ("width", "length", "height")
    directions = [one for one in order if one in found][: len(mention.sizes)]
    return [
        Item(
            mention.start,
            mention.end,
            Constraint(found[one].id, operator, (size,), mention.unit or found[one].unit),
            confidence=0.8 * mention.confidence,
            negated=mention.negated,
            settled=True,
        )
        for one, size in zip(directions, mention.sizes, strict=False)
    ]
