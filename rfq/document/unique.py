"""Ids that have to tell things apart."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic_core import PydanticCustomError


def unique(what: str, ids: Iterable[str]) -> None:
    """Refuse two of the same id.

    Raises:
        PydanticCustomError: an id occurs twice; names it.
    """
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise PydanticCustomError(
                "duplicate_id",
                "two {what} are {id}",
                {"what": what, "id": one, "accepted": "each once"},
            )
        seen.add(one)


def known(what: str, ids: Iterable[str], among: Iterable[str]) -> None:
    """Refuse a reference that leads nowhere.

    Raises:
        PydanticCustomError: an id is not among those that exist; names it.
    """
    there = tuple(among)
    for one in ids:
        if one not in there:
            raise PydanticCustomError(
                "unknown_reference",
                "{what} refers to {id}, which is not there",
                {"what": what, "id": one, "accepted": ", ".join(there) or "none is there"},
            )
