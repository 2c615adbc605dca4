"""Exchanges: what is kept of requests so that a repeated one gets the answer of the first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class IdempotencyKey:
    """What makes a request the same request.

    Attributes:
        route: method and path, as the service names them.
        key: the client's.
    """

    owner: str
    route: str
    key: str


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer to be given again, byte for byte."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Reserved:
    """The request is ours to answer.

    Attributes:
        token: shows that it is still ours, when the answer is handed in.
        until: from then on somebody else may take it over.
    """

    key: IdempotencyKey
    token: str
    until: datetime


@dataclass(frozen=True, slots=True)
class InProgress:
    """Somebody else is answering it.

    Attributes:
        until: when that one is given up at the latest.
    """

    until: datetime
