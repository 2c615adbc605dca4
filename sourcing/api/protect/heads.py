"""Heads: address, header fields and host are looked at before anything is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from sourcing.api import kinds
from sourcing.api.origins import host_name
from sourcing.api.problems import problem_response

LONGEST_ADDRESS: Final = 8_000
"""Bytes of path and query."""
LARGEST_HEADERS: Final = 16_000
"""Bytes of all header fields."""
MOST_HEADERS: Final = 100


class Heads:
    """Refuses addresses and header fields that are too large, and requests for other hosts.

    A page of a stranger can make a browser ask a service on the user's own machine by a name that
    leads there; that name is not one of the service's.

    Args:
        app: what it encloses.
        hosts: names that the service is reached by; none means any.
    """

    def __init__(self, app: ASGIApp, *, hosts: Sequence[str]) -> None:
        self._app = app
        self._hosts = frozenset(one.casefold() for one in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        response = None
        raw_path: bytes = scope.get("raw_path") or scope["path"].encode()
        fields = scope["headers"]
        if len(raw_path) + len(scope["query_string"]) > LONGEST_ADDRESS:
            response = problem_response(
                kinds.TOO_LONG,
                "the address is too long",
                field="path",
                accepted=f"{LONGEST_ADDRESS} bytes or less",
            )
        elif (
            len(fields) > MOST_HEADERS
            or sum(len(name) + len(value) for name, value in fields) > LARGEST_HEADERS
        ):
            response = problem_response(
                kinds.HEADERS,
                "the header fields are too large",
                field="headers",
                accepted=f"{MOST_HEADERS} fields and {LARGEST_HEADERS} bytes or less",
            )
        elif self._hosts:
            host = Headers(scope=scope).get("host", "")
            if host_name(host) not in self._hosts:
                response = problem_response(
                    kinds.MISDIRECTED,
                    "this service is not reached by that name",
                    field="Host",
                    value=host,
                )
        if response is None:
            await self._app(scope, receive, send)
        else:
            await response(scope, receive, send)
