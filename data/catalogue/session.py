"""Session: one generation's database open for reading, from any number of threads."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from data.catalogue.builder import attach
from data.catalogue.generation import Generation
from data.catalogue.manifest import SCHEMA
from data.errors import CatalogueError, CorruptGeneration, InputError

if TYPE_CHECKING:
    import duckdb

NAME: Final = "catalogue"

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class QueryResult:
    """Columns and rows of a query, values as DuckDB's Python client gives them."""

    columns: tuple[str, ...]
    rows: Rows


class Session:
    """A generation's database, attached read-only to a DuckDB instance of its own.

    Queries see the generation and nothing else: DuckDB's access to files and the network is shut
    and its configuration locked once the database is attached. Each call has a cursor of its own,
    which is what DuckDB asks of threads that share a connection.
    """

    def __init__(self, generation: Generation, *, memory_limit: str, threads: int | None) -> None:
        self.generation = generation
        # Read now: the file may be pruned while this session lives on.
        self.schema_json = _schema_json(generation)
        self._memory_limit = memory_limit
        self._threads = threads
        self._connection: duckdb.DuckDBPyConnection | None = None
        self.open()

    def open(self) -> None:
        """Attach the database, unless it is.

        Raises:
            CorruptGeneration: it cannot be opened.
        """
        import duckdb

        if self._connection is not None:
            return
        config: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": self._memory_limit,
            # Made when a query first spills, and removed with the connection: the generation's
            # own folder must stay as it was published.
            "temp_directory": str(Path(tempfile.gettempdir()) / f"sourcing-{uuid4().hex}"),
            "autoinstall_known_extensions": False,
        }
        if self._threads is not None:
            config["threads"] = self._threads
        connection = duckdb.connect(":memory:", config=config)
        try:
            attach(connection, self.generation.database, NAME)
        except duckdb.Error as error:
            connection.close()
            raise CorruptGeneration(
                f"the database of generation {self.generation.id} cannot be opened: {error}",
                value=str(self.generation.database),
            ) from error
        connection.execute("SET enable_progress_bar = false")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        self._connection = connection

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor for one call.

        Raises:
            CatalogueError: the catalogue has been closed.
        """
        connection = self._connection
        if connection is None:
            raise CatalogueError("this catalogue has been closed: open it again")
        cursor = connection.cursor()
        try:
            yield cursor
        finally:
            cursor.close()

    def rows(self, query: str, parameters: Sequence[object] = ()) -> Rows:
        """All rows of one of our own queries."""
        with self.cursor() as cursor:
            return cursor.execute(query, parameters).fetchall()

    def select(self, query: str, parameters: Sequence[object] = ()) -> QueryResult:
        """The result of somebody else's query.

        Raises:
            InputError: it is not one SELECT (or DESCRIBE, SHOW, EXPLAIN, VALUES), or not valid.
        """
        import duckdb

        readable = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)
        with self.cursor() as cursor:
            try:
                statements = cursor.extract_statements(query)
                if len(statements) != 1 or statements[0].type not in readable:
                    raise InputError(
                        "a catalogue is only read", value=query, accepted="one SELECT statement"
                    )
                cursor.execute(f"USE {NAME}")
                cursor.execute(query, parameters)
                columns = tuple(column[0] for column in cursor.description or ())
                return QueryResult(columns, cursor.fetchall())
            except duckdb.Error as error:
                raise InputError(f"the query cannot be run: {error}", value=query) from error

    def close(self) -> None:
        """Close; queries that are running in other threads end first."""
        if self._connection is not None:
            connection, self._connection = self._connection, None
            connection.close()


def _schema_json(generation: Generation) -> bytes:
    written = next((e.sha256 for e in generation.manifest.files if e.name == SCHEMA), None)
    try:
        data = generation.schema_path.read_bytes()
    except OSError as error:
        raise CorruptGeneration(
            f"the schema of generation {generation.id} cannot be read: {error.strerror}",
            value=str(generation.schema_path),
        ) from error
    if hashlib.sha256(data).hexdigest() != written:
        raise CorruptGeneration(
            f"the schema of generation {generation.id} is not the one written",
            value=str(generation.schema_path),
        )
    return data
