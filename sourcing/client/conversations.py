"""Conversations over HTTP."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

from sourcing.api.documents.conversation import (
    ConversationDocument,
    ConversationOrder,
    ConversationPage,
    EditsOrder,
    ErasedDocument,
    ForkOrder,
    MessageOrder,
    NeedDocument,
    SettingsOrder,
    TurnDocument,
)
from sourcing.api.documents.edits import Edit
from sourcing.client.answers import Download, StreamEvent
from sourcing.client.errors import UnexpectedAnswer
from sourcing.client.wire import Wire

_PATH = "/v1/conversations"


class Conversations:
    """The caller's conversations."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def create(
        self, order: ConversationOrder | None = None, *, key: str | None = None
    ) -> ConversationDocument:
        """Begin one; with a ``message``, its first turn is answered at once."""
        return self._wire.create(_PATH, order or ConversationOrder(), ConversationDocument, key=key)

    def list(self, *, cursor: str | None = None, limit: int = 50) -> ConversationPage:
        """A page of them, the last changed first."""
        return self._wire.get(_PATH, ConversationPage, query={"cursor": cursor, "limit": limit})

    def get(self, conversation_id: str) -> ConversationDocument:
        """One, with its turns."""
        return self._wire.get(f"{_PATH}/{conversation_id}", ConversationDocument)

    def settings(
        self, conversation_id: str, order: SettingsOrder, *, version: int | None = None
    ) -> ConversationDocument:
        """Change how it goes on."""
        return self._wire.change(
            "PATCH", f"{_PATH}/{conversation_id}", order, ConversationDocument, version=version
        )

    def delete(self, conversation_id: str) -> ErasedDocument:
        """Delete it for good, with what it left."""
        response = self._wire.delete(f"{_PATH}/{conversation_id}")
        return ErasedDocument.model_validate_json(response.content, extra="ignore")

    def say(
        self,
        conversation_id: str,
        text: str,
        *,
        version: int | None = None,
        key: str | None = None,
    ) -> TurnDocument:
        """Write something; the turn that answers it.

        Args:
            conversation_id: which one.
            text: in any language that is understood.
            version: that it is meant for; None is the newest.
            key: for idempotency: the same key has the same turn. None makes one for this call.

        Raises:
            Outdated: the conversation has gone on in the meantime.
        """
        return self._wire.create(
            f"{_PATH}/{conversation_id}/messages",
            MessageOrder(text=text),
            TurnDocument,
            version=version,
            key=key,
        )

    def edit(
        self,
        conversation_id: str,
        edits: Sequence[Edit],
        *,
        version: int | None = None,
        key: str | None = None,
    ) -> TurnDocument:
        """Choose options, move sliders, change chips, pick products: one turn."""
        return self._wire.create(
            f"{_PATH}/{conversation_id}/edits",
            EditsOrder(edits=tuple(edits)),
            TurnDocument,
            version=version,
            key=key,
        )

    @contextmanager
    def saying(
        self,
        conversation_id: str,
        text: str,
        *,
        version: int | None = None,
        key: str | None = None,
    ) -> Iterator[Iterator[StreamEvent]]:
        """Write something, and hear what becomes known of the turn as it does.

        The last event is ``done``; `turn_of` reads the turn from it.
        """
        order = MessageOrder(text=text)
        path = f"{_PATH}/{conversation_id}/messages"
        with self._wire.events("POST", path, body=order, version=version, key=key) as events:
            yield events

    @contextmanager
    def editing(
        self,
        conversation_id: str,
        edits: Sequence[Edit],
        *,
        version: int | None = None,
        key: str | None = None,
    ) -> Iterator[Iterator[StreamEvent]]:
        """Edit, and hear what becomes known of the turn as it does."""
        order = EditsOrder(edits=tuple(edits))
        path = f"{_PATH}/{conversation_id}/edits"
        with self._wire.events("POST", path, body=order, version=version, key=key) as events:
            yield events

    @contextmanager
    def watching(
        self, conversation_id: str, *, timeout: float = 60.0
    ) -> Iterator[Iterator[StreamEvent]]:
        """Hear of turns that others make in it.

        Args:
            conversation_id: which one.
            timeout: seconds of silence after which it is given up; the service sends a heartbeat.
        """
        path = f"{_PATH}/{conversation_id}/events"
        with self._wire.events("GET", path, timeout=timeout) as events:
            yield events

    def undo(self, conversation_id: str, *, version: int | None = None) -> TurnDocument:
        """Take the last turn back: a turn as well."""
        return self._wire.create(
            f"{_PATH}/{conversation_id}/undo", None, TurnDocument, version=version
        )

    def fork(self, conversation_id: str, *, after_turn: int) -> ConversationDocument:
        """A copy of it up to a turn, to go on with in another way."""
        order = ForkOrder(after_turn=after_turn)
        return self._wire.create(f"{_PATH}/{conversation_id}/fork", order, ConversationDocument)

    def turn(self, conversation_id: str, number: int) -> TurnDocument:
        """A turn as it was shown."""
        return self._wire.get(f"{_PATH}/{conversation_id}/turns/{number}", TurnDocument)

    def need(self, conversation_id: str) -> NeedDocument:
        """What is known of the need now."""
        return self._wire.get(f"{_PATH}/{conversation_id}/need", NeedDocument)

    def transcript(
        self, conversation_id: str, format_: Literal["markdown", "json", "html"] = "markdown"
    ) -> Download:
        """The conversation as a file."""
        query = {"format": format_}
        return self._wire.file(f"{_PATH}/{conversation_id}/transcript", query=query)


def turn_of(event: StreamEvent) -> TurnDocument:
    """The turn that the event ``done`` tells.

    Raises:
        UnexpectedAnswer: it is another event.
    """
    if event.name != "done":
        raise UnexpectedAnswer(f"no turn in the event {event.name!r}")
    return TurnDocument.model_validate_json(event.data, extra="ignore")
