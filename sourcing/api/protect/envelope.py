"""Envelope: the outermost layer: request ids, security headers, and no error without an answer."""

from __future__ import annotations

import logging
import re
import secrets
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sourcing.api import kinds
from sourcing.api.context import REQUEST_ID
from sourcing.api.problems import problem_response
from sourcing.api.protect.security_headers import SecurityHeaders

_SANE: Final = re.compile(r"[A-Za-z0-9._-]{8,80}")
"""Ids of clients that are taken over: nothing that could forge a line of a log."""

_log = logging.getLogger(__name__)


class Envelope:
    """Gives each request an id, and each answer its headers.

    Args:
        app: what it encloses.
        headers: that answers are given.
    """

    def __init__(self, app: ASGIApp, headers: SecurityHeaders) -> None:
        self._app = app
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = given if _SANE.fullmatch(given) else f"q_{secrets.token_urlsafe(12)}"
        token = REQUEST_ID.set(request_id)
        state = scope.setdefault("state", {})
        started = False
        head = scope["method"] == "HEAD"
        if head:
            # What is to be had by GET is to be had without its body.
            scope = {**scope, "method": "GET"}

        async def send_on(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                found = MutableHeaders(raw=list(message["headers"]))
                found["X-Request-ID"] = request_id
                for name, value in state.get("rate_headers", {}).items():
                    found[name] = value
                self._headers.put(found, scope)
                message = {**message, "headers": found.raw}
            elif head and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        try:
            await self._app(scope, receive, send_on)
        except Exception:
            _log.exception("a request failed", extra={"path": scope["path"]})
            if started:
                raise  # The answer has begun: only the connection's end says that it is not whole.
            response = problem_response(kinds.FAULT, "the service failed; its log has the cause")
            await response(scope, receive, send_on)
        finally:
            REQUEST_ID.reset(token)
