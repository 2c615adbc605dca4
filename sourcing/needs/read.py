"""Read a need from a file or from standard input."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Final

from data.errors import InputError, SourceError
from data.need import Need, need_from_json

STDIN: Final = "-"

LARGEST: Final = 10_000_000
"""Bytes that a need can have: far more than any, and no memory filled by a wrong file."""


def read_need(source: str) -> Need:
    """The need that a file holds: its JSON, or that of a recorded conversation.

    Of a record, the need as it stood at the end is taken.

    Args:
        source: path of a file, or ``-`` for standard input.

    Raises:
        SourceError: it cannot be read.
        InputError: it is no need, or one without a line.
    """
    text = _text(source)
    need = need_from_json(json.dumps(found) if (found := _recorded(text)) is not None else text)
    if not need.lines:
        raise InputError("this need has no line: nothing is wanted", field="lines", value=source)
    return need


def _text(source: str) -> bytes:
    try:
        if source == STDIN:
            return sys.stdin.buffer.read(LARGEST + 1)
        with Path(source).open("rb") as file:
            text = file.read(LARGEST + 1)
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", value=source) from error
    if len(text) > LARGEST:
        raise SourceError("too large for a need", value=source, accepted="at most 10 MB")
    return text


def _recorded(text: bytes) -> Any | None:
    """The last need in the record of a conversation, or None when the text is no record."""
    try:
        document = json.loads(text)
    except ValueError:
        return None  # the reader of needs says what is wrong with it
    if not isinstance(document, dict) or "lines" in document:
        return None
    for key in ("need", "state"):
        found = document.get(key)
        if isinstance(found, dict):
            return found if "lines" in found else found.get("need")
    return None
