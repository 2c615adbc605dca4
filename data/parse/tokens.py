"""A cell as numbers and the text between them: the ground that the shapes are read from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from data.parse.number import parse_number

_NUMBER: Final = re.compile(
    r"[0-9]{1,3}(?:[ '][0-9]{3})+(?:[.,][0-9]+)?(?![0-9])"
    r"|[0-9]+(?:[.,][0-9]+)*(?:[eE][+-]?[0-9]{1,3}(?![0-9A-Za-z.]))?"
    r"|(?<![0-9A-Za-z.])\.[0-9]+"
    r"|[¼½¾⅐-⅞]"
)
_MIXED: Final = re.compile(
    r"[0-9]+(?: ?[¼½¾⅐-⅞])|(?:[0-9]+(?: | ?- ?))?[0-9]+ ?/ ?[0-9]+(?![0-9/.,])"
)
_MOST_NUMBERS: Final = 24


_POWER: Final = re.compile(
    r"(?<=[0-9 /·*.(])((?:N?[kcmd]?m|[KCMD]?M|ft|FT|in|inch|yd|yard)(\^?)|(?:mm|cm|in|m) ?H)"
    r"([23])(?![0-9])"
)


def with_superscripts(text: str) -> str:
    """The exponents of units as superscripts, ``m2`` as ``m²``, in a text of the same length.

    So that their digits are not taken for numbers.
    """
    if "2" not in text and "3" not in text:
        return text
    return _POWER.sub(_superscript, text)


def _superscript(match: re.Match[str]) -> str:
    if match[1].endswith("H"):
        return f"{match[1]}₂" if match[3] == "2" else match[0]
    caret = match[2]
    return f"{match[1].removesuffix('^')}{'²' if match[3] == '2' else '³'}{' ' if caret else ''}"


@dataclass(frozen=True, slots=True)
class Token:
    """A number in a text: its characters from ``start`` to ``end``."""

    start: int
    end: int
    text: str


def scan(text: str) -> tuple[list[Token], list[str]] | None:
    """The numbers of a text and the gaps around them (one more than numbers); None when too many.

    A fraction is one number where it is certain ("3/4", "1 1/2"); otherwise its parts are two.
    """
    tokens: list[Token] = []
    gaps: list[str] = []
    position = 0
    has_fraction = "/" in text or not text.isascii()
    while match := _NUMBER.search(text, position):
        start, end = match.span()
        if has_fraction:
            mixed = _MIXED.match(text, start)
            if mixed is not None and parse_number(mixed[0], None) is not None:
                end = mixed.end()
        gaps.append(text[position:start])
        tokens.append(Token(start, end, text[start:end]))
        if len(tokens) > _MOST_NUMBERS:
            return None
        position = end
    gaps.append(text[position:])
    return tokens, gaps
