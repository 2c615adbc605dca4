"""Three-valued logic over single values.

Kleene, "Introduction to Metamathematics", 1952, §64.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from data.constraint import Truth

_ORDER: Final = {Truth.MISSED: -1, Truth.UNKNOWN: 0, Truth.MET: 1}
_NOT: Final = {Truth.MISSED: Truth.MET, Truth.UNKNOWN: Truth.UNKNOWN, Truth.MET: Truth.MISSED}


def either(truths: Iterable[Truth]) -> Truth:
    """*Or*; missed for none at all."""
    return max(truths, key=_ORDER.__getitem__, default=Truth.MISSED)


def both(truths: Iterable[Truth]) -> Truth:
    """*And*; met for none at all."""
    return min(truths, key=_ORDER.__getitem__, default=Truth.MET)


def negated(truth: Truth) -> Truth:
    """*Not*."""
    return _NOT[truth]
