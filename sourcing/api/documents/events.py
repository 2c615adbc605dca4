"""Events: what the streams of the service say, one document an event."""

from __future__ import annotations

from typing import Any

from sourcing.api.documents.base import Answer
from sourcing.api.documents.card import ProductCard


class AcceptedEvent(Answer):
    """From now on the turn is done, whether or not anybody listens.

    Attributes:
        turn: its number.
    """

    turn: int


class ActsEvent(Answer):
    """What was understood.

    Attributes:
        acts: typed; programs can replay them.
        language: that is answered in.
    """

    acts: tuple[dict[str, Any], ...]
    language: str


class ProductsEvent(Answer):
    """The products, while the question is still being chosen.

    Attributes:
        total: null where a requirement has to give way, until the whole turn says which.
        ideas: they are examples of what there is: the words brought nothing up.
    """

    products: tuple[ProductCard, ...]
    total: int | None
    meeting: int
    more: bool
    ideas: bool


class TurnEvent(Answer):
    """A turn was kept.

    Attributes:
        version: of the conversation since when it has had the turn.
    """

    number: int
    version: int


class SettingsEvent(Answer):
    """Language, currency, units or title were set: all turns may look otherwise.

    Attributes:
        version: of the conversation.
    """

    version: int


class Gone(Answer):
    """The conversation has been erased."""
