"""Analyzer: from text to index terms, the same for products and queries."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from data.units import parse_unit
from index.text.fold import fold
from index.text.scan import Kind, Piece, scan
from index.text.stem import stem

_LONGEST_TERM: Final = 64


class Term(NamedTuple):
    """An index term and how much of the query's word it stands for.

    Attributes:
        text: as indexed.
        weight: 1 for the word itself; less for a part of it, which says less.
    """

    text: str
    weight: float


_PART: Final = 0.4
_NUMBER_OF_MEASURE: Final = 0.3
_UNIT_OF_MEASURE: Final = 0.1
_CJK_CHARACTER: Final = 0.3


class Analyzer:
    """Cuts text into terms.

    Words are folded and stemmed. A code such as ``FB25-YWL`` gives ``fb25ywl`` and its parts, so
    that it is found however it is joined. A measure gives the same term with and without a space
    (``3.5t``), and its number. Chinese, Japanese and Korean runs give overlapping pairs of
    characters (Kwok, SIGIR 1997, found pairs as good as words for Chinese retrieval).
    """

    def terms(self, text: str, language: str = "en") -> list[str]:
        """Terms of a document's text, in order, repeated as they occur."""
        return [term.text for term in self._walk(text, language)]

    def query_terms(self, text: str, language: str = "en") -> list[Term]:
        """Terms of a query, each once, with the largest weight it occurs with."""
        best: dict[str, float] = {}
        for term in self._walk(text, language):
            best[term.text] = max(term.weight, best.get(term.text, 0.0))
        return [Term(text, weight) for text, weight in best.items()]

    def _walk(self, text: str, language: str) -> Iterator[Term]:
        pieces = list(scan(fold(text)))
        at = 0
        while at < len(pieces):
            piece = pieces[at]
            after = pieces[at + 1] if at + 1 < len(pieces) else None
            at += 1
            if after is not None and piece.kind is Kind.NUMBER and _is_unit(after):
                yield Term(piece.text + after.text, 1.0)
                yield Term(piece.text, _NUMBER_OF_MEASURE)
                for term in _terms_of(after, language):
                    yield Term(term.text, _UNIT_OF_MEASURE * term.weight)
                at += 1
            else:
                yield from _terms_of(piece, language)


def _terms_of(piece: Piece, language: str) -> Iterator[Term]:
    text = piece.text[:_LONGEST_TERM]
    if piece.kind is Kind.WORD:
        yield Term(stem(text, language), 1.0)
    elif piece.kind is Kind.NUMBER:
        yield Term(text, 1.0)
    elif piece.kind is Kind.MEASURE:
        yield Term(text, 1.0)
        yield Term(text.rstrip("abcdefghijklmnopqrstuvwxyzµμω%°\"'²³"), _NUMBER_OF_MEASURE)
    elif piece.kind is Kind.CODE:
        yield from _code(text, language)
    else:
        yield from _cjk(text)


def _code(text: str, language: str) -> Iterator[Term]:
    parts = _parts(text)
    yield Term("".join(parts), 1.0)
    if len(parts) > 1:
        words = all(part.isalpha() for part in parts)
        for part in parts:
            # "stand-on" is two words; the parts of FB25-YWL say less than the whole.
            yield Term(stem(part, language) if words else part, 1.0 if words else _PART)


@lru_cache(maxsize=50_000)
def _parts(text: str) -> tuple[str, ...]:
    cut = text
    for mark in "-./+_'#":
        cut = cut.replace(mark, " ")
    return tuple(cut.split()) or (text,)


def _cjk(run: str) -> Iterator[Term]:
    if len(run) == 1:
        yield Term(run, 1.0)
        return
    for i in range(len(run) - 1):
        yield Term(run[i : i + 2], 1.0)
    for character in run:
        yield Term(character, _CJK_CHARACTER)


@lru_cache(maxsize=10_000)
def _is_unit_text(text: str) -> bool:
    return len(text) <= 6 and parse_unit(text) is not None


def _is_unit(piece: Piece) -> bool:
    return piece.kind in (Kind.WORD, Kind.CODE) and _is_unit_text(piece.text)
