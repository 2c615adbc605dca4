"""What a caller asks the engine, in one value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from data.constraint import Constraint


class Mode(StrEnum):
    """Which evidence ranks."""

    HYBRID = "hybrid"
    LEXICAL = "lexical"
    DENSE = "dense"


class Rerank(StrEnum):
    """Whether and how the fused order is changed."""

    NONE = "none"
    LEARNT = "learnt"
    """By the ranker that was trained for this catalogue."""
    CROSS_ENCODER = "cross-encoder"
    """By the model that is configured, which reads the best candidates in full."""


@dataclass(frozen=True, slots=True)
class FusionSettings:
    """How lexical and dense evidence are brought together.

    Attributes:
        method: "convex" or "rrf".
        dense_weight: share of the dense side, 0 to 1; None chooses it from what the query is. A
            query that is a brand's name alone is always ranked by words.
        coverage_weight: of the share of the query that a product has, beside the two sides, 0 or
            more; None chooses it from what the query is. Not used by "rrf".
        rrf_k: the constant of reciprocal rank fusion.
    """

    method: str = "convex"
    dense_weight: float | None = None
    coverage_weight: float | None = None
    rrf_k: float = 60.0


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A search.

    Attributes:
        text: the query; empty to browse what meets the constraints.
        quantity: at which prices count; None means each offer's smallest.
        facets: attribute ids or core fields to count; None chooses the most telling ones.
        facet_count: at most this many facets when they are chosen.
        size: hits to answer with.
        cursor: from the previous page's response.
        known_only: leave out products that do not state what a must requires.
        collapse: bring near-duplicates together under one hit.
        rerank: what changes the fused order; what is asked for and not there is an error.
    """

    text: str = ""
    constraints: tuple[Constraint, ...] = ()
    quantity: Decimal | None = None
    facets: tuple[str, ...] | None = None
    facet_count: int = 8
    size: int = 10
    cursor: str | None = None
    known_only: bool = False
    collapse: bool = True
    explain: bool = False
    mode: Mode = Mode.HYBRID
    fusion: FusionSettings = FusionSettings()
    rerank: Rerank = Rerank.NONE
