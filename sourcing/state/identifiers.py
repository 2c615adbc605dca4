"""Identifiers: ids that nobody guesses, and moments and places in lists as cursors."""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from typing import Final

from data.errors import InputError

_BYTES: Final = 20
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MOST: Final = 200
"""Entries of a page."""
OWNER: Final = 200
"""Characters of an owner."""


def new_id(prefix: str) -> str:
    """A prefix, an underscore and 160 random bits in 27 characters that are safe in a URL."""
    return f"{prefix}_{secrets.token_urlsafe(_BYTES)}"


def cursor_of(moment: datetime, id_: str) -> str:
    """The place in a list after the entry of this moment and id."""
    microseconds = (moment - _EPOCH) // timedelta(microseconds=1)
    return urlsafe_b64encode(f"{microseconds}.{id_}".encode()).decode().rstrip("=")


def place_of(cursor: str) -> tuple[datetime, str]:
    """The moment and id that a cursor stands for.

    Raises:
        InputError: it is none.
    """
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        microseconds, _, id_ = urlsafe_b64decode(padded.encode("ascii")).decode().partition(".")
        if not id_.isprintable():
            raise ValueError(id_)
        return _EPOCH + timedelta(microseconds=int(microseconds)), id_
    except (ValueError, OverflowError) as error:
        raise InputError(
            "not a cursor of this list",
            field="cursor",
            value=cursor,
            accepted="the cursor of the page before",
        ) from error


def checked_limit(limit: int) -> int:
    """The number of entries of a page.

    Raises:
        InputError: out of bounds.
    """
    if not 1 <= limit <= MOST:
        raise InputError("no such page", field="limit", value=limit, accepted=f"1 to {MOST}")
    return limit


def short(value: str, field: str, *, most: int, least: int = 1) -> str:
    """A text that a client chose, if its length will do.

    Raises:
        InputError: too long, or empty.
    """
    if not least <= len(value) <= most:
        raise InputError(
            "too long" if value else "empty",
            field=field,
            value=value[:80],
            accepted=f"{least} to {most} characters",
        )
    return value
