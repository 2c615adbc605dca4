"""SystemClock: the time where the program runs, in that place's zone."""

from __future__ import annotations

from datetime import datetime


class SystemClock:
    """Satisfies `dialogue.protocols.Clock`."""

    def now(self) -> datetime:
        """Now, with the local time zone."""
        return datetime.now().astimezone()
