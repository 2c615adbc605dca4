"""Catalogue: one generation, read-only, as records."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Literal, Self

from data.catalogue.categories import CategoryNode, category_tree
from data.catalogue.generation import Generation
from data.catalogue.lookup import (
    all_suppliers,
    offers_by_product,
    product_end,
    products_between,
    products_by_id,
    suppliers_by_id,
)
from data.catalogue.manifest import SourceEntry
from data.catalogue.session import NAME, QueryResult, Session
from data.catalogue.store import CatalogueStore
from data.catalogue.trace import Trace, trace
from data.errors import CorruptGeneration, NotFound
from data.evidence import Evidence
from data.records import Offer, Product, Supplier

if TYPE_CHECKING:
    from data.schema import AttributeSchema

DEFAULT_MEMORY: Final = "512MB"

# Products fetched at once when all are.
_STRIDE: Final = 1024


@dataclass(frozen=True, slots=True)
class Dataset:
    """A feed, which `--replace` replaces as a whole, and how many records are its own."""

    name: str
    products: int
    suppliers: int
    offers: int


class Catalogue:
    """A generation of the catalogue, open for reading.

    Safe to share between threads. It stays on its generation, whatever is ingested, rolled back
    or pruned meanwhile, until `reload_if_changed` or a new `open`; an iteration that has begun
    ends on the generation it began with.

    A blocked supplier is a record like any other here, with ``blocked`` and its reason: who shows
    suppliers to a buyer leaves them out, who audits them does not.
    """

    def __init__(
        self,
        home: Path,
        generation: Generation,
        *,
        memory_limit: str = DEFAULT_MEMORY,
        threads: int | None = None,
        pinned: bool = False,
    ) -> None:
        self.home = home
        self._memory_limit = memory_limit
        self._threads = threads
        self._pinned = pinned
        self._reloading = threading.Lock()
        self._schema: tuple[Generation, AttributeSchema] | None = None
        self._session = self._start(generation)

    @classmethod
    def open(
        cls,
        home: Path,
        generation: str | None = None,
        *,
        memory_limit: str = DEFAULT_MEMORY,
        threads: int | None = None,
    ) -> Catalogue:
        """Open the current generation, or a named one. Writes nothing under the home.

        Args:
            home: as `data.catalogue.home.resolve_home` gives it.
            generation: id; the catalogue then never moves on to another.
            memory_limit: of DuckDB.
            threads: of DuckDB; one per core by default.

        Raises:
            NoCatalogue: nothing has been ingested yet.
            NotFound: there is no generation of that id.
            CorruptGeneration: it is damaged.
            CatalogueError: it is of another storage format.
        """
        store = CatalogueStore(home)
        while True:
            found = None
            try:
                found = store.get(generation)
                return cls(
                    home,
                    found,
                    memory_limit=memory_limit,
                    threads=threads,
                    pinned=generation is not None,
                )
            except CorruptGeneration:
                # A writer may have switched and pruned between our two looks at the home.
                current = store.current()
                if generation is not None or current is None or current == found:
                    raise

    @property
    def generation(self) -> Generation:
        """The generation that is open."""
        return self._session.generation

    @property
    def schema(self) -> AttributeSchema:
        """The attribute schema learnt for this generation."""
        session, loaded = self._session, self._schema
        if loaded is None or loaded[0] is not session.generation:
            from data.schema import AttributeSchema

            loaded = (session.generation, AttributeSchema.from_json(session.schema_json))
            self._schema = loaded
        return loaded[1]

    def product(self, product_id: str) -> Product:
        """A product with its attributes.

        Raises:
            NotFound: there is no product of that id.
        """
        return self.products([product_id])[0]

    def products(
        self, product_ids: Sequence[str], *, missing: Literal["raise", "skip"] = "raise"
    ) -> tuple[Product, ...]:
        """Products in the order asked for, an id asked for twice given twice.

        Args:
            product_ids: a page of them, rather than all: see `iter_products`.
            missing: what to do about an id that is not there.

        Raises:
            NotFound: an id is not there, and ``missing`` is "raise".
        """
        session, asked = self._session, list(product_ids)
        by_id = {product.id: product for product in products_by_id(session, asked)}
        if missing == "raise":
            _require("product", asked, by_id)
        return tuple(by_id[id_] for id_ in asked if id_ in by_id)

    def iter_products(self, *, batch_size: int = 1000) -> Iterator[Product]:
        """All products, one by one, in the same order every time; see `product_batches`."""
        for batch in self.product_batches(batch_size):
            yield from batch

    def product_batches(self, size: int = 1000) -> Iterator[tuple[Product, ...]]:
        """All products in tuples of at most ``size``, in the same order every time.

        Bounded memory: a few thousand products at a time. The whole iteration is of one
        generation, even when `reload_if_changed` moves on meanwhile.
        """
        session = self._session
        end = product_end(session)
        stride = max(size, _STRIDE)
        held: list[Product] = []
        for start in range(0, end, stride):
            held += products_between(session, start, start + stride)
            whole = len(held) - len(held) % size
            for at in range(0, whole, size):
                yield tuple(held[at : at + size])
            held = held[whole:]
        if held:
            yield tuple(held)

    def offers(self, product_id: str) -> tuple[Offer, ...]:
        """The offers for a product; none when it has none or is not there."""
        return self.offers_of([product_id])[product_id]

    def offers_of(self, product_ids: Sequence[str]) -> dict[str, tuple[Offer, ...]]:
        """The offers for each of several products: every id asked for is a key."""
        found: defaultdict[str, list[Offer]] = defaultdict(list)
        for offer in offers_by_product(self._session, product_ids):
            found[offer.product_id].append(offer)
        return {id_: tuple(found[id_]) for id_ in product_ids}

    def supplier(self, supplier_id: str) -> Supplier:
        """A supplier, blocked or not.

        Raises:
            NotFound: there is no supplier of that id.
        """
        return self.suppliers([supplier_id])[0]

    def suppliers(self, supplier_ids: Sequence[str] | None = None) -> tuple[Supplier, ...]:
        """Suppliers in the order asked for, or all of them by name; blocked ones too.

        Raises:
            NotFound: an id is not there.
        """
        if supplier_ids is None:
            return all_suppliers(self._session)
        asked = list(supplier_ids)
        by_id = {supplier.id: supplier for supplier in suppliers_by_id(self._session, asked)}
        _require("supplier", asked, by_id)
        return tuple(by_id[id_] for id_ in asked)

    def categories(self) -> CategoryNode:
        """The root of the category tree, with counts."""
        rows = self._session.rows(
            f"SELECT category, count(*) FROM {NAME}.products GROUP BY category"  # noqa: S608
        )
        return category_tree((tuple(path), count) for path, count in rows)

    def datasets(self) -> tuple[Dataset, ...]:
        """The feeds, by name."""
        counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for table in ("products", "suppliers", "offers"):
            query = f"SELECT dataset, count(*) FROM {NAME}.{table} GROUP BY dataset"  # noqa: S608
            for name, count in self._session.rows(query):
                counts[name][table] = count
        return tuple(
            Dataset(
                name,
                products=counts[name].get("products", 0),
                suppliers=counts[name].get("suppliers", 0),
                offers=counts[name].get("offers", 0),
            )
            for name in sorted(counts)
        )

    def sources(self) -> tuple[SourceEntry, ...]:
        """The sources of the records, as the manifest has them."""
        return self.generation.sources

    def trace(self, evidence: Evidence) -> Trace:
        """Where a value comes from, for people.

        Raises:
            NotFound: this generation has no such source.
        """
        return trace(evidence, self.sources())

    def sql(self, query: str, parameters: Sequence[object] = ()) -> QueryResult:
        """One SELECT over the tables of `data.catalogue.tables`, with ``?`` parameters.

        It can read this generation and nothing else, and write nowhere.

        Raises:
            InputError: it is not one SELECT (or DESCRIBE, SHOW, EXPLAIN), or not valid.
        """
        return self._session.select(query, parameters)

    def reload_if_changed(self) -> bool:
        """Move to the current generation if that is another; whether it was.

        Costs one small file read when nothing changed. Calls running in other threads end on the
        generation they began with. A catalogue opened on a named generation never moves.

        Raises:
            CatalogueError: the new generation cannot be opened; the old one stays open.
        """
        if self._pinned:
            return False
        with self._reloading:
            if CatalogueStore(self.home).current_id() == self.generation.id:
                return False
            # The old session is not closed here: other threads may be reading from it, and it
            # goes with the last of them.
            self._session = Catalogue.open(
                self.home, memory_limit=self._memory_limit, threads=self._threads
            )._session
            return True

    def close(self) -> None:
        """Close the database."""
        self._session.close()

    def open_again(self) -> None:
        """Open the database of the same generation again after `close`.

        A process that is going to be forked has to close it before: threads and locks of DuckDB's
        do not come through a fork. What has been read stays, in both.

        Raises:
            CorruptGeneration: it cannot be opened any more, as when the generation was pruned.
        """
        self._session.open()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _start(self, generation: Generation) -> Session:
        return Session(generation, memory_limit=self._memory_limit, threads=self._threads)


def _require(kind: str, asked: Sequence[str], found: dict[str, Any]) -> None:
    absent = [id_ for id_ in asked if id_ not in found]
    if absent:
        raise NotFound(
            f"this catalogue has no such {kind}",
            field=f"{kind} id",
            value=absent[0] if len(absent) == 1 else absent,
        )
