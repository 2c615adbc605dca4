"""Revisions from settings as people type them: ``path=value``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from data.errors import InputError
from rfq.document import RfqDocument
from rfq.revision import revise


def revised(document: RfqDocument, settings: Sequence[str], *, issued: datetime) -> RfqDocument:
    """The next revision, with what some settings say.

    A value is JSON where that fits, else it is as it is written: "2027" can be a title.

    Raises:
        InputError: a setting is no path and value, or does not fit the document.
    """
    written = dict(_setting(text) for text in settings)
    read = {path: _read(value) for path, value in written.items()}
    try:
        return revise(document, read, issued=issued)
    except InputError:
        as_typed = _as_typed(document, written, read, issued)
        if as_typed is None:
            raise
        return as_typed


def _as_typed(
    document: RfqDocument,
    written: Mapping[str, str],
    read: Mapping[str, object],
    issued: datetime,
) -> RfqDocument | None:
    """With the numbers among the values taken as text."""
    plain = {
        path: written[path] if isinstance(value, int | float) else value
        for path, value in read.items()
    }
    try:
        return revise(document, plain, issued=issued)
    except InputError:
        return None


def _setting(text: str) -> tuple[str, str]:
    path, sign, value = text.partition("=")
    if not sign or not path.strip():
        raise InputError(
            "a setting is a path and a value",
            field="--set",
            value=text,
            accepted="header.title='Forklifts 2027'",
        )
    return path.strip(), value


def _read(value: str) -> object:
    try:
        return json.loads(value)
    except ValueError:
        return value
