"""Feedback: what a buyer did with what was shown, sent by whoever showed it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from sourcing.api.documents.base import Answer, Identifier, Order
from sourcing.api.documents.moments import Moment
from sourcing.state.events import HIGHEST_GRADE, EventKind


class FeedbackEvent(Order):
    """One thing that a buyer did, or saw.

    Attributes:
        query: that the product was shown for; null takes that of the conversation.
        position: in the list, from 1; null where it was not in a list.
        value: of a rating.
        at: when; null is now.
    """

    kind: EventKind
    product_id: Identifier
    conversation_id: Identifier | None = None
    query: Annotated[str, Field(min_length=1, max_length=2000)] | None = None
    position: Annotated[int, Field(ge=1, le=1_000_000)] | None = None
    value: Annotated[int, Field(ge=0, le=HIGHEST_GRADE)] | None = None
    at: Moment | None = None


class FeedbackOrder(Order):
    """What a buyer did and saw; of a list that was shown, one impression for each product.

    Attributes:
        consent: the buyer agrees that it is kept and learnt from; without it, nothing is kept.
    """

    events: Annotated[tuple[FeedbackEvent, ...], Field(min_length=1, max_length=200)]
    consent: bool = False


class FeedbackKept(Answer):
    """How many events are kept: those of one list are one."""

    kept: int
