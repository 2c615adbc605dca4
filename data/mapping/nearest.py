"""The nearest known name to a mistyped one, for error messages."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

_CLOSE = 60


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The most similar known name, or None when none is similar."""
    found = process.extractOne(
        name, list(known), scorer=fuzz.WRatio, processor=str.casefold, score_cutoff=_CLOSE
    )
    return found[0] if found else None
