"""Reading: what a query is, in what language, and which of its words carry it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from data.units import parse_unit
from index.response import QueryType
from index.snapshot.function_words import FUNCTION_WORDS
from index.text.fold import fold
from index.text.scan import Kind, Piece, pieces

_MEASURED: Final = re.compile(
    r"(?<![\w.\-/])-?\d+(?:[.,]\d+)*\s?(?P<unit>[^\W\d_]{1,6}[²³]?(?:/[^\W\d_]{1,4}[²³]?)?|%(?:/°?\w)?|°[CFcf]?|\")"
    r"(?![\w\-])"
)
_LETTER: Final = re.compile(r"[^\W\d_]")
_HEAD_WORDS: Final = 2
_HEAD_CHARACTERS: Final = 6
_CODE_LENGTH: Final = 4
_GTIN_LENGTH: Final = 8


@dataclass(frozen=True, slots=True)
class Word:
    """One piece of a query that carries meaning.

    Attributes:
        text: folded.
        value: a number, a measure, a unit, or a value of the catalogue's attributes.
    """

    text: str
    kind: Kind
    value: bool


def content_words(text: str, is_value: Callable[[str], bool]) -> list[Word]:
    """The pieces of a query but its function words.

    Args:
        text: the query.
        is_value: whether a folded word is one that attributes take as a value.
    """
    words: list[Word] = []
    previous: Piece | None = None
    for piece in pieces(fold(text)):
        number = piece.kind in (Kind.NUMBER, Kind.MEASURE)
        unit = (
            previous is not None
            and previous.kind is Kind.NUMBER
            and piece.kind in (Kind.WORD, Kind.CODE)
            and parse_unit(piece.text) is not None
        )
        if unit and words:
            # "50 kVA" is one value, not a value and a word.
            words[-1] = Word(f"{words[-1].text} {piece.text}", Kind.MEASURE, value=True)
            previous = piece
            continue
        previous = piece
        if piece.kind is Kind.WORD and piece.text in FUNCTION_WORDS:
            continue
        words.append(Word(piece.text, piece.kind, number or is_value(piece.text)))
    return words


def without_measures(text: str) -> str:
    """A text without its numbers that have a unit; as it is where nothing else is in it."""

    def kept(match: re.Match[str]) -> str:
        return match.group() if parse_unit(match["unit"]) is None else " "

    left = " ".join(_MEASURED.sub(kept, text).split())
    return left if _LETTER.search(left) else text


def looks_like_code(piece: Word) -> bool:
    """Whether a word is written as part numbers are: letters and digits, or a GTIN's digits."""
    digits = sum(c.isdecimal() for c in piece.text)
    if piece.kind is Kind.CODE:
        return digits > 0 and len(piece.text) >= _CODE_LENGTH
    return piece.kind is Kind.NUMBER and piece.text.isdecimal() and digits >= _GTIN_LENGTH


def query_type(text: str, words: Sequence[Word], *, named: bool) -> QueryType:
    """What a query is.

    1. Nothing but white space: empty.
    2. An identifier of the catalogue as it stands (``named``), or one word written as part
       numbers are: an identifier.
    3. Two content words or more, at least half of them values (numbers, measures, attribute
       values), and either one of those with a digit or three words or more: attribute-heavy.
    4. One or two content words, or up to six characters without spaces: a head term.
    5. Anything else: natural language.
    """
    if not text.strip():
        return QueryType.EMPTY
    if named or (len(words) == 1 and looks_like_code(words[0])):
        return QueryType.IDENTIFIER
    values = sum(word.value for word in words)
    counted = any(word.kind in (Kind.NUMBER, Kind.MEASURE) for word in words)
    if len(words) > 1 and 2 * values >= len(words) and (counted or len(words) > _HEAD_WORDS):
        return QueryType.ATTRIBUTE_HEAVY
    if len(words) <= _HEAD_WORDS and all(
        word.kind is not Kind.CJK or len(word.text) <= _HEAD_CHARACTERS for word in words
    ):
        return QueryType.HEAD_TERM
    return QueryType.NATURAL_LANGUAGE
