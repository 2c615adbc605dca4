"""Measure: what one criterion says of one candidate, with how far it can be from the truth."""

from __future__ import annotations

from typing import NamedTuple


class Measure(NamedTuple):
    """A value with the interval it lies in.

    Attributes:
        value: 0 to 1; where the interval is open, its middle: neither the best nor the worst is
            taken for granted.
        worst, best: ends of what the value can be, given what is stated.
    """

    value: float
    worst: float
    best: float

    @property
    def is_exact(self) -> bool:
        """Whether everything that decides it is stated."""
        return self.worst == self.best

    @property
    def is_known(self) -> bool:
        """Whether anything that decides it is stated."""
        return self.best - self.worst < 1.0


UNKNOWN = Measure(0.5, 0.0, 1.0)
"""Nothing is stated: anything from the worst to the best is possible."""


def exactly(value: float) -> Measure:
    """A value that is stated."""
    return Measure(value, value, value)


def between(one: float, other: float) -> Measure:
    """A value that lies between two."""
    worst, best = (one, other) if one <= other else (other, one)
    return Measure((worst + best) / 2.0, worst, best)
