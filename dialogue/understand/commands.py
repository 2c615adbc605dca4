"""What a buyer does apart from saying requirements: commands, references, courtesies."""

from __future__ import annotations

from typing import Final

from dialogue.acts import (
    Affirm,
    Deny,
    Greet,
    MoreResults,
    OffTopic,
    Reject,
    RequestRfq,
    Restart,
    Select,
    ShowResults,
    Skip,
    Thank,
    Undo,
)
from dialogue.grammar.mention import DateMention
from dialogue.understand.cues import Cue, CueKind
from dialogue.understand.draft import Draft
from dialogue.understand.entry import EntryKind
from dialogue.understand.leftovers import leftover_phrases
from dialogue.understand.pointing import read_pointing

_PLAIN: Final[
    dict[CueKind, type[Undo | Restart | RequestRfq | ShowResults | MoreResults | Skip]]
] = {
    CueKind.UNDO: Undo,
    CueKind.RESTART: Restart,
    CueKind.RFQ: RequestRfq,
    CueKind.SHOW: ShowResults,
    CueKind.MORE: MoreResults,
    CueKind.SKIP: Skip,
}


def read_commands(draft: Draft) -> None:
    """Commands to the conversation, pointing at products included."""
    read_pointing(draft)
    for kind, act in _PLAIN.items():
        if kind is CueKind.SHOW and any(isinstance(one.act, RequestRfq) for one in draft.done):
            continue
        for cue in draft.cues_of(kind)[:1]:
            if kind is CueKind.SHOW and _is_told_which(draft, cue):
                draft.use(cue.start, cue.end)
            elif not draft.is_used(cue.start, cue.end) or _is_beside_choice(draft, kind, cue):
                words = draft.words(cue.start, cue.end)
                draft.add(cue.start, cue.end, act(words=words))
                for again in draft.cues_of(kind):
                    draft.use(again.start, again.end)


def _is_beside_choice(draft: Draft, kind: CueKind, cue: Cue) -> bool:
    """Whether a command stands in a sentence that also chooses: "I'll take 2, send the RFQ"."""
    if kind not in (CueKind.RFQ, CueKind.MORE):
        return False
    chosen = [
        one
        for one in draft.done
        if isinstance(one.act, Select | Reject) and one.start <= cue.start and cue.end <= one.end
    ]
    choosing = draft.cues_of(CueKind.SELECT, CueKind.REJECT)
    return bool(chosen) and not any(one.start < cue.end and cue.start < one.end for one in choosing)


def _is_told_which(draft: Draft, cue: Cue) -> bool:
    """Whether it is said which products to show: "show me only the ones with a cabin"."""
    _, end = draft.clause(cue.start)
    after = [token.text for token in draft.tokens_between(cue.end, end)]
    return bool(after) and after[0] in _WHICH


_WHICH: Final = frozenset(
    "with without that which who in under below over above from made having for of at "
    "con sin que de en por menos hasta mit ohne die unter aus avec sans qui".split()
)


def read_courtesies(draft: Draft) -> None:
    """Greetings and thanks; yes and no where no question gave them a meaning."""
    for kind, act in ((CueKind.GREET, Greet), (CueKind.THANK, Thank)):
        for cue in draft.cues_of(kind)[:1]:
            if not draft.is_used(cue.start, cue.end):
                draft.add(cue.start, cue.end, act(words=draft.words(cue.start, cue.end)))
    if not draft.items and not draft.done:
        for kind, yes_or_no in ((CueKind.AFFIRM, Affirm), (CueKind.DENY, Deny)):
            for cue in draft.cues_of(kind)[:1]:
                if not draft.done and _fills(draft, cue.start, cue.end) and not _goes_on(draft):
                    words = draft.words(cue.start, cue.end)
                    draft.add(cue.start, cue.end, yes_or_no(words=words))


def read_off_topic(draft: Draft) -> None:
    """Something that buying is not about, when nothing else was understood."""
    if draft.items or draft.done:
        return
    if any(not isinstance(mention, DateMention) for mention in draft.mentions):
        return
    for match in draft.matches:
        if any(
            not entry.weak
            for entry in match.of(EntryKind.CATEGORY, EntryKind.VALUE, EntryKind.NAME)
        ):
            return
    for cue in draft.cues_of(CueKind.OFF_TOPIC)[:1]:
        draft.mentions = []
        draft.add(0, len(draft.utterance), OffTopic(words=draft.words(cue.start, cue.end)))


def read_misuse(draft: Draft) -> None:
    """Orders to the machine itself: their sentence is off topic, whatever it names."""
    for cue in draft.cues_of(CueKind.MISUSE):
        start, end = draft.sentence(cue.start)
        if draft.is_used(start, end):
            continue
        draft.add(start, end, OffTopic(words=draft.words(start, end)))
        draft.matches = [one for one in draft.matches if not start <= one.start < end]
        draft.mentions = [one for one in draft.mentions if not start <= one.start < end]


def _goes_on(draft: Draft) -> bool:
    """Whether more is said than the words used so far."""
    return bool(leftover_phrases(draft))


def _fills(draft: Draft, start: int, end: int) -> bool:
    """Whether little else is said than what stands between two characters."""
    others = [t for t in draft.tokens if t.end <= start or t.start >= end]
    return len(others) <= 3
