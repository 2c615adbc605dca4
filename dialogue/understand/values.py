"""Values of the catalogue that an utterance names: labels, yes or no, brands.

A wording can be a value of several attributes. The question just asked, the attribute's name beside
it, what is known already and how much buyers care decide; when that is not enough, the buyer does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from data.constraint import Constraint, Operator
from data.parse.flag import parse_flag
from data.schema.model import AttributeDefinition, AttributeKind
from dialogue.understand.draft import Draft, Item
from dialogue.understand.entry import Entry, EntryKind, Match
from dialogue.understand.text import Token, phrase_stems
from dialogue.understand.weak_words import weak_word_tells
from dialogue.understand.wordings import STATED, TRADE, VARIANT

_NEAR: Final = 3
"""Tokens between a value and the name that says which attribute it is of."""
_CLOSE: Final = 1.04
"""A reading this many times as good as the next is taken."""
_COMMON: Final = 0.25
"""Coverage of an attribute whose own wording sets others aside."""
_MINOR: Final = 0.25
"""Products that state another label with the same meaning, as a share of the commonest one's."""


def read_values(draft: Draft) -> None:
    """Turn the value wordings of an utterance into requirements."""
    for match in list(draft.matches):
        entries = match.of(EntryKind.VALUE)
        if not entries or draft.is_used(match.start, match.end):
            continue
        scored = _scored(draft, match, entries)
        if not scored:
            continue
        best, field = scored[0]
        rivals = [one for score, one in scored[1:] if score * _CLOSE >= best]
        labels = {one: _labels(draft, one, entries) for one in (field, *rivals)}
        constraints = [_positive(one, labels[one]) for one in (field, *rivals)]
        draft.items.append(
            Item(
                match.start,
                match.end,
                constraints[0],
                confidence=round(_confidence(field, entries) * match.certainty, 3),
                readings=tuple(constraints) if rivals else (),
            )
        )
        draft.use(match.start, match.end)
        _use_name(draft, match, field)


def read_flags(draft: Draft) -> None:
    """Attributes of yes or no that are named: having it is meant, unless it is negated."""
    for match in list(draft.matches):
        if draft.is_used(match.start, match.end):
            continue
        for entry in _commonest(draft, match):
            attribute = draft.scope.attributes.get(entry.field)
            if attribute is None:
                continue
            words = draft.tokens[match.first : match.last]
            constraint = flag_constraint(attribute, wanted=not lacks_free(attribute, words))
            if constraint is not None:
                draft.items.append(
                    Item(match.start, match.end, constraint, confidence=entry.confidence)
                )
                draft.use(match.start, match.end)
            break


def _commonest(draft: Draft, match: Match) -> list[Entry]:
    """The fields a wording names, those first that the talked-about products state most."""

    def rank(entry: Entry) -> tuple[float, str]:
        attribute = draft.scope.attributes.get(entry.field)
        coverage = attribute.coverage if attribute else 0.0
        return -coverage * draft.scope.standing(entry.field) * entry.confidence, entry.field

    return sorted(match.of(EntryKind.NAME), key=rank)


def flag_constraint(attribute: AttributeDefinition, *, wanted: bool) -> Constraint | None:
    """That a product has what an attribute names, or has it not; None when it is no such thing.

    An attribute of yes and no; one whose labels are words for yes and no; or one of kinds of a
    thing, with a label for going without.
    """
    if attribute.kind is AttributeKind.BOOLEAN:
        return Constraint(attribute.id, Operator.EQUAL, (wanted,))
    if attribute.kind is not AttributeKind.ONE_OF:
        return None
    flags = {value.label: parse_flag(value.label, column=True) for value in attribute.values}
    fitting = tuple(label for label, flag in flags.items() if flag is wanted)
    if fitting and all(flag is not None for flag in flags.values()):
        return _choice(attribute.id, fitting)
    without = tuple(label for label in flags if phrase_stems(label) in _WITHOUT)
    if without and len(flags) > len(without):
        if wanted:
            operator = Operator.NOT_EQUAL if len(without) == 1 else Operator.NOT_ONE_OF
            return Constraint(attribute.id, operator, without)
        return _choice(attribute.id, without)
    return None


def lacks_free(attribute: AttributeDefinition, tokens: Sequence[Token]) -> bool:
    """Whether words name what an attribute is free of: "BPA", where the attribute is "BPA-free"."""
    names = (phrase_stems(name) for name in (attribute.label, *attribute.names))
    if not any(name[-1:] == ("free",) for name in names):
        return False
    return not any(token.stem == "free" or token.text in _FREE for token in tokens)


_FREE: Final = frozenset(
    (
        "sin",
        "libre",
        "libres",
        "exenta",
        "exentos",
        "exentas",
        "exento",
        "ohne",
        "frei",
        "sans",
        "无",
        "不",
        "免",
    )
)
"""Words of a translated name that say "free" already: "sin BPA"."""
_WITHOUT: Final = frozenset(
    phrase_stems(word) for word in ("without", "none", "no", "ohne", "sin", "sans", "无", "不含")
)


