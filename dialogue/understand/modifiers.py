"""What the words around a requirement do to it: rule out, correct, weigh, join."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

from data.constraint import Constraint, Importance, Operator
from data.schema.model import AttributeKind
from dialogue.understand.cues import Cue, CueKind
from dialogue.understand.draft import Draft, Item
from dialogue.understand.entry import EntryKind
from dialogue.understand.values import flag_constraint

_LIST_SIGNS: Final = ",，、/&+"
_AFTER: Final = 4
"""Characters between a value and a negation that follows it."""
_BEFORE_NEGATION: Final = frozenset(
    ("", "的", "型", "款", "的都", "都", "的就", "就", "的也", "也", "那种", "的话", "的话就")
)
_NOT: Final = ("不", "没", "免")
"""What stands right before a Chinese word that it rules out: 不印刷."""
_CHOICES: Final = (Operator.EQUAL, Operator.ONE_OF)
_STOPPING: Final = (
    CueKind.CONTRAST,
    CueKind.WITH,
    CueKind.WANT,
    CueKind.SHOULD,
    CueKind.CORRECT,
)


def find_negations(draft: Draft) -> None:
    """Mark the requirements that a negation in front of them, or behind, rules out."""
    for item in draft.items:
        if item.negated:
            continue
        a_label = bool(item.constraint.values) and isinstance(item.constraint.values[0], str)
        if not item.settled:
            item.negated = _is_negated(draft, item)
        elif a_label:
            item.negated = _is_negated_behind(draft, item)
    _through_lists(draft)


def negating_cues(draft: Draft) -> list[Cue]:
    """Negations that stand by themselves: not inside a value, a name or a longer phrase."""
    found = []
    for cue in draft.cues_of(CueKind.NEGATE):
        inside = any(
            match.start <= cue.start
            and cue.end <= match.end
            and match.end - match.start > cue.end - cue.start
            for match in draft.matches
            if match.of(EntryKind.VALUE, EntryKind.NAME)
        )
        longer = any(
            other.start <= cue.start
            and cue.end <= other.end
            and other.end - other.start > cue.end - cue.start
            for other in draft.cues_of(
                CueKind.INDIFFERENT,
                CueKind.UNKNOWN,
                CueKind.SHOW,
                CueKind.CORRECT,
                CueKind.SHOULD,
                CueKind.RELAX,
            )
        )
        limit = any(
            item.settled and item.start <= cue.start and cue.end <= item.end for item in draft.items
        )
        if not inside and not longer and not limit:
            found.append(cue)
    return found


def _is_negated(draft: Draft, item: Item) -> bool:
    start, _ = draft.clause(item.start)
    if draft.utterance[max(0, item.start - 1) : item.start] in _NOT and not (
        item.start > 1 and draft.utterance[item.start - 2] == draft.utterance[item.start]
    ):
        return True
    cues = negating_cues(draft)
    before = [cue for cue in cues if start <= cue.start and cue.end <= item.start]
    if before:
        cue = max(before, key=lambda one: (one.end, one.end - one.start))
        if not _is_stopped(draft, cue, item.start):
            draft.use(cue.start, cue.end)
            return True
    return _is_negated_behind(draft, item)


def _is_negated_behind(draft: Draft, item: Item) -> bool:
    """Whether a negation follows a value and ends its clause: "Chinese makers, no"."""
    _, end = draft.clause(item.start)
    most = 2 if draft.text.is_chinese else 0
    for cue in draft.cues_of(CueKind.NEGATE_AFTER):
        if item.end <= cue.start <= end and cue.start - item.end <= _AFTER:
            between = draft.utterance[item.end : cue.start].strip()
            after = draft.tokens_between(cue.end, end)
            if between in _BEFORE_NEGATION and len(after) <= most:
                draft.use(cue.start, cue.end)
                return True
    return False


def _is_stopped(draft: Draft, cue: Cue, place: int) -> bool:
    """Whether something between a negation and a value ends the negation."""
    return any(cue.end <= other.start and other.end <= place for other in draft.cues_of(*_STOPPING))


def _through_lists(draft: Draft) -> None:
    """A list that ends in "or" is ruled out as a whole: "no diesel, LPG or petrol"."""
    ordered = sorted(draft.items, key=lambda item: item.start)
    for before, item in pairwise(ordered):
        if not before.negated or item.negated or item.settled:
            continue
        if before.constraint.field != item.constraint.field:
            continue
        joined_by_or = _between(draft, CueKind.OR, before.end, item.start)
        gap = draft.utterance[before.end : item.start].strip()
        rest = [c for c in draft.cues_of(CueKind.OR) if 0 <= c.start - item.end <= 1]
        if joined_by_or or (gap in _LIST_SIGNS and rest):
            item.negated = True


def join_values(draft: Draft) -> None:
    """Values of one attribute that stand in a list are one requirement: one of them."""
    ordered = sorted(draft.items, key=lambda item: (item.start, item.end))
    joined: list[Item] = []
    for item in ordered:
        last = joined[-1] if joined else None
        if last is not None and _are_one(draft, last, item):
            values = tuple(dict.fromkeys((*last.constraint.values, *item.constraint.values)))
            operator = Operator.ONE_OF if len(values) > 1 else Operator.EQUAL
            last.constraint = replace(last.constraint, operator=operator, values=values)
            last.end = item.end
            last.confidence = min(last.confidence, item.confidence)
            last.readings = ()
        else:
            joined.append(item)
    draft.items = joined


def _are_one(draft: Draft, last: Item, item: Item) -> bool:
    one, other = last.constraint, item.constraint
    if one.field != other.field or last.negated != item.negated or last.line != item.line:
        return False
    if last.out_of_range or item.out_of_range:
        return False
    if not (one.operator in _CHOICES and other.operator in _CHOICES):
        return False
    if any(isinstance(value, bool | float) for value in (*one.values, *other.values)):
        return False
    if not _is_a_list(draft, last.end, item.start):
        return False
    attribute = draft.scope.attributes.get(one.field)
    several = attribute is not None and attribute.kind is AttributeKind.SEVERAL_OF
    either = _between(draft, CueKind.OR, last.end, item.start)
    both = _between(draft, CueKind.AND, last.end, item.start)
    two = len(last.constraint.values) == 1
    return not (several and two and not last.negated and both and not either)


def _between(draft: Draft, kind: CueKind, start: int, end: int) -> bool:
    return any(start <= cue.start and cue.end <= end for cue in draft.cues_of(kind))


def _is_a_list(draft: Draft, start: int, end: int) -> bool:
    """Whether nothing but "or", "and", commas and articles stands in a gap."""
    words = list(draft.utterance[start:end])
    for cue in draft.cues_of(CueKind.OR, CueKind.AND, CueKind.ARTICLE, CueKind.NEGATE):
        if start <= cue.start and cue.end <= end:
            words[cue.start - start : cue.end - start] = " " * (cue.end - cue.start)
    return len(words) <= 24 and all(sign.isspace() or sign in _LIST_SIGNS for sign in words)


def final_constraint(draft: Draft, item: Item, constraint: Constraint) -> Constraint:
    """A requirement with its negation and importance."""
    importance = importance_of(draft, item)
    made = replace(constraint, importance=importance)
    if not item.negated:
        return made
    return negated_constraint(draft, made)


def negated_constraint(draft: Draft, constraint: Constraint) -> Constraint:
    """The requirement that the contrary holds."""
    attribute = draft.scope.attributes.get(constraint.field)
    values = constraint.values
    if values and isinstance(values[0], bool):
        return replace(constraint, values=tuple(not value for value in values))
    if attribute is not None and constraint.operator in (Operator.NOT_EQUAL, Operator.NOT_ONE_OF):
        turned = flag_constraint(attribute, wanted=False)
        return replace(turned, importance=constraint.importance) if turned else constraint
    if attribute is not None and values and isinstance(values[0], str):
        # "No brake", where a motor's brake is Y or N, is one that has none.
        own, other = (flag_constraint(attribute, wanted=wish) for wish in (True, False))
        if own is not None and other is not None and own.values == values:
            return replace(other, importance=constraint.importance)
    turned_to = {
        Operator.LESS: Operator.AT_LEAST,
        Operator.AT_MOST: Operator.MORE,
        Operator.MORE: Operator.AT_MOST,
        Operator.AT_LEAST: Operator.LESS,
        Operator.ONE_OF: Operator.NOT_ONE_OF,
    }.get(constraint.operator, Operator.NOT_EQUAL)
    if constraint.operator is Operator.BETWEEN:
        return constraint
    if turned_to is Operator.NOT_EQUAL and len(values) > 1:
        turned_to = Operator.NOT_ONE_OF
    return replace(constraint, operator=turned_to)


def importance_of(draft: Draft, item: Item) -> Importance:
    """How binding the words around make a requirement; a must unless they say otherwise."""
    start, end = draft.clause(item.start)
    should = [c for c in draft.cues_of(CueKind.SHOULD) if start <= c.start and c.end <= end]
    must = [c for c in draft.cues_of(CueKind.MUST) if start <= c.start and c.end <= end]
    must = [c for c in must if not any(s.start <= c.start and c.end <= s.end for s in should)]
    if not should:
        should = _following_alone(draft, item)
    if not should:
        return Importance.MUST
    nearest = min((*should, *must), key=lambda cue: _distance(draft, cue, item))
    for cue in should:
        draft.use(cue.start, cue.end)
    return Importance.SHOULD if nearest in should else Importance.MUST


def _distance(draft: Draft, cue: Cue, item: Item) -> tuple[int, int]:
    """Cues in front of a requirement bind closer than those behind another one."""
    if cue.end <= item.start:
        return (0, item.start - cue.end)
    others = sum(1 for one in draft.items if item.end <= one.start and one.end <= cue.start)
    return (1 if others else 0, cue.start - item.end)


def _following_alone(draft: Draft, item: Item) -> list[Cue]:
    """A cue that fills the next clause weighs what stands before it: "a cabin, preferably"."""
    start, end = draft.clause(item.start)
    later = [other for other in draft.items if other.start > item.start and other.start < end]
    if later:
        return []
    place = next((i for i, piece in enumerate(draft.clauses) if piece == (start, end)), -1)
    if place < 0 or place + 1 >= len(draft.clauses):
        return []
    left, right = draft.clauses[place + 1]
    if any(left <= other.start < right for other in draft.items):
        return []
    if any(left <= done.start < right for done in draft.done):
        return []
    return [c for c in draft.cues_of(CueKind.SHOULD) if left <= c.start and c.end <= right]
