"""Stores: everything that a service keeps, over one database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sourcing.state.protocols import (
    ConversationStore,
    FeedbackStore,
    IdempotencyStore,
    JudgementStore,
    KeyStore,
    RfqStore,
    TallyStore,
)
from sourcing.state.records import Erased

if TYPE_CHECKING:
    from collections.abc import Callable

    from sourcing.state.database import Database
    from sourcing.state.engine import PoolSettings


@dataclass(frozen=True, slots=True)
class Stores:
    """The stores of one database; to be closed, or used with ``with``."""

    conversations: ConversationStore
    rfqs: RfqStore
    keys: KeyStore
    feedback: FeedbackStore
    idempotency: IdempotencyStore
    judgements: JudgementStore
    tallies: TallyStore
    database: Database

    def ready(self) -> None:
        """Ask the database whether it answers and can be written.

        Raises:
            StateUnavailable: it does not.
            StateError: its tables are not those that this code works with.
        """
        self.database.ready()

    def erase_owner(self, owner: str) -> Erased:
        """Delete for good all that an owner has: conversations, RFQs, feedback, kept answers."""
        return self.database.erase_owner(owner)

    def purge(self, before: datetime, *, rfqs: bool = True) -> Erased:
        """Delete all that has not changed since, and answers that are kept no longer.

        Args:
            before: with a zone.
            rfqs: requests for quotation, too.
        """
        done = self.conversations.purge(before, rfqs=rfqs) + self.feedback.purge(before)
        if rfqs:
            done += self.rfqs.purge(before)
        return done + Erased(answers=self.idempotency.purge())

    def close(self) -> None:
        """Close all connections; a store that is used again opens new ones."""
        self.database.close()

    def __enter__(self) -> Stores:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_stores(
    url: str | None,
    *,
    home: Path,
    pool: PoolSettings | None = None,
    now: Callable[[], datetime] | None = None,
) -> Stores:
    """Open the stores, and bring their tables up to date if they are not.

    Args:
        url: ``sqlite:////absolute/path`` or ``postgresql://user:password@host/database``; None is
            a SQLite file in the home.
        home: folder that holds all state; made where it is missing.
        pool: how many connections are kept.
        now: the clock, with a zone; None is the machine's.

    Raises:
        InputError: the URL is not one of those.
        MissingDependency: PostgreSQL is asked for and its driver is not installed.
        StateUnavailable: the database cannot be reached or written.
        StateError: a newer version of this program has written it.
    """
    from sourcing.state.opening import opened

    return opened(url, home=home, pool=pool, now=now)
