"""Remembered: what was gathered for a need, for as long as its catalogue is open.

Moving a weight changes the order, not what is ordered: finding the offers is most of the work.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from data.need import Need
    from sourcing.ranking.gather import Gathered

MOST: Final = 64
"""Needs that are remembered; the one that was asked for longest ago goes first."""

Asked: TypeAlias = tuple["Need", str, date]
"""A need, the line of it, and the day."""


class GatheredMemory:
    """What was gathered, by need, line and day; can be shared by threads."""

    def __init__(self, *, most: int = MOST) -> None:
        self._most = most
        self._found: OrderedDict[Asked, Gathered] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, asked: Asked, gather: Callable[[], Gathered]) -> Gathered:
        """What was gathered, or what is gathered now."""
        with self._lock:
            known = self._found.get(asked)
            if known is not None:
                self._found.move_to_end(asked)
                return known
        fresh = gather()
        with self._lock:
            self._found[asked] = fresh
            self._found.move_to_end(asked)
            while len(self._found) > self._most:
                self._found.popitem(last=False)
        return fresh
