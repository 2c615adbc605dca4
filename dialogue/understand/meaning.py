"""Values by their meaning: words that no wording of the catalogue covers, compared as embeddings.

The last resort, and only as far as one value is clearly nearer than every other: the cosine is kept
as the confidence, so that the buyer can be asked.
"""

from __future__ import annotations

from itertools import islice
from typing import Final

from data.constraint import Constraint, Operator
from data.schema.model import AttributeKind
from dialogue.protocols import CandidateSource
from dialogue.understand.cues import CueKind
from dialogue.understand.draft import Draft, Item
from dialogue.understand.entry import EntryKind
from dialogue.understand.leftovers import Phrase, leftover_phrases
from dialogue.understand.scope import Scope
from dialogue.understand.text import phrase_stems
from dialogue.understand.values import flag_constraint, lacks_free

_SURE: Final = 0.58
_CLEAR: Final = 0.1
_NEAR: Final = 0.44
_FAR_AHEAD: Final = 0.15
_MOST: Final = 240
"""Labels compared, those of the most important attributes first."""
_PER_ATTRIBUTE: Final = 24
_LONGEST: Final = 4
"""Words of a phrase that can be one value."""
_CONTEXT: Final = 0.06


def read_meanings(draft: Draft, source: CandidateSource) -> None:
    """Values that words nothing else was made of come nearest to."""
    if draft.scope.is_root or draft.cues_of(CueKind.WHY, CueKind.COMPARE, CueKind.OFF_TOPIC):
        return
    labels = _labels(draft.scope, draft.asked)
    if not labels:
        return
    goods = [m for m in draft.matches if m.of(EntryKind.CATEGORY, EntryKind.NAME)]
    for phrase in leftover_phrases(draft):
        if _is_said_of(draft, phrase):
            draft.use(phrase.start, phrase.end)
            continue
        if not _may_be_value(draft, phrase):
            continue
        if any(one.start < phrase.end and phrase.start < one.end for one in goods):
            continue
        found = _nearest(draft, phrase, labels, source)
        if found is None:
            continue
        (field, label), like = found
        attribute = draft.scope.attributes[field]
        constraint = (
            None
            if label
            else flag_constraint(attribute, wanted=not lacks_free(attribute, phrase.tokens))
        )
        draft.items.append(
            Item(
                phrase.start,
                phrase.end,
                constraint or Constraint(field, Operator.EQUAL, (label,)),
                confidence=round(like, 3),
            )
        )
        draft.use(phrase.start, phrase.end)


def warm_labels(scope: Scope, source: CandidateSource) -> None:
    """Have the labels of a scope embedded, in every language that meanings are read in."""
    texts = _texts(scope, _labels(scope, None))
    for word in _OF_A_LANGUAGE:
        source.similar_words(word, texts)


_OF_A_LANGUAGE: Final = ("the closed type with a handle", "带手柄的封闭型")
"""A text per embedding model: English has its own."""


def settle_by_meaning(draft: Draft, source: CandidateSource) -> None:
    """Let the other words of the clause decide between attributes that a value could be of."""
    for item in draft.items:
        if not item.readings:
            continue
        start, end = draft.clause(item.start)
        phrases = [one for one in leftover_phrases(draft) if start <= one.start and one.end <= end]
        if not phrases:
            continue
        nearest = min(phrases, key=lambda one: abs(one.start - item.start))
        names = [_name(draft, reading.field) for reading in item.readings]
        words = draft.words(nearest.start, nearest.end)
        likeness = source.similar_words(words, names).tolist()
        order = sorted(range(len(names)), key=lambda place: -likeness[place])
        if likeness[order[0]] - likeness[order[1]] >= _CONTEXT and likeness[order[0]] > 0.3:
            item.constraint = item.readings[order[0]]
            item.readings = ()
            item.confidence = round(0.5 + 0.5 * float(likeness[order[0]]), 3)
            draft.use(nearest.start, nearest.end)


def _name(draft: Draft, field: str) -> str:
    attribute = draft.scope.attributes.get(field)
    return attribute.label if attribute is not None else field


