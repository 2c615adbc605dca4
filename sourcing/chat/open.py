"""Open: everything that a conversation over one catalogue needs, joined."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from sourcing.chat.clock import SessionClock
from sourcing.chat.session import Parts

if TYPE_CHECKING:
    from data.catalogue import Catalogue
    from data.exchange import ExchangeRates
    from dialogue.language_models import LanguageModel
    from sourcing.bootstrap import Application

SIZE: Final = 5
"""Products on the screen of a terminal."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A catalogue ready to be talked about.

    Attributes:
        size: products on a page.
        words_only: no embedding model is used.
    """

    parts: Parts
    rates: ExchangeRates
    size: int
    words_only: bool


def open_chat(
    application: Application,
    catalogue: Catalogue,
    *,
    at: datetime | None = None,
    size: int = SIZE,
    words_only: bool = False,
    model: LanguageModel | None = None,
    rephrase: bool = False,
    warm: bool = False,
) -> Opened:
    """Join the parts of a conversation.

    Args:
        application: over the catalogue's home.
        catalogue: stays open as long as the conversation lasts.
        at: moment that prices are converted on; None is now.
        size: products on a page.
        words_only: load no embedding model.
        model: helps to understand; None is the grammar alone.
        rephrase: let the model say replies in its own words, too.
        warm: get ready beside the conversation, for one that goes on for a while.

    Raises:
        NoIndex: the catalogue has none yet.
    """
    from data.exchange import rate_function
    from sourcing.rates import exchange_rates

    clock = SessionClock(at)
    rates = exchange_rates()
    day = clock.now().date()
    index = application.index(catalogue, words_only=words_only, rate=rate_function(rates, on=day))
    parts = Parts(
        catalogue,
        index,
        application.clarifier(index, clock=clock, shown=size, model=model, warm=warm),
        application.answerer(index, rates=rates, on=day),
        clock,
        model if rephrase else None,
    )
    return Opened(parts, rates, size, words_only)
