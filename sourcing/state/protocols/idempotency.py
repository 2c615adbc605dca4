"""IdempotencyStore: answers by request, so that a repeated request does nothing twice."""

from __future__ import annotations

from datetime import timedelta
from typing import Protocol

from sourcing.state.exchanges import IdempotencyKey, InProgress, KeptAnswer, Reserved
from sourcing.state.protocols.limits import LEASE


class IdempotencyStore(Protocol):
    """Answers by request, so that a repeated request does nothing twice."""

    def reserve(
        self, key: IdempotencyKey, *, fingerprint: str, lease: timedelta = LEASE
    ) -> Reserved | InProgress | KeptAnswer:
        """Ask to answer a request.

        The fingerprint is of the whole request: the same key with another one is a mistake. The
        lease is how long answering may take: a worker that died does not block it for longer.

        Raises:
            Conflict: the key was used for another request.
        """
        ...

    def finish(
        self,
        reserved: Reserved,
        answer: KeptAnswer,
        *,
        conversation: str | None = None,
        rfq: str | None = None,
    ) -> bool:
        """Keep the answer, and with what it tells of, so that it is erased together with that.

        Returns:
            Whether it is kept: not when the lease ran out and somebody else took the request over,
            nor when what it tells of has been erased.
        """
        ...

    def release(self, reserved: Reserved) -> None:
        """Give the request back unanswered, so that it can be tried again at once."""
        ...

    def purge(self) -> int:
        """Delete what is kept no longer; gives how many."""
        ...
