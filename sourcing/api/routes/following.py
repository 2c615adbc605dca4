"""Following: what other windows do in a conversation, heard as it happens."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from typing import Final

from fastapi import APIRouter, Request, Response
from sse_starlette import EventSourceResponse, ServerSentEvent

from data.errors import NotFound
from sourcing.api import kinds
from sourcing.api.deps import in_thread
from sourcing.api.openapi import problems
from sourcing.api.routes.turns import ConversationId, Conversations, Converser
from sourcing.api.streams import RETRY, event_stream, problem_event
from sourcing.service.conversations.service import ConversationService

router = APIRouter(prefix="/v1/conversations", tags=["conversations"])

LOOK_EVERY: Final = 1.0
"""Seconds between two looks for what other windows did."""


@router.get(
    "/{conversation_id}/events",
    operation_id="followConversation",
    summary="What other windows do in a conversation",
    response_class=EventSourceResponse,
    responses={
        200: {
            "description": "`turn` events {number, version}, one for each turn as it is kept; "
            "`gone` when the conversation has been erased",
            "content": {"text/event-stream": {"schema": {"type": "string"}}},
        },
        **problems(kinds.NOT_FOUND),
    },
)
async def follow(
    conversation_id: ConversationId,
    caller: Converser,
    conversations: Conversations,
    request: Request,
) -> Response:
    """From now on, or from the turn that ``Last-Event-ID`` names; no end but the client's."""
    given = request.headers.get("last-event-id", "")
    if given.isascii() and given.isdecimal() and len(given) < 8:
        after = int(given)
        await in_thread(partial(conversations.version, conversation_id, caller.owner))
    else:
        after = await in_thread(partial(conversations.count, conversation_id, caller.owner))
    return event_stream(_followed(conversations, conversation_id, caller.owner, after))


async def _followed(
    conversations: ConversationService, conversation: str, owner: str, after: int
) -> AsyncIterator[ServerSentEvent]:
    # Headers and a first line go out at once, so that a client knows that it is heard.
    yield ServerSentEvent(comment="following", retry=RETRY)
    while True:
        try:
            found = await in_thread(
                partial(conversations.turns_after, conversation, owner, after=after)
            )
        except NotFound as error:
            yield ServerSentEvent("{}", event="gone")
            yield problem_event(error)
            return
        for number, version in found:
            after = number
            yield ServerSentEvent(
                f'{{"number":{number},"version":{version}}}', event="turn", id=str(number)
            )
        await asyncio.sleep(LOOK_EVERY)
