"""Settings as people type them: ``path=value``, the value as JSON where that fits."""

from __future__ import annotations

import json
from dataclasses import dataclass

from data.errors import InputError


@dataclass(frozen=True, slots=True)
class Setting:
    """One field of a document and what it is to be.

    Attributes:
        written: the value as it was typed: "2027" can be a title, and "854143" a code.
        read: the value as JSON, or as it was typed where it is none.
    """

    path: str
    written: str
    read: object


def read_setting(text: str) -> Setting:
    """A setting as it was typed.

    Raises:
        InputError: it is no path and value.
    """
    path, sign, value = text.partition("=")
    path = path.strip()
    if not sign or not path:
        raise InputError(
            "a setting is a path and a value",
            field="--set",
            value=text,
            accepted="header.title='Forklifts 2027'",
        )
    try:
        read = json.loads(value)
    except ValueError:
        read = value
    return Setting(path, value, read)
