"""Template: what the processes that answer are forked from, so that they share it in memory.

Models, compiled loops, the words of a catalogue and what lists show of it are read once, in a
process that does nothing else, and every worker begins as a copy of that process: the system copies
a page only when one of them writes to it. What does not come through a fork is closed before:
DuckDB and its threads. Reference counts are written to when an object is used, so that a part of
the objects becomes each worker's own with time; how much is in docs/reliability.md.
"""

from __future__ import annotations

import ctypes
import logging
import sys
from typing import TYPE_CHECKING

from data.errors import SourcingError
from sourcing.service.service import open_shelf
from sourcing.serving.garbage import settle

if TYPE_CHECKING:
    from sourcing.bootstrap import Application
    from sourcing.service.shelf import Shelf

_log = logging.getLogger(__name__)


class Template:
    """The shelf that workers begin with.

    Args:
        application: over the home folder.
    """

    def __init__(self, application: Application) -> None:
        self._application = application
        self._shelf: Shelf | None = None

    @property
    def generation(self) -> str | None:
        """Id of the generation that is held; None while nothing could be opened."""
        return None if self._shelf is None else self._shelf.generation

    def refresh(self) -> None:
        """Before a fork: hold the generation that is current now.

        What cannot be opened is logged; a worker then finds out by itself, and says why it is not
        ready.
        """
        try:
            fresh = open_shelf(self._application, self.generation)
        except SourcingError as error:
            _log.warning("the catalogue cannot be opened", extra={"error": str(error)})
            return
        if fresh is None:
            return
        fresh.close()
        self._shelf = fresh
        settle(again=True)
        _trim()

    def take(self, known: str | None) -> Shelf | None:
        """After a fork, for `Shelves`: the shelf of the current generation, or None if known.

        The one that is held is opened at the first call, unless another one is current by then.

        Raises:
            SourcingError: as `open_shelf`.
        """
        held, self._shelf = self._shelf, None
        if held is None:
            return open_shelf(self._application, known)
        try:
            held.open_again()
        except SourcingError:
            # Pruned in the meantime.
            return open_shelf(self._application, known)
        try:
            newer = open_shelf(self._application, held.generation)
        except SourcingError:
            # As in the workers that have been there for longer: the one in use stays.
            return held
        if newer is None:
            return held
        held.close()
        return newer


def _trim() -> None:
    """Give what loading has freed back to the system instead of into every copy."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
