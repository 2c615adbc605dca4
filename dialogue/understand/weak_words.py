"""Words that say little alone ("low", "fan", "ZZ"), where what stands around makes them values."""

from __future__ import annotations

from typing import Final

from dialogue.understand.cues import CueKind
from dialogue.understand.draft import Draft
from dialogue.understand.entry import Entry, EntryKind, Match
from dialogue.understand.evidence import names_goods
from dialogue.understand.telling import all_stop
from dialogue.understand.wordings import VARIANT

_LIST_SIGNS: Final = ",，、/&+码号"
_WORDY: Final = 3
"""Letters of a word that can say which goods are meant."""


def weak_word_tells(draft: Draft, match: Match, entry: Entry, entries: tuple[Entry, ...]) -> bool:
    """Whether a weak wording is meant as a value though nothing names its attribute.

    Args:
        draft: the utterance, with what has been made of it.
        match: the wording, with where it stands.
        entry: the value it would be.
        entries: all values that the wording can be.
    """
    if _is_code_as_written(draft, match, entry) or _continues_list(draft, match, entry.field):
        return True
    if len({one.field for one in entries}) > 1 or match.end - match.start < _WORDY:
        return False
    return _qualifies_goods(draft, match) or _is_all_it_has(draft, match)


def _is_code_as_written(draft: Draft, match: Match, entry: Entry) -> bool:
    """Whether a code of letters stands as the catalogue writes it, in capitals: "ZZ", "BW"."""
    words = draft.words(match.start, match.end)
    return (
        len(words) > 1
        and words.isalpha()
        and words.isupper()
        and entry.confidence >= VARIANT
        and not any(token.text in all_stop() for token in draft.tokens[match.first : match.last])
    )


def _qualifies_goods(draft: Draft, match: Match) -> bool:
    """Whether a word that says little alone says which goods: "low black safety shoes".

    It stands beside the goods with only other values between.
    """
    place = match.last
    for other in sorted(draft.matches, key=lambda one: one.first):
        if other.first != place or draft.utterance[match.end : other.start].count(","):
            continue
        if names_goods(draft, other):
            return True
        if not other.of(EntryKind.VALUE, EntryKind.NAME):
            return False
        place = other.last
    return False


def _is_all_it_has(draft: Draft, match: Match) -> bool:
    """Whether a word that says little is all that stands after "with": "bulbs with fan"."""
    _, end = draft.clause(match.start)
    after = draft.tokens_between(match.end, end)[:1]
    ends = not after or any(
        cue.start == after[0].start for cue in draft.cues_of(CueKind.AND, CueKind.OR, CueKind.WITH)
    )
    return ends and any(
        cue.end <= match.start and not draft.utterance[cue.end : match.start].strip()
        for cue in draft.cues_of(CueKind.WITH)
    )


def _continues_list(draft: Draft, match: Match, field: str) -> bool:
    """Whether a value stands behind another one of its field in a list: "sizes S, M and L"."""
    before = [one for one in draft.items if one.end <= match.start]
    if not before or before[-1].constraint.field != field:
        return False
    gap = list(draft.utterance[before[-1].end : match.start])
    for cue in draft.cues_of(CueKind.AND, CueKind.OR):
        if before[-1].end <= cue.start and cue.end <= match.start:
            at = cue.start - before[-1].end
            gap[at : at + cue.end - cue.start] = " " * (cue.end - cue.start)
    return len(gap) <= 8 and all(one.isspace() or one in _LIST_SIGNS for one in gap)