def _texts(scope: Scope, labels: list[tuple[str, str]]) -> list[str]:
    attributes = scope.attributes
    return [
        label or (attributes[field].label if field in attributes else field)
        for field, label in labels
    ]


def _labels(scope: Scope, asked: str | None) -> list[tuple[str, str]]:
    found = []
    for attribute in scope.attributes.values():
        if attribute.kind in (AttributeKind.ONE_OF, AttributeKind.SEVERAL_OF):
            found += [
                (attribute.id, value.label)
                for value in attribute.values[:_PER_ATTRIBUTE]
                if any(letter.isalpha() for letter in value.label) and len(value.label) > 2
            ]
        elif attribute.kind is AttributeKind.BOOLEAN:
            found.append((attribute.id, ""))
    first = [pair for pair in found if pair[0] == asked]
    return (first + [pair for pair in found if pair[0] != asked])[:_MOST]


def _may_be_value(draft: Draft, phrase: Phrase) -> bool:
    """Whether a phrase could be a value: short, words only, and not what the goods are for."""
    latin = [token for token in phrase.tokens if token.text.isascii()]
    if len(phrase.tokens) == 1 and not latin:
        return False
    if len(phrase.tokens) > (_LONGEST if latin else 8):
        return False
    if not all(token.text.isalpha() for token in phrase.tokens):
        return False
    if draft.state.need.line() is None and not draft.items and not draft.done:
        return False
    if draft.state.need.line() is None and not _after_goods(draft, phrase):
        return False
    start, end = draft.clause(phrase.start)
    if any(start <= cue.start < end for cue in draft.cues_of(CueKind.UNKNOWN)):
        return False
    if any(cue.start <= phrase.start < cue.end for cue in draft.cues_of(CueKind.SUPERLATIVE)):
        return False
    purposes = draft.cues_of(CueKind.PURPOSE)
    return not any(
        cue.end <= phrase.start
        and len(tuple(islice(draft.each_between(cue.end, phrase.start), 2))) <= 1
        for cue in purposes
    )


def _is_said_of(draft: Draft, phrase: Phrase) -> bool:
    """Whether a word of an attribute's name only says what a value before it is of.

    In "stage V engine" the engine says no more than that.
    """
    if len(phrase.tokens) > 1:
        return False
    named = any(
        match.start <= phrase.start and phrase.end <= match.end and match.of(EntryKind.NAME_PART)
        for match in draft.matches
    )
    return named and any(
        item.end <= phrase.start and not draft.utterance[item.end : phrase.start].strip()
        for item in draft.items
    )


def _after_goods(draft: Draft, phrase: Phrase) -> bool:
    """Whether the goods are named elsewhere, so that this phrase is not what names them."""
    from dialogue.understand.product import named_product

    product = named_product(draft)
    return product is not None and not (product.start < phrase.end and phrase.start < product.end)


def _nearest(
    draft: Draft, phrase: Phrase, labels: list[tuple[str, str]], source: CandidateSource
) -> tuple[tuple[str, str], float] | None:
    words = draft.words(phrase.start, phrase.end)
    texts = _texts(draft.scope, labels)
    likeness = source.similar_words(words, texts).tolist()
    best: dict[str, tuple[float, str]] = {}
    for (field, label), like in zip(labels, likeness, strict=True):
        asked = 0.12 if field == draft.asked else 0.0
        if like + asked > best.get(field, (0.0, ""))[0]:
            best[field] = (float(like) + asked, label)
    stems = {token.stem for token in phrase.tokens}
    ordered = sorted(best.items(), key=lambda pair: (-pair[1][0], pair[0]))
    if not ordered:
        return None
    field, (like, label) = ordered[0]
    if label and stems & set(phrase_stems(label)):
        # One word in common and another not: "plastic case" is no "metal case", however near.
        return None
    rivals = [score for _, (score, _) in ordered[1:]]
    rivals += [
        float(score)
        for (other, text), score in zip(labels, likeness, strict=True)
        if other == field and text != label
    ]
    ahead = like - max(rivals, default=0.0)
    if not ((like >= _SURE and ahead >= _CLEAR) or (like >= _NEAR and ahead >= _FAR_AHEAD)):
        return None
    return (field, label), min(like, 0.9)
