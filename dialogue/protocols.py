"""The seams of the dialogue: what it needs from outside, and what its parts promise each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import numpy as np
import numpy.typing as npt

from data.constraint import Constraint
from data.schema import AttributeSchema
from dialogue.acts import Understanding
from dialogue.state import DialogueState

Documents = npt.NDArray[np.int32]
"""Numbers of products in the generation that is open: 0 to n - 1."""


class Clock(Protocol):
    """What time it is for the buyer."""

    def now(self) -> datetime:
        """With the buyer's time zone."""
        ...


@dataclass(frozen=True, slots=True)
class Retrieved:
    """What retrieval found for the words of a line.

    Attributes:
        documents: best first.
        scores: shape (len(documents),), float32, 0 to 1: fused evidence, comparable within one
            retrieval only.
        nearest_category: when nothing was found, the category nearest to the words, or None.
    """

    documents: Documents
    scores: npt.NDArray[np.float32]
    nearest_category: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """What some documents state on one field, aligned with them.

    Exactly one of the groups is filled, by the field's kind; a boolean is the labels "no", "yes".

    Attributes:
        low, high: float64, shape (n,), in ``unit``; NaN is unknown.
        labels: the canonical spellings; ``offsets`` int64 shape (n + 1,) and ``codes`` int32 are
            the lists of labels per document (CSR); an empty list is unknown.
    """

    unit: str | None = None
    low: npt.NDArray[np.float64] | None = None
    high: npt.NDArray[np.float64] | None = None
    labels: tuple[str, ...] = ()
    offsets: npt.NDArray[np.int64] | None = None
    codes: npt.NDArray[np.int32] | None = None


class CandidateSource(Protocol):
    """The catalogue as the dialogue sees it: retrieval, and what products state.

    Implemented over the search engine where the application is joined.
    """

    @property
    def schema(self) -> AttributeSchema:
        """Of the generation that is open."""
        ...

    @property
    def generation(self) -> str:
        """Its id."""
        ...

    def retrieve(
        self, words: str, *, count: int, category: tuple[str, ...] | None = None
    ) -> Retrieved:
        """The documents that fit some words, at most ``count``, within a category if one is given.

        Empty words retrieve the category in its own order with equal scores.
        """
        ...

    def category_of(self, documents: Documents) -> Sequence[tuple[str, ...]]:
        """The category of each document."""
        ...

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
        ...

    def truths(
        self, constraint: Constraint, documents: Documents, *, quantity: float | None = None
    ) -> npt.NDArray[np.int8]:
        """Per document: 1 meets the constraint, -1 does not, 0 does not state it."""
        ...

    def clusters(self, documents: Documents) -> npt.NDArray[np.int32]:
        """Per document, the number of its cluster of near-duplicates."""
        ...

    def product_ids(self, documents: Documents) -> Sequence[str]:
        """The catalogue's ids."""
        ...

    def documents(self, product_ids: Sequence[str]) -> Documents:
        """Numbers of products; those that are not there are left out."""
        ...

    def mentioned(self, words: str, *, category: tuple[str, ...], language: str) -> tuple[int, int]:
        """How many products of a category have all of some words in their texts, and its size."""
        ...

    def similar_words(self, text: str, labels: Sequence[str]) -> npt.NDArray[np.float32]:
        """How near some words are in meaning to each label, cosine; zeros without a model."""
        ...


class Understander(Protocol):
    """Reads an utterance in the light of the conversation."""

    def understand(self, utterance: str, state: DialogueState, clock: Clock) -> Understanding:
        """The acts of an utterance; never raises for what a buyer writes."""
        ...
