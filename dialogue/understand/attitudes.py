"""Attitudes: no preference, no knowledge, giving up a requirement, how binding one is."""

from __future__ import annotations

from data.constraint import PRICE, Importance, Operator
from dialogue.acts import (
    ClearTerm,
    DontKnow,
    NoPreference,
    Relax,
    Restart,
    Term,
    Undo,
    Weigh,
)
from dialogue.understand.cues import Cue, CueKind
from dialogue.understand.draft import Draft, Item
from dialogue.understand.entry import EntryKind, Match


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


def read_weights(draft: Draft) -> None:
    """How binding, without a value: "lift height is important", "only nice to have"."""
    known = {r.constraint.field for line in draft.state.need.lines for r in line.requirements}
    for kind, importance in (
        (CueKind.SHOULD, Importance.SHOULD),
        (CueKind.MUST, Importance.MUST),
    ):
        for cue in draft.cues_of(kind):
            if draft.is_used(cue.start, cue.end) or _is_negated_must(draft, cue):
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


def _is_negated_must(draft: Draft, cue: Cue) -> bool:
    """Whether a must stands in a phrase that says it is none: "not essential"."""
    return cue.kind is CueKind.MUST and any(
        other.start <= cue.start and cue.end <= other.end
        for other in draft.cues_of(CueKind.SHOULD, CueKind.INDIFFERENT)
    )


def _has_goods(draft: Draft) -> bool:
    return any(match.of(EntryKind.CATEGORY) for match in draft.matches)
