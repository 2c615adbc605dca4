"""Attributes that one source names in another language, and learning did not join.

A schema learnt from sources in several languages can hold "Drive" beside "驱动方式" and "Antrieb",
each stated by the products of one source: the two are never stated together, and their values mean
the same or their names do. What a buyer says of such a twin is put to the attribute that most
products state.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import numpy.typing as npt

from data.schema.model import AttributeDefinition, AttributeKind, ValueCount
from data.schema.vocabulary import load, words
from data.schema.vocabulary.translation import lexicon
from dialogue.understand.text import phrase_stems
from dialogue.understand.translation import english_words, meanings_of
from dialogue.understand.wordings import concept

Similar = Callable[[str, Sequence[str]], npt.NDArray[np.float32]]

_CHOICES: Final = (AttributeKind.ONE_OF, AttributeKind.SEVERAL_OF)
_KINDS: Final = (*_CHOICES, AttributeKind.NUMBER, AttributeKind.BOOLEAN, AttributeKind.DIMENSIONS)
_TIMES: Final = 1.5
"""How many times as many products state the attribute as state its twin."""
_FULL: Final = 1.1
"""Coverage of both together: a product states one of the two."""
_LEAST: Final = 0.002
"""Coverage of a twin worth looking at."""
_EVIDENCE: Final = 0.5
"""Mean of shared values and likeness of names from which two attributes are twins."""
_VALUES: Final = 0.75
"""Evidence of a twin all of whose values, at least two, are the attribute's, too."""
_MARGIN: Final = 0.05
_NAMED: Final = 0.85
"""Evidence of a name that the trade lexicon translates so."""
_ALIKE: Final = 0.6
"""Likeness of two values from which they are one, when no other pair is nearer."""


def without_twins(
    attributes: Sequence[AttributeDefinition], similar: Similar
) -> tuple[AttributeDefinition, ...]:
    """The attributes, each twin's names and values given to the attribute it belongs to.

    Args:
        attributes: of one category.
        similar: likeness of words in meaning; zeros where no model knows.
    """
    kept = {one.id: one for one in attributes}
    concepts = {one.id: {concept(value.label) for value in one.values} for one in attributes}
    for twin in sorted(attributes, key=lambda one: (one.coverage, one.id)):
        if twin.kind not in _KINDS or twin.coverage < _LEAST or not _is_foreign(twin):
            continue
        mains = [one for one in attributes if one.id in kept and _could_be(one, twin)]
        mains = [one for one in mains if not _is_foreign(one)] or mains
        found = _nearest(twin, mains, concepts, similar)
        if found is not None:
            kept[found.id] = _joined(kept[found.id], twin, similar)
            del kept[twin.id]
    return tuple(with_foreign_values(kept[one.id], similar) for one in attributes if one.id in kept)


def with_foreign_values(attribute: AttributeDefinition, similar: Similar) -> AttributeDefinition:
    """Values in another language joined with those that mean the same and that more state."""
    if attribute.kind not in _CHOICES:
        return attribute
    foreign = [value for value in attribute.values if is_foreign_value(value.label)]
    own = [value for value in attribute.values if value not in foreign]
    if not foreign or not own:
        return attribute
    there = replace(attribute, values=tuple(foreign))
    same = _same_values(replace(attribute, values=tuple(own)), there, similar)
    counts = {value.label: value.count for value in own}
    joined = {
        value.label: same[value.label]
        for value in foreign
        if value.label in same and value.count < counts[same[value.label]]
    }
    values = []
    for value in attribute.values:
        if value.label in joined:
            continue
        more = [
            wording
            for other in foreign
            if joined.get(other.label) == value.label
            for wording in (other.label, *other.variants)
        ]
        values.append(replace(value, variants=(*value.variants, *more)) if more else value)
    return replace(attribute, values=tuple(values))


def is_foreign_value(label: str) -> bool:
    """Whether a value is written in another language than English, as far as its words show."""
    if any(letter > "\u2e7f" for letter in label):
        return True
    if any(letter.isalpha() and not letter.isascii() for letter in label):
        return True
    english = lexicon().english
    return any(word in english and word not in lexicon().known for word in words(label))


