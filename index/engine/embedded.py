"""EmbeddedIndex: the whole search engine in one process, over memory-mapped files."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from data.errors import InputError, MissingDependency, NotFound
from index.columns import ExchangeRate, Terms
from index.engine.answer import answer
from index.engine.clock import Clock
from index.engine.cursor import Cursor
from index.engine.encoder import QueryEncoder
from index.engine.explain import Explainer
from index.engine.figures import FigureReader
from index.engine.fit import Fit, documents_of, fit_in_category, fit_of_query
from index.engine.found import Finder, Found
from index.engine.query import Query
from index.engine.reader import QueryReader
from index.engine.records import ChangedRecords
from index.engine.rerank import Rerankers, evidence_of, text_of_product
from index.engine.scoring import Scores
from index.engine.similar import similar_to
from index.engine.suggest import suggest
from index.engine.tokens import tokens_of
from index.engine.update import Changes
from index.engine.view import View
from index.lexical import Backend
from index.protocols import Embedder
from index.request import Mode, Rerank, SearchRequest
from index.response import (
    Contribution,
    QueryType,
    SearchResponse,
)
from index.snapshot.snapshot import Snapshot
from index.snapshot.texts import TextSource, Tokeniser
from index.vectors.first_pass import FirstPass, open_first_pass

if TYPE_CHECKING:
    from data.catalogue import Catalogue
    from data.records import Offer, Product, Supplier


class EmbeddedIndex:
    """Satisfies `index.protocols.ProductIndex` over one snapshot and the changes since.

    Safe to share between threads: a search takes the view as it is when it begins, and a change
    puts a new one in its place.

    Args:
        snapshot: open.
        catalogue: of the snapshot's generation; products are read from it to explain a hit and to
            find similar ones, never to search.
        embedders: that are installed; those that the snapshot has vectors of are used. With none,
            search is by words.
        rate: brings prices to the currency asked for.
        floor: leave out what has nothing to do with a query; without it, a search always answers,
            as measuring rankings needs.
        rerankers: that a request may ask for.
        backend: what scores words. The package rank-bm25 is for comparing rankings on small
            catalogues: all products are read and cut into words when the index is opened.

    Raises:
        InputError: the catalogue is too large for that backend.
        MissingDependency: that backend is not installed.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        catalogue: Catalogue,
        *,
        embedders: Sequence[Embedder] = (),
        rate: ExchangeRate | None = None,
        floor: bool = True,
        rerankers: Rerankers | None = None,
        backend: Backend = Backend.OWN,
    ) -> None:
        self.snapshot = snapshot
        self.catalogue = catalogue
        self._rate = rate
        self._floor = floor
        self._rerankers = rerankers or Rerankers()
        language = snapshot.manifest.lexical.language
        self._source = TextSource(catalogue.schema)
        self._tokeniser = Tokeniser(language)
        self._reader = QueryReader(
            snapshot.vocabulary,
            language,
            snapshot.value_words,
            snapshot.order,
            snapshot.brands,
            FigureReader(catalogue.schema),
        )
        self._encoder = QueryEncoder([m.entry for m in snapshot.models], embedders, language)
        self._explainer = Explainer(self._source, self._tokeniser)
        self._changes = Changes(
            ChangedRecords(catalogue.schema),
            self._source,
            self._tokeniser,
            _of_snapshot(snapshot, embedders),
        )
        words = None
        if backend is Backend.RANK_BM25:
            words = tokens_of(snapshot.order, catalogue, self._source, self._tokeniser)
        self._view = View(snapshot, codes=_codes_of(snapshot), words=words)
        self._changing = threading.Lock()

    @property
    def view(self) -> View:
        """The documents as they are now."""
        return self._view

    @property
    def models(self) -> tuple[str, ...]:
        """Names of the models that queries can be asked in; none when search is by words only."""
        return self._encoder.names

    def search(self, request: SearchRequest) -> SearchResponse:
        """Answer a search.

        Raises:
            InputError: a constraint names a field that no category has, its values do not fit, the
                size is below 1, or the cursor belongs to another request.
            UnitError: a constraint's unit is not known, or of another dimension.
            MissingDependency: the mode is dense, and there is no model to embed the query; or a
                reranker is asked for that is not there.
        """
        if request.size < 1:
            raise InputError("a page has one hit or more", field="size", value=request.size)
        clock, view = Clock(), self._view
        cursor = None if request.cursor is None else Cursor.decode(request.cursor, request)
        terms = Terms(request.quantity, self._rate)
        query = self._reader.read(request.text, view)
        clock.lap("reading")
        query, finder, found = self._find(view, query, request, terms, clock)
        if request.rerank is not Rerank.NONE:
            found = self._rerankers.apply(
                request.rerank, view, query, found, lambda some: self._texts(view, some)
            )
            clock.lap("reranking")
        explain = self._contributions if request.explain else None
        return answer(finder, found, cursor=cursor, explain=explain)

    def fit(self, text: str, *, category: tuple[str, ...] | None = None) -> Fit:
        """How well documents fit some words, as numbers to weigh: `index.engine.fit`.

        Args:
            text: the words; with none, all documents fit wholly.
            category: its documents are answered, all of them; None answers what the words bring
                up in the whole catalogue.
        """
        view = self._view
        if not text.strip():
            documents = documents_of(view, category or ())
            return Fit(documents, np.ones(len(documents), np.float32))
        query = self._reader.read(text, view)
        if category is None:
            return fit_of_query(view, query, self._encoder, floor=self._floor)
        return fit_in_category(view, query, self._encoder, category)

    def nearness(self, text: str, labels: Sequence[str]) -> npt.NDArray[np.float32]:
        """How near a text is in meaning to each of some labels: cosines; zeros with no model."""
        language = self._reader.read(text, self._view).language
        model = self._encoder.model(language)
        if model is None or not labels:
            return np.zeros(len(labels), np.float32)
        vectors = self._encoder.encode_labels(model, labels)
        return np.asarray(vectors @ self._encoder.encode(model, text)[0], np.float32)

    @property
    def rate(self) -> ExchangeRate | None:
        """What brings prices to another currency; None when nothing does."""
        return self._rate

    def evidence(self, text: str) -> tuple[list[str], npt.NDArray[np.float64]]:
        """Products that a query brings up and their features, as the learnt ranker sees them.

        Returns:
            Product ids, and an array of shape (products, features), the fused score first; see
            `index.engine.features`.
        """
        request, view = SearchRequest(text=text), self._view
        query = self._reader.read(text, view)
        query, _, found = self._find(view, query, request, Terms(None, self._rate), Clock())
        ids = [view.id(int(document)) for document in found.documents]
        return ids, evidence_of(view, query, found)

    def _find(
        self, view: View, query: Query, request: SearchRequest, terms: Terms, clock: Clock
    ) -> tuple[Query, Finder, Found]:
        """What a query finds, tried in another language where it finds nothing in its own."""
        finder = Finder(view, query, self._encoder, request, terms, clock, self._floor)
        found = finder.find()
        if not len(found.documents) and self._may_be_foreign(query, request):
            tried = self._reader.as_foreign(query)
            other = Finder(view, tried, self._encoder, request, terms, clock, self._floor)
            if len((again := other.find()).documents):
                return tried, other, again
        return query, finder, found

    def _texts(self, view: View, documents: list[int]) -> list[str]:
        products = (self._product(view, document) for document in documents)
        return [text_of_product(one, self._source.embedded(one)) for one in products]

    def _may_be_foreign(self, query: Query, request: SearchRequest) -> bool:
        """Whether a query that found nothing may find something in another language."""
        words = query.type not in (QueryType.EMPTY, QueryType.IDENTIFIER)
        several = len(self._encoder.names) > 1 and request.mode is not Mode.LEXICAL
        return words and several and not query.foreign and self._floor

    def similar(self, product_id: str, *, size: int = 10) -> SearchResponse:
        """Products like a given one, its own near-duplicates left out.

        Raises:
            NotFound: the index does not hold it.
        """
        view = self._view
        document = view.number(product_id)
        if document is None:
            raise NotFound("this index has no such product", field="product id", value=product_id)
        product = self._product(view, document)
        return similar_to(view, document, product, self._reader, self._encoder, size=size)

    def suggest(self, prefix: str, *, size: int = 8) -> Sequence[str]:
        """Completions of what is being typed: what most products are called comes first."""
        return suggest(self.snapshot.completions, prefix, size=size)

    def apply(
        self,
        products: Sequence[Product] = (),
        *,
        offers: Iterable[Offer] = (),
        suppliers: Iterable[Supplier] = (),
        deleted: Iterable[str] = (),
    ) -> None:
        """Add or change products, and delete others; searchable when this returns.

        Costs what all changes since the snapshot was built cost together: when they come to some
        thousands, build the snapshot anew. They are kept in memory only.

        Args:
            products: whole, with attributes as the generation's schema has them.
            offers: all offers for these products; a changed product keeps none of its old ones.
            suppliers: of these offers.
            deleted: product ids; one that is not there is no error.

        Raises:
            InputError: a record holds what the catalogue's tables cannot keep exactly.
            MissingDependency: the snapshot has vectors of a model that is not installed here.
        """
        missing = [m.entry.name for m in self.snapshot.models if m.entry.name not in self.models]
        if missing and products:
            raise MissingDependency(
                "products can be added only where the index's models are installed",
                field="models",
                value=", ".join(missing),
            )
        with self._changing:
            self._view = self._changes.apply(self._view, products, offers, suppliers, deleted)

    def warm(self) -> None:
        """Do now what the first search would wait for: compile loops, load models and languages."""
        for text in ("warming up the loops", "warm-100"):
            self.search(SearchRequest(text=text, size=1))
        # What browsing everything shows at first.
        self.search(SearchRequest(size=1))

    def _contributions(
        self, finder: Finder, scores: Scores, document: int, place: int
    ) -> tuple[Contribution, ...]:
        view = finder.view
        product = self._product(view, document)
        return self._explainer.contributions(view, finder.query, document, product, scores, place)

    def _product(self, view: View, document: int) -> Product:
        added = view.added_product(document)
        return self.catalogue.product(view.id(document)) if added is None else added


def _of_snapshot(snapshot: Snapshot, embedders: Sequence[Embedder]) -> dict[str, Embedder]:
    names = {model.entry.name for model in snapshot.models}
    return {embedder.name: embedder for embedder in embedders if embedder.name in names}


def _codes_of(snapshot: Snapshot) -> dict[str, FirstPass | None]:
    return {model.entry.name: open_first_pass(model.folder) for model in snapshot.models}
