"""Builder: a new generation in the making, invisible until it is published."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from data.catalogue.arrangement import add_lookups, copy_database, is_bloated, order_rows
from data.catalogue.current import switch_to
from data.catalogue.durable import sha256_of, sync_file, sync_folder, write_file
from data.catalogue.generation import Generation
from data.catalogue.home import Layout
from data.catalogue.housekeeping import announce, check_keep, next_sequence, prune
from data.catalogue.integrity import check_tables, content_digest
from data.catalogue.lock import unwritable
from data.catalogue.manifest import (
    DATABASE,
    MANIFEST,
    MAPPINGS,
    OVERLAY,
    REJECTS,
    SCHEMA,
    STORAGE_VERSION,
    FileEntry,
    Manifest,
    SourceEntry,
)
from data.catalogue.tables import TABLES
from data.errors import CatalogueError

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

DEFAULT_KEEP = 5
DEFAULT_MEMORY = "1GB"

log = logging.getLogger(__name__)


class GenerationBuilder:
    """Fills the tables of one new generation and publishes it.

    Made by `CatalogueStore.build`, which holds the writer's lock meanwhile. The new database has
    the tables of `data.catalogue.tables`, all empty; ``base`` is the current generation, attached
    read-only as database ``base``, so that ``SELECT … FROM base.products`` reads it.

    Attributes:
        base: the generation this one is built on, or None for the first.
        scratch: folder for temporary files; gone when the build ends.
    """

    def __init__(
        self,
        layout: Layout,
        scratch: Path,
        base: Generation | None,
        *,
        memory_limit: str = DEFAULT_MEMORY,
        threads: int | None = None,
    ) -> None:
        self._layout = layout
        self._started = time.monotonic()
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._published = False
        self._memory_limit = memory_limit
        self._threads = threads
        self.base = base
        self.scratch = scratch
        self._folder = scratch / "generation"
        with storage_errors(scratch):
            self._folder.mkdir()
            self._connection = self._connect()
            for table, columns in TABLES.items():
                self._connection.execute(f"CREATE TABLE {table} ({columns})")
            if base is not None:
                attach(self._connection, base.database, "base")

    @property
    def path(self) -> Path:
        """The new DuckDB file."""
        return self._folder / DATABASE

    @property
    def rejects_path(self) -> Path:
        """Where to write this run's rejects, as JSON Lines; need not be written at all."""
        return self._folder / REJECTS

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """The one connection to the new database.

        Raises:
            CatalogueError: the generation has been published, or the build has ended.
        """
        if self._connection is None:
            raise CatalogueError("this build has ended: its database is closed")
        return self._connection

    def append(self, table: str, rows: pa.Table) -> None:
        """Append rows to a table, columns by name; a missing one takes its default or NULL.

        Raises:
            CatalogueError: there is no such table, or the disk is full.
        """
        if table not in TABLES:
            raise CatalogueError("unknown table", value=table, accepted=sorted(TABLES))
        if not rows.num_rows:
            return
        with storage_errors(self.scratch):
            # DuckDB finds ``rows`` in this very scope.
            self.connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM rows")  # noqa: S608

    def publish(
        self,
        *,
        sources: Iterable[SourceEntry],
        schema: bytes,
        mappings: Mapping[str, bytes] | None = None,
        overlay: bytes | None = None,
        keep: int = DEFAULT_KEEP,
    ) -> Generation:
        """Complete the generation, make it the current one, and prune old ones.

        Everything before the rename into ``generations/`` is invisible, and what is killed
        between that rename and the switch of CURRENT is taken back by the next writer.

        Args:
            sources: every source the generation holds records of; `SourceEntry.mapping` is
                filled in here.
            schema: JSON of the attribute schema.
            mappings: YAML of the mapping by source id; a source without one here keeps the one
                it has in ``base``.
            overlay: YAML of the schema overlay.
            keep: how many generations to keep, this one included.

        Raises:
            InputError: ``keep`` is below 1.
            CatalogueError: the tables break a rule of `check_tables`, or the home cannot be
                written.
        """
        if self._published:
            raise CatalogueError("this build has already been published")
        check_keep(keep)
        with storage_errors(self.scratch):
            self._write_beside(schema, overlay)
            entries = self._write_mappings(sources, mappings or {})
            tables = check_tables(self.connection)
            beside = {e.name: e.sha256 for e in self._files() if e.name != REJECTS}
            content = content_digest(self.connection, beside)
            self._arrange()
            self._close_database()
            generation = self._seal(entries, tables, content)
            self._published = True
            self._prune(keep)
        return generation

    def close(self) -> None:
        """Close the database; what is not published is then only scratch."""
        if self._connection is not None:
            connection, self._connection = self._connection, None
            connection.close()

    def _connect(self) -> duckdb.DuckDBPyConnection:
        import duckdb

        config: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": self._memory_limit,
            "temp_directory": str(self.scratch / "spill"),
            "autoinstall_known_extensions": False,
        }
        if self._threads is not None:
            config["threads"] = self._threads
        connection = duckdb.connect(str(self.path), config=config)
        connection.execute("SET enable_progress_bar = false")
        return connection

    def _write_beside(self, schema: bytes, overlay: bytes | None) -> None:
        write_file(self._folder / SCHEMA, schema)
        if overlay is not None:
            write_file(self._folder / OVERLAY, overlay)
        self.rejects_path.touch()
        sync_file(self.rejects_path)

    def _write_mappings(
        self, sources: Iterable[SourceEntry], mappings: Mapping[str, bytes]
    ) -> tuple[SourceEntry, ...]:
        folder = self._folder / MAPPINGS
        folder.mkdir()
        entries = []
        for source in sources:
            text = mappings.get(source.id)
            if text is None and self.base is not None:
                inherited = self.base.mapping_path(source.id)
                text = None if inherited is None else inherited.read_bytes()
            name = None if text is None else f"{MAPPINGS}/{source.id}.yaml"
            if text is not None:
                write_file(folder / f"{source.id}.yaml", text)
            entries.append(source.model_copy(update={"mapping": name}))
        sync_folder(folder)
        return tuple(entries)

    def _arrange(self) -> None:
        order_rows(self.connection)
        self.connection.execute("CHECKPOINT")
        if is_bloated(self.connection):
            compact = self._folder / "compact.duckdb"
            copy_database(self.connection, compact)
            self.close()
            compact.replace(self.path)
            self._connection = self._connect()
        add_lookups(self.connection)

    def _close_database(self) -> None:
        self.connection.execute("CHECKPOINT")
        self.close()
        log_file = self.path.with_name(f"{DATABASE}.wal")
        if log_file.exists():
            raise CatalogueError("DuckDB left a write-ahead log behind", value=str(log_file))
        sync_file(self.path)

    def _files(self) -> Iterator[FileEntry]:
        for path in sorted(self._folder.rglob("*")):
            name = path.relative_to(self._folder).as_posix()
            if path.is_file() and not name.startswith(DATABASE):
                yield self._entry(path)

    def _entry(self, path: Path) -> FileEntry:
        name = path.relative_to(self._folder).as_posix()
        return FileEntry(name=name, size=path.stat().st_size, sha256=sha256_of(path))

    def _seal(
        self, sources: tuple[SourceEntry, ...], tables: dict[str, int], content: str
    ) -> Generation:
        manifest = Manifest(
            schema_version=STORAGE_VERSION,
            id=f"{next_sequence(self._layout):06d}-{content[:8]}",
            parent=None if self.base is None else self.base.id,
            created=datetime.now(UTC),
            package=_package_version(),
            content=content,
            sources=sources,
            tables=tables,
            files=(self._entry(self.path), *self._files()),
            elapsed=round(time.monotonic() - self._started, 3),
        )
        write_file(self._folder / MANIFEST, manifest.model_dump_json(indent=2).encode())
        sync_folder(self._folder)
        announce(self._layout, self.scratch, manifest.id)
        path = self._layout.generations / manifest.id
        self._folder.rename(path)
        sync_folder(self._layout.generations)
        switch_to(self._layout, manifest.id)
        return Generation(path, manifest)

    def _prune(self, keep: int) -> None:
        try:
            prune(self._layout, self.scratch, keep)
        except OSError as error:
            # The new generation is published; old ones in the way are no reason to say it failed.
            log.warning("old generations could not be removed", extra={"error": str(error)})


def attach(connection: duckdb.DuckDBPyConnection, database: Path, name: str) -> None:
    """Attach a generation's database read-only."""
    quoted = str(database).replace("'", "''")
    connection.execute(f"ATTACH '{quoted}' AS {name} (READ_ONLY)")


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn what a full, failing or forbidden disk raises into CatalogueError."""
    import duckdb

    try:
        yield
    except OSError as error:
        raise unwritable(path, error) from error
    except (duckdb.IOException, duckdb.FatalException) as error:
        raise CatalogueError(
            f"the catalogue cannot be written, and is as it was before: {error}",
            field="home",
            value=str(path),
        ) from error


def _package_version() -> str:
    try:
        return version("sourcing")
    except PackageNotFoundError:
        return "not installed"
