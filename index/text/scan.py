"""Scanning: product text cut into words, numbers with units, model numbers and CJK runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

_CJK: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
_SCAN: Final = re.compile(
    rf"""
      (?P<cjk>[{_CJK}]+)
    | (?P<measure>
          (?<![a-z0-9.])
          \d+(?:[.,]\d+)*(?:/\d+)?            # 3.5  1,200  1/2
          (?:\s?(?:%|°[cf]?|"|''|'))          # 5 %  20 °c  1/2"
        | (?<![a-z0-9.\-])\d+(?:[.,]\d+)*(?:/\d+)?(?=\s|$|[^\w\-./+])  # a number on its own
      )
    | (?P<word>[^\W_{_CJK}]+(?:(?:['.+/_\-]|\.\#)[^\W_{_CJK}]+)*)
    """,
    re.VERBOSE,
)


class Kind(StrEnum):
    """What a piece of text is."""

    WORD = "word"
    NUMBER = "number"
    MEASURE = "measure"
    """A number with its unit attached: ``3.5t``, ``48v``."""
    CODE = "code"
    """Letters and digits mixed, or joined by ``-``, ``/``, ``.``: a model number, mostly."""
    CJK = "cjk"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of folded text."""

    kind: Kind
    text: str


_MEASURE: Final = re.compile(r"(\d+(?:[.,]\d+)*)([^\W\d_]{1,4}[23]?|%|°[cf]?|\"|'{1,2})")
_DIGIT: Final = re.compile(r"\d")
_LETTER: Final = re.compile(r"[^\W\d_]")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*(?:/\d+)?")


@lru_cache(maxsize=4_096)
def pieces(folded: str) -> tuple[Piece, ...]:
    """The pieces of a short folded text, remembered: a query is looked at from several sides."""
    return tuple(scan(folded))


def scan(folded: str) -> Iterator[Piece]:
    """The pieces of folded text, in order."""
    for match in _SCAN.finditer(folded):
        text = match.group()
        if match.lastgroup == "cjk":
            yield Piece(Kind.CJK, text)
        elif match.lastgroup == "measure":
            text = text.replace(" ", "")
            kind = Kind.NUMBER if _NUMBER.fullmatch(text) else Kind.MEASURE
            yield Piece(kind, text)
        else:
            yield from _word(text)


def _word(text: str) -> Iterator[Piece]:
    if _NUMBER.fullmatch(text):
        yield Piece(Kind.NUMBER, text)
        return
    if "/" in text:
        # 12v/24v and ac/dc are alternatives; a code such as a/b-12 is one too.
        parts = [part for part in text.split("/") if part]
        if len(parts) > 1 and all(_MEASURE.fullmatch(p) or p.isalpha() for p in parts):
            for part in parts:
                yield from _word(part)
            return
    if _MEASURE.fullmatch(text):
        yield Piece(Kind.MEASURE, text)
    elif (_DIGIT.search(text) and _LETTER.search(text)) or any(mark in text for mark in "-./+_"):
        yield Piece(Kind.CODE, text)
    else:
        yield Piece(Kind.WORD, text)
