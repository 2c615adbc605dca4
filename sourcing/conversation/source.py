"""EngineCandidates: the catalogue as the dialogue sees it, over the embedded search engine."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from decimal import Decimal
from threading import Lock
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from data.constraint import Constraint
from data.errors import InputError
from data.schema import AttributeSchema
from dialogue.protocols import Column, Documents, Retrieved
from index.columns import Scope, Terms
from index.engine.fit import documents_of
from index.text.analyzer import Analyzer
from sourcing.conversation.joined import joined

if TYPE_CHECKING:
    from index.columns.export import Exported
    from index.engine import EmbeddedIndex

_REMEMBERED: Final = 256


class EngineCandidates:
    """Satisfies `dialogue.protocols.CandidateSource`; safe to share between threads.

    Nothing is read from the database: documents, their values and their ids are all mapped files.
    What was asked of one set of documents is remembered, since a conversation asks it every turn.

    Args:
        index: of the generation that is open.
    """

    def __init__(self, index: EmbeddedIndex) -> None:
        self._index = index
        self._columns: OrderedDict[tuple[str, str | None, float | None, bytes], Column] = (
            OrderedDict()
        )
        self._lock = Lock()

    @property
    def schema(self) -> AttributeSchema:
        """Of the generation that is open."""
        return self._index.catalogue.schema

    @property
    def generation(self) -> str:
        """Its id."""
        return self._index.snapshot.manifest.generation

    def retrieve(
        self, words: str, *, count: int, category: tuple[str, ...] | None = None
    ) -> Retrieved:
        """The documents that fit some words, at most ``count``, within a category if one is given.

        Of a category, all documents are answered, those that the words say nothing of last, with
        0. Empty words retrieve the category in its own order with equal scores.
        """
        fit = self._index.fit(words, category=category)
        return Retrieved(fit.documents[:count], fit.scores[:count], fit.nearest)

    def category_of(self, documents: Documents) -> Sequence[tuple[str, ...]]:
        """The category of each document."""
        view = self._index.view
        leaves, which = np.unique(view.leaves_of(documents), return_index=True)
        paths = {
            leaf: view.path_of(int(documents[at]))
            for leaf, at in zip(leaves.tolist(), which.tolist(), strict=True)
        }
        return [paths[leaf] for leaf in view.leaves_of(documents).tolist()]

    def column(
        self,
        field: str,
        documents: Documents,
        *,
        currency: str | None = None,
        quantity: float | None = None,
    ) -> Column:
        """What documents state on an attribute or core field; prices in a currency, per unit of
        sale; prices and lead times at a quantity, or else at the smallest that is sold.
        """
        key = (field, currency, quantity, _digest(documents))
        with self._lock:
            found = self._columns.get(key)
            if found is not None:
                self._columns.move_to_end(key)
                return found
        found = self._column(field, documents, currency, quantity)
        with self._lock:
            self._columns[key] = found
            while len(self._columns) > _REMEMBERED:
                self._columns.popitem(last=False)
        return found

    def truths(
        self, constraint: Constraint, documents: Documents, *, quantity: float | None = None
    ) -> npt.NDArray[np.int8]:
        """Per document: 1 meets the constraint, -1 does not, 0 does not state it.

        What the catalogue cannot compare (a field or unit that it does not have) nobody states.
        """
        try:
            return self._index.view.truths_of(constraint, documents, self._terms(quantity))
        except InputError:
            return np.zeros(len(documents), np.int8)

    def clusters(self, documents: Documents) -> npt.NDArray[np.int32]:
        """Per document, the number of its cluster of near-duplicates."""
        return self._index.view.clusters[documents]

    def product_ids(self, documents: Documents) -> Sequence[str]:
        """The catalogue's ids."""
        view = self._index.view
        return [view.id(document) for document in documents.tolist()]

    def documents(self, product_ids: Sequence[str]) -> Documents:
        """Numbers of products; those that are not there are left out."""
        view = self._index.view
        found = [view.number(product_id) for product_id in product_ids]
        return np.array([number for number in found if number is not None], np.int32)

    def mentioned(self, words: str, *, category: tuple[str, ...], language: str) -> tuple[int, int]:
        """How many products of a category have all of some words in their texts, and its size."""
        view = self._index.view
        documents = documents_of(view, category)
        have = np.ones(len(documents), np.bool_)
        for term in dict.fromkeys(Analyzer().query_terms(words, language.split("-")[0])):
            if term.weight >= 1.0:
                have &= view.lexical.impacts(term.text, documents) > 0
        return int(np.count_nonzero(have)), len(documents)

    def similar_words(self, text: str, labels: Sequence[str]) -> npt.NDArray[np.float32]:
        """How near some words are in meaning to each label, cosine; zeros without a model."""
        return self._index.nearness(text, labels)

    def _column(
        self, field: str, documents: Documents, currency: str | None, quantity: float | None
    ) -> Column:
        view, terms = self._index.view, self._terms(quantity)
        stores = [(view.snapshot.columns, documents < view.base, 0)]
        if view.delta is not None:
            stores.append((view.delta.columns, documents >= view.base, view.base))
        pieces: list[tuple[npt.NDArray[np.int64], Exported]] = []
        for store, mask, first in stores:
            rows = np.flatnonzero(mask)
            if len(rows) or first == 0:
                scope = Scope.of(documents[rows] - np.int32(first))
                pieces.append((rows, store.export(field, scope, terms, currency=currency)))
        return joined(pieces, len(documents))

    def _terms(self, quantity: float | None) -> Terms:
        amount = None if quantity is None else Decimal(repr(quantity))
        return Terms(amount, self._index.rate)


def _digest(documents: Documents) -> bytes:
    from hashlib import blake2b

    return blake2b(np.ascontiguousarray(documents).tobytes(), digest_size=16).digest()
