"""Events: what buyers did with what they were shown, and what people judged of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

HIGHEST_GRADE: Final = 4
"""Of ratings and judgements: 0 is not what was wanted, 4 is exactly that."""


class EventKind(StrEnum):
    """What a buyer did."""

    IMPRESSION = "impression"
    """Products were on the screen."""
    CLICK = "click"
    """A product was opened."""
    SELECTION = "selection"
    """A product was put on the shortlist."""
    RATING = "rating"
    """A product was rated for the query."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A product where it stood.

    Attributes:
        position: in the list, from 1; over all its pages.
    """

    product_id: str
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvent:
    """An event to be kept.

    Attributes:
        consent: the buyer agrees that it is learnt from; without it, it is never exported.
        impression: id of the event in which the products were shown; None looks for the owner's
            last one for the same query in the same conversation, within a day.
        rating: 0 to `HIGHEST_GRADE`, for a rating and for nothing else.
        at: with a zone; None is now.
    """

    kind: EventKind
    query: str
    products: tuple[Placed, ...]
    consent: bool = False
    conversation: str | None = None
    turn: int | None = None
    impression: str | None = None
    rating: int | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event as it is kept; see `NewEvent`.

    Attributes:
        id: ``e_`` and 27 characters.
    """

    id: str
    owner: str
    kind: EventKind
    query: str
    products: tuple[Placed, ...]
    consent: bool
    at: datetime
    conversation: str | None = None
    turn: int | None = None
    impression: str | None = None
    rating: int | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person judged of a product for a query.

    Attributes:
        grade: 0 to `HIGHEST_GRADE`.
        author: who judged; the last judgement on a product for a query counts, whoever it is by.
    """

    query: str
    product_id: str
    grade: int
    author: str
    at: datetime
