"""Migrate: the tables as this program wants them, whoever opens the database first."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, column, inspect, select, table, text

from data.errors import StateError, StateUnavailable
from sourcing.state.engine import WRITES, pragma

HEAD: Final = "0003"
"""The last revision in `sourcing.state.migrations`."""
VERSIONS: Final = "sourcing_schema"
"""Table that says which revision a database has; not Alembic's usual name, which another program
in the same database may use."""
_LOCK: Final = 0x534F_5552_4345
"""Of PostgreSQL's advisory locks: the one that migrations are made under."""
_PATIENCE: Final = 120.0
"""Seconds that a process waits for another one's migration."""


def ensure_schema(engine: Engine, *, target: str = HEAD) -> None:
    """Bring a database's tables up to date; nothing happens where they are.

    A migration is one transaction: a process that dies in it leaves the database as it was.

    Raises:
        StateError: the database has a revision that this program does not know.
        StateUnavailable: another process has been migrating it for minutes.
    """
    if engine.dialect.name == "sqlite":
        _ensure_sqlite(engine, target)
        return
    with engine.connect() as connection, connection.begin():
        if _is_at(connection, target):
            return
    with engine.connect() as connection, connection.begin():
        connection.execute(text("SET LOCAL lock_timeout = 0"))
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        if not _is_at(connection, target):
            upgrade(connection, target)


def revision_of(connection: Connection) -> str | None:
    """The revision that a database has; None when it has no tables of ours."""
    if not inspect(connection).has_table(VERSIONS):
        return None
    found = connection.scalar(select(column("version_num")).select_from(table(VERSIONS)))
    return None if found is None else str(found)


def unknown_revision(revision: str | None) -> StateError:
    """The error of a database that this program cannot work with."""
    return StateError(
        "the state database was written by another version of this program, and there is no way "
        "back: use that version or a newer one, or another database",
        field="revision",
        value=revision,
        accepted=HEAD,
    )


def upgrade(connection: Connection, target: str = HEAD) -> None:
    """Make the migrations up to a revision, in the transaction of the connection."""
    from alembic import command
    from alembic.config import Config

    with as_file(files("sourcing.state") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, target)


def _ensure_sqlite(engine: Engine, target: str) -> None:
    with engine.connect() as connection, connection.begin():
        if _is_at(connection, target):
            return
    path = Path(str(engine.url.database))
    try:
        with FileLock(path.with_name(f"{path.name}.lock"), timeout=_PATIENCE):
            # For good: it is written in the file. Under the lock, because SQLite does not wait for
            # others when it changes this.
            pragma(engine, "journal_mode = WAL")
            with engine.connect() as connection:
                connection.execution_options(**{WRITES: True})
                with connection.begin():
                    if not _is_at(connection, target):
                        upgrade(connection, target)
    except Timeout as error:
        raise StateUnavailable(
            "another process has been preparing the state database for minutes", value=str(path)
        ) from error


def _is_at(connection: Connection, target: str) -> bool:
    revision = revision_of(connection)
    if revision == target:
        return True
    if revision is not None and not _known(revision):
        raise unknown_revision(revision)
    return False


def _known(revision: str) -> bool:
    """Whether it is one that there is a way on from: revisions are numbered."""
    return revision.isdecimal() and int(revision) <= int(HEAD)
