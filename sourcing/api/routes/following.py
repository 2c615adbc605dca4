"""Following: what other windows do in a conversation, heard as it happens."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial

from fastapi import APIRouter, Request, Response
from sse_starlette import EventSourceResponse, ServerSentEvent

from data.errors import NotFound, SourcingError
from sourcing.api import kinds
from sourcing.api.deps import in_thread
from sourcing.api.documents.events import Gone, SettingsEvent, TurnEvent
from sourcing.api.documents.problem import Problem
from sourcing.api.followers import Followers
from sourcing.api.openapi import problems
from sourcing.api.routes.turns import ConversationId, Conversations, Converser
from sourcing.api.streams import RETRY, event, event_stream, problem_event, stream_content
from sourcing.service.conversations.service import ConversationService

router = APIRouter(prefix="/v1/conversations", tags=["conversations"])


@router.get(
    "/{conversation_id}/events",
    operation_id="followConversation",
    summary="What other windows do in a conversation",
    response_class=EventSourceResponse,
    responses={
        200: {
            "description": "`turn` for each turn as it is kept; `settings` when language, "
            "currency, units or title were set; `gone` when the conversation has been erased, "
            "which ends it.",
            "content": stream_content(
                {"turn": TurnEvent, "settings": SettingsEvent, "gone": Gone, "problem": Problem},
                ends=("gone", "problem"),
            ),
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
    read = partial(conversations.standing, conversation_id, caller.owner)
    version, count = await in_thread(read)
    given = request.headers.get("last-event-id", "")
    if given.isascii() and given.isdecimal() and len(given) < 8:
        after, behind = int(given), int(given) < count
    else:
        after, behind = count, False
    followers = _followers(request, conversations)
    place = _Place(conversation_id, caller.owner, version, after, behind=behind)
    return event_stream(_followed(conversations, followers, place))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a client takes up a conversation.

    Attributes:
        version: of the conversation.
        after: number of the last turn that it knows.
        behind: there are later ones already.
    """

    conversation: str
    owner: str
    version: int
    after: int
    behind: bool


def _followers(request: Request, conversations: ConversationService) -> Followers:
    """All who follow something in this process, joined once for an application."""
    found: Followers | None = getattr(request.app.state, "followers", None)
    if found is None:
        found = request.app.state.followers = Followers(conversations.versions)
    return found


async def _followed(
    conversations: ConversationService, followers: Followers, place: _Place
) -> AsyncIterator[ServerSentEvent]:
    # Headers and a first line go out at once, so that a client knows that it is heard.
    yield ServerSentEvent(comment="following", retry=RETRY)
    later = partial(conversations.turns_after, place.conversation, place.owner)
    after = place.after
    if place.behind:
        for number, version in await in_thread(partial(later, after=after)):
            after = number
            yield _turn(number, version)
    following = followers.follow(place.conversation, place.owner, version=place.version)
    async with aclosing(following) as versions:
        async for newest in versions:
            if newest is None:
                yield event(Gone(), "gone")
                return
            try:
                found = await in_thread(partial(later, after=after))
            except NotFound:
                # Erased between the look and the question: the next look says so.
                continue
            except SourcingError as error:
                yield problem_event(error)
                return
            if not found:
                yield event(SettingsEvent(version=newest), "settings")
            for number, version in found:
                after = number
                yield _turn(number, version)


def _turn(number: int, version: int) -> ServerSentEvent:
    return event(TurnEvent(number=number, version=version), "turn", id_=str(number))