def _choice(field: str, labels: tuple[str, ...]) -> Constraint:
    operator = Operator.EQUAL if len(labels) == 1 else Operator.ONE_OF
    return Constraint(field, operator, labels)


_positive = _choice


def _scored(draft: Draft, match: Match, entries: tuple[Entry, ...]) -> list[tuple[float, str]]:
    """Fields that a value can be of, best first."""
    scores: dict[str, float] = defaultdict(float)
    known = {r.constraint.field for line in draft.state.need.lines for r in line.requirements}
    surest = max((e.confidence for e in entries if _is_common(draft, e.field)), default=0.0)
    for entry in entries:
        named = _name_evidence(draft, match, entry.field)
        if entry.weak and named < 1.0 and weak_word_tells(draft, match, entry, entries):
            named = 1.0
        asked = entry.field == draft.asked
        if not asked and named < 1.0 and _is_lesser(entry, surest):
            continue
        if entry.weak and not asked and named < 1.0:
            continue
        attribute = draft.scope.attributes.get(entry.field)
        importance = attribute.importance if attribute else 0.5
        coverage = attribute.coverage if attribute else 0.5
        score = entry.confidence * (0.6 + 0.4 * importance) * (0.5 + 0.5 * coverage)
        score *= 1.0 + 0.8 * named + (1.5 if asked else 0.0)
        score *= 1.15 if entry.field in known else 1.0
        score *= draft.scope.standing(entry.field)
        if attribute is not None:
            score *= 0.8 + 0.2 * _share(attribute, entry.labels)
        scores[entry.field] = max(scores[entry.field], score)
    return sorted(((score, field) for field, score in scores.items()), key=lambda x: (-x[0], x[1]))


def _is_common(draft: Draft, field: str) -> bool:
    """Whether enough products of the category talked about state a field."""
    attribute = draft.scope.attributes.get(field)
    return attribute is None or attribute.coverage >= _COMMON


def _is_lesser(entry: Entry, surest: float) -> bool:
    """Whether words are a part or a variant of this value, and wholly the name of another one."""
    if entry.confidence < TRADE <= surest:
        return True
    return entry.confidence == VARIANT and surest == STATED


def _share(attribute: AttributeDefinition, labels: tuple[str, ...]) -> float:
    total = sum(value.count for value in attribute.values) or 1
    return sum(value.count for value in attribute.values if value.label in labels) / total


def _name_evidence(draft: Draft, match: Match, field: str) -> float:
    """1 when the field's whole name stands near, less for words of it, 0 for nothing."""
    start, end = draft.clause(match.start)
    best = 0.0
    for other in draft.matches:
        if other is match or other.start < start or other.end > end:
            continue
        gap = max(other.first - match.last, match.first - other.last)
        if gap > _NEAR or other.of(EntryKind.CATEGORY):
            continue
        for entry in other.of(EntryKind.NAME, EntryKind.NAME_PART):
            if entry.field == field:
                best = max(best, 1.0 if entry.kind is EntryKind.NAME or gap <= 0 else 0.6)
    return best


def _use_name(draft: Draft, match: Match, field: str) -> None:
    """The attribute's name beside its value is part of what was said."""
    start, end = draft.clause(match.start)
    for other in draft.matches:
        if start <= other.start and other.end <= end and not draft.is_used(other.start, other.end):
            gap = max(other.first - match.last, match.first - other.last)
            named = any(
                entry.field == field for entry in other.of(EntryKind.NAME, EntryKind.NAME_PART)
            )
            if gap <= _NEAR and named and not other.of(EntryKind.CATEGORY):
                draft.use(other.start, other.end)


def _labels(draft: Draft, field: str, entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """The labels meant: the surest; of several equally sure ones those that products state."""
    own = [entry for entry in entries if entry.field == field]
    if not own:
        return ()
    if own[0].confidence < TRADE:
        return own[0].labels
    attribute = draft.scope.attributes.get(field)
    if attribute is None:
        return own[0].labels
    counts = {value.label: value.count for value in attribute.values}
    exact = [entry for entry in own if entry.confidence >= VARIANT]
    found = dict.fromkeys(
        label for entry in (exact or own) if entry.confidence >= TRADE for label in entry.labels
    )
    most = max(counts.get(label, 0) for label in found)
    kept = sorted(
        (label for label in found if counts.get(label, 0) >= _MINOR * most),
        key=lambda label: (-counts.get(label, 0), label),
    )
    return tuple(kept)


def _confidence(field: str, entries: tuple[Entry, ...]) -> float:
    return max(entry.confidence for entry in entries if entry.field == field)
