"""The endpoint: MCP over streamable HTTP, beside the HTTP API and behind the same callers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mcp.server.transport_security import TransportSecuritySettings
from starlette.requests import Request
from starlette.routing import Route

from sourcing.api import kinds
from sourcing.api.deps import identified
from sourcing.api.problems import Refused
from sourcing.mcp.server import build_server

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from sourcing.service.service import Service

PATH: Final = "/mcp"
_JSON: Final = "application/json"

_CHECKED: Final = TransportSecuritySettings(enable_dns_rebinding_protection=False)
"""Hosts and origins are checked before, as for every route."""


class Endpoint:
    """Answers each request by itself: any worker can answer the next one.

    Who calls is found out as for every route; what they may do is each tool's to ask.

    Args:
        service: that answers.
        largest: bytes of a message.
    """

    def __init__(self, service: Service, *, largest: int) -> None:
        self._server = build_server(service)
        self._largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request.

        Raises:
            Refused: nobody that is known calls, or too often, or in another format than JSON.
        """
        request = Request(scope, receive)
        # Leaves the caller in the request's state, where the tools find it.
        await identified(request)
        kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
        if kind != _JSON:
            raise Refused(
                kinds.MEDIA_TYPE,
                "messages are JSON",
                field="Content-Type",
                value=kind or None,
                accepted=_JSON,
            )
        # Made anew, as it is for one round only; nothing of it is kept between requests.
        self._server.streamable_http_app(
            streamable_http_path=PATH,
            json_response=True,
            stateless_http=True,
            max_request_body_size=self._largest,
            transport_security=_CHECKED,
        )
        manager = self._server.session_manager
        async with manager.run():
            await manager.handle_request(scope, receive, send)


def mcp_route(service: Service) -> Route:
    """The route of the endpoint; there is no stream of its own, so it takes POST alone."""
    endpoint = Endpoint(service, largest=service.settings.body_limit)
    return Route(PATH, endpoint=endpoint, methods=["POST"], name="mcp")
