"""Progress: what a client hears of a turn while it is answered, as JSON of the documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import orjson
from pydantic import BaseModel


class Stage(StrEnum):
    """What has become known, in this order.

    A turn that was overtaken by another one begins anew with ``accepted``: what was heard of it
    before no longer holds.
    """

    ACCEPTED = "accepted"
    ACTS = "acts"
    PRODUCTS = "products"
    QUESTION = "question"
    TEXT = "text"
    """One paragraph; said once the turn is kept."""
    DONE = "done"
    """The whole turn, which is kept."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that a client hears.

    Attributes:
        turn: number of the turn.
        data: JSON in UTF-8, on one line.
    """

    stage: Stage
    turn: int
    data: bytes


Listener: TypeAlias = Callable[[Event], None]
"""Called in the thread that answers; must return at once."""

Plain: TypeAlias = Mapping[str, object] | Sequence[object] | BaseModel | None


def json_of(value: Plain) -> bytes:
    """A document, or plain values around documents, as JSON."""
    if isinstance(value, BaseModel):
        return value.__pydantic_serializer__.to_json(value)
    return orjson.dumps(value, default=_document)


def _document(value: object) -> orjson.Fragment:
    if isinstance(value, BaseModel):
        return orjson.Fragment(value.__pydantic_serializer__.to_json(value))
    raise TypeError(type(value).__name__)
