"""The nearest known name to a mistyped one, for error messages."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

_CLOSE = 60


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The most similar known name, or None when none is similar."""
    choices = list(known)
    # A misspelling is close as a whole; a part of a name ("price") is the next best.
    for scorer in (fuzz.ratio, fuzz.WRatio):
        found = process.extractOne(
            name, choices, scorer=scorer, processor=str.casefold, score_cutoff=_CLOSE
        )
        if found:
            return found[0]
    return None
