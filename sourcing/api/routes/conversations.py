"""Conversations: begun, read, set, forked, erased, written out, and followed by other windows."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import Response as PlainResponse

from sourcing.api import kinds
from sourcing.api.answers import answered
from sourcing.api.deps import in_thread
from sourcing.api.documents.conversation import (
    ConversationDocument,
    ConversationOrder,
    ConversationPage,
    ErasedDocument,
    ForkOrder,
    NeedDocument,
    SettingsOrder,
)
from sourcing.api.downloads import disposition, file_responses
from sourcing.api.etags import etag_of, expected_version, not_modified
from sourcing.api.idempotency import IdempotentRoute, tells_of
from sourcing.api.openapi import problems
from sourcing.api.routes.turns import ConversationId, Conversations, Converser
from sourcing.service.conversations.preferences import Preferences
from sourcing.service.conversations.service import Held
from sourcing.service.conversations.transcript import Format
from sourcing.service.display import Units
from sourcing.state.protocols.limits import PAGE

router = APIRouter(prefix="/v1/conversations", tags=["conversations"], route_class=IdempotentRoute)

_TAGGED: Final[dict[str, Any]] = {
    "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
    "model": ConversationDocument,
}
_CREATED: Final[dict[str, Any]] = {
    **_TAGGED,
    "headers": {
        **_TAGGED["headers"],
        "Location": {"description": "Where it is.", "schema": {"type": "string"}},
    },
}


@router.post(
    "",
    operation_id="createConversation",
    summary="Begin a conversation",
    status_code=201,
    response_model=ConversationDocument,
    responses={201: {"description": "It is there", **_CREATED}, **problems()},
)
async def create(
    order: ConversationOrder, caller: Converser, conversations: Conversations, request: Request
) -> Response:
    """With a ``message``, its first turn is in the answer."""
    preferences = Preferences(
        order.language,
        order.currency,
        None if order.units is None else Units(order.units),
        order.time_zone,
        order.feedback,
    )
    held = await in_thread(
        partial(conversations.create, caller.owner, preferences, message=order.message)
    )
    tells_of(request, conversation=held.id)
    return _created(held)


@router.get(
    "",
    operation_id="listConversations",
    summary="The caller's conversations, the last changed first",
    response_model=ConversationPage,
    responses=problems(),
)
async def list_all(
    caller: Converser,
    conversations: Conversations,
    cursor: Annotated[str | None, Query(max_length=200, description="Of the page before.")] = None,
    limit: Annotated[int, Query(ge=1, le=200, description="Entries of a page.")] = PAGE,
) -> Response:
    """Page by page: ``cursor`` of one page asks for the next."""
    page = await in_thread(partial(conversations.list, caller.owner, cursor=cursor, limit=limit))
    return answered(page)


@router.get(
    "/{conversation_id}",
    operation_id="readConversation",
    summary="A conversation, with its turns",
    response_model=ConversationDocument,
    responses={200: {"description": "The conversation", **_TAGGED}, **problems(kinds.NOT_FOUND)},
)
async def read(
    conversation_id: ConversationId,
    caller: Converser,
    conversations: Conversations,
    request: Request,
    since: Annotated[int, Query(ge=0, le=2**53, description="Only turns after this version.")] = 0,
    last: Annotated[
        int | None, Query(ge=0, le=1_000_000, description="Only the latest so many turns.")
    ] = None,
) -> Response:
    """Nothing is worked out again; with ``If-None-Match`` nothing is sent that is known."""
    if "if-none-match" in request.headers:
        version = await in_thread(partial(conversations.version, conversation_id, caller.owner))
        unchanged = not_modified(request, etag_of(version))
        if unchanged is not None:
            return unchanged
    held = await in_thread(
        partial(conversations.read, conversation_id, caller.owner, since=since, last=last)
    )
    return _held(held)


@router.patch(
    "/{conversation_id}",
    operation_id="setConversation",
    summary="Change how a conversation is held",
    response_model=ConversationDocument,
    responses={
        200: {"description": "The conversation", **_TAGGED},
        **problems(kinds.NOT_FOUND, kinds.CONFLICT, kinds.OUTDATED),
    },
)
async def change(
    conversation_id: ConversationId,
    order: SettingsOrder,
    caller: Converser,
    conversations: Conversations,
    request: Request,
) -> Response:
    """What is not named stays; null unsets. Turns shown before are shown in the new settings, too.

    Amounts that were said or offered stay in their currency. A turn of a catalogue that is no
    longer in use stays as it was shown; its ``language``, ``currency`` and ``units`` say how.
    """
    changes = {name: getattr(order, name) for name in sorted(order.model_fields_set)}
    if changes.get("units") is not None:
        changes["units"] = Units(changes["units"])
    if "feedback" in changes:
        changes["feedback"] = changes["feedback"] is True
    held = await in_thread(
        partial(
            conversations.set,
            conversation_id,
            caller.owner,
            changes,
            expected=expected_version(request),
        )
    )
    return _held(held)


@router.delete(
    "/{conversation_id}",
    operation_id="eraseConversation",
    summary="Delete a conversation for good",
    response_model=ErasedDocument,
    responses=problems(kinds.NOT_FOUND),
)
async def erase(
    conversation_id: ConversationId,
    caller: Converser,
    conversations: Conversations,
    rfqs: Annotated[
        bool, Query(description="The requests for quotation made from it, too.")
    ] = True,
) -> Response:
    """Its turns, what was kept of what was shown, answers kept for repeated requests."""
    done = await in_thread(partial(conversations.erase, conversation_id, caller.owner, rfqs=rfqs))
    return answered(done)


@router.post(
    "/{conversation_id}/fork",
    operation_id="forkConversation",
    summary="Go another way after a turn",
    status_code=201,
    response_model=ConversationDocument,
    responses={
        201: {"description": "The copy", **_CREATED},
        **problems(kinds.NOT_FOUND),
    },
)
async def fork(
    conversation_id: ConversationId,
    order: ForkOrder,
    caller: Converser,
    conversations: Conversations,
) -> Response:
    """A copy with the same settings and turns up to one of them; both go on by themselves."""
    held = await in_thread(
        partial(conversations.fork, conversation_id, caller.owner, after_turn=order.after_turn)
    )
    return _created(held)


@router.get(
    "/{conversation_id}/need",
    operation_id="readNeed",
    summary="What is known of the need",
    response_model=NeedDocument,
    responses={
        200: {
            "description": "The need",
            "model": NeedDocument,
            "headers": {"ETag": {"$ref": "#/components/headers/ETag"}},
        },
        **problems(kinds.NOT_FOUND),
    },
)
async def need(
    conversation_id: ConversationId, caller: Converser, conversations: Conversations
) -> Response:
    """In the present settings, whatever they were when it was said."""
    version, document = await in_thread(partial(conversations.need, conversation_id, caller.owner))
    return answered(document, headers={"ETag": etag_of(version)})


@router.get(
    "/{conversation_id}/transcript",
    operation_id="readTranscript",
    summary="All that was said, as a file",
    response_class=PlainResponse,
    responses={
        **file_responses("text/markdown", "text/html", "application/json"),
        **problems(kinds.NOT_FOUND),
    },
)
async def transcript(
    conversation_id: ConversationId,
    caller: Converser,
    conversations: Conversations,
    format: Annotated[  # noqa: A002 - the name that the address has
        Format, Query(description="Of the file.")
    ] = Format.MARKDOWN,
) -> Response:
    """Each turn in the present settings, with the first products of its list."""
    found = await in_thread(
        partial(conversations.transcript, conversation_id, caller.owner, format)
    )
    return PlainResponse(
        found.content,
        media_type=found.media_type,
        headers={
            "Content-Disposition": disposition(found.name),
            "Content-Security-Policy": "sandbox; default-src 'none'",
        },
    )


def _held(held: Held, *, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    return Response(
        held.document,
        status_code=status,
        media_type="application/json",
        headers={
            "ETag": etag_of(held.version),
            "Cache-Control": "private, no-cache",
            **(headers or {}),
        },
    )


def _created(held: Held) -> Response:
    return _held(held, status=201, headers={"Location": f"/v1/conversations/{held.id}"})
