"""Pointing at products of the list shown: compare, why, select, reject."""

from __future__ import annotations

import re
from typing import Final

from dialogue.acts import (
    Compare,
    Reference,
    Reject,
    Select,
    WhyThis,
)
from dialogue.grammar.mention import NumberMention, OrdinalMention
from dialogue.understand.cues import Cue, CueKind
from dialogue.understand.draft import Draft
from dialogue.understand.entry import EntryKind


def read_pointing(draft: Draft) -> None:
    """Note what is to be done with products of the list, and which they are."""
    kinds = (CueKind.COMPARE, CueKind.WHY, CueKind.DIFFERENCE, CueKind.REJECT, CueKind.SELECT)
    ordinals = [one for one in draft.mentions if isinstance(one, OrdinalMention)]
    if not ordinals and draft.cues_of(*kinds[:-1]):
        ordinals = _bare_places(draft)
    elif not ordinals and draft.cues_of(CueKind.SELECT) and not draft.matches:
        # "Take 1 and 3" points; "I'll take 2" may as well say how many.
        places = _bare_places(draft)
        if len(places) == len(draft.mentions) and sum(len(one.positions) for one in places) > 1:
            ordinals = places
    for kind in kinds:
        cues = [
            cue
            for cue in draft.cues_of(kind)
            if not draft.is_used(cue.start, cue.end) and not _is_in_another(draft, cue)
        ]
        if not cues:
            continue
        cue = cues[0]
        references = tuple(
            Reference(position=place, words=one.words)
            for one in ordinals
            for place in one.positions
            if not draft.is_used(one.start, one.end)
        )
        start, end = draft.sentence(cue.start)
        if kind in (CueKind.SELECT, CueKind.REJECT):
            # "I'll go with number 3, 5000 of them": only what points belongs to the choice.
            left, end = draft.clause(cue.start)
            for one in ordinals:
                if start <= one.start < draft.sentence(cue.start)[1]:
                    left, end = (
                        min(left, draft.clause(one.start)[0]),
                        max(end, draft.clause(one.end)[1]),
                    )
            start = left
        pronouns = [p for p in draft.cues_of(CueKind.PRONOUN) if start <= p.start < end]
        words = draft.words(start, end)
        if kind is CueKind.COMPARE:
            if not references and draft.cues_of(CueKind.DIFFERENCE):
                continue
            draft.add(start, end, Compare(references, words=words))
        elif kind is CueKind.WHY:
            reference = references[0] if references else Reference(words=words)
            draft.add(start, end, WhyThis(reference, words=words))
        elif kind is CueKind.DIFFERENCE:
            if len(references) < 2 or _names_a_value(draft, start, end):
                continue
            draft.add(start, end, Compare(references, words=words))
        else:
            shown = bool(draft.state.shown)
            if not references and pronouns and shown and not _names_a_value(draft, start, end):
                references = (Reference(words=draft.words(pronouns[0].start, pronouns[0].end)),)
            if not references or not (shown or ordinals):
                continue
            act = Select if kind is CueKind.SELECT else Reject
            draft.add(start, end, act(references, words=words))
        for one in ordinals:
            draft.mentions = [
                m for m in draft.mentions if not (m.start < one.end and one.start < m.end)
            ]
        return
    if ordinals and draft.cues_of(CueKind.RFQ):
        for one in ordinals:
            found = tuple(Reference(position=place, words=one.words) for place in one.positions)
            draft.add(one.start, one.end, Select(found, words=one.words))
            draft.mentions.remove(one)
        return
    if ordinals and draft.state.shown and draft.state.question is None and _only_mentions(draft):
        found = tuple(
            Reference(position=place, words=one.words)
            for one in ordinals
            for place in one.positions
        )
        draft.add(
            0, len(draft.utterance), Select(found, words=draft.utterance.strip(), confidence=0.7)
        )


def _is_in_another(draft: Draft, cue: Cue) -> bool:
    """Whether words are a part of a longer command: "take" of "I take that back"."""
    return any(
        other.start <= cue.start and cue.end <= other.end
        for other in draft.cues_of(CueKind.UNDO, CueKind.RESTART)
    )


_NUMBERED: Final = re.compile(
    r"(?:#|\bno\.? ?|\bnr\.? ?|\bnumero |\bn[ºo°]\.? ?)(\d{1,2})(?!\d)|(?<!\d)(\d{1,2}) ?号"
)


def _bare_places(draft: Draft) -> list[OrdinalMention]:
    """Small whole numbers as places in the list shown: "compare 1 and 3", 2号和3号."""
    found = []
    for hit in _NUMBERED.finditer(draft.text.folded):
        place = int(hit[1] or hit[2])
        start, end = draft.text.span(*hit.span())
        if 1 <= place <= max(len(draft.state.shown), 3):
            words = draft.words(start, end)
            found.append(OrdinalMention(start=start, end=end, words=words, positions=(place,)))
    if found:
        return found
    for one in draft.mentions:
        if not isinstance(one, NumberMention) or one.unit is not None:
            continue
        numbers = one.values or ((one.low,) if one.low == one.high else (one.low, one.high))
        if all(1 <= number <= max(len(draft.state.shown), 3) for number in numbers):
            places = tuple(int(number) for number in numbers if number == int(number))
            if len(places) == len(numbers):
                found.append(
                    OrdinalMention(start=one.start, end=one.end, words=one.words, positions=places)
                )
    return found


def _only_mentions(draft: Draft) -> bool:
    return not draft.matches and all(isinstance(one, OrdinalMention) for one in draft.mentions)


def _names_a_value(draft: Draft, start: int, end: int) -> bool:
    return any(
        match.of(EntryKind.VALUE, EntryKind.CATEGORY)
        for match in draft.matches
        if start <= match.start and match.end <= end
    )
