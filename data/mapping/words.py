"""Folding a header into comparable words: case, accents, separators, plurals, short forms."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from data.mapping.lexicon import lexicon

_PLURAL_ACRONYM = re.compile(r"(?<=[A-Z]{2})s\b")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_ACCENT_AS_E = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l"})
CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
_TOKEN = re.compile(rf"[{CJK}]+|[^\W\d_{CJK}]+|\d+|[#№]")
_NUMERO = re.compile(r"\bn\s?[°º]", re.IGNORECASE)


def fold(text: str) -> str:
    """Lower case without accents, in one Unicode form."""
    lowered = unicodedata.normalize("NFKC", text).casefold().translate(_ACCENT_AS_E)
    decomposed = unicodedata.normalize("NFD", lowered)
    return unicodedata.normalize(
        "NFC", "".join(c for c in decomposed if unicodedata.category(c) != "Mn")
    )


def singular(token: str) -> str:
    """A token without a plural ending, the same for every language: only used to compare."""
    if len(token) > 4 and token.endswith("ies"):
        return token[:-3] + "y"
    if len(token) > 3 and token.endswith("s") and not token.endswith(("ss", "us", "is")):
        return token[:-1]
    return token


@lru_cache(maxsize=65536)
def tokens(text: str) -> tuple[str, ...]:
    """The folded tokens of a header, nothing written out and nothing left out."""
    spaced = _CAMEL.sub(" ", _PLURAL_ACRONYM.sub("", _NUMERO.sub("#", text)))
    return tuple(singular(token) for token in _TOKEN.findall(fold(spaced)))


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The words that carry a header's meaning.

    Short forms are written out ("Qty" is "quantity"), words such as "of" and "de" left out, and a
    word said twice in a row ("Vendors/Vendor") kept once.
    """
    known = lexicon()
    kept: list[str] = []
    for token in tokens(text):
        word = singular(known.abbreviations.get(token, token)).replace("的", "")
        if not word or (word in known.stopwords and len(tokens(text)) > 1):
            continue
        if not kept or kept[-1] != word:
            kept.append(word)
    return tuple(kept)


def joined(parts: tuple[str, ...]) -> str:
    """One key for ``partNumber``, ``part_number``, ``Part Number`` and ``partnumber``."""
    return "".join(parts)
