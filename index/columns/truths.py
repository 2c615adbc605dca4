"""Truths: Kleene's strong three-valued logic over many documents at once.

Kleene, "Introduction to Metamathematics", 1952, §64: *and* is the least, *or* the greatest, *not*
the negative of the values -1, 0, 1.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from data.constraint import Truth

Truths = npt.NDArray[np.int8]
"""Per document: `MET`, `UNKNOWN` or `MISSED`."""

MET: Final = np.int8(1)
UNKNOWN: Final = np.int8(0)
MISSED: Final = np.int8(-1)


def both(a: Truths, b: Truths) -> Truths:
    """A *and* b."""
    return np.minimum(a, b)


def either(a: Truths, b: Truths) -> Truths:
    """A *or* b."""
    return np.maximum(a, b)


def negated(a: Truths) -> Truths:
    """*Not* a."""
    return np.negative(a)


def of_known(met: npt.NDArray[np.bool_], known: npt.NDArray[np.bool_]) -> Truths:
    """Met or missed where the value is known; ``met`` must be false where it is not."""
    return met.view(np.int8) * np.int8(2) - known.view(np.int8)


def passes(truths: Truths, *, known_only: bool) -> npt.NDArray[np.bool_]:
    """Whether a must lets a document through: not missed; with ``known_only``, met."""
    return truths > 0 if known_only else truths >= 0


def truth(value: int) -> Truth:
    """One value as the shared vocabulary has it."""
    return Truth.MET if value > 0 else Truth.MISSED if value < 0 else Truth.UNKNOWN
