"""What a buyer does apart from saying requirements: commands, references, courtesies."""

from __future__ import annotations

import re
from typing import Final

from data.constraint import PRICE, Importance, Operator
from dialogue.acts import (
    Affirm,
    ClearTerm,
    Compare,
    Deny,
    DontKnow,
    Greet,
    MoreResults,
    NoPreference,
    OffTopic,
    Reference,
    Reject,
    Relax,
    RequestRfq,
    Restart,
    Select,
    ShowResults,
    Skip,
    Term,
    Thank,
    Undo,
    Weigh,
    WhyThis,
)
from dialogue.grammar.mention import DateMention, NumberMention, OrdinalMention
from dialogue.understand.cues import Cue, CueKind
from dialogue.understand.draft import Draft, Item
from dialogue.understand.entry import EntryKind, Match
from dialogue.understand.leftovers import leftover_phrases

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
    _pointing(draft)
    for kind, act in _PLAIN.items():
        if kind is CueKind.SHOW and any(isinstance(one.act, RequestRfq) for one in draft.done):
            continue
        for cue in draft.cues_of(kind)[:1]:
            if not draft.is_used(cue.start, cue.end):
                words = draft.words(cue.start, cue.end)
                draft.add(cue.start, cue.end, act(words=words))
                for again in draft.cues_of(kind):
                    draft.use(again.start, again.end)


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


def _pointing(draft: Draft) -> None:
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


def read_attitudes(draft: Draft) -> None:
    """No preference, no knowledge, giving up a requirement: on what the clause names."""
    if any(isinstance(one.act, Restart | Undo) for one in draft.done):
        return
    for kind in (CueKind.INDIFFERENT, CueKind.UNKNOWN, CueKind.RELAX, CueKind.ANY):
        for cue in draft.cues_of(kind):
            if draft.is_used(cue.start, cue.end):
                continue
            _attitude(draft, cue)


def _attitude(draft: Draft, cue: Cue) -> None:
    start, end = _part(draft, cue)
    negated_here = any(item.negated and start <= item.start < end for item in draft.items)
    if cue.kind is CueKind.INDIFFERENT and negated_here:
        draft.use(cue.start, cue.end)
        return
    fields: dict[str, tuple[int, int]] = {}
    for match, field in _names(draft, cue, start, end):
        if not draft.is_used(match.start, match.end):
            if cue.kind is CueKind.ANY and not _right_after(draft, cue, match.start):
                continue
            fields.setdefault(field, (match.start, match.end))
    dropped: list[Item] = []
    if cue.kind is not CueKind.ANY:
        for item in draft.items:
            if start <= item.start and item.end <= end and _concerns(draft, cue, item):
                fields.setdefault(item.constraint.field, (item.start, item.end))
                dropped.append(item)
    if not fields:
        if cue.kind is CueKind.ANY or draft.is_used(cue.start, cue.end):
            return
        if not _alone(draft, start, end) or _is_of_the_rest(draft, cue):
            draft.use(cue.start, cue.end)
            return
        words = draft.words(cue.start, cue.end)
        act: Relax | NoPreference | DontKnow
        if cue.kind is CueKind.RELAX:
            if any(match.of(EntryKind.CATEGORY) for match in draft.matches):
                return
            act = Relax(words=words)
        elif cue.kind is CueKind.INDIFFERENT:
            act = NoPreference(words=words)
        else:
            act = DontKnow(words=words)
        draft.add(cue.start, cue.end, act)
        return
    for item in dropped:
        draft.items.remove(item)
    draft.use(cue.start, cue.end)
    words = draft.words(start, end)
    for field, (left, right) in fields.items():
        if cue.kind is CueKind.RELAX:
            draft.add(left, right, _given_up(draft, field, words))
        elif cue.kind is CueKind.UNKNOWN:
            draft.add(left, right, DontKnow(field, words=words))
        else:
            draft.add(left, right, NoPreference(field, words=words))


def _names(draft: Draft, cue: Cue, start: int, end: int) -> list[tuple[Match, str]]:
    """The fields an attitude is about; a mere word of a name is none in answer to a question."""
    found = draft.names_in(start, end)
    if draft.state.question is None or cue.kind not in (CueKind.UNKNOWN, CueKind.INDIFFERENT):
        return found
    return [
        (match, field)
        for match, field in found
        if match.of(EntryKind.NAME, EntryKind.TERM) or field == draft.asked
    ]


