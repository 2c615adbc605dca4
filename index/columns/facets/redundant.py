"""Redundant facets: two fields of which one follows from the other ask the same question twice.

A module's power under two test conditions, a size in two units, a series and its voltage: whoever
has chosen a value of one has chosen one of the other. Numbers say the same when they put candidates
in the same order (Spearman's rank correlation, 1904), labels when each of either goes with one of
the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from index.columns.facets.kernel import correlation, ranks_of

_CORRELATED: Final = 0.97
_AGREED: Final = 0.97
_FEWEST: Final = 20
_OVERLAP: Final = 0.8
_PER_LABEL: Final = 3


@dataclass(frozen=True, slots=True)
class Stated:
    """What each of some candidates states of a field.

    Attributes:
        values: per candidate, numbers or numbers of labels; NaN where it is not known, or several.
        ordered: whether they are numbers.
        worth: entropy of what is stated, in bits, times the share of candidates that state it.
    """

    values: npt.NDArray[np.float64]
    ordered: bool
    worth: float
    _ranks: list[npt.NDArray[np.float64]] = field(default_factory=list, repr=False, compare=False)

    @property
    def ranks(self) -> npt.NDArray[np.float64]:
        """The rank of each number, NaN where it is not known."""
        if not self._ranks:
            self._ranks.append(ranks_of(self.values, np.argsort(self.values)))
        return self._ranks[0]


def says_the_same(one: Stated, other: Stated) -> bool:
    """Whether one follows from the other, where candidates state both."""
    if one.ordered != other.ordered:
        return False
    if one.ordered:
        count, fewer, alike = correlation(one.ranks, other.ranks)
        return bool(_comparable(count, fewer) and abs(alike) >= _CORRELATED)
    known, also = one.values == one.values, other.values == other.values
    both = known & also
    fewer = min(int(np.count_nonzero(known)), int(np.count_nonzero(also)))
    if not _comparable(int(np.count_nonzero(both)), fewer):
        return False
    a, b = one.values[both], other.values[both]
    return _determined(a, b) >= _AGREED and _determined(b, a) >= _AGREED


def _comparable(count: int, fewer: int) -> bool:
    """Whether enough candidates state both."""
    return count >= _FEWEST and count >= _OVERLAP * fewer


def _determined(cause: npt.NDArray[np.float64], effect: npt.NDArray[np.float64]) -> float:
    """Share of candidates that have the commonest effect of their cause; 0 where few can tell."""
    causes, which = np.unique(cause, return_inverse=True)
    if len(causes) < 2 or len(cause) < _PER_LABEL * len(causes):
        return 0.0
    _, effects = np.unique(effect, return_inverse=True)
    pairs, counts = np.unique(which * (int(effects.max()) + 1) + effects, return_counts=True)
    commonest = np.zeros(len(causes), np.int64)
    np.maximum.at(commonest, pairs // (int(effects.max()) + 1), counts)
    return float(commonest.sum()) / len(cause)
