"""RemoteEndpoint: a running service, asked over HTTP as any other client asks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from data.errors import InputError, MissingDependency
from index.request import Mode, Rerank

if TYPE_CHECKING:
    import httpx

    from sourcing.client import Client

KEY: Final = "SOURCING_API_KEY"
"""Environment variable that holds the key."""

PAGE: Final = 100
"""Products that one request can ask for."""

_RETRIES: Final = 5


@dataclass(frozen=True, slots=True)
class RemoteEndpoint:
    """Satisfies `sourcing.evaluation.endpoint.SearchEndpoint`.

    Near-duplicates are not collapsed: judgements are of single products. More than `PAGE` products
    take several requests, each of which goes on where the one before ended.

    Attributes:
        client: of the service; whoever made it closes it.
    """

    client: Client
    mode: Mode = Mode.HYBRID
    rerank: Rerank = Rerank.NONE
    name: str = "service"

    def rank(self, query: str, count: int) -> list[tuple[str, float]]:
        """The service's hits.

        Raises:
            ApiError: the service refuses, or cannot be reached: `sourcing.client.errors`.
        """
        from sourcing.api.documents.search import SearchOrder

        found: list[tuple[str, float]] = []
        cursor: str | None = None
        while len(found) < count:
            answer = self.client.catalogue.search(
                SearchOrder(
                    text=query,
                    size=min(PAGE, count - len(found)),
                    facets=(),
                    facet_count=0,
                    collapse=False,
                    cards=False,
                    mode=self.mode,
                    rerank=self.rerank,
                    cursor=cursor,
                )
            )
            found += [(hit.product_id, hit.score) for hit in answer.hits]
            cursor = answer.cursor
            if cursor is None or not answer.hits:
                break
        return found


def connect(
    url: str, *, key: str | None = None, transport: httpx.BaseTransport | None = None
) -> Client:
    """A client of a running service; to be closed, or used with ``with``.

    It asks again when the service is busy, as long as the service says (``Retry-After``), or backs
    off.

    Args:
        url: of the service, without ``/v1``.
        key: that the service gave out; None asks as a stranger.
        transport: in the place of the network, for tests.

    Raises:
        InputError: it is no address of a service.
        MissingDependency: the client's packages are not installed.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(
            "this is no address of a service",
            field="url",
            value=url,
            accepted="such as http://127.0.0.1:8000",
        )
    try:
        from sourcing.client import Client
    except ImportError as error:
        raise MissingDependency(
            f"asking a service needs the package {error.name}: pip install '.[serve]'"
        ) from error
    return Client(url, key=key or None, retries=_RETRIES, transport=transport)
