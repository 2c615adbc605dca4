"""Store: the generations of a catalogue on disk, and the one that is current."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from data.catalogue.builder import (
    DEFAULT_MEMORY,
    GenerationBuilder,
    storage_errors,
)
from data.catalogue.current import read_current, switch_to
from data.catalogue.generation import Generation, sequence_of
from data.catalogue.home import Layout
from data.catalogue.housekeeping import (
    clear_all_scratch,
    clear_scratch,
    generation_names,
    make_scratch,
    prune,
    unpublished,
)
from data.catalogue.lock import DEFAULT_TIMEOUT, writer_lock
from data.errors import CatalogueError, CorruptGeneration, NoCatalogue, NotFound

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Damaged:
    """A generation that cannot be used, and why: damaged, or of another storage format."""

    id: str
    reason: str


class CatalogueStore:
    """The generations under a home folder.

    Reading needs no lock and writes nothing. Every method that changes something holds the
    writer's lock, waits at most ``timeout`` seconds for another writer, and first removes what a
    killed run left behind.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self._layout = Layout(home)

    def current(self) -> Generation | None:
        """The current generation, or None when nothing has been ingested yet.

        Raises:
            CorruptGeneration: it is damaged, or generations are there and none is current.
            CatalogueError: it is of another storage format.
        """
        name = read_current(self._layout)
        if name is not None:
            return Generation.load(self._layout.generations / name)
        others = self._published_names()
        if others:
            raise CorruptGeneration(
                f"{self._layout.current} is missing: roll back to a generation by its id",
                accepted=others,
            )
        return None

    def current_id(self) -> str | None:
        """Id of the current generation without looking at it, or None.

        Raises:
            CorruptGeneration: the file that names it is damaged.
        """
        return read_current(self._layout)

    def get(self, generation_id: str | None = None) -> Generation:
        """A generation by id; the current one by default.

        Raises:
            NoCatalogue: nothing has been ingested yet.
            NotFound: there is no generation of that id.
            CorruptGeneration: it is damaged.
        """
        if generation_id is None:
            current = self.current()
            if current is None:
                raise NoCatalogue(
                    f"there is no catalogue in {self.home} yet: make one with 'sourcing ingest'"
                )
            return current
        names = self._published_names()
        if generation_id not in names:
            raise NotFound(
                "there is no such generation",
                field="generation",
                value=generation_id,
                accepted=names or "none yet",
            )
        return Generation.load(self._layout.generations / generation_id)

    def generations(self) -> tuple[Generation, ...]:
        """All sound generations, newest first; see `damaged` for the others."""
        return self._examine()[0]

    def damaged(self) -> tuple[Damaged, ...]:
        """Generations that are there and cannot be used, newest first."""
        return self._examine()[1]

    def verify(self, generation_id: str | None = None) -> Generation:
        """Read all of a generation, the current one by default, and compare with its manifest.

        Raises:
            CorruptGeneration: some byte of it is not as it was written.
        """
        generation = self.get(generation_id)
        generation.verify()
        return generation

    @contextmanager
    def build(
        self,
        *,
        timeout: float = DEFAULT_TIMEOUT,
        memory_limit: str = DEFAULT_MEMORY,
        threads: int | None = None,
        fresh: bool = False,
    ) -> Iterator[GenerationBuilder]:
        """Build a new generation on the current one; leaving without publishing undoes it all.

        Args:
            timeout: seconds to wait for another writer.
            memory_limit: of DuckDB, such as "1GB"; beyond it, it spills to the scratch folder.
            threads: of DuckDB; one per core by default.
            fresh: build on nothing, even where the current generation cannot be read.

        Raises:
            CatalogueBusy: another process is writing.
            CatalogueError: the home cannot be written, or the current generation not be read.
        """
        with self._writing(timeout) as scratch:
            base = None if fresh else self.current()
            builder = GenerationBuilder(
                self._layout, scratch, base, memory_limit=memory_limit, threads=threads
            )
            try:
                yield builder
            finally:
                builder.close()

    def rollback(
        self, generation_id: str | None = None, *, timeout: float = DEFAULT_TIMEOUT
    ) -> Generation:
        """Make an earlier generation current again, after reading all of it.

        The newer ones stay, and can be returned to the same way, until they are pruned.

        Args:
            generation_id: the one the current generation was built on by default.
            timeout: seconds to wait for another writer.

        Raises:
            NoCatalogue: nothing has been ingested yet.
            NotFound: there is no such generation, or no earlier one.
            CorruptGeneration: it is damaged; the current one then stays current.
        """
        with self._writing(timeout) as scratch:
            target = self.get(generation_id or self._previous())
            target.verify()
            with storage_errors(scratch):
                switch_to(self._layout, target.id)
        return target

    def prune(self, keep: int, *, timeout: float = DEFAULT_TIMEOUT) -> tuple[str, ...]:
        """Remove all but the ``keep`` newest generations and the current one; the ids removed.

        Raises:
            InputError: ``keep`` is below 1.
        """
        with self._writing(timeout) as scratch, storage_errors(scratch):
            return prune(self._layout, scratch, keep)

    @contextmanager
    def _writing(self, timeout: float) -> Iterator[Path]:
        with writer_lock(self._layout, timeout=timeout):
            with storage_errors(self._layout.root):
                clear_all_scratch(self._layout)
                scratch = make_scratch(self._layout)
            try:
                yield scratch
            finally:
                try:
                    clear_scratch(self._layout, scratch)
                except OSError as error:
                    # What was done stands; the next writer tries again.
                    log.warning("scratch not removed", extra={"error": str(error)})

    def _published_names(self) -> list[str]:
        # In this order: a generation published meanwhile is then either not listed or current.
        names = generation_names(self._layout)
        hidden = unpublished(self._layout)
        return sorted((n for n in names if n not in hidden), key=sequence_of, reverse=True)

    def _examine(self) -> tuple[tuple[Generation, ...], tuple[Damaged, ...]]:
        sound: list[Generation] = []
        damaged: list[Damaged] = []
        for name in self._published_names():
            path = self._layout.generations / name
            try:
                sound.append(Generation.load(path))
            except CatalogueError as error:
                if path.exists():  # else a writer pruned it this moment
                    damaged.append(Damaged(name, error.message))
        return tuple(sound), tuple(damaged)

    def _previous(self) -> str:
        current = self.get()
        names = [generation.id for generation in self.generations()]
        if current.parent in names:
            return current.parent
        older = [name for name in names if sequence_of(name) < sequence_of(current.id)]
        if not older:
            raise NotFound(
                "there is no earlier generation to roll back to",
                field="generation",
                value=current.id,
                accepted=[n for n in names if n != current.id] or "nothing: it is the only one",
            )
        return older[0]
