"""Work done beside a conversation, so that its first turns need not wait for it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

_log = logging.getLogger(__name__)


def warm_beside(warm: Callable[[], None]) -> threading.Thread:
    """Run some warming in a thread of its own, which ends with the program.

    Whatever goes wrong in it (the catalogue is closed half-way) is logged: what was not warmed is
    worked out when it is first needed.
    """

    def run() -> None:
        try:
            warm()
        except Exception as error:  # noqa: BLE001 - nothing waits for it, nothing depends on it
            _log.debug("warming stopped", extra={"error": repr(error)})

    thread = threading.Thread(target=run, name="warming", daemon=True)
    thread.start()
    return thread
