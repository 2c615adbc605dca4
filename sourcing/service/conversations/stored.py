"""Stored turns: documents as they were shown, given back without being made again.

A turn's document begins with the conversation's id and its version. Those of a copied turn are of
the conversation that it was copied from, so that these two are set anew; nothing else is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

import orjson

from data.errors import StateError
from sourcing.state.records import ConversationTurn

_HEAD: Final = re.compile(rb'\{"conversation_id":"([^"\\]{1,200})","version":(\d{1,18}),')
_COPIED: Final = 1
"""Version since when a fork has had its copied turns: its first."""


def restored(turn: ConversationTurn, conversation: str) -> bytes:
    """A turn's document in a conversation.

    Raises:
        StateError: what is stored is not such a document.
    """
    own, version, end = _head(turn)
    if own == conversation:
        return turn.document
    head = b'{"conversation_id":"%s","version":%d,' % (
        conversation.encode(),
        min(version, _COPIED),
    )
    return head + turn.document[end:]


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


def _head(turn: ConversationTurn) -> tuple[str, int, int]:
    found = _HEAD.match(turn.document)
    if found is None:
        raise StateError(
            "a stored turn does not begin as turns do", field="turn", value=turn.number
        )
    return found[1].decode(), int(found[2]), found.end()
