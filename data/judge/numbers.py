"""Numbers that a constraint asks for, and whether stated ones are among them.

What a stated range means depends on where it stands:

- **offered** (attributes): a product that states a range offers every value in it, as chargers and
  adjustable desks do; an open end states its own value and a direction, and nothing beyond;
- **certain** (prices, lead times): the value is one of the range and nobody has said which.

Numbers within a billionth of the wanted one are equal to it: conversion costs last digits.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from data.asked import intervals
from data.constraint import Constraint, Truth
from data.judge.truths import negated


@dataclass(frozen=True, slots=True)
class WantedNumbers:
    """A union of closed intervals, the tolerance already in them, or all but such a union."""

    intervals: tuple[tuple[float, float], ...]
    negative: bool = False

    def offered(self, low: float, high: float) -> Truth:
        """Truth of one stated number or range, read as offered; unsigned: see `signed`."""
        if low == -math.inf and high == math.inf:
            return Truth.UNKNOWN
        stated_low = high if low == -math.inf else low
        stated_high = low if high == math.inf else high
        found = Truth.MISSED
        for start, stop in self.intervals:
            if stated_high >= start and stated_low <= stop:
                return Truth.MET
            if high >= start and low <= stop:
                found = Truth.UNKNOWN
        return found

    def certain(self, low: float, high: float) -> Truth:
        """Truth of one stated number or range, read as certain; unsigned: see `signed`."""
        found = Truth.MISSED
        for start, stop in self.intervals:
            if low >= start and high <= stop:
                return Truth.MET
            if high >= start and low <= stop:
                found = Truth.UNKNOWN
        return found

    def signed(self, truth: Truth) -> Truth:
        """The truth of what is asked, from that of the intervals."""
        return negated(truth) if self.negative else truth


def wanted_numbers(constraint: Constraint, convert: Callable[[float], float]) -> WantedNumbers:
    """The numbers that a constraint asks for.

    Args:
        constraint: with numbers as values.
        convert: from the constraint's unit to that of the values it is held against.

    Raises:
        InputError: a value is not a finite number, or there are too few or too many.
    """
    return WantedNumbers(*intervals(constraint, convert))
