"""Validation: a proposal becomes an act only if the utterance and the catalogue bear it out.

A model reads text that others wrote, so nothing it proposes is trusted: the words have to be the
buyer's own, the field one of the catalogue, the operator one that fits it, the unit of its
dimension, the number one that was said, and the label one that exists. Whatever is not is dropped.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Final

from data.constraint import Constraint, Importance, Operator
from data.errors import UnitError
from data.schema import AttributeDefinition, AttributeKind, AttributeSchema
from data.units import convert, parse_unit
from dialogue.acts import (
    Act,
    DontKnow,
    Inform,
    Matters,
    NoPreference,
    OffTopic,
    Want,
)
from dialogue.language_models.proposal import Proposal
from dialogue.understand.text import phrase_stems, prepare

CONFIDENCE: Final = 0.6
"""Of an act that a model proposed: below anything that was read by rule."""
_ENDS: Final = frozenset("<≤>≥") | {"between", "about"}
_CHOICES: Final = frozenset({"=", "≠", "one of", "not one of"})
_COUNTS: Final[Mapping[str, range]] = {
    "between": range(2, 3),
    "one of": range(1, 9),
    "not one of": range(1, 9),
}
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_LONGEST_QUERY: Final = 8


def validated(
    proposals: Sequence[Proposal], utterance: str, schema: AttributeSchema, path: tuple[str, ...]
) -> tuple[Act, ...]:
    """The acts of those proposals that hold.

    Args:
        proposals: of a model.
        utterance: the buyer's.
        schema: of the catalogue.
        path: category that is talked about; its attributes are the ones that can be named.
    """
    attributes = {one.id: one for one in _category(schema, path)}
    found = (_act(one, utterance, attributes) for one in proposals)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _category(schema: AttributeSchema, path: tuple[str, ...]) -> tuple[AttributeDefinition, ...]:
    found = schema.categories.get(path) or schema.categories.get(())
    return () if found is None else found.attributes


def _act(
    one: Proposal, utterance: str, attributes: Mapping[str, AttributeDefinition]
) -> Act | None:
    words = one.words.strip()
    if not words or not _is_said(words, utterance):
        return None
    match one.act:
        case "off_topic":
            return OffTopic(words=words, confidence=CONFIDENCE)
        case "want":
            query = (one.query or "").strip()
            if not query or not _is_said(query, utterance):
                return None
            if len(query.split()) > _LONGEST_QUERY:
                return None
            return Want(query=query, words=words, confidence=CONFIDENCE)
    attribute = attributes.get(one.field or "")
    if attribute is None or not attribute.is_askable:
        return None
    match one.act:
        case "no_preference":
            return NoPreference(field=attribute.id, words=words, confidence=CONFIDENCE)
        case "dont_know":
            return DontKnow(field=attribute.id, words=words, confidence=CONFIDENCE)
        case "matters":
            return Matters(fields=(attribute.id,), words=words, confidence=CONFIDENCE)
    constraint = _constraint(one, attribute, words)
    if constraint is None:
        return None
    return Inform(constraint=constraint, words=words, confidence=CONFIDENCE)


def _is_said(words: str, utterance: str) -> bool:
    """Whether words stand in the utterance, capitals and spaces aside."""
    return prepare(words).folded.strip() in prepare(utterance).folded


def _constraint(one: Proposal, attribute: AttributeDefinition, words: str) -> Constraint | None:
    operator = one.operator or "="
    if len(one.values) not in _COUNTS.get(operator, range(1, 2)):
        return None
    importance = Importance.MUST if one.must else Importance.SHOULD
    if attribute.kind is AttributeKind.NUMBER:
        numbers = _numbers(one, attribute, words)
        if numbers is None or operator in ("one of", "not one of", "≠"):
            return None
        return Constraint(attribute.id, Operator(operator), *numbers, importance)
    if operator in _ENDS or operator not in _CHOICES or one.unit is not None:
        return None
    if attribute.kind is AttributeKind.BOOLEAN:
        flag = one.values[0]
        if not isinstance(flag, bool) or operator not in ("=", "≠"):
            return None
        return Constraint(attribute.id, Operator(operator), (flag,), None, importance)
    labels = tuple(_label(attribute, value) for value in one.values)
    known = tuple(dict.fromkeys(label for label in labels if label is not None))
    if len(known) != len(labels):
        return None
    return Constraint(attribute.id, Operator(operator), known, None, importance)


def _numbers(
    one: Proposal, attribute: AttributeDefinition, words: str
) -> tuple[tuple[float, ...], str | None] | None:
    values = tuple(float(v) for v in one.values if not isinstance(v, bool | str))
    if len(values) != len(one.values) or not all(math.isfinite(v) for v in values):
        return None
    # A number in digits has to be one that was said; one in words cannot be checked that way.
    said = {_plain(text) for text in _NUMBER.findall(words)}
    if said and not {_plain(f"{value:.12g}") for value in values} <= said:
        return None
    unit = None if one.unit is None else parse_unit(one.unit)
    if (one.unit is None) != (attribute.unit is None) or (one.unit is not None and unit is None):
        return None
    if unit is not None and attribute.unit is not None:
        try:
            inside = [convert(value, unit, attribute.unit) for value in values]
        except UnitError:
            return None
    else:
        inside = list(values)
    ends = attribute.quantiles
    if ends is not None and not any(
        ends.minimum * 0.5 <= value <= ends.maximum * 2 for value in inside
    ):
        return None
    return values, unit


def _plain(text: str) -> str:
    """A number without signs that group digits: ``2,500`` and ``2500`` are one."""
    digits = text.replace(",", ".")
    head, point, tail = digits.rpartition(".")
    if point and len(tail) == 3 and head:
        return digits.replace(".", "")
    return digits.removesuffix(".0")


def _label(attribute: AttributeDefinition, value: float | bool | str) -> str | None:
    if not isinstance(value, str):
        return None
    stems = phrase_stems(value)
    for known in attribute.values:
        spellings = (known.label, *known.variants, *attribute.synonyms.get(known.label, ()))
        if stems and any(phrase_stems(spelling) == stems for spelling in spellings):
            return known.label
    return None
