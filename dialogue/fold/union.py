"""Union: several options of one question, all of which will do, as one constraint."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from data.constraint import Constraint, Operator

_POSITIVE: Final = (Operator.EQUAL, Operator.ONE_OF)
_NEGATIVE: Final = (Operator.NOT_EQUAL, Operator.NOT_ONE_OF)


def united(constraints: Sequence[Constraint]) -> Constraint | None:
    """The constraint that is met by what meets any of some; None where nothing is ruled out.

    Ranges that do not touch become the range from the first to the last of them.

    Args:
        constraints: at least one; on one field, in one unit.
    """
    first = constraints[0]
    values = [value for one in constraints if one.operator in _POSITIVE for value in one.values]
    if any(one.operator in _NEGATIVE for one in constraints):
        ruled_out = [set(one.values) for one in constraints if one.operator in _NEGATIVE]
        left = set.intersection(*ruled_out) - set(values)
        kept = tuple(v for one in constraints for v in one.values if v in left)
        if not kept:
            return None
        return replace(first, operator=Operator.NOT_ONE_OF, values=tuple(dict.fromkeys(kept)))
    if all(one.operator in _POSITIVE for one in constraints):
        each = tuple(dict.fromkeys(values))
        operator = Operator.EQUAL if len(each) == 1 else Operator.ONE_OF
        return replace(first, operator=operator, values=each)
    low = min(_ends(one)[0] for one in constraints)
    high = max(_ends(one)[1] for one in constraints)
    if math.isinf(low) and math.isinf(high):
        return None
    if math.isinf(high):
        return replace(first, operator=Operator.AT_LEAST, values=(low,))
    if math.isinf(low):
        return replace(first, operator=Operator.AT_MOST, values=(high,))
    return replace(first, operator=Operator.BETWEEN, values=(low, high))


def _ends(constraint: Constraint) -> tuple[float, float]:
    numbers = [float(value) for value in constraint.values]
    low, high = min(numbers), max(numbers)
    if constraint.operator in (Operator.AT_LEAST, Operator.MORE):
        return low, math.inf
    if constraint.operator in (Operator.AT_MOST, Operator.LESS):
        return -math.inf, high
    return low, high
