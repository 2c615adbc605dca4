"""Search: what a client asks for, and what is found."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from index.request import Mode, Rerank
from index.response import QueryType
from sourcing.api.documents.base import Answer, Exact, Identifier, Order
from sourcing.api.documents.card import ProductCard
from sourcing.api.documents.constraint import (
    ConstraintDocument,
    ConstraintOrder,
    OutcomeDocument,
)
from sourcing.api.documents.conversation import Language

CategoryPath = Annotated[
    tuple[Annotated[str, Field(min_length=1, max_length=200)], ...],
    Field(min_length=1, max_length=12, examples=[["Material handling", "Lift trucks"]]),
]
CurrencyCode = Annotated[str, Field(pattern="^[A-Z]{3}$", description="ISO 4217")]
Amount = Annotated[
    Exact, Field(gt=0, le=1_000_000_000_000, max_digits=24, decimal_places=10, examples=["50"])
]


class FusionOrder(Order):
    """How evidence of words and of meaning is brought together; null chooses by the query.

    Attributes:
        dense_weight: share of meaning, for ``convex``.
        coverage_weight: of the share of the query that a product has, for ``convex``.
        rrf_k: constant of reciprocal rank fusion, for ``rrf``.
    """

    method: Literal["convex", "rrf"] = "convex"
    dense_weight: Annotated[float, Field(ge=0, le=1)] | None = None
    coverage_weight: Annotated[float, Field(ge=0, le=10)] | None = None
    rrf_k: Annotated[float, Field(gt=0, le=10_000)] = 60.0


class SearchOrder(Order):
    """A search.

    Attributes:
        text: the query in words, or a part number; empty lists what the constraints let through.
        constraints: a must leaves out what misses it, a should ranks it lower.
        category: path from the root; only products in it and below it.
        quantity: at which prices and lead times count; null is the smallest that is sold.
        currency: that prices are converted into on cards.
        facets: fields to count; null chooses the most telling ones, an empty list counts none.
        facet_count: at most this many facets when they are chosen.
        cursor: of the page before, with everything else as it was.
        known_only: leave out products that do not state what a must requires.
        collapse: bring near-duplicates together under one hit.
        explain: say what each hit's score is made of.
        cards: describe each hit by a card.
    """

    text: Annotated[str, Field(max_length=2000, examples=["electric forklift 2 t"])] = ""
    constraints: Annotated[tuple[ConstraintOrder, ...], Field(max_length=50)] = ()
    category: CategoryPath | None = None
    quantity: Amount | None = None
    currency: CurrencyCode | None = None
    language: Language = "en"
    facets: Annotated[tuple[Identifier, ...], Field(max_length=30)] | None = None
    facet_count: Annotated[int, Field(ge=0, le=30)] = 8
    size: Annotated[int, Field(ge=1, le=100)] = 10
    cursor: Annotated[str, Field(min_length=1, max_length=1000)] | None = None
    known_only: bool = False
    collapse: bool = True
    explain: bool = False
    cards: bool = True
    mode: Mode = Mode.HYBRID
    fusion: FusionOrder = FusionOrder()
    rerank: Rerank = Rerank.NONE


class WordedConstraint(ConstraintDocument):
    """A requirement, with its words in the language of the answer."""

    text: str


class QueryDocument(Answer):
    """How the query was read.

    Attributes:
        language: ISO 639-1 code of the language that it was taken for.
        corrected: the spelling that was searched instead; null where nothing was changed.
        dense_weight: share of the evidence of meaning.
        conditions: what it says of numbers: products that meet it rank first, and none is left
            out for it.
    """

    type: QueryType
    language: str
    corrected: str | None
    dense_weight: float
    conditions: tuple[WordedConstraint, ...]


class ContributionDocument(Answer):
    """What one part of the evidence added to a score.

    Attributes:
        part: "lexical", "dense", "coverage", "exact", "should", "unknown" or "reranker".
        field, token: of the product, for evidence of words.
    """

    part: str
    field: str | None
    token: str | None
    score: float


class HitDocument(Answer):
    """A product that was found.

    Attributes:
        score: comparable within one answer only.
        outcomes: how it stands to each constraint, in their order; the card has the same.
        duplicates: near-duplicates that stand behind it.
        contributions: when the search asked to explain.
        card: null when the search asked for none.
    """

    product_id: str
    score: float
    outcomes: tuple[OutcomeDocument, ...]
    duplicates: tuple[str, ...]
    contributions: tuple[ContributionDocument, ...]
    card: ProductCard | None


class BucketDocument(Answer):
    """One value or range of a facet.

    Attributes:
        label: the value as a constraint takes it; null for a range.
        low, high: of a range; the upper end belongs to the next one, but for the last.
        text: the value or range in the language of the answer.
    """

    label: str | None
    low: float | None
    high: float | None
    count: int
    text: str


class FacetDocument(Answer):
    """How one field is distributed over everything that was found.

    Attributes:
        unit: of the numbers; a constraint on them is in it unless it says another.
        known: products that state it; ``unknown`` ones do not.
        entropy: of the distribution, in bits.
        minimum, maximum: of numbers.
    """

    field: str
    label: str
    unit: str | None
    known: int
    unknown: int
    entropy: float
    minimum: float | None
    maximum: float | None
    buckets: tuple[BucketDocument, ...]


class RelaxationDocument(Answer):
    """A must that was given up because nothing met all of them.

    Attributes:
        relaxed: the weakest form of it that something meets; null when it was dropped.
        found: products that meet what is left.
        text: in the language of the answer.
    """

    constraint: WordedConstraint
    relaxed: WordedConstraint | None
    found: int
    text: str


class SearchAnswer(Answer):
    """What was found.

    Attributes:
        total: products that meet the musts and have to do with the query.
        cursor: of the next page; null on the last.
        nearest_category: when nothing was found, the category nearest to the query.
        timings: milliseconds per stage.
        generation: of the catalogue that was searched.
    """

    query: QueryDocument
    total: int
    hits: tuple[HitDocument, ...]
    facets: tuple[FacetDocument, ...]
    relaxations: tuple[RelaxationDocument, ...]
    cursor: str | None
    nearest_category: tuple[str, ...] | None
    timings: dict[str, float]
    generation: str


class SuggestAnswer(Answer):
    """Completions of what is being typed, most useful first."""

    suggestions: tuple[str, ...]


class SimilarAnswer(Answer):
    """Products like a given one, its own near-duplicates left out."""

    product_id: str
    cards: tuple[ProductCard, ...]
    generation: str
