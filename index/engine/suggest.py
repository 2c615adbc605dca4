"""Suggest: completions of what is being typed."""

from __future__ import annotations

from index.snapshot.completions import Completions
from index.text.fold import fold


def suggest(completions: Completions, prefix: str, *, size: int) -> tuple[str, ...]:
    """Phrases of the catalogue that continue a prefix.

    Those that continue all of it come first; when they are too few, its last words are continued
    and what stands before them is kept: "second-hand diesel fork" gives "second-hand diesel
    forklift".
    """
    found: dict[str, str] = {}
    words = prefix.split()
    for kept in range(len(words)):
        before = " ".join(words[:kept])
        rest = " ".join(words[kept:]) + (" " if prefix[-1:].isspace() else "")
        for phrase, _ in completions.starting_with(rest, size * 2):
            whole = f"{before} {phrase}".strip()
            found.setdefault(fold(whole), whole)
        if len(found) >= size:
            break
    return tuple(found.values())[:size]
