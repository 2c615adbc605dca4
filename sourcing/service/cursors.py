"""Cursors: where a page ends, bound to the list that it belongs to and to its generation.

A cursor says what its list was asked by, so that it goes on with no other; and which generation
the list is of, so that a page of another one is never taken for the next of this one. Nothing in
it is secret, and nothing that it could be changed to gives more than the list itself does.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from hashlib import blake2b
from typing import Final

import orjson

from data.errors import InputError

_ACCEPTED: Final = "the cursor of the page before, of the same list"


class StaleCursor(InputError):
    """A cursor of a generation that is no longer served; the list has to be begun anew."""


def bound(cursor: str | None, generation: str) -> str | None:
    """An index's cursor with the generation that it is of."""
    return None if cursor is None else f"{_mark(generation)}.{cursor}"


def unbound(cursor: str | None, generation: str) -> str | None:
    """The index's own cursor.

    Raises:
        StaleCursor: it is of another generation.
        InputError: it is no cursor.
    """
    if cursor is None:
        return None
    mark, dot, inner = cursor.partition(".")
    if not dot or len(mark) != len(_mark(generation)) or not inner.isascii():
        raise InputError("this is no cursor", field="cursor", value=cursor, accepted=_ACCEPTED)
    if mark != _mark(generation):
        raise StaleCursor(
            "the catalogue has changed since the first page",
            field="cursor",
            value=cursor,
            accepted="no cursor: the first page again",
        )
    return inner


def listed(after: Sequence[str], *, name: str, generation: str) -> str:
    """The cursor of a list that is ordered by texts.

    Args:
        after: what the page's last entry is ordered by.
        name: of the list, with everything that it was asked by.
        generation: that it is of.
    """
    packed = orjson.dumps([_mark(name), *after])
    return f"{_mark(generation)}.{urlsafe_b64encode(packed).decode().rstrip('=')}"


def after(cursor: str | None, *, name: str, generation: str, parts: int) -> tuple[str, ...] | None:
    """What a list goes on after; None from its beginning.

    Raises:
        StaleCursor: it is of another generation.
        InputError: it is no cursor of this list.
    """
    inner = unbound(cursor, generation)
    if inner is None:
        return None
    try:
        found = orjson.loads(urlsafe_b64decode(inner + "=" * (-len(inner) % 4)))
    except ValueError:
        found = None
    if (
        not isinstance(found, list)
        or len(found) != parts + 1
        or not all(isinstance(one, str) for one in found)
        or found[0] != _mark(name)
    ):
        raise InputError(
            "this cursor belongs to another list", field="cursor", value=cursor, accepted=_ACCEPTED
        )
    return tuple(found[1:])


def _mark(text: str) -> str:
    return blake2b(text.encode(), digest_size=6).hexdigest()
