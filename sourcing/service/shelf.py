"""Shelf: one generation of the catalogue, open for use; shelves: the one in use, and its change.

A request works on the shelf that it began with. Another generation is opened and warmed beside the
old one, and takes its place between two requests, so that none fails and none waits.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from data.errors import NoIndex
from sourcing.ranking.remembered import GatheredMemory

if TYPE_CHECKING:
    from data.catalogue import Catalogue
    from data.exchange import ExchangeRates
    from dialogue.answers import Answerer
    from dialogue.clarifier import Clarifier
    from index.engine import EmbeddedIndex
    from sourcing.conversation import EngineCandidates
    from sourcing.service.records import Records


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a generation is served with.

    Attributes:
        generation: its id.
        on: day that its prices are converted on.
        records: what lists show of its products, offers and suppliers.
        source: what its products state on each field.
        gathered: offers found for needs that were ranked.
    """

    generation: str
    catalogue: Catalogue
    index: EmbeddedIndex
    clarifier: Clarifier
    answerer: Answerer
    rates: ExchangeRates
    on: date
    records: Records
    source: EngineCandidates
    gathered: GatheredMemory = field(default_factory=GatheredMemory)

    def close(self) -> None:
        """Close the files; nobody may be using them."""
        self.catalogue.close()

    def open_again(self) -> None:
        """Open the files again after `close`.

        Raises:
            CorruptGeneration: they cannot be opened any more.
        """
        self.catalogue.open_again()


class Shelves:
    """The shelf in use.

    Args:
        load: opens a shelf for the generation that is current now, or None when that is the one
            that is given.
    """

    def __init__(self, load: Callable[[str | None], Shelf | None]) -> None:
        self._load = load
        self._current: Shelf | None = None
        self._users: dict[int, int] = {}
        self._lock = threading.Lock()
        self._changing = threading.Lock()

    @property
    def generation(self) -> str | None:
        """Id of the generation in use; None before the first is open."""
        shelf = self._current
        return None if shelf is None else shelf.generation

    def refresh(self) -> bool:
        """Take the current generation into use if it is another one; whether it was.

        Raises:
            SourcingError: it cannot be opened; the old one stays in use.
        """
        with self._changing:
            fresh = self._load(self.generation)
            if fresh is None:
                return False
            with self._lock:
                previous, self._current = self._current, fresh
                idle = previous is not None and not self._users.get(id(previous))
            if previous is not None and idle:
                previous.close()
            return True

    @contextmanager
    def use(self) -> Iterator[Shelf]:
        """The shelf in use, which stays open until the block ends.

        Raises:
            NoIndex: none is open yet.
        """
        with self._lock:
            shelf = self._current
            if shelf is None:
                raise NoIndex("the catalogue and its index are not open yet")
            self._users[id(shelf)] = self._users.get(id(shelf), 0) + 1
        try:
            yield shelf
        finally:
            with self._lock:
                left = self._users[id(shelf)] - 1
                if left:
                    self._users[id(shelf)] = left
                else:
                    del self._users[id(shelf)]
                last = not left and shelf is not self._current
            if last:
                shelf.close()

    def close(self) -> None:
        """Let go of the shelf in use; who is using it ends on it."""
        with self._lock:
            previous, self._current = self._current, None
            idle = previous is not None and not self._users.get(id(previous))
        if previous is not None and idle:
            previous.close()
