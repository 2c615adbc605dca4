"""An utterance made ready for matching: folded text, tokens, and where each stands in the original.

Case, accents and compatibility forms are folded and Traditional Chinese is read as Simplified, so
that one spelling of a word is looked up; every position refers to the utterance as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from data.schema.vocabulary import load

_CJK: Final = r"\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN: Final = re.compile(
    rf"(?:[^\W\d_{_CJK}]\.){{2,}}(?:[^\W\d_{_CJK}](?!\w))?"
    rf"|[{_CJK}]|[^\W\d_{_CJK}]+|\d+(?:[.,]\d+)*"
)
_HAS_CJK: Final = re.compile(f"[{_CJK}]")
_LONGEST: Final = 4_000
"""Characters of an utterance that are read; a buyer's message is shorter, a pasted file is not."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, or one Chinese character.

    Attributes:
        text: folded, in its common spelling ("colour" is "color").
        stem: without its ending, so that plurals and genders are one.
        start, end: character offsets in the utterance.
    """

    text: str
    stem: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdecimal()


@dataclass(frozen=True, slots=True)
class Prepared:
    """An utterance and its folded form.

    Attributes:
        utterance: as the buyer wrote it, cut at 4,000 characters.
        folded: what is matched.
        origin: per folded character, its offset in the utterance; one more for the end.
        tokens: in order.
    """

    utterance: str
    folded: str
    origin: tuple[int, ...]
    tokens: tuple[Token, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the utterance of a part of the folded text."""
        return self.origin[start], (self.origin[end - 1] + 1 if end > start else self.origin[start])

    @property
    def is_chinese(self) -> bool:
        """Whether any of it is written in Chinese characters."""
        return _HAS_CJK.search(self.folded) is not None


def prepare(utterance: str) -> Prepared:
    """Fold and split an utterance."""
    cut = utterance[:_LONGEST]
    if cut.isascii() and cut.isprintable():
        # Every character folds to one: nothing has to be followed back.
        return _tokenised(cut, cut.lower(), range(len(cut) + 1))
    plain = simplified(cut)
    folded: list[str] = []
    origin: list[int] = []
    for place, letter in enumerate(plain):
        for part in _fold_letter(letter):
            folded.append(part)
            origin.append(place)
    origin.append(len(cut))
    return _tokenised(cut, "".join(folded), origin)


def _tokenised(cut: str, text: str, origin: Sequence[int]) -> Prepared:
    tokens = tuple(
        Token(
            word := common(found[0].replace(".", "") if _is_initials(found[0]) else found[0]),
            stem(word),
            origin[found.start()],
            origin[found.end() - 1] + 1,
        )
        for found in _TOKEN.finditer(text)
    )
    return Prepared(cut, text, tuple(origin), tokens)


@lru_cache(maxsize=65536)
def phrase_tokens(text: str) -> tuple[str, ...]:
    """The words of a text from the catalogue, as an utterance's tokens are written."""
    return tuple(token.text for token in prepare(text).tokens)


@lru_cache(maxsize=65536)
def phrase_stems(text: str) -> tuple[str, ...]:
    """The stems of a text from the catalogue."""
    return tuple(stem(word) for word in phrase_tokens(text))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without plural and gender endings: a stem for English, Spanish and French nouns.

    The S-stemmer of Harman (1991), and the final vowel of longer words: ``eléctrica``,
    ``eléctricos`` and ``electric`` share one stem. Short words keep their form.
    """
    if len(word) < 4 or not word.isascii() or not word.isalpha():
        return word
    word = _IRREGULAR.get(word, word)
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if len(word) > 5 and word.endswith("es") and word[-3] in "lnrdz":
        word = word[:-2]
    while len(word) >= 5 and word[-1] in "aeo":
        word = word[:-1]
    return word


_IRREGULAR: Final = {
    "teeth": "tooth",
    "knives": "knife",
    "shelves": "shelf",
    "halves": "half",
    "leaves": "leaf",
    "wolves": "wolf",
    "axes": "axis",
    "feet": "foot",
}


@lru_cache(maxsize=16384)
def common(word: str) -> str:
    """A word in its common spelling."""
    for words in (load("values").words, load("names").words):
        if word in words:
            return words[word]
        if word.endswith("s") and word[:-1] in words:
            return words[word[:-1]] + "s"
    return word


def simplified(text: str) -> str:
    """Chinese text in Simplified characters, of the same length."""
    if _HAS_CJK.search(text) is None:
        return text
    table = _traditional()
    return "".join(table.get(letter, letter) for letter in text)


@cache
def _traditional() -> dict[str, str]:
    """Simplified form of each Traditional character, from OpenCC's table."""
    from opencc import OpenCC  # type: ignore[import-untyped]

    convert = OpenCC("t2s").convert
    letters = [chr(code) for code in range(0x4E00, 0xA000)]
    plain = [convert(letter) for letter in letters]
    return {
        letter: one
        for letter, one in zip(letters, plain, strict=True)
        if len(one) == 1 and one != letter
    }


@lru_cache(maxsize=8192)
def _fold_letter(letter: str) -> str:
    if unicodedata.category(letter) in ("Cc", "Cf", "Zs", "Zl", "Zp"):
        return " "
    if letter in _SIGNS:
        return _SIGNS[letter]
    decomposed = unicodedata.normalize("NFKD", letter.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


_SIGNS: Final = {
    "\u2019": "'",
    "\u2018": "'",
    "\u00b4": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u2013": "-",
    "\u2014": "-",
    "\u2010": "-",
    "\u2011": "-",
    "\uff0c": ", ",
    "\u3002": ".",
    "\u3001": "\u3001",
    "\u00bf": " ",
    "\u00a1": " ",
}


def _is_initials(text: str) -> bool:
    return "." in text and text[0].isalpha()
