"""Superlatives: which product has the least or the most of something."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from data.constraint import LEAD_TIME, MOQ, PRICE
from data.schema.model import Direction
from dialogue.acts import Ask, Extreme, Note, Subject
from dialogue.grammar.mention import NumberMention
from dialogue.understand.catalogue_question import goods_of
from dialogue.understand.cues import CueKind
from dialogue.understand.draft import Draft
from dialogue.understand.entry import EntryKind, Match
from dialogue.understand.modifiers import final_constraint
from dialogue.understand.qualities import (
    ANY,
    NUMBERS,
    Meant,
    degrees_in,
    found_in,
    is_number,
    meant_by,
    phrases,
)
from dialogue.understand.telling import all_stop, link_words

_ENDS: Final = {"least": Extreme.LEAST, "most": Extreme.MOST, "best": Extreme.BEST}
_SUBJECTS: Final = {PRICE: Subject.PRICE, LEAD_TIME: Subject.LEAD_TIME, MOQ: Subject.MOQ}
_ASKS: Final = re.compile(r"[吗呢么]\W*$|[哪谁]")
_NEAR: Final = 2
"""Words between "whatever" and a superlative: "is", "one is"."""
_BETTER: Final = {Direction.MORE: Extreme.MOST, Direction.LESS: Extreme.LEAST}


@dataclass(frozen=True, slots=True)
class Superlative:
    """A superlative that asks for a product.

    Attributes:
        start, end: character offsets of its words, with what they are of.
        words: the same.
    """

    start: int
    end: int
    extreme: Extreme
    meant: Meant
    words: str


def find_superlative(draft: Draft) -> Superlative | None:
    """The superlative by which an utterance asks for a product; None where it asks for none."""
    found = [
        (*draft.text.span(start, end), name, _ENDS[key])
        for start, end, key, name in degrees_in(draft.text.folded)
    ]
    for start, end, name, extreme in sorted(
        found, key=lambda one: (one[0], -one[1], one[2] == ANY)
    ):
        if draft.is_used(start, end) or not _asks(draft, start, end) or not _has_goods(draft):
            continue
        made = _read(draft, start, end, name, extreme)
        if made is not None:
            return made
    return None


def read_superlative(draft: Draft, found: Superlative) -> None:
    """Turn a superlative into an act; requirements in its sentence limit the answer."""
    start, _ = draft.clause(found.start)
    _, end = draft.sentence(found.start)
    inside = [item for item in draft.items if start <= item.start < end]
    for item in inside:
        draft.items.remove(item)
    plain = found.meant.plain
    field = plain[0] if plain else None
    act = Ask(
        _SUBJECTS.get(field or "", Subject.RANGE),
        tuple(final_constraint(draft, item, item.constraint) for item in inside),
        field=field,
        fields=plain if len(plain) > 1 else found.meant.possible,
        terms=(found.words,),
        query=goods_of(draft, start, end, but=(found.start, found.end)),
        extreme=found.extreme,
        words=draft.words(start, end),
    )
    draft.add(start, end, act)


def read_whichever(draft: Draft) -> None:
    """Pass on a wish for whatever has the least or most: "whatever is cheaper" is a preference."""
    spans = [
        draft.text.span(start, end)
        for start, end, key, _ in degrees_in(draft.text.folded)
        if key != "best"
    ]
    light = link_words() | all_stop()
    for cue in draft.cues_of(CueKind.INDIFFERENT, CueKind.ANY):
        for start, end in spans:
            between = draft.tokens_between(cue.end, start)
            if end <= cue.end or draft.is_used(cue.start, end) or len(between) > _NEAR:
                continue
            if draft.clause(cue.start) == draft.clause(start) and all(
                one.text in light for one in between
            ):
                words = draft.words(cue.start, end)
                draft.add(cue.start, end, Note(words, words=words))


def _read(draft: Draft, start: int, end: int, name: str, extreme: Extreme) -> Superlative | None:
    quality = phrases().qualities[name]
    if any(
        one.of(EntryKind.NAME) and one.start <= start and end <= one.end for one in draft.matches
    ):
        return None  # a part of a name: "minimum order", "maximum load"
    words = draft.words(start, end)
    if quality.field is not None:
        return Superlative(start, end, extreme, Meant((quality.field,)), words)
    named = _named_beside(draft, start, end)
    if named is None:
        if name == ANY or draft.scope.is_root:
            return None
        return Superlative(start, end, extreme, meant_by(quality, draft.scope), words)
    match, fields = named
    if name == ANY and _has_number(draft, start):
        return None  # "a maximum of 300": that is required
    if extreme is Extreme.BEST:
        better = _better(draft, fields[0])
        if better is None:
            return None
        extreme = better
    start, end = min(start, match.start), max(end, match.end)
    return Superlative(start, end, extreme, Meant(fields), draft.words(start, end))


def _better(draft: Draft, field: str) -> Extreme | None:
    """The end that buyers prefer."""
    if field in NUMBERS:
        return Extreme.LEAST
    return _BETTER.get(draft.scope.attributes[field].direction)


def _named_beside(draft: Draft, start: int, end: int) -> tuple[Match, tuple[str, ...]] | None:
    """The name that a superlative is of: "highest lift height", 噪音最低."""
    for kind in (EntryKind.NAME, EntryKind.NAME_PART):
        for match in sorted(draft.matches, key=lambda one: (one.end <= start, -len_of(one))):
            if not _touches(draft, match, start, end):
                continue
            fields = tuple(
                dict.fromkeys(
                    one.field for one in match.of(kind) if is_number(one.field, draft.scope)
                )
            )
            if fields:
                return match, fields[:1] if kind is EntryKind.NAME else fields
    return None


def len_of(match: Match) -> int:
    """Tokens of a match."""
    return match.last - match.first


def _touches(draft: Draft, match: Match, start: int, end: int) -> bool:
    """Whether nothing of weight stands between a name and the words of a superlative."""
    if match.start < end and start < match.end:
        return True
    low, high = (match.end, start) if match.end <= start else (end, match.start)
    if draft.clause(low) != draft.clause(high):
        return False
    between = draft.tokens_between(low, high)
    if any(one.is_number for one in between):
        return False
    light = link_words() | all_stop()
    return all(one.text in light or one.stem in light for one in between) and len(between) <= 3


def _has_number(draft: Draft, place: int) -> bool:
    start, end = draft.clause(place)
    return any(
        isinstance(one, NumberMention) and start <= one.start < end for one in draft.mentions
    )


def _has_goods(draft: Draft) -> bool:
    """Whether anything is talked about that a product could have the least or most of."""
    line = draft.state.need.line()
    talked_about = line is not None and bool(line.query.strip() or line.requirements)
    return talked_about or any(one.of(EntryKind.CATEGORY) for one in draft.matches)


def _asks(draft: Draft, start: int, end: int) -> bool:
    """Whether a superlative asks which product it is, rather than wishing for one."""
    left, _ = draft.clause(start)
    _, right = draft.sentence(start)
    part = draft.utterance[left : right + 1]
    if any(mark in part for mark in "?？"):
        return True
    if any(left <= cue.start < start for cue in draft.cues_of(CueKind.INDIFFERENT, CueKind.ANY)):
        return False  # "whatever is cheaper"
    if _ASKS.search(part):
        return True
    state = draft.state
    if not state.shown:
        return False
    before = [
        cue
        for cue in draft.cues_of(CueKind.INTERROGATIVE)
        if left <= cue.start <= start and len(draft.tokens_between(left, cue.start)) <= 3
    ]
    if before:
        return True
    goods = any(one.of(EntryKind.CATEGORY, EntryKind.VALUE) for one in draft.matches)
    fetched = any(True for _ in found_in(phrases().patterns["fetch"], draft.text.folded))
    if fetched and not goods and not draft.mentions:
        return True
    others = [
        one
        for one in draft.tokens
        if (one.end <= start or one.start >= end)
        and one.text not in all_stop()
        and one.stem not in all_stop()
    ]
    return not others and state.question is None
