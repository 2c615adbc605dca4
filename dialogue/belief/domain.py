"""Domain: the products that are weighed for one line, and what they state, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from data.constraint import LEAD_TIME, PRICE
from dialogue.belief.cells import Cells
from dialogue.belief.fields import Field, fields_of
from dialogue.belief.ranks import Ranks
from dialogue.protocols import CandidateSource, Column, Documents

Path = tuple[str, ...]

_AT_A_QUANTITY: Final = frozenset({PRICE, LEAD_TIME})
"""Fields whose values follow from how much is wanted."""


@dataclass(frozen=True)
class Domain:
    """All products of some categories.

    What is asked of it is remembered: conversations about the same goods share one domain.

    Attributes:
        source: that it came from.
        documents: ascending.
        paths: the categories that products are filed under.
        leaves: int16 per document, the place of its category in ``paths``.
        currency: of prices; None for that of most offers.
        quantity: at which prices and lead times count; None is the smallest sold.
        base: the same products with neither, which remembers all that does not follow from them.
    """

    source: CandidateSource
    documents: Documents
    paths: tuple[Path, ...]
    leaves: npt.NDArray[np.int16]
    currency: str | None = None
    quantity: float | None = None
    base: Domain | None = None
    _columns: dict[str, Column] = field(default_factory=dict, repr=False)
    _cells: dict[str, Cells | None] = field(default_factory=dict, repr=False)
    _ranks: dict[str, Ranks | None] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, source: CandidateSource, documents: Documents) -> Domain:
        """Some products, in any order, each once."""
        ascending = np.sort(documents)
        filed = source.category_of(ascending)
        numbers: dict[Path, int] = {}
        leaves = np.array([numbers.setdefault(path, len(numbers)) for path in filed], np.int16)
        return cls(source, ascending, tuple(numbers), leaves)

    def at(self, quantity: float | None = None, *, currency: str | None = None) -> Domain:
        """The same products, with prices and lead times at a quantity, prices in a currency."""
        return replace(
            self,
            quantity=quantity,
            currency=currency,
            base=self.base or self,
            _columns={},
            _cells={},
            _ranks={},
        )

    def _of(self, name: str) -> Domain:
        """The domain that remembers a field: this one, or the one that it is based on."""
        own = name == PRICE or (self.quantity is not None and name in _AT_A_QUANTITY)
        return self if self.base is None or own else self.base

    def __len__(self) -> int:
        return len(self.documents)

    def column(self, name: str) -> Column:
        """What the products state on a field, aligned with ``documents``."""
        keeper = self._of(name)
        found = keeper._columns.get(name)
        if found is None:
            currency = self.currency if name == PRICE else None
            quantity = self.quantity if name in _AT_A_QUANTITY else None
            found = self.source.column(name, self.documents, currency=currency, quantity=quantity)
            keeper._columns[name] = found
        return found

    def cells(self, name: str) -> Cells | None:
        """A field cut into cells; None when fewer than two products state it."""
        keeper = self._of(name)
        if name not in keeper._cells:
            keeper._cells[name] = Cells.of(self.column(name), len(self))
        return keeper._cells[name]

    def ranks(self, name: str) -> Ranks | None:
        """The distinct numbers of a field; None where it has none."""
        keeper = self._of(name)
        if name not in keeper._ranks:
            keeper._ranks[name] = Ranks.of(self.column(name))
        return keeper._ranks[name]

    @cached_property
    def clusters(self) -> npt.NDArray[np.int32]:
        """Cluster of near-duplicates of each product."""
        if self.base is not None:
            return self.base.clusters
        return self.source.clusters(self.documents)

    @cached_property
    def twins(self) -> npt.NDArray[np.bool_]:
        """Whether another product is a near-duplicate."""
        if self.base is not None:
            return self.base.twins
        _, which, sizes = np.unique(self.clusters, return_inverse=True, return_counts=True)
        return np.asarray(sizes[which] > 1)

    def without_twins(self, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Some rows, of near-duplicates the first only."""
        places = np.flatnonzero(self.twins[rows])
        if not len(places):
            return rows
        _, first = np.unique(self.clusters[rows[places]], return_index=True)
        kept = np.ones(len(rows), np.bool_)
        kept[places] = False
        kept[places[first]] = True
        return rows[kept]

    @cached_property
    def fields(self) -> Sequence[Field]:
        """What a buyer can be asked about these products."""
        if self.base is not None:
            return self.base.fields
        sizes = np.bincount(self.leaves, minlength=len(self.paths))
        shares = sizes / max(1, len(self))
        return fields_of(self.source.schema, self.paths, shares, self.source.similar_words)
