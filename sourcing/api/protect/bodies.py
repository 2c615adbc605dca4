"""Bodies: read whole before a route is asked, within limits of size, time and nesting."""

from __future__ import annotations

import asyncio
import re
from typing import Final

import orjson
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sourcing.api import kinds
from sourcing.api.problems import problem_response

DEEPEST: Final = 64
"""Arrays and objects within each other."""

_STRINGS: Final = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_NO_BRACKETS: Final = bytes(one for one in range(256) if one not in b"[]{}")
_OPENING: Final = frozenset(b"[{")


class _TooLarge(Exception):
    pass


class Bodies:
    """Reads JSON bodies; uploads are streamed on, within a limit of their own.

    Args:
        app: what it encloses.
        largest: bytes of a JSON body.
        largest_upload: bytes of a multipart body.
        seconds: in which a JSON body must have come, and in which something of an upload must.
    """

    def __init__(self, app: ASGIApp, *, largest: int, largest_upload: int, seconds: float) -> None:
        self._app = app
        self._largest = largest
        self._largest_upload = largest_upload
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        length = headers.get("content-length")
        if length in (None, "0") and "transfer-encoding" not in headers:
            await self._app(scope, receive, send)
            return
        kind = headers.get("content-type", "").partition(";")[0].strip().casefold()
        upload = kind == "multipart/form-data"
        largest = self._largest_upload if upload else self._largest
        if headers.get("content-encoding", "identity") != "identity":
            await _refused_encoding(headers)(scope, receive, send)
            return
        if length is not None and length.isdecimal() and int(length) > largest:
            await _too_large(largest)(scope, receive, send)
            return
        if upload:
            await self._app(scope, _counted(receive, largest, self._seconds), send)
            return
        try:
            async with asyncio.timeout(self._seconds):
                body = await _read(receive, largest)
        except _TooLarge:
            await _too_large(largest)(scope, receive, send)
            return
        except TimeoutError:
            response = problem_response(
                kinds.TIMEOUT,
                "the body did not arrive in time",
                accepted=f"{self._seconds:g} seconds or less",
                headers={"Connection": "close"},
            )
            await response(scope, receive, send)
            return
        if body is None:
            return  # The client has gone.
        if kind == "application/json" or kind.endswith("+json"):
            problem = _unreadable(body)
            if problem is not None:
                await problem(scope, receive, send)
                return
        await self._app(scope, _again(body, receive), send)


async def _read(receive: Receive, largest: int) -> bytes | None:
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        part = message.get("body", b"")
        size += len(part)
        if size > largest:
            raise _TooLarge
        parts.append(part)
        if not message.get("more_body", False):
            return b"".join(parts)


def _again(body: bytes, receive: Receive) -> Receive:
    given = False

    async def receive_again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_again


def _counted(receive: Receive, largest: int, seconds: float) -> Receive:
    size = 0

    async def receive_counted() -> Message:
        nonlocal size
        from starlette.exceptions import HTTPException

        try:
            async with asyncio.timeout(seconds):
                message = await receive()
        except TimeoutError as error:
            raise HTTPException(408, f"nothing of the body came for {seconds:g} seconds") from error
        if message["type"] == "http.request":
            size += len(message.get("body", b""))
            if size > largest:
                raise HTTPException(413, f"the body is larger than {largest} bytes")
        return message

    return receive_counted


def _too_large(largest: int) -> Response:
    return problem_response(
        kinds.TOO_LARGE,
        "the body is too large",
        accepted=f"{largest} bytes or less",
        headers={"Connection": "close"},
    )


def _refused_encoding(headers: Headers) -> Response:
    return problem_response(
        kinds.MEDIA_TYPE,
        "bodies are read as they are, without content encoding",
        field="Content-Encoding",
        value=headers.get("content-encoding"),
        accepted="identity",
        headers={"Accept-Encoding": "identity"},
    )


def _unreadable(body: bytes) -> Response | None:
    """What is wrong with a JSON body, before anything looks into it."""
    if depth_of(body) > DEEPEST:
        return problem_response(
            kinds.MALFORMED, "the body nests too deep", accepted=f"{DEEPEST} levels or less"
        )
    try:
        orjson.loads(body)
    except orjson.JSONDecodeError as error:
        return problem_response(kinds.MALFORMED, f"the body is not JSON: {error}")
    return None


def depth_of(body: bytes) -> int:
    """How deep brackets nest outside of strings; looking ends where it is too deep."""
    depth = deepest = 0
    for one in _STRINGS.sub(b"", body).translate(None, _NO_BRACKETS):
        depth += 1 if one in _OPENING else -1
        if depth > deepest:
            deepest = depth
            if deepest > DEEPEST:
                break
    return deepest
