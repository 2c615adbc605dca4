"""Evaluation criteria from weights that do not sum to a hundred yet."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from data.errors import InputError
from rfq.document.process import Criterion

_WHOLE: Final = 100


def criteria_of(weights: Mapping[str, float]) -> tuple[Criterion, ...]:
    """Criteria in whole per cent that sum to exactly 100, in the order of the weights.

    What rounding leaves over goes to the largest remainders, the earlier first (Hamilton's method
    of apportionment). A weight that comes to nothing is left out.

    Args:
        weights: per name of a criterion, 0 or more, not all 0.

    Raises:
        InputError: a weight is negative or not finite, or all are 0.
    """
    for name, weight in weights.items():
        if not 0 <= weight < float("inf"):
            raise InputError(
                "not a weight", field=name, value=weight, accepted="a number, 0 or more"
            )
    total = sum(map(Fraction, weights.values()), Fraction(0))
    if total == 0:
        raise InputError("no weight at all", field="weights", accepted="at least one above 0")
    shares = {name: Fraction(weight) * _WHOLE / total for name, weight in weights.items()}
    points = {name: int(share) for name, share in shares.items()}
    order = sorted(shares, key=lambda name: points[name] - shares[name])
    for name in order[: _WHOLE - sum(points.values())]:
        points[name] += 1
    kept = [(name, count) for name, count in points.items() if count]
    return tuple(
        Criterion(id=f"k{number}", name=name, weight=Decimal(count))
        for number, (name, count) in enumerate(kept, start=1)
    )
