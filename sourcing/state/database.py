"""Database: transactions, and what goes wrong in them as errors of this project."""

from __future__ import annotations

import logging
import os
import threading
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection, Engine, Pool, Select, text
from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    StatementError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout

from data.errors import InputError, SourcingError, StateError, StateUnavailable
from sourcing.state.engine import WRITES, pragma
from sourcing.state.erasure import batch_of, erase_owner
from sourcing.state.migrate import HEAD, ensure_schema, revision_of, unknown_revision
from sourcing.state.records import Erased

_LOG: Final = logging.getLogger(__name__)
QUEUE: Final = 10.0
"""Seconds that a writer of SQLite's waits for the others of its process."""
_OPEN: Final[weakref.WeakSet[Database]] = weakref.WeakSet()
_PARENTS_POOLS: Final[list[Pool]] = []
"""Of the process that this one was forked from: never used, and never closed either, because
closing them would speak on the parent's connections."""


class Database:
    """One database; safe to share between threads, and survives a fork.

    Args:
        engine: none of its connections need be open.
        now: the clock, with a zone; None is the machine's.
    """

    def __init__(self, engine: Engine, *, now: Callable[[], datetime] | None = None) -> None:
        self.engine = engine
        self._now = now or _present
        self._sqlite = engine.dialect.name == "sqlite"
        # Writers of one process queue here: SQLite's own waiting is polling, up to 100 ms a time.
        self._turn = threading.Lock()
        _OPEN.add(self)

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of SQLite's."""
        return self._sqlite

    def now(self) -> datetime:
        """The moment, in UTC."""
        return self._now().astimezone(UTC)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that reads: all of it sees the same state of the database (SQLite) or each
        statement what is committed by then (PostgreSQL).

        Raises:
            StateUnavailable: the database cannot be reached.
        """
        with self._mapped(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that writes; what it did is durable when it has ended without an error.

        Raises:
            StateUnavailable: the database cannot be reached or written.
        """
        queue = self._queued() if self._sqlite else nullcontext()
        with self._mapped(), queue, self.engine.connect() as connection:
            connection.execution_options(**{WRITES: True})
            with connection.begin():
                yield connection

    def prepare(self) -> None:
        """Bring the tables up to date, once however many processes begin at the same time.

        Raises:
            StateUnavailable: the database cannot be reached or written.
            StateError: a newer version of this program has written it.
        """
        with self._mapped():
            ensure_schema(self.engine)

    def ready(self) -> None:
        """Ask whether it answers, can be written, and has the tables of this program.

        Raises:
            StateUnavailable: it does not answer or cannot be written.
            StateError: a newer version of this program has written it.
        """
        # In SQLite a writing transaction is refused at once where the file cannot be written.
        with self.write() as connection:
            if not self._sqlite and connection.scalar(text("SELECT pg_is_in_recovery()")):
                raise StateUnavailable("the state database is a standby and cannot be written")
            revision = revision_of(connection)
        if revision != HEAD:
            raise unknown_revision(revision)

    def forget(self) -> bool:
        """After a deletion: leave nothing of it in SQLite's write-ahead log.

        Returns:
            Whether it is gone; not while somebody reads a state from before the deletion. Whatever
            is deleted next, or the database's closing, tries again.
        """
        if not self._sqlite:
            return True
        try:
            with self._mapped(), self._queued():
                gone = pragma(self.engine, "wal_checkpoint(TRUNCATE)") == 0
        except StateUnavailable as error:
            # The deletion itself is done and stays done.
            _LOG.warning("the write-ahead log was not emptied: %s", error.message)
            return False
        if not gone:
            _LOG.warning("the write-ahead log was not emptied: the database is being read")
        return gone

    def in_batches(
        self,
        chosen: Select[str],
        size: int,
        erase: Callable[[Connection, Sequence[str]], Erased],
    ) -> Erased:
        """Erase all that a query finds, so many in one transaction, and leave nothing of it.

        Args:
            chosen: finds ids; erasing takes them out of what it finds.
            size: of a batch.
            erase: deletes what some ids stand for.
        """
        done = Erased()
        while True:
            with self.write() as connection:
                ids = batch_of(connection, chosen, size)
                done += erase(connection, ids)
            if not ids:
                break
        if done != Erased():
            self.forget()
        return done

    def erase_owner(self, owner: str) -> Erased:
        """Delete for good all that an owner has."""
        with self.write() as connection:
            done = erase_owner(connection, owner)
        self.forget()
        return done

    def close(self) -> None:
        """Close all connections; the next use opens new ones."""
        self.engine.dispose()

    @contextmanager
    def _queued(self) -> Iterator[None]:
        # Not one after the other: whoever waits behind a writer that waits has waited as well.
        if not self._turn.acquire(timeout=QUEUE):
            raise StateUnavailable("the state database is busy with other writers")
        try:
            yield
        finally:
            self._turn.release()

    @contextmanager
    def _mapped(self) -> Iterator[None]:
        try:
            yield
        except (PoolTimeout, StatementError) as error:
            mapped = self._error(error)
            if mapped is error:
                raise
            raise mapped from error

    def _error(self, error: Exception) -> Exception:
        if isinstance(error, PoolTimeout):
            return StateUnavailable("all connections to the state database are in use")
        cause = getattr(error, "orig", None)
        if isinstance(cause, SourcingError):
            return cause
        what = str(cause).strip().partition("\n")[0]
        if isinstance(error, OperationalError | InterfaceError):
            return StateUnavailable(f"the state database cannot be used now: {what}")
        if isinstance(error, DataError):
            return InputError(f"not to be kept: {what}")
        if isinstance(error, IntegrityError) or not isinstance(error, DBAPIError):
            return error
        if getattr(error, "connection_invalidated", False):
            return StateUnavailable(f"the state database went away: {what}")
        return StateError(f"the state database is not as it should be: {what}")


def _present() -> datetime:
    return datetime.now(UTC)


def _after_fork() -> None:
    for database in _OPEN:
        _PARENTS_POOLS.append(database.engine.pool)
        database.engine.dispose(close=False)
        database._turn = threading.Lock()


os.register_at_fork(after_in_child=_after_fork)