def _could_be(one: AttributeDefinition, twin: AttributeDefinition) -> bool:
    same_kind = one.kind is twin.kind or (one.kind in _CHOICES and twin.kind in _CHOICES)
    return (
        one.id != twin.id
        and same_kind
        and one.dimension == twin.dimension
        and one.coverage >= _TIMES * twin.coverage
        and one.coverage + twin.coverage <= _FULL
        and not (_is_foreign(one) and _script(one) == _script(twin))
        and _overlap(one, twin)
    )


def _overlap(one: AttributeDefinition, twin: AttributeDefinition) -> bool:
    if one.quantiles is None or twin.quantiles is None:
        return True
    return (
        twin.quantiles.median <= one.quantiles.maximum
        and twin.quantiles.median >= one.quantiles.minimum
    )


def _script(attribute: AttributeDefinition) -> bool:
    return any(letter > "\u2e7f" for letter in attribute.label)


def _is_foreign(attribute: AttributeDefinition) -> bool:
    """No word of its name is English as the vocabularies know it."""
    names = attribute.names or (attribute.label,)
    known = lexicon().known - load("names").marks["function_words"]
    if any(word in known for name in names for word in words(name) if not word.isdecimal()):
        return False
    trade = english_words()
    return not any(stem in trade for name in names for stem in phrase_stems(name))


def _nearest(
    twin: AttributeDefinition,
    mains: Sequence[AttributeDefinition],
    concepts: Mapping[str, set[str]],
    similar: Similar,
) -> AttributeDefinition | None:
    if not mains:
        return None
    likeness = similar(twin.label, [one.label for one in mains])
    meant = meanings_of(twin.label)
    scored = []
    for one, like in zip(mains, likeness.tolist(), strict=True):
        score = float(like)
        if any(tuple(sorted(phrase_stems(name))) in meant for name in one.names or (one.label,)):
            score = max(score, _NAMED)
        if one.kind in _CHOICES and concepts[twin.id]:
            shared = len(concepts[one.id] & concepts[twin.id]) / len(concepts[twin.id])
            score = max(score, 0.5 * score + 0.6 * shared)
            if len(concepts[twin.id]) > 1:
                score = max(score, _VALUES * shared)
        scored.append((score, one))
    scored.sort(key=lambda pair: (-pair[0], pair[1].id))
    best, found = scored[0]
    if best < _EVIDENCE or (len(scored) > 1 and best - scored[1][0] < _MARGIN):
        return None
    return found


def _joined(
    one: AttributeDefinition, twin: AttributeDefinition, similar: Similar
) -> AttributeDefinition:
    same = _same_values(one, twin, similar) if one.kind in _CHOICES else {}
    values: list[ValueCount] = []
    for value in one.values:
        variants = dict.fromkeys(value.variants)
        for counterpart in twin.values:
            if same.get(counterpart.label) == value.label:
                variants.update(dict.fromkeys((counterpart.label, *counterpart.variants)))
        variants.pop(value.label, None)
        values.append(replace(value, variants=tuple(variants)))
    return replace(
        one,
        names=tuple(dict.fromkeys((*one.names, twin.label, *twin.names))),
        values=tuple(values),
    )


def _same_values(
    one: AttributeDefinition, twin: AttributeDefinition, similar: Similar
) -> dict[str, str]:
    """Label of the attribute per label of the twin, the likest pairs first, each used once."""
    by_concept = {concept(value.label): value.label for value in reversed(one.values)}
    by_words = {tuple(sorted(phrase_stems(v.label))): v.label for v in reversed(one.values)}
    found: dict[str, str] = {}
    for value in twin.values:
        known = by_concept.get(concept(value.label)) or next(
            (by_words[words] for words in sorted(meanings_of(value.label)) if words in by_words),
            None,
        )
        if known is not None:
            found[value.label] = known
    free = [v.label for v in one.values if v.label not in found.values()][:60]
    open_labels = [
        v.label for v in twin.values if v.label not in found and is_foreign_value(v.label)
    ][:60]
    if not free or not open_labels:
        return found
    pairs = [
        (float(like), other, label)
        for other in open_labels
        for like, label in zip(similar(other, free).tolist(), free, strict=True)
        if like >= _ALIKE
    ]
    taken: set[str] = set()
    for _, other, label in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if other not in found and label not in taken:
            found[other] = label
            taken.add(label)
    return found
