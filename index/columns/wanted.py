"""Wanted: the numbers that a constraint asks for, and whether stated numbers are among them.

A source states a number as a point, a closed range ("100-240 V"), an open one ("up to 3 t",
"from -20 °C") or several alternatives ("10 / 30 / 60 s"). What a range means depends on where it
stands, so there are two readings:

- **offered** (attributes): a product that states a range offers every value in it, as chargers,
  adjustable desks and operating temperatures do. An open end states its own value and a direction,
  and nothing beyond: "up to 3 t" offers 3 t; 2 t is possible, 4 t is not.
- **certain** (prices, lead times): the value is one of the range and nobody has said which.

=====================  ==========================  =============  =============
stated                 asked                       offered        certain
=====================  ==========================  =============  =============
100 to 240             = 230                       met            unknown
100 to 240             ≥ 220                       met            unknown
100 to 240             ≥ 100                       met            met
100 to 240             ≤ 90                        missed         missed
100 to 240             ≠ 230                       missed         unknown
100 to 240             between 90 and 250          met            met
up to 3                ≥ 2.5                       met            unknown
up to 3                = 3, ≤ 3, ≤ 5               met            = unknown, ≤ met
up to 3                = 2, ≤ 2                    unknown        unknown
up to 3                ≥ 3.5                       missed         missed
from 3                 ≥ 2                         met            met
from 3                 ≥ 4                         unknown        unknown
from 3                 ≤ 5                         met            unknown
from 3                 ≤ 2                         missed         missed
10, 30 or 60           = 30, ≥ 50, ≠ 20            met            (not used)
10, 30 or 60           = 20, ≥ 70, ≠ 30            missed         (not used)
nothing                anything                    unknown        unknown
=====================  ==========================  =============  =============

Put as sets: with W the wanted numbers, S those stated and P those possible, the offered reading is
met when S and W meet, missed when P and W do not; the certain one is met when P lies within W.
Alternatives are joined by *or*; *not* is Kleene's.

**Tolerance.** Numbers within a billionth of the wanted one are equal to it (relative to the wanted
value, and to the offset of the conversion for temperatures): conversion between units costs the
last digits of a double, and stored values keep twelve. So exactly one of <, = and > holds between
any point and any wanted value, whatever the units.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.asked import intervals
from data.constraint import Constraint
from index.columns.truths import Truths, either, negated, of_known

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A union of closed intervals, the tolerance already in them, or all but such a union.

    Attributes:
        intervals: pairs of ends; an end may be infinite.
        negative: everything but the intervals is wanted.
    """

    intervals: tuple[tuple[float, float], ...]
    negative: bool = False

    @property
    def most(self) -> float | None:
        """The number up to which all numbers are wanted, and no others; None for anything else."""
        if self.negative or len(self.intervals) != 1 or self.intervals[0][0] != -math.inf:
            return None
        return self.intervals[0][1]

    def points(self, values: Floats) -> Truths:
        """Truth per value; NaN is unknown."""
        known = values == values
        truths: Truths | None = None
        for low, high in self.intervals:
            if low == -math.inf:
                met = values <= high
            elif high == math.inf:
                met = values >= low
            else:
                met = (values >= low) & (values <= high)
            found = of_known(met, known)
            truths = found if truths is None else either(truths, found)
        return self._signed(of_known(np.zeros_like(known), known) if truths is None else truths)

    def offered(self, low: Floats, high: Floats) -> Truths:
        """Truth per range, read as offered; unsigned alternatives: see `signed`."""
        stated_low = np.where(np.isneginf(low), high, low)
        stated_high = np.where(np.isposinf(high), low, high)
        truths = np.full(len(low), -1, np.int8)
        for start, stop in self.intervals:
            met = (stated_high >= start) & (stated_low <= stop)
            # A range without any end states nothing.
            met &= ~(np.isneginf(low) & np.isposinf(high))
            possible = (high >= start) & (low <= stop)
            found = np.where(met, 1, np.where(possible, 0, -1)).astype(np.int8)
            truths = either(truths, found)
        return truths

    def certain(self, low: Floats, high: Floats) -> Truths:
        """Truth per range, read as certain; NaN is unknown."""
        known = (low == low) & (high == high)
        truths = np.where(known, np.int8(-1), np.int8(0))
        for start, stop in self.intervals:
            met = (low >= start) & (high <= stop)
            possible = (high >= start) & (low <= stop)
            found = np.where(met, 1, np.where(possible | ~known, 0, -1)).astype(np.int8)
            truths = either(truths, found)
        return self._signed(truths)

    def signed(self, truths: Truths) -> Truths:
        """The truth of what is asked, from that of the intervals."""
        return self._signed(truths)

    def _signed(self, truths: Truths) -> Truths:
        return negated(truths) if self.negative else truths


def wanted(constraint: Constraint, convert: Callable[[float], float]) -> Wanted:
    """The numbers that a constraint asks for.

    Args:
        constraint: with numbers as values.
        convert: from the constraint's unit to that of the column.

    Raises:
        InputError: a value is not a finite number, or there are too few or too many.
    """
    return Wanted(*intervals(constraint, convert))
