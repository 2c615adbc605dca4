"""Relaxed: which musts give way when no product meets all of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from data.constraint import Constraint, Operator
from data.errors import UnitError
from data.units import convert, parse_unit
from dialogue.belief.belief import Belief, Relaxation
from dialogue.belief.outcomes import value_of
from dialogue.reply import FieldValue, Relaxed

_LOWER = (Operator.AT_LEAST, Operator.MORE)
_UPPER = (Operator.AT_MOST, Operator.LESS)


def relaxation(belief: Belief, *, quantity: float | None = None) -> Relaxation | None:
    """What the most probable product misses, loosened just so far that it is let through, and all
    that is let through then.

    None where some product misses no must: that one is shown, and unknown values are said.
    """
    if not belief.evidence.any() or bool(belief.possible.any()):
        return None
    row = int(np.argmax(belief.evidence))
    source, documents = belief.domain.source, belief.domain.documents
    kept = belief.evidence > 0
    changed: list[tuple[int, Constraint | None]] = []
    for n in belief.musts:
        if belief.truths[n][row] >= 0:
            kept = kept & (belief.truths[n] >= 0)
            continue
        requirement = belief.line.requirements[n]
        value = value_of(belief.domain.column(requirement.constraint.field), row)
        weaker = None if value is None else loosened(requirement.constraint, value)
        if weaker is not None:
            kept = kept & (source.truths(weaker, documents, quantity=quantity) >= 0)
        changed.append((n, weaker))
    found = int(np.count_nonzero(kept))
    given = tuple(Relaxed(belief.line.requirements[n], weaker, found) for n, weaker in changed)
    return Relaxation(given, kept)


def loosened(constraint: Constraint, value: FieldValue) -> Constraint | None:
    """The weakest form of a constraint that a value meets; None where it can only be dropped."""
    if value.low is None or value.high is None:
        return None
    numbers = [v for v in constraint.values if not isinstance(v, bool | str)]
    if len(numbers) != len(constraint.values) or not numbers:
        return None
    ends = [_converted(end, value.unit, constraint.unit) for end in (value.low, value.high)]
    if ends[0] is None or ends[1] is None:
        return None
    low, high = min(ends[0], ends[1]), max(ends[0], ends[1])
    operator = constraint.operator
    if operator in _LOWER:
        return replace(constraint, operator=Operator.AT_LEAST, values=(high,))
    if operator in _UPPER:
        return replace(constraint, operator=Operator.AT_MOST, values=(low,))
    if operator in (Operator.EQUAL, Operator.ABOUT, Operator.BETWEEN, Operator.ONE_OF):
        start, stop = float(min(numbers)), float(max(numbers))
        values = (high, stop) if high < start else (start, low)
        return replace(constraint, operator=Operator.BETWEEN, values=values)
    return None


def _converted(number: float, unit: str | None, wanted: str | None) -> float | None:
    if wanted is None or unit is None or wanted == unit:
        return number
    symbol = parse_unit(wanted)
    if symbol is None:
        # Currencies are written as themselves.
        return None
    try:
        return float(f"{convert(number, unit, symbol):.12g}")
    except UnitError:
        return None
