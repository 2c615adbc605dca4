"""Client: the whole API of one service, for one caller."""

from __future__ import annotations

from types import TracebackType
from typing import Self

import httpx

from sourcing.api.documents.session import SessionDocument
from sourcing.client.administration import Administration
from sourcing.client.catalogue import Catalogue
from sourcing.client.conversations import Conversations
from sourcing.client.feedback import Feedback
from sourcing.client.relevance import Relevance
from sourcing.client.rfqs import Rfqs
from sourcing.client.wire import Wire


class Client:
    """Calls a service; to be closed, or used with ``with``. Safe to share between threads.

    Args:
        address: of the service, such as ``https://sourcing.example``.
        key: an API key, ``sk_…``.
        visitor: a visitor's token, ``v_…``, as `session` gives out; instead of a key.
        timeout: seconds for a connection, and between two pieces of an answer.
        retries: how often a request is repeated that has no second effect, when the connection
            breaks or the service is busy; it waits as long as the service asks, or backs off.
        transport: in the place of the network, for tests.
    """

    def __init__(
        self,
        address: str,
        *,
        key: str | None = None,
        visitor: str | None = None,
        timeout: float = 30.0,
        retries: int = 3,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        authorization = f"Visitor {visitor}" if visitor is not None else None
        self._wire = Wire(
            address,
            authorization=f"Bearer {key}" if key is not None else authorization,
            timeout=timeout,
            retries=retries,
            transport=transport,
        )
        self.catalogue = Catalogue(self._wire)
        self.conversations = Conversations(self._wire)
        self.rfqs = Rfqs(self._wire)
        self.feedback = Feedback(self._wire)
        self.relevance = Relevance(self._wire)
        self.administration = Administration(self._wire)

    def session(self) -> SessionDocument:
        """Who is calling, and what the service has for them."""
        return self._wire.get("/v1/session", SessionDocument)

    def close(self) -> None:
        """Close all connections."""
        self._wire.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
