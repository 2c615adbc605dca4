"""Update: what changed since a snapshot was built, made searchable without building it anew."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from data.errors import InputError
from data.records import Offer, Product, Supplier
from index.columns import ColumnStore, DocumentOrder, build_columns, build_order
from index.duplicates import DuplicateFinder, Facts, facts_of
from index.engine.delta import Delta
from index.engine.records import ChangedRecords
from index.engine.view import View
from index.lexical import FieldTokens
from index.protocols import Embedder, Vectors
from index.snapshot.lookup import identifiers_of
from index.snapshot.quality import quality_of
from index.snapshot.texts import TextSource, Tokeniser

MOST_CHANGED: Final = 5_000
"""Products that may be added or changed before the index has to be built anew: what a change costs
grows with the changes before it, by some 0.1 ms for each."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A product that was added or changed.

    Attributes:
        vectors: per model name, shape (1, dim).
    """

    product: Product
    offers: tuple[Offer, ...]
    tokens: FieldTokens
    vectors: Mapping[str, Vectors]
    facts: Facts


@dataclass(slots=True)
class Changes:
    """All changes since the snapshot was built.

    Attributes:
        records: with the schema of the snapshot's generation.
        embedders: of the models that the snapshot has vectors of, by name.
    """

    records: ChangedRecords
    source: TextSource
    tokeniser: Tokeniser
    embedders: Mapping[str, Embedder]
    entries: dict[str, Entry] = field(default_factory=dict)
    suppliers: dict[str, Supplier] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)

    def apply(
        self,
        view: View,
        products: Sequence[Product],
        offers: Iterable[Offer],
        suppliers: Iterable[Supplier],
        deleted: Iterable[str],
    ) -> View:
        """The view with products added or changed, and others gone; see `EmbeddedIndex.apply`."""
        by_product: dict[str, list[Offer]] = {product.id: [] for product in products}
        for offer in offers:
            by_product.setdefault(offer.product_id, []).append(offer)
        fresh = self._entries(products, by_product)
        entries = {**self.entries, **fresh}
        gone = set(self.gone)
        leaving = set(deleted)
        for product_id in (*fresh, *leaving):
            document = view.snapshot.order.number(product_id)
            if document is not None:
                gone.add(document)
        for product_id in leaving:
            entries.pop(product_id, None)
        new_suppliers = tuple(suppliers)
        all_suppliers = {**self.suppliers, **{s.id: s for s in new_suppliers}}
        if len(entries) > MOST_CHANGED:
            raise InputError(
                "too many products changed since this index was built: build it anew",
                field="products",
                value=len(entries),
                accepted=f"up to {MOST_CHANGED}",
            )
        try:
            self.records.change(
                [entry.product for entry in fresh.values()],
                [offer for entry in fresh.values() for offer in entry.offers],
                list(new_suppliers),
                gone=leaving,
            )
            delta = self._delta(view, entries) if entries else None
        except Exception:
            self._restore()
            raise
        live: npt.NDArray[np.bool_] | None = None
        if gone:
            live = np.ones(len(view.snapshot) + len(entries), np.bool_)
            live[list(gone)] = False
        # Nothing above has changed what searches see or what the next change starts from.
        self.entries, self.suppliers, self.gone = entries, all_suppliers, gone
        return View(view.snapshot, delta, live, view.codes, view.words)

    def _entries(
        self, products: Sequence[Product], offers: Mapping[str, Sequence[Offer]]
    ) -> dict[str, Entry]:
        texts = [self.source.embedded(product) for product in products] if self.embedders else []
        vectors = {
            name: embedder.embed_documents(texts) for name, embedder in self.embedders.items()
        }
        return {
            product.id: Entry(
                product,
                tuple(offers[product.id]),
                self.tokeniser.field_tokens(self.source.fields(product)),
                {name: found[at : at + 1] for name, found in vectors.items()},
                facts_of(product),
            )
            for at, product in enumerate(products)
        }

    def _restore(self) -> None:
        """Hold the records again that searches see."""
        self.records.replace(
            [entry.product for entry in self.entries.values()],
            [offer for entry in self.entries.values() for offer in entry.offers],
            list(self.suppliers.values()),
        )

    def _delta(self, view: View, entries: Mapping[str, Entry]) -> Delta:
        order, columns = _columns(self.records)
        ordered = [entries[order.id(document)] for document in range(len(order))]
        keys: dict[str, tuple[int, ...]] = {}
        for at, entry in enumerate(ordered):
            skus = (offer.sku for offer in entry.offers if offer.sku)
            for key in identifiers_of(entry.product, skus):
                keys[key] = (*keys.get(key, ()), at)
        return Delta(
            order=order,
            columns=columns,
            products=tuple(entry.product for entry in ordered),
            tokens=tuple(entry.tokens for entry in ordered),
            vectors={
                name: np.concatenate([entry.vectors[name] for entry in ordered])
                for name in self.embedders
            },
            keys=keys,
            clusters=_clusters(view, ordered),
            quality=np.array([quality_of(entry.product) for entry in ordered], np.float32),
        )


def _columns(records: ChangedRecords) -> tuple[DocumentOrder, ColumnStore]:
    # What is mapped stays after its file has lost its name.
    with tempfile.TemporaryDirectory(prefix="sourcing-delta-") as name:
        folder = Path(name)
        order = build_order(records, folder)
        build_columns(records, order, folder)
        return order, ColumnStore.open(folder, order)


def _clusters(view: View, ordered: Sequence[Entry]) -> npt.NDArray[np.int32]:
    """A changed product stays in its cluster while it shares an identifier with one there.

    Others are clusters of their own, unless they agree with each other: near-duplicates among
    products added since are otherwise found when the snapshot is built anew.
    """
    snapshot = view.snapshot
    next_cluster = int(snapshot.clusters.max()) + 1 if len(snapshot) else 0
    found: list[int] = []
    finder = DuplicateFinder()
    of_finder: dict[int, int] = {}
    for entry in ordered:
        own = finder.add(entry.facts)
        document = snapshot.order.number(entry.product.id)
        if own in of_finder:
            found.append(of_finder[own])
        elif document is not None and _same_identity(view, document, entry.product):
            found.append(int(snapshot.clusters[document]))
        else:
            found.append(next_cluster)
            next_cluster += 1
        of_finder.setdefault(own, found[-1])
    return np.array(found, np.int32)


def _same_identity(view: View, document: int, product: Product) -> bool:
    cluster = view.snapshot.clusters[document]
    named = [view.snapshot.lookup.find(key) for key in identifiers_of(product, ())]
    others = np.concatenate(named) if named else np.empty(0, np.int32)
    return bool(np.any((view.snapshot.clusters[others] == cluster) & (others != document)))
