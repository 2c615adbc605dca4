"""Words that mean the same in any trade, kept as data beside this file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_LONGEST_PHRASE = 4
_INITIALS = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?")
_BRACKETED = re.compile(r"([^()]*\w[^()]*)\(([^()]*\w[^()]*)\)\s*")
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")


def fold(text: str) -> str:
    """Lower case without accents or compatibility forms."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize(
        "NFC", "".join(c for c in decomposed if not unicodedata.combining(c))
    )


def words(text: str) -> tuple[str, ...]:
    """The folded words and numbers of a text, in order: ``Li-ion 12V`` -> li, ion, 12, v.

    Initials with full stops are one word: ``L.P.G.`` -> lpg.
    """
    return tuple(_WORD.findall(_INITIALS.sub(_joined, fold(text))))


def _joined(initials: re.Match[str]) -> str:
    return initials[0].replace(".", "")


def phrase(text: str) -> str:
    """Identity of a text as a vocabulary entry: its words, one space between them."""
    return " ".join(words(text))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Synonyms and near-misses.

    Attributes:
        words: full or common form of one word.
        concepts: per phrase, the first phrase of its group of synonyms.
        distinct: pairs of words that look like misspellings of each other and are not.
        marks: further word lists by name ("negations", "bookkeeping", ...).
    """

    words: Mapping[str, str]
    concepts: Mapping[str, str]
    distinct: frozenset[frozenset[str]]
    marks: Mapping[str, frozenset[str]]

    def common(self, tokens: tuple[str, ...]) -> tuple[str, ...]:
        """The tokens with each word in its common form."""
        return tuple(self.words.get(token, token) for token in tokens)

    def concept(self, text: str) -> str:
        """The phrase all synonyms of a text share; the text's own phrase when it has none.

        Synonyms of several words are recognised inside a longer text, too ("Li-ion battery pack");
        single words only on their own, for inside a text they can mean something else. A synonym
        added in brackets says nothing more: "Lithium-Ion (Li-Ion)".
        """
        bracketed = _BRACKETED.fullmatch(text)
        if bracketed and self.concept(bracketed[1]) == self.concept(bracketed[2]):
            return self.concept(bracketed[1])
        tokens = self.common(words(text))
        plain = " ".join(tokens)
        if plain in self.concepts or len(tokens) < 3:
            return self.concepts.get(plain, plain)
        out: list[str] = []
        place = 0
        while place < len(tokens):
            for length in range(min(_LONGEST_PHRASE, len(tokens) - place), 1, -1):
                part = self.concepts.get(" ".join(tokens[place : place + length]))
                if part is not None:
                    out.append(part)
                    place += length
                    break
            else:
                out.append(tokens[place])
                place += 1
        return " ".join(out)


def read(name: str) -> dict[str, Any]:
    """The vocabulary's file as it stands."""
    import yaml

    raw: dict[str, Any] = yaml.safe_load(
        (files(__package__) / f"{name}.yaml").read_text(encoding="utf-8")
    )
    return raw


@cache
def load(name: str) -> Vocabulary:
    """The vocabulary of "names" or "values", read once."""
    raw = read(name)
    common = {
        fold(short): fold(full)
        for key in ("abbreviations", "spellings")
        for short, full in raw.get(key, {}).items()
    }
    concepts: dict[str, str] = {}
    for group in raw.get("synonyms", ()):
        phrases = [" ".join(common.get(w, w) for w in words(entry)) for entry in group]
        for entry in phrases:
            concepts.setdefault(entry, phrases[0])
    return Vocabulary(
        words=common,
        concepts=concepts,
        distinct=frozenset(
            frozenset((fold(a), fold(b)))
            for group in raw.get("distinct", ())
            for a in group
            for b in group
            if a != b
        ),
        marks={
            key: frozenset(fold(str(word)) for word in raw.get(key, ()))
            for key in (
                "function_words",
                "bookkeeping",
                "identifying",
                "designating",
                "negations",
            )
        },
    )
