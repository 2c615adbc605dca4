"""Streams: work in a thread, whose events a client hears as they happen.

Whatever happens before the first event is answered as usual, with its own status; after it, what
goes wrong is an event, too. A client that leaves does not end the work: what was accepted is done.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Generic, TypeVar

import anyio
from pydantic import BaseModel
from sse_starlette import EventSourceResponse, ServerSentEvent

from data.errors import SourcingError
from sourcing.api.answers import json_of
from sourcing.api.deps import in_thread
from sourcing.api.problems import problem_of

T = TypeVar("T")

HEARTBEAT: Final = 15
"""Seconds of silence after which a comment shows that the connection lives."""
STREAM: Final = "text/event-stream"
GRACE: Final = 15.0
"""Seconds that a stream has to end when the server is told to; the server itself has a few more."""
RETRY: Final = 1000
"""Milliseconds after which a client that lost the connection may ask again."""

STREAMED: Final[dict[str, type[BaseModel]]] = {}
"""Documents of events, by the names of their schemas."""

_working: Final[set[asyncio.Task[Any]]] = set()
"""Work under way: a task that nobody holds may be collected before it ends."""


@dataclass(frozen=True, slots=True)
class Ended(Generic[T]):
    """The work is done, or failed."""

    value: T | None = None
    error: BaseException | None = None


async def started(
    work: Callable[[Callable[[T], None]], object],
) -> tuple[T | Ended[object], AsyncIterator[T | Ended[object]]]:
    """Begin some work in a thread; gives its first event and those after it.

    Args:
        work: is given what to call with each event.

    Raises:
        Exception: the work failed before its first event.
    """
    loop = asyncio.get_running_loop()
    heard: asyncio.Queue[T | Ended[object]] = asyncio.Queue()

    def tell(event: T | Ended[object]) -> None:
        try:
            loop.call_soon_threadsafe(heard.put_nowait, event)
        except RuntimeError:
            # The loop has ended: nobody listens any more.
            return

    async def run() -> None:
        try:
            value = await in_thread(partial(work, tell))
        except BaseException as error:
            tell(Ended(error=error))
            if not isinstance(error, Exception):
                raise
        else:
            tell(Ended(value))

    task = asyncio.create_task(run())
    _working.add(task)
    task.add_done_callback(_working.discard)
    first = await heard.get()
    if isinstance(first, Ended) and first.error is not None:
        raise first.error

    async def others() -> AsyncIterator[T | Ended[object]]:
        while True:
            event = await heard.get()
            yield event
            if isinstance(event, Ended):
                return

    return first, others()


def event(document: BaseModel, name: str, *, id_: str | None = None) -> ServerSentEvent:
    """A document as an event."""
    return ServerSentEvent(json_of(document).decode(), event=name, id=id_)


def stream_content(
    events: Mapping[str, type[BaseModel]], *, ends: Sequence[str], empty: Sequence[str] = ()
) -> dict[str, Any]:
    """What a stream says, for the ``content`` of a route's answer.

    OpenAPI 3.1 has no words for it: ``x-events`` has the schema of each event's data, and
    ``x-ends`` the events after which there are no more.

    Args:
        events: their documents, by their names.
        ends: those that end it.
        empty: those whose data may be null.
    """
    said: dict[str, Any] = {}
    for name, document in events.items():
        STREAMED[document.__name__] = document
        reference = {"$ref": f"#/components/schemas/{document.__name__}"}
        said[name] = {"anyOf": [reference, {"type": "null"}]} if name in empty else reference
    return {STREAM: {"schema": {"type": "string"}, "x-events": said, "x-ends": list(ends)}}


def problem_event(error: BaseException) -> ServerSentEvent:
    """What went wrong, as an event: the same problem that an answer would have been."""
    known = error if isinstance(error, SourcingError) else SourcingError(type(error).__name__)
    if known is not error:
        # The log says where it comes from; the event does not.
        known.__cause__ = error
    body = problem_of(known).body
    return ServerSentEvent(bytes(body).decode(), event="problem")


def event_stream(
    events: AsyncIterator[ServerSentEvent],
    *,
    headers: dict[str, str] | None = None,
    brief: bool = False,
) -> EventSourceResponse:
    """Events as a response that nothing on the way holds back.

    When the server is told to end, a stream ends in good order, and the client asks again.

    Args:
        events: are sent as they come.
        headers: further ones.
        brief: they come to an end by themselves, for which the server waits a little.
    """
    ending = anyio.Event()
    return EventSourceResponse(
        events if brief else _until(ending, events),
        ping=HEARTBEAT,
        ping_message_factory=lambda: ServerSentEvent(comment="."),
        headers=headers,
        shutdown_event=ending,
        shutdown_grace_period=GRACE,
    )


async def _until(
    ending: anyio.Event, events: AsyncIterator[ServerSentEvent]
) -> AsyncIterator[ServerSentEvent]:
    """Events until the server is told to end."""
    over = asyncio.ensure_future(ending.wait())
    following: asyncio.Future[ServerSentEvent] | None = None
    try:
        while True:
            following = asyncio.ensure_future(anext(events))
            await asyncio.wait((following, over), return_when=asyncio.FIRST_COMPLETED)
            if not following.done():
                return
            try:
                yield following.result()
            except StopAsyncIteration:
                return
    finally:
        over.cancel()
        if following is not None and not following.done():
            following.cancel()
            await asyncio.wait((following,))
        if isinstance(events, AsyncGenerator):
            await events.aclose()
