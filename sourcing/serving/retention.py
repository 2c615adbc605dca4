"""Retention: what nobody has changed for long enough is deleted for good, once a day."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from data.errors import SourcingError

if TYPE_CHECKING:
    from sourcing.state.stores import Stores

EVERY: Final = timedelta(days=1)

_log = logging.getLogger(__name__)


class Retention:
    """Deletes what is too old, at its start and then once a day.

    Several processes may do it at a time: what one has deleted, another does not find.

    Args:
        stores: that are tidied.
        days: after which something unchanged is deleted.
        now: the clock, in UTC.
    """

    def __init__(
        self,
        stores: Stores,
        *,
        days: int,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._stores = stores
        self._age = timedelta(days=days)
        self._now = now
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="retention", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Do it no more."""
        self._stop.set()

    def tidy(self) -> None:
        """Do it now; what goes wrong is logged, and tried again the next time."""
        try:
            done = self._stores.purge(self._now() - self._age)
        except SourcingError as error:
            _log.warning("old state cannot be deleted", extra={"error": error.message})
            return
        _log.info(
            "old state deleted",
            extra={"conversations": done.conversations, "rfqs": done.rfqs, "events": done.events},
        )

    def _run(self) -> None:
        while not self._stop.is_set():
            self.tidy()
            self._stop.wait(EVERY.total_seconds())