def _concerns(draft: Draft, cue: Cue, item: Item) -> bool:
    """Whether an attitude is about a requirement's field rather than beside it."""
    if cue.kind is CueKind.RELAX:
        known = any(item.constraint.field == one for one in _known(draft))
        return item.start >= cue.start or (known and item.end <= cue.start)
    if item.constraint.operator is Operator.ONE_OF and cue.kind is CueKind.INDIFFERENT:
        draft.use(cue.start, cue.end)
        return False
    attribute = draft.scope.attributes.get(item.constraint.field)
    a_number = bool(item.constraint.values) and isinstance(item.constraint.values[0], float | int)
    if a_number and not isinstance(item.constraint.values[0], bool):
        return False
    return attribute is not None and (cue.end <= item.start or item.end <= cue.start)


def _known(draft: Draft) -> list[str]:
    line = draft.state.need.line()
    return [one.constraint.field for one in line.requirements] if line else []


def _right_after(draft: Draft, cue: Cue, place: int) -> bool:
    return cue.end <= place and len(draft.tokens_between(cue.end, place)) <= 1


def _part(draft: Draft, cue: Cue) -> tuple[int, int]:
    """The clause of a cue, cut at "but" and its like."""
    start, end = draft.clause(cue.start)
    for other in draft.cues_of(CueKind.CONTRAST):
        if start <= other.start and other.end <= cue.start:
            start = max(start, other.end)
        elif cue.end <= other.start < end:
            end = other.start
    return start, end


def _alone(draft: Draft, start: int, end: int) -> bool:
    """Whether nothing else that matters is said in the part of a cue."""
    inside = [item for item in draft.items if start <= item.start < end]
    done = [one for one in draft.done if start <= one.start < end]
    return not inside and not done


def _given_up(draft: Draft, field: str, words: str) -> Relax | ClearTerm:
    """A requirement that is no longer one, or a term that is no longer set."""
    if field not in {term.value for term in Term}:
        return Relax(field, words=words)
    line, terms = draft.state.need.line(), draft.state.need.terms
    budgeted = terms.budget is not None or (line is not None and line.budget is not None)
    if field == Term.BUDGET and not budgeted and line is not None and line.on(PRICE):
        return Relax(PRICE, words=words)
    return ClearTerm(Term(field), words=words)


def _is_of_the_rest(draft: Draft, cue: Cue) -> bool:
    """Whether not minding is only about what was left unsaid: "green or blue, I don't mind"."""
    if cue.kind is not CueKind.INDIFFERENT or draft.state.question is not None:
        return False
    return bool(draft.items)


def _goes_on(draft: Draft) -> bool:
    """Whether more is said than the words used so far."""
    return bool(leftover_phrases(draft))


def _fills(draft: Draft, start: int, end: int) -> bool:
    """Whether little else is said than what stands between two characters."""
    others = [t for t in draft.tokens if t.end <= start or t.start >= end]
    return len(others) <= 3


def read_weights(draft: Draft) -> None:
    """How binding, without a value: "lift height is important", "only nice to have"."""
    known = {r.constraint.field for line in draft.state.need.lines for r in line.requirements}
    for kind, importance in (
        (CueKind.SHOULD, Importance.SHOULD),
        (CueKind.MUST, Importance.MUST),
    ):
        for cue in draft.cues_of(kind):
            if draft.is_used(cue.start, cue.end):
                continue
            start, end = _part(draft, cue)
            if importance is Importance.SHOULD:
                start, _ = draft.clause(cue.start)
            if any(start <= item.start < end for item in draft.items):
                continue
            if any(start <= one.start < end for one in draft.done):
                continue
            names = [
                (match, field)
                for match, field in draft.names_in(start, end)
                if not draft.is_used(match.start, match.end)
            ]
            words = draft.words(start, end)
            if names:
                for match, field in names:
                    draft.add(match.start, match.end, Weigh(importance, field, words=words))
                draft.use(cue.start, cue.end)
            elif known and len(draft.tokens_between(start, end)) <= 8 and not _has_goods(draft):
                draft.add(cue.start, cue.end, Weigh(importance, words=words))


def _has_goods(draft: Draft) -> bool:
    return any(match.of(EntryKind.CATEGORY) for match in draft.matches)
