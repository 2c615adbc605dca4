"""Tallied: steps of the funnel, kept by day in the database, written now and then."""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Final

from data.errors import SourcingError
from sourcing.service.measures import Measures, Step
from sourcing.state.protocols import TallyStore

EVERY: Final = 5.0
"""Seconds between two writings: so much may be missing when a process is killed."""
NOTHING_FOUND: Final = "nothing found"
QUESTIONS: Final = "questions"
TURNS: Final = "turns"

_log = logging.getLogger(__name__)


class Tallied:
    """Tells other measures, and counts by day.

    Args:
        measures: to tell.
        store: that keeps the counts.
        every: seconds between two writings.
        now: the clock, in UTC.
    """

    def __init__(
        self,
        measures: Measures,
        store: TallyStore,
        *,
        every: float = EVERY,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._measures = measures
        self._store = store
        self._every = every
        self._now = now
        self._counts: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="tallies", daemon=True)

    def start(self) -> None:
        """Begin to write now and then."""
        self._thread.start()

    def stop(self) -> None:
        """Write what is left, for the last time."""
        self._stop.set()
        self.flush()

    def searched(self, *, timings: Mapping[str, float], total: int) -> None:
        """A search was answered."""
        self._count(Step.SEARCH, *([] if total else [NOTHING_FOUND]))
        self._measures.searched(timings=timings, total=total)

    def turned(self, *, timings: Mapping[str, float], asked: bool) -> None:
        """A turn was answered."""
        self._count(TURNS, *([QUESTIONS] if asked else []))
        self._measures.turned(timings=timings, asked=asked)

    def step(self, step: Step, *, questions: int | None = None) -> None:
        """Somebody came to a step of the funnel."""
        self._count(step)
        self._measures.step(step, questions=questions)

    def flush(self) -> None:
        """Write what has been counted; what cannot be written is kept for the next time."""
        with self._lock:
            counts, self._counts = self._counts, Counter()
        if not counts:
            return
        try:
            self._store.add(self._now().date(), counts)
        except SourcingError as error:
            _log.warning("the tallies cannot be written", extra={"error": error.message})
            with self._lock:
                self._counts.update(counts)

    def _count(self, *names: str) -> None:
        with self._lock:
            self._counts.update(names)

    def _run(self) -> None:
        while not self._stop.wait(self._every):
            self.flush()
