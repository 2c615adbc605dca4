"""Codec: the state of a conversation as JSON, and back to an equal one.

A state is kept in parts, so that a turn adds to what is there and rewrites none of it: the head is
everything but the turns, and each turn is for itself. `state_to_json` has all in one document.

What pydantic alone would lose is kept: acts, of which many have the same fields, name their type
under ``act``; a number that is not finite, which JSON has no word for, is ``{"$float": "inf"}``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Final, Literal

from pydantic import TypeAdapter, ValidationError

from data.errors import InputError, SourcingError, StateError
from dialogue.state import DialogueState, Turn
from sourcing.state.finite import NOT_FINITE, restored, written
from sourcing.state.tagged import tagged

VERSION: Final = 1
"""Of what is written; it goes up when what was written before can no longer be read as it is."""


@dataclass(frozen=True, slots=True)
class _Head:
    v: Literal[1]
    head: DialogueState


@dataclass(frozen=True, slots=True)
class _Turn:
    v: Literal[1]
    turn: Turn


@dataclass(frozen=True, slots=True)
class _Whole:
    v: Literal[1]
    head: DialogueState
    turns: tuple[Turn, ...]


def head_to_json(state: DialogueState) -> str:
    """All of a state but its turns."""
    return _written(_Head(VERSION, _with_turns(state, ())))


def turn_to_json(turn: Turn) -> str:
    """One turn of a state."""
    return _written(_Turn(VERSION, turn))


def state_to_json(state: DialogueState) -> bytes:
    """A whole state in one document, UTF-8."""
    return _written(_Whole(VERSION, _with_turns(state, ()), state.turns)).encode()


def state_from_parts(head: str, turns: Sequence[str]) -> DialogueState:
    """The state of a head and its turns.

    Raises:
        StateError: they are of a version that is not known, or damaged.
    """
    found: _Head = _read(_Head, head)
    return _with_turns(found.head, turns_from_json(turns)) if turns else found.head


def turns_from_json(turns: Sequence[str]) -> tuple[Turn, ...]:
    """Turns, each from its own document.

    Raises:
        StateError: one is of a version that is not known, or damaged.
    """
    read: tuple[_Turn, ...] = _read(tuple[_Turn, ...], f"[{','.join(turns)}]")
    return tuple(one.turn for one in read)


def state_from_json(text: bytes | str) -> DialogueState:
    """The state that `state_to_json` wrote.

    Raises:
        StateError: it is of a version that is not known, or damaged.
    """
    try:
        whole: _Whole = _read(_Whole, text.decode() if isinstance(text, bytes) else text)
    except UnicodeDecodeError as error:
        raise StateError("not the state of a conversation", accepted="JSON, UTF-8") from error
    return _with_turns(whole.head, whole.turns)


def _with_turns(state: DialogueState, turns: tuple[Turn, ...]) -> DialogueState:
    values = {one.name: getattr(state, one.name) for one in fields(state)}
    return DialogueState(**{**values, "turns": turns})


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(tagged(kind))


def _written(value: _Head | _Turn | _Whole) -> str:
    kind: Any = type(value)
    # As Python, because pydantic's JSON knows only null for what is not finite. Whole numbers stand
    # in fields of floats here and there: the same number, and nothing to be warned of.
    document = _adapter(kind).dump_python(value, warnings=False)
    text = written(document)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            "text that is not Unicode", field="utterance", accepted="no half of a surrogate pair"
        ) from error
    return text


def _read(kind: Any, text: str) -> Any:
    try:
        if NOT_FINITE in text:
            return _adapter(kind).validate_python(restored(text))
        return _adapter(kind).validate_json(text)
    except ValidationError as error:
        for one in error.errors():
            if one["loc"] and one["loc"][-1] == "v":
                raise StateError(
                    "this conversation was kept by another version of the program",
                    field="v",
                    value=one["input"] if one["type"] == "literal_error" else None,
                    accepted=str(VERSION),
                ) from error
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise StateError(
            f"what is kept of a conversation is damaged: {first['msg']}", field=where or None
        ) from error
    except (SourcingError, ValueError) as error:
        raise StateError(f"what is kept of a conversation is damaged: {error}") from error
