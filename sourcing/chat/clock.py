"""SessionClock: the time of the turn that is being answered."""

from __future__ import annotations

from datetime import datetime


class SessionClock:
    """Satisfies `dialogue.protocols.Clock`: stands still within a turn, so that it can be replayed.

    Args:
        moment: with a time zone; None is the present moment where the program runs.
    """

    def __init__(self, moment: datetime | None = None) -> None:
        self._moment = moment or _present()

    def now(self) -> datetime:
        """The moment of the turn, with the buyer's time zone."""
        return self._moment

    def set(self, moment: datetime | None = None) -> datetime:
        """Go to the moment of the next turn; None is the present one."""
        self._moment = moment or _present()
        return self._moment


def _present() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)
