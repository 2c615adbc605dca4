"""How clearly the words around a number name an attribute."""

from __future__ import annotations

from typing import Final

from data.schema.model import AttributeKind
from dialogue.grammar.mention import NumberMention, SizeMention
from dialogue.understand.draft import Draft
from dialogue.understand.entry import EntryKind, Match
from dialogue.understand.telling import link_words

NEAR: Final = 4
"""Tokens between a number and a name that still belongs to it."""
_NEXT: Final = 0.4
"""Evidence of a name behind a number, where another number follows it at once."""
_COUNTED: Final = 0.85
_REACH: Final = 300
"""Characters beyond which no name is looked at: far more than `NEAR` tokens take."""


def name_evidence(draft: Draft, mention: NumberMention | SizeMention, field: str) -> float:
    """How clearly the words around a number name an attribute: 1 for its name, less for words."""
    start, end = draft.clause(mention.start)
    best = parts = 0.0
    for match in draft.matches:
        if match.start < start or match.end > end:
            continue
        if match.start - mention.end > _REACH or mention.start - match.end > _REACH:
            continue
        overlapping = match.start < mention.end and mention.start < match.end
        gap = gap_of(draft, match, mention.start, mention.end)
        if gap > NEAR and not overlapping and not _is_counted(draft, match, mention, field):
            continue
        for entry in match.of(EntryKind.NAME, EntryKind.NAME_PART):
            if entry.field == field:
                near = 1.0 if gap <= 2 or overlapping else 0.9
                if match.start >= mention.end and _is_of_the_next(draft, match):
                    near *= _NEXT
                if entry.kind is EntryKind.NAME:
                    counted = _is_counted(draft, match, mention, field)
                    sure = len_of(match) > 1 or gap <= 2
                    best = max(best, 1.0 if counted else near if sure else 0.8)
                elif _is_counted(draft, match, mention, field) or (
                    gap == 0 and _is_only(draft, match, field)
                ):
                    best = max(best, _COUNTED)
                else:
                    parts += 0.45 * near
                break
    return max(best, min(parts, 0.85))


def _is_of_the_next(draft: Draft, match: Match) -> bool:
    """Whether a name has a number right behind it: "width 400 mm length 300 mm"."""
    after = [token for token in draft.tokens if token.start >= match.end][:1]
    if not after or not after[0].is_number:
        return False
    return not draft.utterance[match.end : after[0].start].strip()


def _is_only(draft: Draft, match: Match, field: str) -> bool:
    """Whether a word beside a number tells one attribute from all others it could be.

    "48 V battery" is the battery's voltage; "bluetooth 5.3" is its version.
    """
    attributes = draft.scope.attributes
    own = attributes.get(field)
    if own is None or match.of(EntryKind.VALUE):
        return False
    rivals = [
        entry.field
        for entry in match.of(EntryKind.NAME, EntryKind.NAME_PART)
        if entry.field in attributes
        and attributes[entry.field].kind is AttributeKind.NUMBER
        and attributes[entry.field].dimension == own.dimension
    ]
    return set(rivals) == {field}


def _is_counted(
    draft: Draft, match: Match, mention: NumberMention | SizeMention, field: str
) -> bool:
    """Whether a bare number counts what an attribute without a unit counts: "60 cells"."""
    attribute = draft.scope.attributes.get(field)
    return (
        isinstance(mention, NumberMention)
        and mention.unit is None
        and attribute is not None
        and attribute.unit is None
        and attribute.kind is AttributeKind.NUMBER
        and match.start >= mention.end
        and _only_values_between(draft, mention.end, match.start)
        and not names_goods(draft, match)
    )


def _only_values_between(draft: Draft, start: int, end: int) -> bool:
    """Whether nothing but values stands between a number and what it counts: "two XP600 heads"."""
    return all(
        any(
            one.start <= token.start and token.end <= one.end and one.of(EntryKind.VALUE)
            for one in draft.matches
        )
        for token in draft.each_between(start, end)
    )


def names_goods(draft: Draft, match: Match) -> bool:
    """Whether a word names goods that are talked about, or any where none are.

    The tools of a machining centre's magazine are counted, though tools are goods elsewhere.
    """
    goods = match.of(EntryKind.CATEGORY)
    if not goods or draft.scope.is_root:
        return bool(goods)
    return any(
        entry.path[: len(path)] == path[: len(entry.path)]
        for entry in goods
        for path in draft.scope.paths
    )


def len_of(match: Match) -> int:
    """Tokens of a match."""
    return match.last - match.first


def gap_of(draft: Draft, match: Match, start: int, end: int) -> int:
    """Tokens between a match and a number, other numbers counting as far away; counted as far as
    `NEAR` and one beyond, so that a long text does not cost its cube.
    """
    low, high = (match.end, start) if match.end <= start else (end, match.start)
    links, found = link_words(), 0
    for token in draft.each_between(low, high):
        if token.text not in links:
            found += 5 if token.is_number else 1
            if found > NEAR:
                break
    return found
