"""The words of an attribute's name in English, as far as the vocabulary knows them.

German and Chinese write several words as one; such a word is taken apart into words that the
vocabulary has, and counts only when nothing of it is left over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

_LINKS = ("", "s", "n", "en", "es", "er", "e")
"""Letters that German puts between the parts of a compound."""
_SHORTEST_COMPOUND = 7
_SHORTEST_PART = 3
_LONGEST_PHRASE = 4


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words of names.

    Attributes:
        english: English words by foreign phrase.
        known: English words that the vocabulary uses.
    """

    english: Mapping[str, tuple[str, ...]]
    known: frozenset[str]

    def translate(self, tokens: tuple[str, ...]) -> tuple[str, ...]:
        """The words in English; unchanged unless all of them are understood."""
        out: list[str] = []
        translated = False
        place = 0
        while place < len(tokens):
            for length in range(min(_LONGEST_PHRASE, len(tokens) - place), 0, -1):
                found = self._word(" ".join(tokens[place : place + length]))
                if found is not None:
                    translated = True
                    out += found
                    place += length
                    break
            else:
                token = tokens[place]
                if token not in self.known and not token.isdigit():
                    return tokens
                out.append(token)
                place += 1
        return tuple(out) if translated else tokens

    def _word(self, phrase: str) -> tuple[str, ...] | None:
        found = self.english.get(phrase)
        if found is None and " " not in phrase and phrase not in self.known:
            if any(ord(letter) > 0x2E7F for letter in phrase):
                found = self._apart(phrase, links=("",), shortest=1)
            elif len(phrase) >= _SHORTEST_COMPOUND:
                found = self._apart(phrase, links=_LINKS, shortest=_SHORTEST_PART)
        return found

    def _apart(self, rest: str, *, links: tuple[str, ...], shortest: int) -> tuple[str, ...] | None:
        """The parts of a compound, longest first part first; None when it has none that fit."""
        for end in range(len(rest), shortest - 1, -1):
            part = rest[:end]
            head = self.english.get(part)
            if head is None and part in self.known and end >= 2 * shortest - 2:
                head = (part,)
            if head is None:
                continue
            if end == len(rest):
                return head
            for link in links:
                if rest.startswith(link, end):
                    tail = self._apart(rest[end + len(link) :], links=links, shortest=shortest)
                    if tail is not None:
                        return head + tail
        return None


@cache
def lexicon() -> Lexicon:
    """The lexicon of ``names.yaml``, read once."""
    from data.schema.vocabulary import fold, load, read, words

    common = load("names").words
    english: dict[str, tuple[str, ...]] = {}
    known: set[str] = set(common) | set(common.values())
    for word, foreign in read("names")["translations"].items():
        meaning = words(word)
        known.update(meaning)
        for phrase in foreign:
            english[" ".join(words(fold(phrase)))] = meaning
    return Lexicon(english, frozenset(known | load("names").marks["function_words"]))
