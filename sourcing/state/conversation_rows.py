"""Conversation rows: records as rows and back, and what is asked of a row before it is changed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, func, select

from data.errors import Conflict, InputError, NotFound
from dialogue.state import DialogueState
from sourcing.state.codec import head_to_json, state_from_parts, turn_to_json, turns_from_json
from sourcing.state.identifiers import short
from sourcing.state.records import (
    Conversation,
    ConversationSettings,
    ConversationSummary,
    ConversationTurn,
    NewTurn,
)
from sourcing.state.tables import conversations, turns

_TITLE: Final = 500
_LANGUAGE: Final = 40
_MESSAGE: Final = 200
_DISPLAY: Final = 20_000


def found(connection: Connection, conversation: str, owner: str, *, lock: bool = False) -> Row[Any]:
    """The row of a conversation; locked, until the transaction ends, for who is to change it.

    Raises:
        NotFound: the owner has none with this id.
    """
    chosen = select(conversations).where(
        conversations.c.id == conversation, conversations.c.owner == owner
    )
    row = connection.execute(chosen.with_for_update() if lock else chosen).one_or_none()
    if row is None:
        raise NotFound("no such conversation", field="conversation", value=conversation)
    return row


def whole(connection: Connection, conversation: str, owner: str) -> Conversation:
    """A conversation with its state.

    Raises:
        NotFound: the owner has none with this id.
    """
    # A turn that is committed between the two queries is left out: `number <= row.turns`.
    row = found(connection, conversation, owner)
    kept = connection.execute(
        select(turns.c.dialogue, turns.c.head)
        .where(turns.c.conversation == conversation, turns.c.number <= row.turns)
        .order_by(turns.c.number)
    ).all()
    head = kept[-1].head if kept else row.opening
    state = state_from_parts(head, [one.dialogue for one in kept])
    return Conversation(**_summary(row), state=state)


def states_of(connection: Connection, conversation: str, owner: str) -> tuple[DialogueState, ...]:
    """The state of a conversation before its first turn, and after each one.

    Raises:
        NotFound: the owner has none with this id.
    """
    row = found(connection, conversation, owner)
    kept = connection.execute(
        select(turns.c.dialogue, turns.c.head)
        .where(turns.c.conversation == conversation, turns.c.number <= row.turns)
        .order_by(turns.c.number)
    ).all()
    held = turns_from_json([one.dialogue for one in kept])
    heads = (row.opening, *(one.head for one in kept))
    return tuple(
        replace(state_from_parts(head, ()), turns=held[:number])
        for number, head in enumerate(heads)
    )


def summary(row: Row[Any]) -> ConversationSummary:
    """A conversation as it stands in a list."""
    return ConversationSummary(**_summary(row))


def shown(conversation: str) -> Select[Any]:
    """The query for its turns as they were shown, in their order."""
    wanted = ("number", "at", "said", "message", "fingerprint", "dialogue", "document")
    return (
        select(*(turns.c[name] for name in wanted))
        .where(turns.c.conversation == conversation)
        .order_by(turns.c.number)
    )


def turns_of(rows: Sequence[Row[Any]]) -> tuple[ConversationTurn, ...]:
    """Turns from the rows that `shown` finds."""
    dialogue = turns_from_json([row.dialogue for row in rows])
    return tuple(
        ConversationTurn(
            row.number,
            row.at,
            one.utterance,
            row.said,
            one.acts,
            row.document.encode(),
            row.message,
            row.fingerprint,
        )
        for row, one in zip(rows, dialogue, strict=True)
    )


def turn_row(state: DialogueState, turn: NewTurn) -> dict[str, Any]:
    """The row of a state's last turn.

    Raises:
        InputError: the state has none, or the document is no JSON object in UTF-8.
    """
    if not state.turns or state.turns[-1].number != len(state.turns):
        raise InputError(
            "the state's last turn is not the one that is kept",
            field="state.turns",
            value=len(state.turns),
            accepted="turns numbered from 1, one or more",
        )
    return {
        "number": len(state.turns),
        "at": turn.at,
        "said": turn.said,
        "message": None if turn.message is None else short(turn.message, "message", most=_MESSAGE),
        "fingerprint": turn.fingerprint,
        "dialogue": turn_to_json(state.turns[-1]),
        "head": head_to_json(state),
        "document": document_text(turn.document),
    }


def document_text(document: bytes) -> str:
    """A turn as it is shown, as it is kept.

    Raises:
        InputError: it is no JSON object in UTF-8.
    """
    try:
        text = document.decode()
    except UnicodeDecodeError as error:
        raise InputError("not UTF-8", field="document", accepted="JSON, UTF-8") from error
    if not text.startswith("{"):
        raise InputError(
            "not a JSON object", field="document", value=text[:80], accepted="JSON, UTF-8"
        )
    return text


def settings_row(settings: ConversationSettings) -> dict[str, Any]:
    """The columns of the settings.

    Raises:
        InputError: one is too long.
    """
    title, language = settings.title, settings.language
    display = json.dumps(settings.display, ensure_ascii=False, separators=(",", ":"))
    return {
        "title": None if title is None else short(title, "title", most=_TITLE, least=0),
        "language": None if language is None else short(language, "language", most=_LANGUAGE),
        "display": short(display, "display", most=_DISPLAY),
    }


def refuse_repeated(connection: Connection, known: Row[Any], message: str | None) -> None:
    """Refuse a message that has been answered.

    Raises:
        Conflict: it has.
    """
    if message is None:
        return
    answered = connection.scalar(
        select(func.max(turns.c.number)).where(
            turns.c.conversation == known.id, turns.c.message == message
        )
    )
    if answered is not None:
        raise Conflict(
            f"this message was answered in turn {answered}",
            actual=known.version,
            field="message",
            value=message,
        )


def refuse_other(what: str, version: int, expected: int | None) -> None:
    """Refuse a change that was made from another version than there is.

    Raises:
        Conflict: it was.
    """
    if expected is not None and expected != version:
        raise Conflict(
            f"{what} has been changed in the meantime",
            expected=expected,
            actual=version,
            field="version",
            value=expected,
            accepted=str(version),
        )


def _summary(row: Row[Any]) -> dict[str, Any]:
    names = {one.name for one in fields(ConversationSummary)} - {"settings"}
    settings = ConversationSettings(row.title, row.language, json.loads(row.display))
    return {**{name: getattr(row, name) for name in names}, "settings": settings}
