"""Lab: one query ranked by words, by meaning and by both, side by side; and judgements."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from sourcing.api.documents.base import Answer, Identifier, Order
from sourcing.api.documents.card import ProductCard
from sourcing.api.documents.conversation import Language
from sourcing.api.documents.search import (
    CategoryPath,
    ContributionDocument,
    CurrencyCode,
    FusionOrder,
    QueryDocument,
)


class LabOrder(Order):
    """A query to be ranked in several ways.

    Attributes:
        fusion: how both sides are brought together; what is null is chosen by the query.
    """

    text: Annotated[str, Field(min_length=1, max_length=2000, examples=["pallet truck 2500 kg"])]
    category: CategoryPath | None = None
    size: Annotated[int, Field(ge=1, le=100)] = 10
    fusion: FusionOrder = FusionOrder()
    currency: CurrencyCode | None = None
    language: Language = "en"


class LabHit(Answer):
    """A product of one ranking.

    Attributes:
        words_rank, meaning_rank, both_rank: its place in each ranking, from 1; null where it is
            not among the first.
        grade: what was judged of it for this query, 0 to 4; null when nobody did.
    """

    product_id: str
    score: float
    words_rank: int | None
    meaning_rank: int | None
    both_rank: int | None
    contributions: tuple[ContributionDocument, ...]
    grade: int | None


class LabRanking(Answer):
    """One way to rank.

    Attributes:
        unavailable: why there is none: no model of meaning is installed; null when there is one.
        milliseconds: that the search took.
    """

    total: int
    hits: tuple[LabHit, ...]
    milliseconds: float
    unavailable: str | None


class LabAnswer(Answer):
    """The rankings of one query.

    Attributes:
        query: as it was read for both.
        cards: of every product that is in any ranking, by id.
    """

    query: QueryDocument
    words: LabRanking
    meaning: LabRanking
    both: LabRanking
    cards: dict[str, ProductCard]
    generation: str


class JudgementOrder(Order):
    """What a person judges of a product for a query.

    Attributes:
        grade: 0 is not what was wanted, 4 is exactly that.
    """

    query: Annotated[str, Field(min_length=1, max_length=2000)]
    product_id: Identifier
    grade: Annotated[int, Field(ge=0, le=4)]


class JudgementDocument(Answer):
    """What was judged last of a product for a query.

    Attributes:
        own: whether the caller judged it.
    """

    query: str
    product_id: str
    grade: int
    at: datetime
    own: bool


class JudgementsAnswer(Answer):
    """Judgements, by query and product."""

    judgements: tuple[JudgementDocument, ...]
