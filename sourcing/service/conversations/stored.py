"""Stored turns: documents as they were shown, given back without being made again.

A turn's document begins with the conversation's id and its version. Those of a copied turn are of
the conversation that it was copied from, so that these two are set anew; nothing else is read. One
that an older version of the program kept lacks what has been added at its end since.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

import orjson
from pydantic import ValidationError

from data.errors import StateError
from sourcing.api.documents.conversation import TurnDocument
from sourcing.service.conversations.progress import json_of
from sourcing.state.records import ConversationTurn

_HEAD: Final = re.compile(rb'\{"conversation_id":"([^"\\]{1,200})","version":(\d{1,18}),')
_WHOLE: Final = re.compile(rb'"units":(?:null|"[a-z]{1,20}")\}\Z')
"""How a document ends that has every field."""
_COPIED: Final = 1
"""Version since when a fork has had its copied turns: its first."""


def restored(turn: ConversationTurn, conversation: str) -> bytes:
    """A turn's document in a conversation.

    Raises:
        StateError: what is stored is not such a document.
    """
    own, version, end = _head(turn)
    document = turn.document
    if _WHOLE.search(document, max(0, len(document) - 40)) is None:
        document = _completed(turn)
    if own == conversation:
        return document
    head = b'{"conversation_id":"%s","version":%d,' % (
        conversation.encode(),
        min(version, _COPIED),
    )
    return head + document[end:]


def version_of(turn: ConversationTurn, conversation: str) -> int:
    """Version of a conversation since when it has had a turn."""
    own, version, _ = _head(turn)
    return version if own == conversation else min(version, _COPIED)


def read(turn: ConversationTurn) -> Mapping[str, Any]:
    """A turn's document as plain values."""
    found: dict[str, Any] = orjson.loads(turn.document)
    return found


def titles_in(turns: Iterable[ConversationTurn]) -> dict[str, str]:
    """What the products of some turns were called when they were shown."""
    return {
        one["product_id"]: one["title"] for turn in turns for one in read(turn).get("products", ())
    }


def _completed(turn: ConversationTurn) -> bytes:
    try:
        return json_of(TurnDocument.model_validate_json(turn.document))
    except ValidationError as error:
        raise StateError(
            "a stored turn is not what turns are", field="turn", value=turn.number
        ) from error


def _head(turn: ConversationTurn) -> tuple[str, int, int]:
    found = _HEAD.match(turn.document)
    if found is None:
        raise StateError(
            "a stored turn does not begin as turns do", field="turn", value=turn.number
        )
    return found[1].decode(), int(found[2]), found.end()
