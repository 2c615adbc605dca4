"""Merging a new requirement into those there are on its field.

A buyer who says a second thing about a field either narrows it ("at least 2 t", then "at most
3 t") or changes it ("diesel", then "LPG"). What can hold together with what was said is kept, and
the two are joined where they are two ends of one range; what cannot gives way to the newer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from data.constraint import Constraint, Operator
from data.need import Requirement
from dialogue.belief.interval import intervals

_LOWER: Final = (Operator.AT_LEAST, Operator.MORE)
_UPPER: Final = (Operator.AT_MOST, Operator.LESS)
_NEGATIVE: Final = (Operator.NOT_EQUAL, Operator.NOT_ONE_OF)
_CHOICE: Final = (Operator.EQUAL, Operator.ONE_OF)
_ENDS: Final = (*_LOWER, *_UPPER, Operator.BETWEEN)
_POINTS: Final = (Operator.EQUAL, Operator.ONE_OF, Operator.ABOUT)


@dataclass(frozen=True, slots=True)
class Merged:
    """The requirements on a field, after a new one.

    Attributes:
        kept: of those there were, in their order.
        dropped: those that gave way or were joined with the new one.
        added: the new one, joined where it was; None when it says nothing new.
        conflict: whether something gave way because both cannot hold.
    """

    kept: tuple[Requirement, ...]
    dropped: tuple[Requirement, ...]
    added: Requirement | None
    conflict: bool = False


def merge(
    held: Sequence[Requirement], new: Requirement, *, together: bool = False, several: bool = False
) -> Merged:
    """Join a requirement with those on the same field.

    Args:
        held: on the field, in the order they came.
        new: what is said now.
        together: both were said in one breath: "red or blue" is no change of mind.
        several: a product can have several values at once, so that two may both be required.
    """
    kept: list[Requirement] = []
    dropped: list[Requirement] = []
    conflict = False
    current = new
    for old in held:
        if _same(old.constraint, current.constraint):
            if old.constraint.importance is current.constraint.importance:
                kept.append(_surer(old, current))
                rest = [one for one in held if one is not old]
                return Merged((*rest, kept[-1]), (), None)
            dropped.append(old)
            continue
        joined = _joined(old, current, together=together, several=several)
        if joined is None:
            dropped.append(old)
            conflict = conflict or _excludes(old.constraint, current.constraint)
        elif joined is old:
            kept.append(old)
        else:
            dropped.append(old)
            current = joined
    return Merged(tuple(kept), tuple(dropped), current, conflict)


def _surer(old: Requirement, new: Requirement) -> Requirement:
    if new.provenance.confidence >= old.provenance.confidence:
        return replace(old, provenance=new.provenance)
    return old


def _same(one: Constraint, other: Constraint) -> bool:
    return replace(one, importance=other.importance) == other


def _joined(
    old: Requirement, new: Requirement, *, together: bool, several: bool
) -> Requirement | None:
    """The requirement that says both; ``old`` itself when both stay as they are; None when the
    old one gives way.
    """
    one, other = old.constraint, new.constraint
    if one.operator in _ENDS and other.operator in _ENDS and one.importance is other.importance:
        return _narrowed(old, new)
    if one.operator in _NEGATIVE and other.operator in _NEGATIVE:
        values = tuple(dict.fromkeys((*one.values, *other.values)))
        constraint = replace(other, operator=Operator.NOT_ONE_OF, values=values)
        return replace(new, constraint=constraint)
    if other.operator in _NEGATIVE:
        if one.operator not in _CHOICE:
            return old
        left = tuple(value for value in one.values if value not in other.values)
        return old if len(left) == len(one.values) else None
    if one.operator in _NEGATIVE:
        if other.operator not in _CHOICE:
            return old
        return old if not set(one.values) & set(other.values) else None
    if one.operator in _CHOICE and other.operator in _CHOICE:
        if several and one.importance is other.importance:
            return old
        if together and one.importance is other.importance and one.unit == other.unit:
            values = tuple(dict.fromkeys((*one.values, *other.values)))
            return replace(new, constraint=replace(other, operator=Operator.ONE_OF, values=values))
    return None


def _narrowed(old: Requirement, new: Requirement) -> Requirement | None:
    """One range out of two that are about different ends; None where the new one takes over."""
    one, other = old.constraint, new.constraint
    if other.operator is Operator.BETWEEN or _side(one) == _side(other):
        return None
    if (one.unit is None) != (other.unit is None):
        # Which is which only the schema knows; both are kept as they are.
        return old
    first, second = intervals(one, other.unit), intervals(other, other.unit)
    if not first or not second:
        return None
    low, high = max(first[0][0], second[0][0]), min(first[0][1], second[0][1])
    if low > high:
        return None
    if {one.operator, other.operator} & {Operator.MORE, Operator.LESS}:
        return old
    values = tuple(float(f"{end:.12g}") for end in (low, high))
    return replace(new, constraint=replace(other, operator=Operator.BETWEEN, values=values))


def _side(constraint: Constraint) -> int:
    """Which end of a range it is about: -1 the lower, 1 the upper, 0 both."""
    return -1 if constraint.operator in _LOWER else int(constraint.operator in _UPPER)


def _excludes(one: Constraint, other: Constraint) -> bool:
    """Whether no product can meet both, as far as their values tell."""
    comparable = (one.unit is None) == (other.unit is None)
    if comparable and {one.operator, other.operator} <= {*_ENDS, *_POINTS}:
        first, second = intervals(one, other.unit), intervals(other, other.unit)
        if first and second:
            return not any(
                low <= stop and start <= high for low, high in first for start, stop in second
            )
    if one.operator in _NEGATIVE and other.operator in _CHOICE:
        return bool(set(one.values) & set(other.values))
    if other.operator in _NEGATIVE and one.operator in _CHOICE:
        return not set(one.values) - set(other.values)
    if one.operator in _CHOICE and other.operator in _CHOICE:
        return not set(one.values) & set(other.values)
    return False
