"""Requirements to acts: informed, corrected, ambiguous or beyond what exists."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from data.constraint import Constraint, Importance, Operator
from data.errors import UnitError
from data.need import NeedLine
from data.schema.model import AttributeKind
from data.units import convert
from dialogue.acts import Act, Ambiguous, Correct, Inform, OutOfRange, SetTerm, Weigh
from dialogue.understand.cues import Cue, CueKind
from dialogue.understand.draft import Done, Draft, Item
from dialogue.understand.entry import EntryKind
from dialogue.understand.modifiers import final_constraint
from dialogue.understand.text import phrase_stems
from dialogue.understand.wordings import TRADE

_POSITIVE: Final = (Operator.EQUAL, Operator.ONE_OF, Operator.ABOUT, Operator.BETWEEN)


def requirement_acts(draft: Draft) -> list[Done]:
    """The acts of all requirements, with where their words stand."""
    line = draft.state.need.line()
    cues = correcting_cues(draft)
    items = _without_superseded(draft, cues)
    return [Done(item.start, item.end, _act(draft, item, line, cues)) for item in items]


def correct_terms(draft: Draft) -> None:
    """Terms said in a correction take the place of what was said before."""
    cues = correcting_cues(draft)
    if not cues or not draft.state.need.lines:
        return
    draft.done = [
        replace(one, act=replace(one.act, correction=True))
        if isinstance(one.act, SetTerm) and _corrects(draft, cues, one.start, one.end)
        else one
        for one in draft.done
    ]


def correcting_cues(draft: Draft) -> tuple[Cue, ...]:
    """The phrases that correct."""
    return draft.cues_of(CueKind.CORRECT)


def _corrects(draft: Draft, cues: tuple[Cue, ...], start: int, end: int) -> bool:
    """Whether a correction bears on a place: it stands before it, or ends its sentence."""
    for cue in cues:
        left, right = draft.sentence(cue.start)
        if cue.start <= start:
            return True
        if left <= start and end <= cue.start <= right:
            return True
    return False


def _act(draft: Draft, item: Item, line: NeedLine | None, cues: tuple[Cue, ...]) -> Act:
    words = draft.words(item.start, item.end)
    constraint = final_constraint(draft, item, item.constraint)
    if item.out_of_range and not item.negated:
        return OutOfRange(
            constraint,
            item.low,
            item.high,
            item.nearest,
            words=words,
            confidence=item.confidence,
            line=item.line,
        )
    if item.readings:
        return Ambiguous(
            tuple(final_constraint(draft, item, one) for one in item.readings),
            words=words,
            confidence=item.confidence,
            line=item.line,
        )
    known = line.on(constraint.field) if line else ()
    for requirement in known:
        old = requirement.constraint
        same = replace(old, importance=constraint.importance) == constraint
        if same and old.importance is not constraint.importance:
            return Weigh(constraint.importance, constraint.field, words=words)
    added = _added(draft, item, constraint, [one.constraint for one in known])
    if added is not None:
        return Correct(added, words=words, confidence=item.confidence, line=item.line)
    corrected = bool(line) and _corrects(draft, cues, item.start, item.end)
    if not corrected and any(contradicts(draft, one.constraint, constraint) for one in known):
        corrected = True
    made = Correct if corrected else Inform
    return made(constraint, words=words, confidence=item.confidence, line=item.line)


def _added(
    draft: Draft, item: Item, constraint: Constraint, known: list[Constraint]
) -> Constraint | None:
    """A further value beside those known: "electric is fine too"."""
    start, end = draft.clause(item.start)
    also = [c for c in draft.cues_of(CueKind.ADDITIVE) if start <= c.start and c.end <= end]
    also = [c for c in also if c.start >= item.end or draft.words(start, c.start) == ""]
    if not also or constraint.operator not in (Operator.EQUAL, Operator.ONE_OF):
        return None
    attribute = draft.scope.attributes.get(constraint.field)
    if attribute is None or attribute.kind is not AttributeKind.ONE_OF:
        return None
    old = [one for one in known if one.operator in (Operator.EQUAL, Operator.ONE_OF)]
    if not old:
        return None
    values = tuple(dict.fromkeys((*old[0].values, *constraint.values)))
    return replace(constraint, operator=Operator.ONE_OF, values=values)


def contradicts(draft: Draft, old: Constraint, new: Constraint) -> bool:
    """Whether no product could meet both what is known and what is said now."""
    if old.importance is Importance.SHOULD and new.importance is Importance.SHOULD:
        return False
    attribute = draft.scope.attributes.get(old.field)
    if old.values and isinstance(old.values[0], str):
        if attribute is not None and attribute.kind is AttributeKind.SEVERAL_OF:
            return old.operator != new.operator and set(old.values) == set(new.values)
        if not new.values or not isinstance(new.values[0], str):
            return False
        return not _labels_left(old, new)
    if old.values and isinstance(old.values[0], bool):
        return old.operator == new.operator and old.values != new.values
    one, other = (
        _interval(old, attribute.unit if attribute else None),
        _interval(new, attribute.unit if attribute else None),
    )
    if one is None or other is None:
        return False
    return one[1] < other[0] or other[1] < one[0] or (old.operator, new.operator) in _SAME_SIDE


_SAME_SIDE: Final = frozenset(
    (one, other)
    for group in (
        (Operator.AT_MOST, Operator.LESS),
        (Operator.AT_LEAST, Operator.MORE),
        _POSITIVE,
    )
    for one in group
    for other in group
)


def _labels_left(old: Constraint, new: Constraint) -> bool:
    positive = (Operator.EQUAL, Operator.ONE_OF)
    one, other = set(old.values), set(new.values)
    if old.operator in positive and new.operator in positive:
        return bool(one & other)
    if old.operator in positive:
        return bool(one - other)
    if new.operator in positive:
        return bool(other - one)
    return True


def _interval(constraint: Constraint, unit: str | None) -> tuple[float, float] | None:
    numbers = [float(v) for v in constraint.values if not isinstance(v, str | bool)]
    if not numbers:
        return None
    if constraint.unit and unit and constraint.unit != unit and len(constraint.unit) != 3:
        try:
            numbers = [convert(number, constraint.unit, unit) for number in numbers]
        except UnitError:
            return None
    low, high = min(numbers), max(numbers)
    infinity = float("inf")
    match constraint.operator:
        case Operator.LESS | Operator.AT_MOST:
            return -infinity, high
        case Operator.MORE | Operator.AT_LEAST:
            return low, infinity
        case Operator.NOT_EQUAL | Operator.NOT_ONE_OF:
            return None
        case _:
            return low, high


def _is_known(draft: Draft, item: Item) -> bool:
    """Whether a value repeats what is known, only to set it against another."""
    line = draft.state.need.line()
    if line is None:
        return False
    same = ((item.constraint.values, item.constraint.unit),)
    return any(
        (one.constraint.values, one.constraint.unit) in same
        for one in line.on(item.constraint.field)
    )


def _is_left_behind(draft: Draft, item: Item, others: list[Item]) -> bool:
    """Whether a value is only what is changed from: "switch from diesel to LPG"."""
    before = [token.text for token in draft.tokens if token.end <= item.start][-1:]
    if not before or before[0] not in _FROM or item.constraint.operator not in _POSITIVE:
        return False
    return any(
        other.start > item.end
        and [token.text for token in draft.tokens if token.end <= other.start][-1:][0] in _TO
        for other in others
    )


def _is_less_exact(draft: Draft, item: Item, others: list[Item]) -> bool:
    """Whether another value of the same field says the same more exactly.

    "Silicone with cotton lining" beside "silicone"; "one colour" beside having any printing.
    """
    attribute = draft.scope.attributes.get(item.constraint.field)
    if item.negated or attribute is None or attribute.kind is not AttributeKind.ONE_OF:
        return False
    own = item.constraint
    for other in others:
        if other.negated or other.constraint.operator not in _CHOSEN or other.out_of_range:
            continue
        if own.operator in (Operator.NOT_EQUAL, Operator.NOT_ONE_OF):
            return True
        if _is_only_beside(draft, item, other):
            return True
        if own.operator not in _CHOSEN:
            continue
        mine, its = (
            {stem for label in one.values for stem in phrase_stems(str(label))}
            for one in (own, other.constraint)
        )
        if mine < its and set(own.values) != set(other.constraint.values):
            return True
        if set(other.constraint.values) < set(own.values):
            return True
    return False


def _is_only_beside(draft: Draft, item: Item, other: Item) -> bool:
    """Whether a value is a vague word, or a part of the goods' name, beside one that is said.

    "Stainless … 316L"; "ankle height safety boots"; "wreaths with LED lights".
    """
    vague = len(item.constraint.values) > 1 and len(other.constraint.values) == 1
    if vague and item.confidence < min(other.confidence, TRADE):
        return True
    goods = [match for match in draft.matches if match.of(EntryKind.CATEGORY)]
    names, instead = (
        any(match.start < one.end and one.start < match.end for match in goods)
        for one in (item, other)
    )
    if names and not instead:
        return True
    attribute = draft.scope.attributes.get(item.constraint.field)
    a_type = attribute is not None and "type" in phrase_stems(attribute.label)
    between = draft.cues_of(CueKind.WITH)
    return (
        a_type
        and other.end <= item.start
        and any(other.end <= cue.start and cue.end <= item.start for cue in between)
    )


_CHOSEN: Final = (Operator.EQUAL, Operator.ONE_OF)
_FROM: Final = frozenset(("from", "de", "von", "从", "由"))
_TO: Final = frozenset(("to", "a", "auf", "zu", "成", "为", "到", "换", "用"))


def _without_superseded(draft: Draft, cues: tuple[Cue, ...]) -> list[Item]:
    """Only the last word counts: "2 tons, actually 3 tons", "I said 3 t, not 2 t"."""
    kept: list[Item] = []
    items = sorted(draft.items, key=lambda item: (item.start, item.end))
    for item in items:
        others = [
            other
            for other in items
            if other is not item
            and other.constraint.field == item.constraint.field
            and other.line == item.line
        ]
        later = any(
            other.start > item.start
            and not other.negated
            and any(item.end <= cue.start and cue.end <= other.start for cue in cues)
            for other in others
        )
        ruled_out = item.negated and any(
            not other.negated and _corrects(draft, cues, other.start, other.end) for other in others
        )
        said_before = any(not other.negated for other in others) and _is_known(draft, item)
        repeated = any(
            one.constraint == item.constraint and one.negated == item.negated for one in kept
        )
        if _is_left_behind(draft, item, others) or _is_less_exact(draft, item, others):
            continue
        if not later and not ruled_out and not said_before and not repeated:
            kept.append(item)
    return kept
