"""Readable attribute names: ``attr_n_display_diagonal`` is "Display diagonal"."""

from __future__ import annotations

import re

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SEPARATORS = re.compile(r"[_\s]+|(?<=[a-z0-9])-(?=[a-z0-9])|(?<=\w)\.(?=[A-Za-z])")
_SPACES = re.compile(r"\s+")


def readable(name: str) -> str:
    """A name made of words, written for people; symbols such as ``I_sc_ref`` stay as they are.

    Only machine spellings (snake case, kebab case, camel case) are touched; a name that a person
    wrote with spaces keeps its own spelling.
    """
    text = _SPACES.sub(" ", name).strip(" _-:;,.")
    if not text:
        return name.strip()
    if " " in text or not text.isascii():
        return text
    parts = [part for part in _SEPARATORS.split(_CAMEL.sub("_", text)) if part]
    if len(parts) < 2:
        return text[:1].upper() + text[1:] if text.islower() and len(text) > 3 else text
    if _is_symbol(text, parts):
        return text
    phrase = " ".join(part.lower() if not _is_acronym(part, text) else part for part in parts)
    return phrase[:1].upper() + phrase[1:]


def _is_symbol(text: str, parts: list[str]) -> bool:
    """Whether a name is a symbol of a formula: short parts, capitals or single letters."""
    shortest_words = sum(len(part) for part in parts) / len(parts) < 3
    mixed = not (text.islower() or text.isupper() or "_" not in text)
    single = any(len(part) == 1 and part.isalpha() for part in parts)
    return shortest_words or single or (mixed and any(len(part) <= 2 for part in parts))


def _is_acronym(part: str, text: str) -> bool:
    return part.isupper() and not text.isupper() and len(part) > 1
