"""FeedbackStore: what buyers did with what they were shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Protocol

from sourcing.state.events import Event, EventKind, NewEvent
from sourcing.state.records import Erased


class FeedbackStore(Protocol):
    """What buyers did with what they were shown."""

    def record(self, owner: str, events: Iterable[NewEvent]) -> tuple[str, ...]:
        """Keep events, all or none; gives their ids.

        Raises:
            NotFound: the owner has no such conversation, or no such impression.
            InputError: an event without product, a position below 1, a rating that is none.
        """
        ...

    def events(
        self,
        *,
        since: datetime | None = None,
        kinds: Iterable[EventKind] | None = None,
        consented: bool = True,
    ) -> Iterator[Event]:
        """Events of all owners, oldest first, read in batches.

        With ``consented`` only those that may be learnt from.
        """
        ...

    def purge(self, before: datetime, *, batch: int = 1000) -> Erased:
        """Delete all that happened before."""
        ...
