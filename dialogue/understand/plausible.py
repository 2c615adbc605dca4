"""How well a number fits the range that products of a category have."""

from __future__ import annotations

import math
from typing import Final

from data.constraint import Operator
from data.errors import UnitError
from data.schema.model import AttributeDefinition
from data.units import convert
from dialogue.grammar.mention import NumberMention

BEYOND: Final = 0.02
INFINITY: Final = math.inf
_UNUSUAL: Final = 0.75
"""Plausibility of a value outside of what the middle half of the products has."""


def plausibility(mention: NumberMention, attribute: AttributeDefinition, unit: str | None) -> float:
    """How well a value fits the range that products have, 0 to 1."""
    spread = attribute.quantiles
    if spread is None:
        return 0.3
    low, high = bounds(mention, unit, attribute.unit)
    if low == -INFINITY and high == INFINITY:
        return 0.5
    if low == -INFINITY:
        return _one_end(spread.minimum, spread.p05, spread.maximum, high, upper=True)
    if high == INFINITY:
        return _one_end(spread.maximum, spread.p95, spread.minimum, low, upper=False)
    margin = 0.1 * max(abs(spread.minimum), abs(spread.maximum)) * 1e-9
    slack_low = spread.minimum - 0.1 * abs(spread.minimum) - margin
    slack_high = spread.maximum + 0.1 * abs(spread.maximum) + margin
    if high < slack_low or low > slack_high:
        return BEYOND
    if high >= spread.p05 * (0.97 if spread.p05 > 0 else 1.03) and low <= spread.p95 * (
        1.03 if spread.p95 > 0 else 0.97
    ):
        usual = high >= 0.9 * spread.p25 and low <= 1.1 * spread.p75
        return 1.0 if usual or spread.p25 <= 0 else _UNUSUAL
    return 0.6


def _one_end(limit: float, usual: float, other: float, value: float, *, upper: bool) -> float:
    """Plausibility of a bound: it must leave some products, and should leave some out."""
    below = value < limit if upper else value > limit
    if below:
        return BEYOND
    useless = value > other if upper else value < other
    if useless:
        return 0.15
    return 1.0 if (value >= usual if upper else value <= usual) else 0.6


def bounds(mention: NumberMention, unit: str | None, target: str | None) -> tuple[float, float]:
    """The ends of a mention in another unit."""
    low, high = mention.low, mention.high
    if mention.operator is Operator.ONE_OF and mention.values:
        low, high = min(mention.values), max(mention.values)
    if unit is None or target is None or unit == target:
        return low, high
    ends = [value if math.isinf(value) else convert(value, unit, target) for value in (low, high)]
    return (ends[0], ends[1]) if ends[0] <= ends[1] else (ends[1], ends[0])


def convertible(one: str, other: str) -> bool:
    """Whether two units measure the same thing."""
    try:
        convert(1.0, one, other)
    except UnitError:
        return False
    return True
