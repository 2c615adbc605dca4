"""What the catalogue's words stand for: an attribute, a value of one, a category."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EntryKind(StrEnum):
    """What a wording names."""

    NAME = "name"
    """An attribute, or a field that every product has."""
    NAME_PART = "name part"
    """One word of an attribute's name: evidence, not a name."""
    TERM = "term"
    """A term of the purchase."""
    VALUE = "value"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a wording can mean.

    Attributes:
        field: attribute id, core field or term; empty for a category.
        labels: canonical labels of a value: several where a wording is a part of several.
        path: of a category.
        confidence: that the wording means this.
        weak: counts only beside the name of its attribute, or as an answer.
    """

    kind: EntryKind
    field: str = ""
    labels: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    confidence: float = 1.0
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A wording of the catalogue found in an utterance.

    Attributes:
        start, end: character offsets in the utterance.
        first, last: tokens, the last one exclusive.
        entries: everything it can mean, surest first.
        certainty: that the wording is this one: below 1 for another ending or a misspelling.
    """

    start: int
    end: int
    first: int
    last: int
    entries: tuple[Entry, ...]
    certainty: float = 1.0

    def of(self, *kinds: EntryKind) -> tuple[Entry, ...]:
        """The entries of some kinds."""
        return tuple(entry for entry in self.entries if entry.kind in kinds)
