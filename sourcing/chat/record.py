"""Record: a conversation as a file: enough to have it again, and the need it came to."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from data.errors import InputError, SourceError
from data.need import Need, need_from_json, need_to_json
from dialogue.acts import Act
from sourcing.chat.acts import acts_from_json, acts_to_json

FORMAT: Final = "sourcing conversation"
VERSION: Final = 1
LARGEST: Final = 10_000_000


@dataclass(frozen=True, slots=True)
class RecordedTurn:
    """What a turn began with.

    Attributes:
        at: when, with the buyer's time zone.
        utterance: None for a choice or a command.
        acts: of a choice or a command; those of an utterance are understood anew.
    """

    at: datetime
    utterance: str | None = None
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """A conversation.

    Attributes:
        generation: of the catalogue that it was held over.
        language: that it was answered in, where one was asked for.
        words_only: no embedding model was used.
        size: products on a page.
        turns: in their order.
        need: after the last one.
    """

    generation: str
    language: str | None = None
    words_only: bool = False
    size: int = 5
    turns: tuple[RecordedTurn, ...] = ()
    need: Need = field(default_factory=Need)


def record_to_json(record: Record) -> bytes:
    """A record as JSON; `record_from_json` reads it back to an equal one."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "generation": record.generation,
        "language": record.language,
        "words_only": record.words_only,
        "size": record.size,
        "turns": [_turn_to_json(one) for one in record.turns],
        "need": json.loads(need_to_json(record.need)),
    }
    return json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n"


def record_from_json(text: bytes | str) -> Record:
    """The record that a JSON document says.

    Raises:
        InputError: it is not one; says what is wrong with it.
    """
    try:
        document = json.loads(text)
    except ValueError as error:
        raise InputError(f"not a recorded conversation: {error}") from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise InputError(
            "not a recorded conversation", accepted="a file that `sourcing chat --record` wrote"
        )
    if document.get("version") != VERSION:
        raise InputError(
            "recorded in a version that is not known",
            field="version",
            value=document.get("version"),
            accepted=str(VERSION),
        )
    turns = document.get("turns")
    size = document.get("size", 5)
    if not isinstance(turns, list) or not isinstance(size, int) or size < 1:
        raise InputError("not a recorded conversation", field="turns", value=turns)
    return Record(
        generation=str(document.get("generation")),
        language=document.get("language"),
        words_only=bool(document.get("words_only")),
        size=size,
        turns=tuple(_turn(one) for one in turns),
        need=need_from_json(json.dumps(document.get("need"))),
    )


def read_record(path: Path) -> Record:
    """The record in a file.

    Raises:
        SourceError: it cannot be read.
        InputError: it is no record.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise SourceError("too large for a record", value=str(path), accepted="at most 10 MB")
        text = path.read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", value=str(path)) from error
    return record_from_json(text)


def write_record(record: Record, path: Path) -> None:
    """Write a record to a file, whole or not at all."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(record_to_json(record))
    beside.replace(path)


def _turn_to_json(turn: RecordedTurn) -> dict[str, Any]:
    said: dict[str, Any] = {"at": turn.at.isoformat()}
    if turn.utterance is not None:
        return {**said, "utterance": turn.utterance}
    return {**said, "acts": acts_to_json(turn.acts)}


def _turn(value: object) -> RecordedTurn:
    if not isinstance(value, dict):
        raise InputError("not a turn of a conversation", field="turns", value=value)
    utterance, acts = value.get("utterance"), value.get("acts", [])
    try:
        at = datetime.fromisoformat(str(value.get("at")))
    except ValueError as error:
        raise InputError("a turn without its time", field="at", value=value.get("at")) from error
    if at.tzinfo is None:
        raise InputError("a time without its zone", field="at", value=value.get("at"))
    if utterance is not None and not isinstance(utterance, str):
        raise InputError("not an utterance", field="utterance", value=utterance)
    if not isinstance(acts, Sequence) or isinstance(acts, str):
        raise InputError("not a list of acts", field="acts", value=acts)
    return RecordedTurn(at, utterance, acts_from_json(acts))
