"""Domains: the products of categories with what they state, remembered between turns and buyers.

Only what does not depend on a conversation is remembered.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

import numpy as np

from dialogue.belief.domain import Domain
from dialogue.belief.memory import Memory
from dialogue.protocols import CandidateSource, Documents

Path = tuple[str, ...]

ALL: Final = 1_000_000_000
_CATEGORIES: Final = 64
"""Categories whose columns are remembered: reading them again takes 5 ms and more."""
_MIXED: Final = 64
"""The same of several categories together, which buyers who name none for certain are between:
with only eight remembered, turns of many conversations took half as much processor time again."""
_ALL_AT_HAND: Final = 30_000
"""Products of a catalogue up to which what all of them state is read before it is asked for: 2 kB
each."""


class Domains:
    """The domains of one source; safe to share between conversations.

    Args:
        source: the catalogue.
    """

    def __init__(self, source: CandidateSource) -> None:
        self._source = source
        self._alone: Memory[Hashable, Domain] = Memory(_CATEGORIES + 1)
        self._mixed: Memory[Hashable, Domain] = Memory(_MIXED)
        self._at_terms: Memory[Hashable, Domain] = Memory(_CATEGORIES)

    def of(
        self, paths: tuple[Path, ...], *, currency: str | None = None, quantity: float | None = None
    ) -> Domain:
        """The products of some categories.

        Args:
            paths: the categories.
            currency: that prices are compared in; None is that of most offers.
            quantity: at which prices and lead times count; None is the smallest sold.
        """
        base = self._of(paths)
        if quantity is None and currency is None:
            return base
        key = (self._source.generation, base.paths, currency, quantity)
        known = self._at_terms.get(key)
        # Another generation, or a domain that was forgotten and read again, has a base of its own.
        if known is not None and known.base is base:
            return known
        return self._at_terms.put(key, base.at(quantity, currency=currency))

    @property
    def whole(self) -> tuple[Path, ...]:
        """The categories that hold all products between them."""
        known = self._source.schema.categories
        return tuple(sorted(path for path in known if len(path) == 1)) or ((),)

    def warm(self) -> None:
        """Read what the products of the largest categories state, before anybody asks for them."""
        known = self._source.schema.categories
        above = {path[:-1] for path in known if path}
        filed = [path for path in known if path not in above] or list(known)
        filed.sort(key=lambda path: (-known[path].products, path))
        # Last comes what should be forgotten last.
        read = [self._of((path,)) for path in reversed(filed[:_CATEGORIES])]
        if len(self._source.retrieve("", count=_ALL_AT_HAND + 1).documents) <= _ALL_AT_HAND:
            read.append(self._of(self.whole))
        for domain in read:
            for one in domain.fields:
                domain.cells(one.name)
                domain.ranks(one.name)

    def _of(self, paths: tuple[Path, ...]) -> Domain:
        wanted = tuple(sorted(set(paths)))
        key = (self._source.generation, wanted)
        alone = len(wanted) == 1 or wanted == self.whole
        remembered = self._alone if alone else self._mixed
        known = remembered.get(key)
        if known is not None:
            return known
        parts: list[Documents] = [np.empty(0, np.int32)]
        parts += [self._source.retrieve("", count=ALL, category=path).documents for path in wanted]
        documents = np.unique(np.concatenate(parts)).astype(np.int32)
        if () in wanted and len(wanted) > 1:
            # What is filed under no category is meant, not all that there is.
            filed = self._source.category_of(documents)
            meant = [not one or any(one[: len(p)] == p for p in wanted if p) for one in filed]
            documents = documents[np.array(meant, np.bool_)]
        return remembered.put(key, Domain.of(self._source, documents))
