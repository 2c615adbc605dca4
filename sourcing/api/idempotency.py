"""Idempotency: a repeated request does nothing twice, and is given the first one's answer.

After draft-ietf-httpapi-idempotency-key-header: the key is the client's, unique to the request and
bound to the caller and the address. An answer is kept for a day when the request succeeded; one
that failed changed nothing, and is simply made again.
"""

from __future__ import annotations

import hashlib
import logging
import math
import re
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import UTC, datetime
from typing import Any, Final, TypeVar

from anyio import to_thread
from fastapi import Request, Response
from fastapi.routing import APIRoute

from data.errors import Conflict, SourcingError
from sourcing.api import kinds
from sourcing.api.deps import identified
from sourcing.api.problems import Refused
from sourcing.state.exchanges import IdempotencyKey, InProgress, KeptAnswer, Reserved
from sourcing.state.protocols import IdempotencyStore

T = TypeVar("T")

HEADER: Final = "Idempotency-Key"
REPLAYED: Final = "Idempotency-Replayed"

_KEY: Final = re.compile(r'"?([\x21\x23-\x5b\x5d-\x7e]{1,200})"?')
_KEPT: Final = ("content-type", "content-disposition", "content-language", "etag", "location")

_log = logging.getLogger(__name__)


class IdempotentRoute(APIRoute):
    """A route whose POST is answered once for each ``Idempotency-Key`` of a caller.

    For routers whose POSTs change something: ``APIRouter(route_class=IdempotentRoute)``. Answers
    that are streamed are not kept: such a route recognises a repeated request by itself. An upload
    is not held in memory to be told from another: its route asks with `once` when it is there.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The route, asked at most once for each key."""
        answer = super().get_route_handler()

        async def handler(request: Request) -> Response:
            key = key_of(request)
            if key is None or request.method != "POST" or _is_upload(request):
                return await answer(request)
            parts = await _parts_of(request)
            return await _once(request, key, parts, lambda: answer(request))

        return handler


def key_of(request: Request) -> str | None:
    """The idempotency key that a client sent; None when it sent none.

    Raises:
        Refused: it is not one.
    """
    given = request.headers.get(HEADER)
    if given is None:
        return None
    found = _KEY.fullmatch(given)
    if found is None:
        raise Refused(
            kinds.MALFORMED,
            "this is not an idempotency key",
            field=HEADER,
            value=given,
            accepted="1 to 200 printable ASCII characters, such as a UUID",
        )
    return found[1]


async def once(
    request: Request, parts: Sequence[bytes], answer: Callable[[], Awaitable[Response]]
) -> Response:
    """Answer an upload at most once for its key; without one, it is simply answered.

    Args:
        request: whose body has been read.
        parts: what makes it the same request: a digest of the file, and everything beside it.
        answer: does it.

    Raises:
        Refused: the key was used for another request, or the first one is not over.
    """
    key = key_of(request)
    return await (answer() if key is None else _once(request, key, parts, answer))


def keep_instead(request: Request, body: bytes) -> None:
    """Have something else kept in the place of an answer that holds a secret."""
    request.state.kept_body = body


def tells_of(request: Request, *, conversation: str | None = None, rfq: str | None = None) -> None:
    """Say what a request's answer tells of, so that it is erased together with it.

    What is named in the address (``conversation_id``, ``rfq_id``) need not be said.
    """
    request.state.tells_of = {"conversation": conversation, "rfq": rfq}


def _is_upload(request: Request) -> bool:
    return request.headers.get("content-type", "").casefold().startswith("multipart/")


async def _parts_of(request: Request) -> tuple[bytes, ...]:
    return (
        request.scope["query_string"],
        request.headers.get("content-type", "").encode(),
        request.headers.get("if-match", "").encode(),
        await request.body(),
    )


async def _once(
    request: Request,
    key: str,
    parts: Sequence[bytes],
    answer: Callable[[], Awaitable[Response]],
) -> Response:
    store: IdempotencyStore = request.app.state.service.stores.idempotency
    caller = await identified(request)
    name = IdempotencyKey(caller.owner, f"{request.method} {request.url.path}", key)
    fingerprint = fingerprint_of(*parts)
    try:
        found = await to_thread.run_sync(lambda: store.reserve(name, fingerprint=fingerprint))
    except Conflict as conflict:
        raise Refused(
            kinds.KEY_REUSED,
            "this idempotency key was used for another request",
            field=HEADER,
            value=key,
            accepted="a new key for a new request",
        ) from conflict
    if isinstance(found, InProgress):
        seconds = max(1, math.ceil((found.until - datetime.now(UTC)).total_seconds()))
        raise Refused(
            kinds.BUSY,
            "the first request with this idempotency key has not ended yet",
            field=HEADER,
            value=key,
            headers={"Retry-After": str(min(seconds, 5))},
        )
    if isinstance(found, KeptAnswer):
        headers = {**dict(found.headers), REPLAYED: "true"}
        return Response(found.body, status_code=found.status, headers=headers)
    return await _answered(request, store, found, answer)


async def _answered(
    request: Request,
    store: IdempotencyStore,
    reserved: Reserved,
    answer: Callable[[], Awaitable[Response]],
) -> Response:
    try:
        response = await answer()
    except Exception:
        # Given up on the way (a deadline), it may still be done: then the lease has to run out.
        await _quietly(lambda: store.release(reserved))
        raise
    body = getattr(response, "body", None)
    if response.status_code >= 300 or not isinstance(body, bytes):
        await _quietly(lambda: store.release(reserved))
        return response
    kept = KeptAnswer(
        response.status_code,
        tuple((one, response.headers[one]) for one in _KEPT if one in response.headers),
        getattr(request.state, "kept_body", body),
    )
    named = getattr(request.state, "tells_of", {})
    parameters = request.path_params
    conversation = named.get("conversation") or parameters.get("conversation_id")
    rfq = named.get("rfq") or parameters.get("rfq_id")
    await _quietly(lambda: store.finish(reserved, kept, conversation=conversation, rfq=rfq))
    return response


async def _quietly(function: Callable[[], T]) -> None:
    """Do what cannot change any more that the request is done."""
    try:
        await to_thread.run_sync(function)
    except SourcingError as error:
        _log.warning("an answer could not be kept", extra={"error": error.message})


def fingerprint_of(*parts: bytes) -> str:
    """Tells requests from each other: a digest of all that makes one what it is."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()
