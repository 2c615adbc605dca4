"""Extraction: from a cell to the part of it that a column mapping asks for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from data.errors import MappingError
from data.mapping.model import ColumnMapping

Extractor = Callable[[str], str | None]
"""The part of a cell that is the value; None when the cell has no such part."""


def extractor(meaning: ColumnMapping) -> Extractor | None:
    """The extraction a mapping asks for, or None when the whole cell is the value.

    The steps follow one another: a known prefix or the rest after it, then the pattern, then the
    aliases.

    Raises:
        MappingError: the pattern is not a regular expression with one group.
    """
    steps: list[Extractor] = []
    if meaning.prefixes:
        prefix = _by_prefix(meaning.prefixes)
        steps.append(_rest(prefix) if meaning.rest else prefix)
    if meaning.pattern is not None:
        steps.append(_by_pattern(meaning.pattern))
    if not steps:
        return None
    aliases = meaning.aliases

    def extract(cell: str) -> str | None:
        part: str | None = cell
        for step in steps:
            if part is None:
                return None
            part = step(part)
        return None if part is None else aliases.get(part, part)

    return extract


def _by_pattern(pattern: str) -> Extractor:
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise MappingError(
            f"not a regular expression: {error}", field="pattern", value=pattern
        ) from error
    if compiled.groups != 1:
        raise MappingError(
            "the pattern must have exactly one group: the part that is the value",
            field="pattern",
            value=pattern,
            accepted="such as ^(.+?): ",
        )

    def extract(cell: str) -> str | None:
        match = compiled.search(cell)
        return match.group(1) if match else None

    return extract


def _by_prefix(prefixes: tuple[str, ...]) -> Extractor:
    ordered = sorted(set(prefixes))

    def extract(cell: str) -> str | None:
        # Every prefix of the cell sorts at or before it, the longest one last. Going down from
        # the cell's own place, only prefixes of what cell and candidate share can still match.
        at = bisect_right(ordered, cell)
        while at > 0:
            candidate = ordered[at - 1]
            shared = _shared_length(candidate, cell)
            if shared == len(candidate) and not cell[shared : shared + 1].isalnum():
                return candidate
            if not shared:
                return None
            at = bisect_right(ordered, cell[:shared], 0, at - 1)
        return None

    return extract


def _shared_length(a: str, b: str) -> int:
    length = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        length += 1
    return length


def _rest(prefix: Extractor) -> Extractor:
    def extract(cell: str) -> str | None:
        name = prefix(cell)
        return None if name is None else cell[len(name) :].lstrip(" \t:-").rstrip() or None

    return extract
