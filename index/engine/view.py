"""View: what a search sees: a snapshot and what changed since, as one immutable value.

Documents of the snapshot are 0 … n-1, those added since are n … n+m-1. A changed product is a
deleted document and an added one. Every change makes a new view; a search that has begun ends on
the view it began with.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from data.constraint import CATEGORY, Constraint, Truth
from data.errors import InputError, NotFound
from data.records import Product
from index.columns import ColumnStore, Scope, Terms, Truths
from index.engine.delta import Delta
from index.engine.once import Once
from index.lexical import FieldTokens, Lexical, LexicalIndex, RankBm25Index
from index.protocols import Documents
from index.response import Outcome
from index.snapshot.lookup import identifier_key
from index.snapshot.snapshot import Snapshot
from index.vectors.first_pass import FirstPass
from index.vectors.index import DenseIndex

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class View:
    """A snapshot, a delta, and which documents are gone.

    Attributes:
        live: per document, whether it can be found; None when all can.
        codes: of the snapshot's vectors, per model.
        words: tokens of the snapshot's documents, where rank-bm25 is to score them; None takes the
            snapshot's own index.
    """

    snapshot: Snapshot
    delta: Delta | None = None
    live: Mask | None = None
    codes: Mapping[str, FirstPass | None] = field(default_factory=dict)
    words: tuple[FieldTokens, ...] | None = None

    @property
    def base(self) -> int:
        """Documents of the snapshot."""
        return len(self.snapshot)

    @cached_property
    def size(self) -> int:
        """Documents numbered, those that are gone included."""
        return self.base + (0 if self.delta is None else len(self.delta.products))

    @cached_property
    def searchable(self) -> Mask | None:
        """Per document, whether a search may answer it; None when all may.

        Products that only suppliers on the block list offer cannot be bought: they are shown to
        who asks for them by their number, and to nobody else.
        """
        withheld = [self.snapshot.columns.withheld()]
        if self.delta is not None:
            withheld.append(self.delta.columns.withheld() + np.int32(self.base))
        gone = np.concatenate(withheld)
        if not len(gone):
            return self.live
        mask = np.ones(self.size, np.bool_) if self.live is None else self.live.copy()
        mask[gone] = False
        return mask

    @cached_property
    def once(self) -> Once:
        """What was worked out for the whole of it."""
        return Once()

    @cached_property
    def lexical(self) -> Lexical:
        """Words of all documents."""
        if self.words is not None:
            added = () if self.delta is None else self.delta.tokens
            settings = self.snapshot.bm25
            return RankBm25Index((*self.words, *added), k1=settings.k1, b=settings.b)
        index = LexicalIndex(
            self.snapshot.lexical,
            self.snapshot.bm25,
            mean_lengths=self.snapshot.manifest.mean_lengths,
        )
        if self.delta is not None:
            index.add(self.delta.tokens)
        return index

    @cached_property
    def dense(self) -> Mapping[str, DenseIndex]:
        """Meanings of all documents, per model."""
        found: dict[str, DenseIndex] = {}
        for model in self.snapshot.models:
            name = model.entry.name
            index = DenseIndex(model.vectors, self.codes.get(name))
            if self.delta is not None:
                index.add(self.delta.vectors[name])
            found[name] = index
        return found

    @cached_property
    def clusters(self) -> npt.NDArray[np.int32]:
        """Cluster of near-duplicates of each document."""
        if self.delta is None:
            return self.snapshot.clusters
        return np.concatenate([self.snapshot.clusters, self.delta.clusters])

    @cached_property
    def quality(self) -> npt.NDArray[np.float32]:
        """How well each document is described."""
        if self.delta is None:
            return self.snapshot.quality
        return np.concatenate([self.snapshot.quality, self.delta.quality])

    def offers_of(self, documents: Documents) -> npt.NDArray[np.int64]:
        """Number of offers for each document."""
        counts = np.zeros(len(documents), np.int64)
        for store, first, stop in self._stores():
            inside = np.flatnonzero((documents >= first) & (documents < stop))
            if len(inside):
                here = documents[inside] - np.int32(first)
                counts[inside] = store.offer_counts(here)
        return counts

    def _stores(self) -> list[tuple[ColumnStore, int, int]]:
        found = [(self.snapshot.columns, 0, self.base)]
        if self.delta is not None:
            found.append((self.delta.columns, self.base, self.size))
        return found

    def members(self, cluster: int) -> Documents:
        """Documents of a cluster that can be found, ascending."""
        found = self.snapshot.members(cluster)
        if self.delta is not None:
            added = np.flatnonzero(self.delta.clusters == cluster).astype(np.int32)
            found = np.concatenate([found, added + np.int32(self.base)])
        return found if self.live is None else found[self.live[found]]

    def id(self, document: int) -> str:
        """Product id of a document."""
        if document < self.base:
            return self.snapshot.order.id(document)
        return self._added.products[document - self.base].id

    def number(self, product_id: str) -> int | None:
        """Document of a product, or None when it cannot be found."""
        delta = self.delta
        if delta is not None and (added := delta.order.number(product_id)) is not None:
            return self.base + added
        document = self.snapshot.order.number(product_id)
        if document is None or (self.live is not None and not self.live[document]):
            return None
        return document

    def path_of(self, document: int) -> tuple[str, ...]:
        """Category of a document."""
        if document < self.base:
            return self.snapshot.order.path_of(document)
        return self._added.products[document - self.base].category

    def leaves_of(self, documents: Documents) -> npt.NDArray[np.int64]:
        """A number per category of each document."""
        order = self.snapshot.order
        leaves = order.leaf_of(np.minimum(documents, max(self.base - 1, 0)))
        added = np.flatnonzero(documents >= self.base)
        if len(added):
            numbers = {path: number for number, path in enumerate(order.leaves)}
            for at in added.tolist():
                path = self.path_of(int(documents[at]))
                leaves[at] = numbers.setdefault(path, len(numbers))
        return leaves

    def added_product(self, document: int) -> Product | None:
        """A product added since the snapshot was built; None for those of the snapshot."""
        return None if document < self.base else self._added.products[document - self.base]

    def named(self, text: str) -> Documents:
        """Documents that an identifier names exactly, ascending."""
        key = identifier_key(text)
        found = self.snapshot.lookup.find(key)
        if self.live is not None:
            found = found[self.live[found]]
        if self.delta is not None:
            added = np.array(self.delta.keys.get(key, ()), np.int32) + np.int32(self.base)
            found = np.concatenate([found, added])
        return found

    def truths(self, constraints: Sequence[Constraint], terms: Terms) -> Truths:
        """Truth of all constraints together per document, for all documents."""
        return self._both(
            constraints,
            lambda store: store.conjunction(constraints, None, terms),
        )

    def truths_of(self, constraint: Constraint, documents: Documents, terms: Terms) -> Truths:
        """Truth of one constraint for some documents, in their order."""
        return self.conjunction_of((constraint,), documents, terms)

    def truths_of_each(
        self, constraints: Sequence[Constraint], documents: Documents, terms: Terms
    ) -> list[Truths]:
        """Truth of each of several constraints for some documents, in their order."""
        if self.delta is not None:
            return [self.truths_of(one, documents, terms) for one in constraints]
        here = Scope.of(documents)
        columns = self.snapshot.columns
        return [columns.conjunction((one,), here, terms) for one in constraints]

    def conjunction_of(
        self, constraints: Sequence[Constraint], documents: Documents, terms: Terms
    ) -> Truths:
        """Truth of constraints together for some documents, in their order."""
        base = documents < self.base
        here = Scope.of(documents[base])
        if self.delta is None or bool(base.all()):
            return self.snapshot.columns.conjunction(constraints, here, terms)
        there = Scope.of(documents[~base] - np.int32(self.base))
        found = np.zeros(len(documents), np.int8)
        split = self._both(
            constraints,
            lambda store: store.conjunction(
                constraints, here if store is self.snapshot.columns else there, terms
            ),
            sizes=(int(base.sum()), int((~base).sum())),
        )
        found[base], found[~base] = split[: int(base.sum())], split[int(base.sum()) :]
        return found

    def outcomes(
        self,
        constraint: Constraint,
        documents: Documents,
        terms: Terms,
        truths: Truths | None = None,
    ) -> list[Outcome]:
        """Whether each document meets a constraint, and its own value in words.

        ``truths`` are those of the constraint for these, where they are known already.
        """
        if self.delta is None or bool(np.all(documents < self.base)):
            return self.snapshot.columns.outcomes(constraint, documents, terms, truths)
        return [self.outcome(constraint, document, terms) for document in documents.tolist()]

    def outcome(self, constraint: Constraint, document: int, terms: Terms) -> Outcome:
        """Whether a document meets a constraint, and its own value in words."""
        if document < self.base:
            return self.snapshot.columns.outcome(constraint, document, terms)
        try:
            return self._added.columns.outcome(constraint, document - self.base, terms)
        except InputError:
            truth = Truth.MISSED if constraint.field == CATEGORY else Truth.UNKNOWN
            return Outcome(constraint, truth, None)

    def level(self, terms: Terms) -> tuple[tuple[int, int], ...]:
        """The same for all quantities at which prices and lead times are the same."""
        return tuple(store.level(terms) for store, _, _ in self._stores())

    def _both(
        self,
        constraints: Sequence[Constraint],
        ask: Callable[[ColumnStore], Truths],
        sizes: tuple[int, int] | None = None,
    ) -> Truths:
        """Ask the snapshot and the delta; a field that only one of them has is unknown there."""
        if self.delta is None:
            return ask(self.snapshot.columns)
        counts = sizes or (self.base, len(self.delta.products))
        parts: list[Truths] = []
        refused: list[InputError] = []
        for store, count in zip((self.snapshot.columns, self._added.columns), counts, strict=True):
            try:
                parts.append(ask(store))
            except InputError as error:
                refused.append(error)
                # A category that no product here is in is missed; a field is unknown.
                missed = isinstance(error, NotFound) or any(
                    c.field == CATEGORY for c in constraints
                )
                parts.append(np.full(count, -1 if missed else 0, np.int8))
        if len(refused) == len(parts):
            raise refused[0]
        return np.concatenate(parts)

    @property
    def _added(self) -> Delta:
        if self.delta is None:
            raise IndexError("no document was added to this view")
        return self.delta
