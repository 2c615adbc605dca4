"""IndexHandle: the index that is being served, changed for another with no search failing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from index.engine.embedded import EmbeddedIndex
from index.request import SearchRequest
from index.response import SearchResponse


class IndexHandle:
    """Satisfies `index.protocols.ProductIndex` through whichever index is current.

    A search ends on the index it began with; the old one's files are unmapped when the last search
    on it has ended, so it may be removed from disk meanwhile.

    Args:
        index: to begin with.
    """

    def __init__(self, index: EmbeddedIndex) -> None:
        self._index = index
        self._switching = threading.Lock()

    @property
    def current(self) -> EmbeddedIndex:
        """The index that the next search uses."""
        return self._index

    def switch(self, index: EmbeddedIndex) -> EmbeddedIndex:
        """Serve another index from now on; the one that was served before."""
        with self._switching:
            previous, self._index = self._index, index
            return previous

    def switch_if_changed(self, load: Callable[[str], EmbeddedIndex | None]) -> bool:
        """Switch to what ``load`` makes, unless that is None; whether it did.

        The new index is warmed first, so that no search waits for it.

        Args:
            load: given the generation that is served; None when it is still the newest.

        Raises:
            SourcingError: as ``load`` does; the old index stays.
        """
        with self._switching:
            fresh = load(self._index.snapshot.manifest.generation)
            if fresh is None:
                return False
            fresh.warm()
            self._index = fresh
            return True

    def search(self, request: SearchRequest) -> SearchResponse:
        """Answer a search: `EmbeddedIndex.search`."""
        return self._index.search(request)

    def similar(self, product_id: str, *, size: int = 10) -> SearchResponse:
        """Products like a given one: `EmbeddedIndex.similar`."""
        return self._index.similar(product_id, size=size)

    def suggest(self, prefix: str, *, size: int = 8) -> Sequence[str]:
        """Completions of what is being typed: `EmbeddedIndex.suggest`."""
        return self._index.suggest(prefix, size=size)
