"""What the engine answers, in one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from data.constraint import Constraint, Truth


class QueryType(StrEnum):
    """What a query is; the fusion weight follows from it."""

    EMPTY = "empty"
    IDENTIFIER = "identifier"
    """A part number or GTIN."""
    HEAD_TERM = "head term"
    """One or two words that name a kind of product."""
    ATTRIBUTE_HEAVY = "attribute-heavy"
    """Mostly values and units."""
    NATURAL_LANGUAGE = "natural language"


@dataclass(frozen=True, slots=True)
class QueryReading:
    """How the engine read the query.

    Attributes:
        language: ISO 639-1 code of the language it was taken for.
        corrected: the spelling that was searched instead, when the written one is not in the
            catalogue.
        dense_weight: the share of dense evidence that was used.
        conditions: what the query says of numbers, as it was read: products that meet it rank
            first, and none is left out for it.
    """

    type: QueryType
    language: str
    corrected: str | None
    dense_weight: float
    conditions: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one part of the evidence added to a hit's score.

    Attributes:
        part: "lexical", "dense", "coverage", "exact", "should", "unknown", "reranker".
        field: of the product, for lexical evidence.
        token: that matched, for lexical evidence.
    """

    part: str
    score: float
    field: str | None = None
    token: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a hit meets one constraint, and the catalogue's value that decides it."""

    constraint: Constraint
    truth: Truth
    value: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """One product found.

    Attributes:
        score: comparable within one response only.
        of_words: the part of the score that is owed to the words: what the product states of the
            constraints, and what it leaves open, is not in it. None where the engine cannot say.
        outcomes: one per constraint of the request, in its order.
        duplicates: ids of near-duplicates that stand behind this hit.
        contributions: when the request asked to explain.
    """

    product_id: str
    score: float
    outcomes: tuple[Outcome, ...] = ()
    duplicates: tuple[str, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    of_words: float | None = None


@dataclass(frozen=True, slots=True)
class Bucket:
    """One value or range of a facet.

    Attributes:
        label: for a value; for a range, None and ``low`` to ``high`` (upper end excluded but for
            the last).
    """

    count: int
    label: str | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """How one field is distributed over the candidates.

    Attributes:
        field: attribute id or core field.
        unit: of numbers.
        known: candidates that state it; ``unknown``: those that do not.
        entropy: of the distribution over those that state it, in bits.
        minimum, maximum: of numbers.
    """

    field: str
    label: str
    buckets: tuple[Bucket, ...]
    known: int
    unknown: int
    entropy: float
    unit: str | None = None
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A must that was given up because nothing met all of them.

    Attributes:
        relaxed: the weakest form of it that something meets; None when it was dropped.
        found: products that meet what is left.
    """

    constraint: Constraint
    relaxed: Constraint | None
    found: int


@dataclass(frozen=True, slots=True)
class SearchResponse:
    """The answer to a search.

    Attributes:
        total: candidates that passed the relevance floor and the musts.
        cursor: asks for the next page; None on the last.
        nearest_category: when there are no hits, the category nearest to the query, or None.
        timings: milliseconds per stage.
    """

    query: QueryReading
    hits: tuple[Hit, ...]
    total: int
    facets: tuple[Facet, ...] = ()
    relaxations: tuple[Relaxation, ...] = ()
    cursor: str | None = None
    nearest_category: tuple[str, ...] | None = None
    timings: Mapping[str, float] = field(default_factory=dict)
