"""Tags: every document that is read has an entity tag, and who has it already is not sent it again.

A route that knows the version of its document says so itself; all others are tagged by their bytes.
"""

from __future__ import annotations

from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sourcing.api.etags import etag_of_bytes, not_modified
from sourcing.api.problems import Refused, problem_of

_PATHS: Final = "/v1/"
_STREAM: Final = "text/event-stream"


class Tags:
    """Tags answers to GET below ``/v1/`` that come in one piece, and answers ``If-None-Match``.

    Args:
        app: what it encloses.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if (
            scope["type"] != "http"
            or scope["method"] != "GET"
            or not scope["path"].startswith(_PATHS)
        ):
            await self._app(scope, receive, send)
            return
        held: Message | None = None

        async def send_on(message: Message) -> None:
            nonlocal held
            if message["type"] == "http.response.start" and _is_document(message):
                held = message
                return
            if held is None:
                await send(message)
                return
            start, held = held, None
            if message.get("more_body", False):
                # In pieces: it is not known before its end.
                await send(start)
                await send(message)
                return
            headers = MutableHeaders(raw=list(start["headers"]))
            headers.setdefault("ETag", etag_of_bytes(message.get("body", b"")))
            try:
                known = not_modified(Request(scope), headers["ETag"])
            except Refused as refused:
                await problem_of(refused)(scope, receive, send)
                return
            if known is not None:
                await known(scope, receive, send)
                return
            await send({**start, "headers": headers.raw})
            await send(message)

        await self._app(scope, receive, send_on)


def _is_document(start: Message) -> bool:
    kind = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] == 200 and not kind.startswith(_STREAM)
