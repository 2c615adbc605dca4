"""Clock: how long each stage of a search takes."""

from __future__ import annotations

import time


class Clock:
    """Milliseconds per stage; a stage that comes twice is added up."""

    def __init__(self) -> None:
        self._started = self._last = time.perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        """End a stage."""
        now = time.perf_counter()
        self._laps[stage] = self._laps.get(stage, 0.0) + 1000.0 * (now - self._last)
        self._last = now

    def timings(self) -> dict[str, float]:
        """All stages so far, and their total."""
        total = 1000.0 * (time.perf_counter() - self._started)
        return {**self._laps, "total": total}
