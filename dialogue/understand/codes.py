"""Bare numbers that are a part of a label: "304" of "Stainless steel 304", "485" of "RS485"."""

from __future__ import annotations

import re
from typing import Final

from data.constraint import Constraint, Operator
from data.schema.model import AttributeDefinition, AttributeKind
from dialogue.grammar.mention import Mention, NumberMention
from dialogue.understand.draft import Draft, Item
from dialogue.understand.entry import EntryKind
from dialogue.understand.evidence import gap_of, name_evidence
from dialogue.understand.text import phrase_stems

_CODE: Final = re.compile(r"\d{3,4}")
_CHOICES: Final = (AttributeKind.ONE_OF, AttributeKind.SEVERAL_OF)
_COMMON: Final = 0.25
_SURE: Final = 0.8
_CLEAR: Final = 1.15


def read_codes(draft: Draft) -> None:
    """Turn numbers that no attribute took, and that labels have in them, into requirements."""
    for mention in list(draft.mentions):
        if not _may_be_code(draft, mention):
            continue
        found = sorted(
            (
                (_score(draft, mention, attribute), attribute.id, labels)
                for attribute in draft.scope.attributes.values()
                if (labels := _labels(attribute, mention.words.strip()))
            ),
            key=lambda one: (-one[0], one[1]),
        )
        if not found:
            continue
        readings = [
            Constraint(
                field, Operator.EQUAL if len(labels) == 1 else Operator.ONE_OF, tuple(labels)
            )
            for score, field, labels in found
            if score * _CLEAR >= found[0][0]
        ]
        draft.items.append(
            Item(
                mention.start,
                mention.end,
                readings[0],
                confidence=_SURE,
                readings=tuple(readings) if len(readings) > 1 else (),
            )
        )
        draft.mentions.remove(mention)
        draft.use(mention.start, mention.end)
        for match in draft.matches:
            beside = gap_of(draft, match, mention.start, mention.end) == 0
            if beside and any(one.field == found[0][1] for one in match.entries):
                draft.use(match.start, match.end)


def _may_be_code(draft: Draft, mention: Mention) -> bool:
    """Whether a number stands where nothing is counted: not in front of the goods."""
    if not isinstance(mention, NumberMention) or mention.unit is not None:
        return False
    if draft.is_used(mention.start, mention.end) or not _CODE.fullmatch(mention.words.strip()):
        return False
    after = [match for match in draft.matches if match.start >= mention.end]
    counted = after and after[0].of(EntryKind.CATEGORY)
    return not (counted and len(draft.tokens_between(mention.end, after[0].start)) <= 1)


def _labels(attribute: AttributeDefinition, number: str) -> list[str]:
    if attribute.kind not in _CHOICES or attribute.coverage < _COMMON:
        return []
    found = [
        value.label
        for value in attribute.values
        if number in phrase_stems(value.label) and any(one.isalpha() for one in value.label)
    ]
    plain = [label for label in found if not re.search(rf"{number}[A-Za-z]", label)]
    return plain or found


def _score(draft: Draft, mention: Mention, attribute: AttributeDefinition) -> float:
    named = name_evidence(draft, mention, attribute.id) if isinstance(mention, NumberMention) else 0
    standing = draft.scope.standing(attribute.id)
    return (
        (0.3 + attribute.importance) * (0.3 + 0.7 * attribute.coverage) * (1 + 3 * named) * standing
    )
