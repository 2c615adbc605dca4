"""Caller: on whose behalf something is done, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """What a key allows."""

    SEARCH = "search"
    """Search, suggest, look up products, suppliers and categories; compare and rank."""
    CONVERSE = "converse"
    """Hold conversations."""
    RFQ = "rfq"
    """Write, read and export requests for quotation."""
    FEEDBACK = "feedback"
    """Send what was shown, clicked, chosen and rated; mark judgements."""
    ADMIN = "admin"
    """Ingest, switch and roll back catalogues; see the funnel."""
    METRICS = "metrics"
    """Read the metrics."""


EVERYTHING = frozenset(Scope)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls.

    Attributes:
        owner: what conversations and RFQs are bound to: ``key:<id>`` for a key, ``visitor:<id>``
            for a browser without one, ``local`` in open mode.
        scopes: what is allowed.
        address: of the network peer, for limits.
    """

    owner: str
    scopes: frozenset[Scope]
    address: str = ""
