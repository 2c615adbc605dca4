"""Engine: connections to SQLite or PostgreSQL, set so that what is committed stays."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from data.errors import InputError, MissingDependency, StateUnavailable

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry

FILE: Final = "state.sqlite3"
"""The database in a home folder, unless a URL names another one."""
WRITES: Final = "sourcing_writes"
"""Execution option of a connection that is going to write."""
ACCEPTED: Final = "sqlite:////absolute/path, or postgresql://user:password@host:port/database"


@dataclass(frozen=True, slots=True)
class PoolSettings:
    """How many connections a process keeps.

    Attributes:
        size: kept open.
        overflow: opened besides when all are in use, and closed again.
        wait: seconds that a caller waits for one.
        busy: seconds that a writer waits for another one of the same SQLite file.
    """

    size: int = 8
    overflow: int = 24
    wait: float = 10.0
    busy: float = 10.0


def database_url(url: str | None, home: Path) -> URL:
    """The database that a setting means; None is a file in the home folder.

    Raises:
        InputError: it is none that can be used.
    """
    if url is None:
        return make_url("sqlite://").set(database=str(home / FILE))
    try:
        found = make_url(url)
    except (ArgumentError, ValueError) as error:
        # Not with what was received: it may hold a password.
        raise InputError("not a database URL", field="database_url", accepted=ACCEPTED) from error
    kind = found.drivername.partition("+")[0]
    if kind in {"postgresql", "postgres"}:
        return found.set(drivername="postgresql+psycopg")
    if kind != "sqlite":
        raise InputError(
            "not a database that state can be kept in",
            field="database_url",
            value=found.drivername,
            accepted=ACCEPTED,
        )
    if found.database in {None, "", ":memory:"} or found.query:
        raise InputError(
            "state is kept in a file",
            field="database_url",
            value=found.render_as_string(),
            accepted=ACCEPTED,
        )
    return found.set(drivername="sqlite+pysqlite")


def make_engine(url: URL, pool: PoolSettings) -> Engine:
    """Connections that are opened as they are needed: none is by now.

    Raises:
        MissingDependency: the database's driver is not installed.
        StateUnavailable: the folder of a SQLite file cannot be made or written.
    """
    arguments: dict[str, Any] = {
        "pool_size": pool.size,
        "max_overflow": pool.overflow,
        "pool_timeout": pool.wait,
        "hide_parameters": True,  # what people say must not stand in log files
    }
    if url.get_backend_name() == "sqlite":
        _make_file(Path(str(url.database)))
        engine = create_engine(
            url, creator=partial(_existing, str(url.database), pool), **arguments
        )
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        engine = create_engine(
            url,
            # A connection that died while nobody used it is found before it is used.
            pool_pre_ping=True,
            pool_recycle=1800,
            connect_args=_given(url),
            **arguments,
        )
    except ModuleNotFoundError as error:
        raise MissingDependency(
            "PostgreSQL needs psycopg: pip install '.[serve]' in a clone"
        ) from error
    event.listen(engine, "connect", _set_up_postgresql)
    return engine


def pragma(engine: Engine, statement: str) -> int:
    """Give SQLite an order that it takes only outside of a transaction.

    Returns:
        The first figure of its answer; 0 where it answers something else.

    Raises:
        StateUnavailable: it could not be carried out.
    """
    with engine.connect() as connection:
        cursor = connection.connection.cursor()
        try:
            row = cursor.execute(f"PRAGMA {statement}").fetchone()
        except sqlite3.Error as error:
            raise StateUnavailable(f"the state database cannot be used now: {error}") from error
        finally:
            cursor.close()
    return row[0] if row and isinstance(row[0], int) else 0


def _given(url: URL) -> dict[str, Any]:
    """What libpq is told, as far as the URL does not say it itself."""
    usual = {
        "connect_timeout": 5,
        "application_name": "sourcing",
        "keepalives_idle": 30,
        "tcp_user_timeout": 15_000,
    }
    return {name: value for name, value in usual.items() if name not in url.query}


def _make_file(path: Path) -> None:
    """An empty file that only its owner reads: conversations are nobody else's business."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StateUnavailable(
            f"the state database cannot be made or written: {error.strerror}", value=str(path)
        ) from error


def _existing(path: str, pool: PoolSettings) -> sqlite3.Connection:
    # Never made by a connection: where the file has gone, an empty one in its place would hide it.
    return sqlite3.connect(
        f"file:{quote(path)}?mode=rw", uri=True, timeout=pool.busy, check_same_thread=False
    )


def _set_up_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # Transactions begin where `_begin_sqlite` says, not where the driver guesses.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "foreign_keys = ON",
        "synchronous = FULL",  # a commit is on the disk when it returns
        "secure_delete = ON",  # what is deleted is overwritten
        "temp_store = MEMORY",
        "journal_size_limit = 16777216",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its turn at once: one that has read first could no longer wait for another.
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _set_up_postgresql(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for setting in (
        "statement_timeout = '30s'",
        "lock_timeout = '10s'",
        # A worker that hangs holds what it has locked for no longer than this.
        "idle_in_transaction_session_timeout = '30s'",
    ):
        cursor.execute(f"SET {setting}")
    cursor.close()
    connection.commit()
