"""Turns: what a buyer says or does in a conversation, answered at once or as it becomes known."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from functools import partial
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Path, Request, Response
from sse_starlette import ServerSentEvent

from data.errors import Conflict, NotFound
from sourcing.api import kinds
from sourcing.api.deps import TheService, caller_with, in_thread
from sourcing.api.documents.conversation import (
    EditsOrder,
    MessageOrder,
    ParagraphDocument,
    QuestionDocument,
    TurnDocument,
)
from sourcing.api.documents.edits import Command
from sourcing.api.documents.events import AcceptedEvent, ActsEvent, ProductsEvent
from sourcing.api.documents.problem import Problem
from sourcing.api.etags import etag_of, expected_version
from sourcing.api.idempotency import HEADER, REPLAYED, key_of
from sourcing.api.openapi import TAKES_KEY, problems
from sourcing.api.problems import Refused
from sourcing.api.streams import (
    RETRY,
    STREAM,
    Ended,
    event_stream,
    problem_event,
    started,
    stream_content,
)
from sourcing.service.caller import Caller, Scope
from sourcing.service.conversations.making import Entry
from sourcing.service.conversations.progress import Event, Listener
from sourcing.service.conversations.service import ConversationService
from sourcing.service.conversations.turns import Answered

router = APIRouter(prefix="/v1/conversations", tags=["conversations"])

Converser = Annotated[Caller, Depends(caller_with(Scope.CONVERSE))]
ConversationId = Annotated[
    str, Path(min_length=1, max_length=60, examples=["c_3qX1m0bKQv2rZr2cYg8u7AxT4eF"])
]
TurnNumber = Annotated[int, Path(ge=1, le=1_000_000)]

_LAST: Final = re.compile(r"(\d{1,7})\.\d{1,7}")
_TURN: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": (
            "The turn. With `Accept: text/event-stream` it comes in parts, as events `accepted` "
            "{turn}, `acts` {acts, language}, `products` {products, total, meeting, more, ideas}, "
            "`question` (or null), `text` (one paragraph each) and `done` (the whole turn); "
            "`problem` in the place of what could not be done. `accepted` again means that "
            "another turn came between and this one is answered anew."
        ),
        "model": TurnDocument,
        "content": stream_content(
            {
                "accepted": AcceptedEvent,
                "acts": ActsEvent,
                "products": ProductsEvent,
                "question": QuestionDocument,
                "text": ParagraphDocument,
                "done": TurnDocument,
                "problem": Problem,
            },
            ends=("done", "problem"),
            empty=("question",),
        ),
        "headers": {
            "ETag": {"$ref": "#/components/headers/ETag"},
            REPLAYED: {
                "description": "`true` when the message had been answered before.",
                "schema": {"type": "string"},
            },
        },
    },
    **problems(kinds.NOT_FOUND, kinds.CONFLICT, kinds.OUTDATED, kinds.KEY_REUSED),
}


async def conversations_of(request: Request, service: TheService) -> ConversationService:
    """The conversations of the service, joined once for an application."""
    found: ConversationService | None = getattr(request.app.state, "conversations", None)
    if found is None:
        found = request.app.state.conversations = ConversationService(service)
    return found


Conversations = Annotated[ConversationService, Depends(conversations_of)]


@router.post(
    "/{conversation_id}/messages",
    operation_id="sendMessage",
    summary="Say something",
    response_model=TurnDocument,
    responses=_TURN,
    openapi_extra=TAKES_KEY,
)
async def message(
    conversation_id: ConversationId,
    order: MessageOrder,
    caller: Converser,
    conversations: Conversations,
    request: Request,
) -> Response:
    """The buyer's words, answered with products, one question, and what was understood.

    ``Idempotency-Key`` names the message: the same key gives the same turn, also as a stream.
    ``If-Match`` names the version that it is meant for; without it, it is the newest.
    """
    entry = Entry(text=order.text, message=key_of(request))
    return await _taken(request, conversations, conversation_id, caller, entry)


@router.post(
    "/{conversation_id}/edits",
    operation_id="sendEdits",
    summary="Change the need by chips, sliders, options and lists",
    response_model=TurnDocument,
    responses=_TURN,
    openapi_extra=TAKES_KEY,
)
async def edits(
    conversation_id: ConversationId,
    order: EditsOrder,
    caller: Converser,
    conversations: Conversations,
    request: Request,
) -> Response:
    """One turn of typed edits, applied in their order, all or none; else as for a message.

    ``choose`` names the question that it answers: when another one is open by now, nothing is
    changed and the problem names the open one.
    """
    entry = Entry(edits=order.edits, message=key_of(request))
    return await _taken(request, conversations, conversation_id, caller, entry)


@router.post(
    "/{conversation_id}/undo",
    operation_id="undo",
    summary="Take the last change back",
    response_model=TurnDocument,
    responses=_TURN,
    openapi_extra=TAKES_KEY,
)
async def undo(
    conversation_id: ConversationId,
    caller: Converser,
    conversations: Conversations,
    request: Request,
) -> Response:
    """A turn like any other: what it took back can be read above, and it stays."""
    entry = Entry(edits=(Command(op="undo"),), message=key_of(request))
    return await _taken(request, conversations, conversation_id, caller, entry)


@router.get(
    "/{conversation_id}/turns/{number}",
    operation_id="readTurn",
    summary="One turn, as it is shown",
    response_model=TurnDocument,
    responses=problems(kinds.NOT_FOUND),
)
async def turn(
    conversation_id: ConversationId,
    number: TurnNumber,
    caller: Converser,
    conversations: Conversations,
) -> Response:
    """Nothing of it is worked out again."""
    found = await in_thread(partial(conversations.turn, conversation_id, caller.owner, number))
    if found is None:
        raise NotFound("no such turn", field="number", value=number)
    return _answer(found)


async def _taken(
    request: Request,
    conversations: ConversationService,
    conversation: str,
    caller: Caller,
    entry: Entry,
) -> Response:
    expected = expected_version(request)
    known = await _broken_off(request, conversations, conversation, caller, entry)
    work = partial(conversations.take, conversation, caller.owner, entry, expected=expected)
    if not _wants_stream(request):
        try:
            return _answer(await in_thread(work) if known is None else known)
        except Conflict as conflict:
            raise _as_refused(conflict) from conflict
    if known is not None:
        return event_stream(_only(known), headers=_headers(known), brief=True)

    def listened(tell: Listener) -> object:
        return work(listener=tell)

    try:
        first, others = await started(listened)
    except Conflict as conflict:
        raise _as_refused(conflict) from conflict
    return event_stream(_events(first, others), brief=True)


async def _broken_off(
    request: Request,
    conversations: ConversationService,
    conversation: str,
    caller: Caller,
    entry: Entry,
) -> Answered | None:
    """The turn that a client whose stream broke off asks for again (``Last-Event-ID``).

    Only where it is the answer to the same words, and no key says so already.
    """
    found = _LAST.fullmatch(request.headers.get("last-event-id", ""))
    if found is None or entry.message is not None or entry.text is None:
        return None
    return await in_thread(
        partial(conversations.turn, conversation, caller.owner, int(found[1]), said=entry.text)
    )


def _wants_stream(request: Request) -> bool:
    """Whether events are asked for; JSON is answered to whoever would take both."""
    accepted = [
        one.partition(";")[0].strip().casefold()
        for one in request.headers.get("accept", "").split(",")
    ]
    return STREAM in accepted and "application/json" not in accepted


def _answer(answered: Answered) -> Response:
    return Response(answered.document, media_type="application/json", headers=_headers(answered))


def _headers(answered: Answered) -> dict[str, str]:
    found = {"ETag": etag_of(answered.version)}
    return {**found, REPLAYED: "true"} if answered.replayed else found


def _as_refused(conflict: Conflict) -> Exception:
    if conflict.field != HEADER:
        return conflict
    return Refused(
        kinds.KEY_REUSED,
        conflict.message,
        field=conflict.field,
        value=conflict.value,
        accepted=conflict.accepted,
    )


async def _only(answered: Answered) -> AsyncIterator[ServerSentEvent]:
    yield ServerSentEvent(
        answered.document.decode(), event="done", id=f"{answered.number}.1", retry=RETRY
    )


async def _events(
    first: Event | Ended[object], others: AsyncIterator[Event | Ended[object]]
) -> AsyncIterator[ServerSentEvent]:
    """Events as they are sent: an id names the turn and the place in its stream."""
    event, place = first, 1
    while True:
        if isinstance(event, Ended):
            if event.error is not None:
                yield problem_event(event.error)
            return
        yield ServerSentEvent(
            event.data.decode(),
            event=event.stage.value,
            id=f"{event.turn}.{place}",
            retry=RETRY if place == 1 else None,
        )
        place += 1
        event = await anext(others)
