"""A typed client of the HTTP API: every route as a method, every answer as its document.

    from sourcing.client import Client
    from sourcing.api.documents.conversation import ConversationOrder

    with Client("http://127.0.0.1:8000", key="sk_…") as client:
        held = client.conversations.create(ConversationOrder(message="electric forklift 2.5 t"))

It brings nothing of the service with it: no web framework, no catalogue, no index.
"""

from sourcing.client.answers import Download, StreamEvent
from sourcing.client.client import Client
from sourcing.client.errors import (
    ApiError,
    Conflicting,
    Forbidden,
    InvalidRequest,
    Missing,
    Outdated,
    ServiceFailed,
    TooManyRequests,
    Unauthenticated,
    Unavailable,
    UnexpectedAnswer,
    Unreachable,
)

__all__ = [
    "ApiError",
    "Client",
    "Conflicting",
    "Download",
    "Forbidden",
    "InvalidRequest",
    "Missing",
    "Outdated",
    "ServiceFailed",
    "StreamEvent",
    "TooManyRequests",
    "Unauthenticated",
    "Unavailable",
    "UnexpectedAnswer",
    "Unreachable",
]
