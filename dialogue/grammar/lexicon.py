"""Phrases found in a text by their first word: one pass, whatever their number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from dialogue.grammar.fold import Token, fold, is_han, tokens

Payload = str | int | float | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase means.

    Attributes:
        category: the part of the grammar that it is for.
        value: what it says there.
    """

    category: str
    value: Payload = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase in a text.

    Attributes:
        start, end: characters.
        first, last: its tokens; ``last`` is one past the end.
    """

    start: int
    end: int
    first: int
    last: int
    entry: Entry


class Lexicon:
    """Phrases with meanings; matching ignores case, accents and the space between words."""

    __slots__ = ("_by_first",)

    def __init__(self, phrases: Iterable[tuple[str, Entry]]) -> None:
        table: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        seen: set[tuple[tuple[str, ...], Entry]] = set()
        for phrase, entry in phrases:
            parts = tuple(token.text for token in tokens(fold(phrase)))
            if not parts or (parts, entry) in seen:
                continue
            seen.add((parts, entry))
            table.setdefault(parts[0], []).append((parts, entry))
        for entries in table.values():
            entries.sort(key=lambda one: -len(one[0]))
        self._by_first: Final = {first: tuple(entries) for first, entries in table.items()}

    def find(self, found: Sequence[Token]) -> list[Hit]:
        """Every phrase among the tokens, also where phrases overlap."""
        hits: list[Hit] = []
        texts = [token.text for token in found]
        for index, text in enumerate(texts):
            entries = self._by_first.get(text)
            if entries is None:
                continue
            for parts, entry in entries:
                size = len(parts)
                if size > 1 and tuple(texts[index : index + size]) != parts:
                    continue
                if not _whole(found, index, size):
                    continue
                hits.append(
                    Hit(found[index].start, found[index + size - 1].end, index, index + size, entry)
                )
        return hits


def _whole(found: Sequence[Token], first: int, size: int) -> bool:
    """Not with a mark torn off: "<" is no phrase of its own in "<="."""
    if size > 1 or found[first].text not in ("<", ">", "="):
        return True
    for neighbour in (first - 1, first + 1):
        if 0 <= neighbour < len(found) and found[neighbour].text in ("<", ">", "="):
            return False
    return True


def is_word(text: str) -> bool:
    """Whether a token is a word in letters (not Chinese)."""
    return text[:1].isalpha() and not is_han(text[0])
