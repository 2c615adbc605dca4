"""The vocabulary of field names, indexed for look-up.

``vocabulary/product.yaml``, ``offer.yaml`` and ``supplier.yaml`` list, per target and language, the
words that people and systems use for a field, with how surely each names it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import cast

from data.mapping.lexicon import lexicon, read_yaml
from data.mapping.words import joined, tokens, words


class Level(StrEnum):
    """How surely a phrase names its target."""

    SURE = "sure"
    LIKELY = "likely"
    WEAK = "weak"
    FIELD = "field"
    """Sure beside a word for its entity; on its own, what the file is about decides."""


STRENGTH: dict[Level, float] = {
    Level.SURE: 0.95,
    Level.LIKELY: 0.8,
    Level.WEAK: 0.5,
    Level.FIELD: 0.8,
}
"""Confidence that a header alone gives, before the values are looked at."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase of the vocabulary.

    Attributes:
        rank: place among the phrases of its language and level, the best first, at most 20.
    """

    target: str
    level: Level
    language: str
    phrase: str
    rank: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The phrases by folded key.

    Attributes:
        by_key: words joined without spaces to what they name.
        by_set: two or more words in alphabetical order to what they name ("country of supplier"
            and "supplier country" are the same).
        tokens: every word of the vocabulary, so that a misspelling is never taken for one.
        decoys: keys of names that look like a core field and are not.
        bags: keys of names of attribute bags.
        row_numbers: keys of names of columns that count the rows.
    """

    by_key: dict[str, tuple[Entry, ...]]
    by_set: dict[tuple[str, ...], tuple[Entry, ...]]
    tokens: frozenset[str]
    decoys: frozenset[str]
    bags: frozenset[str]
    row_numbers: frozenset[str]
    modifiers: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read and folded once."""
    by_key: dict[str, list[Entry]] = {}
    by_set: dict[tuple[str, ...], list[Entry]] = {}
    known: set[str] = set()
    for entry in _entries():
        parts = words(entry.phrase)
        known.update(parts)
        for key in {joined(parts), joined(tokens(entry.phrase))}:
            _append(by_key.setdefault(key, []), entry)
        if len(parts) > 1:
            _append(by_set.setdefault(tuple(sorted(parts)), []), entry)
    lexical = lexicon()
    known.update(lexical.quantities, lexical.entities)
    for phrase in lexical.decoys:
        known.update(words(phrase.replace("_", " ")))
    return Vocabulary(
        by_key={key: tuple(entries) for key, entries in by_key.items()},
        by_set={key: tuple(entries) for key, entries in by_set.items()},
        tokens=frozenset(known),
        decoys=_keys(lexical.decoys),
        bags=_keys(lexical.bags),
        row_numbers=_keys(lexical.row_numbers),
        modifiers=frozenset(word for text in lexical.modifiers for word in words(text)),
    )


def _entries() -> list[Entry]:
    entries = []
    for name in ("product", "offer", "supplier"):
        content = cast("dict[str, dict[str, dict[str, list[object]]]]", read_yaml(f"{name}.yaml"))
        for target, levels in content.items():
            for level, languages in levels.items():
                for language, phrases in languages.items():
                    entries += [
                        Entry(target, Level(level), language, str(phrase), min(rank, 20))
                        for rank, phrase in enumerate(phrases)
                    ]
    return entries


def _append(entries: list[Entry], entry: Entry) -> None:
    """The first, stronger level of a target for a key is the one that counts."""
    if all(other.target != entry.target for other in entries):
        entries.append(entry)


def _keys(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(joined(words(phrase.replace("_", " "))) for phrase in phrases)
