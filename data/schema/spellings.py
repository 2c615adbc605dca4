"""The spellings of an attribute's values, grouped by what their text folds to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from data.parse.text import value_key
from data.schema.vocabulary import fold

_SIGNS = re.compile(r"[+±%<>≤≥/°&#]|(?<![^\W_])-(?=\d)|\d+(?:[.,]\d+)*")


def signs(spelling: str) -> tuple[str, ...]:
    """The numbers and signs of a value, in order: two values that differ in them are two."""
    return tuple(_SIGNS.findall(fold(spelling)))


def identity(spelling: str) -> str:
    """Key of a value: its folded text, with the numbers and signs it states."""
    return f"{value_key(spelling) or spelling} {' '.join(signs(spelling))}".strip()


@dataclass(frozen=True, slots=True)
class Spellings:
    """The values of one attribute, grouped by folded key.

    Attributes:
        counts: products per spelling.
        by_key: spellings per key, most frequent first.
        totals: products per key.
    """

    counts: Mapping[str, int]
    by_key: Mapping[str, tuple[str, ...]]
    totals: Mapping[str, int]

    @classmethod
    def of(cls, counts: Mapping[str, int], apart: Collection[frozenset[str]] = ()) -> Spellings:
        """Group spellings; those that a human keeps apart get a key each."""
        alone = {spelling for pair in apart for spelling in pair if len(pair) > 1}
        groups: dict[str, list[str]] = defaultdict(list)
        for spelling in counts:
            groups[spelling if spelling in alone else identity(spelling)].append(spelling)
        by_key = {
            key: tuple(sorted(group, key=lambda s: (-counts[s], s)))
            for key, group in groups.items()
        }
        return cls(counts, by_key, {key: sum(counts[s] for s in by_key[key]) for key in by_key})

    def frequent_first(self) -> list[str]:
        """Keys, most frequent first."""
        return sorted(self.by_key, key=lambda key: (-self.totals[key], key))
