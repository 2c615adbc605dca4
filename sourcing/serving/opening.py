"""Opening: a service is opened beside the running server, and follows the catalogue from then on.

Until the catalogue and its index are open the process is alive but not ready; when that fails, the
reason is kept for whoever asks, and it is tried again.
"""

from __future__ import annotations

import logging
import threading
from time import monotonic
from typing import Final

from data.errors import SourcingError
from sourcing.service.shelf import Shelves
from sourcing.serving.garbage import settle

LOOK_EVERY: Final = 1.0
"""Seconds between two looks at which generation is current; each reads one small file."""
SETTLE_EVERY: Final = 20.0
"""Seconds after which what has come to stay is put out of the garbage collector's sight."""

_log = logging.getLogger(__name__)


class Opening:
    """Keeps the shelves on the current generation, in a thread of its own.

    Args:
        shelves: to keep.
        every: seconds between two looks.
    """

    def __init__(self, shelves: Shelves, *, every: float = LOOK_EVERY) -> None:
        self._shelves = shelves
        self._every = every
        self._stop = threading.Event()
        self._looked = threading.Event()
        self._thread = threading.Thread(target=self._run, name="opening", daemon=True)
        self.problem: SourcingError | None = None

    def start(self) -> None:
        """Begin to open the current generation."""
        self._thread.start()

    def wait(self, seconds: float) -> None:
        """Wait until the first look has ended, well or not, or the time is over."""
        self._looked.wait(seconds)

    def stop(self) -> None:
        """Stop looking; the shelf in use stays open."""
        self._stop.set()

    def look(self) -> bool:
        """Take a new generation into use if there is one; whether it was.

        What goes wrong is kept in ``problem``, and the shelf in use stays.
        """
        try:
            changed = self._shelves.refresh()
        except SourcingError as error:
            if self.problem is None or str(self.problem) != str(error):
                _log.warning("the catalogue cannot be opened", extra={"error": str(error)})
            self.problem = error
            return False
        if changed:
            _log.info("generation in use", extra={"generation": self._shelves.generation})
        self.problem = None
        return changed

    def _run(self) -> None:
        opened, settled = 0, monotonic()
        while not self._stop.is_set():
            if self.look():
                settle(again=opened > 0)
                opened, settled = opened + 1, monotonic()
            self._looked.set()
            self._stop.wait(self._every)
            if monotonic() - settled > SETTLE_EVERY:
                settle()
                settled = monotonic()
