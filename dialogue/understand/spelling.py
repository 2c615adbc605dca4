"""Misspellings of the catalogue's words: "deisel", "forlkift".

A word that nothing knows is read as the one word of the vocabulary that is one slip away: one
letter wrong, missing, too many, or two swapped (optimal string alignment, Damerau 1964); two slips
in longer words. When two words are as near, it is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dialogue.understand.leftovers import stop_words
from dialogue.understand.text import Token, stem
from dialogue.understand.translated import Translations
from dialogue.understand.vocabulary import Vocabulary

_SHORTEST: Final = 5
_LONG: Final = 9


def corrected(
    tokens: Sequence[Token],
    vocabularies: Sequence[Vocabulary],
    language: str,
    translations: Translations | None = None,
) -> tuple[Token, ...]:
    """The tokens with misspelt words replaced; positions are kept.

    A word that the trade lexicon knows is no misspelling of an English one.
    """
    stop = stop_words(language)
    return tuple(
        token
        if translations is not None and translations.knows(place)
        else _corrected(token, vocabularies, stop)
        for place, token in enumerate(tokens)
    )


def _corrected(token: Token, vocabularies: Sequence[Vocabulary], stop: frozenset[str]) -> Token:
    word = token.text
    if len(word) < _SHORTEST or not word.isalpha() or not word.isascii():
        return token
    if word in stop or token.stem in stop:
        return token
    if any(word in one.words or token.stem in one.stems for one in vocabularies):
        return token
    limit = 2 if len(word) >= _LONG else 1
    found: dict[str, int] = {}
    for vocabulary in vocabularies:
        for other, distance, _ in process.extract(
            word,
            vocabulary.by_letter.get(word[0], ()),
            scorer=OSA.distance,
            score_cutoff=limit,
            limit=4,
        ):
            if abs(len(other) - len(word)) <= limit and not _is_inflection(word, other):
                found[other] = int(distance)
    if not found:
        return token
    best = min(found.values())
    nearest = {stem(other): other for other, distance in sorted(found.items()) if distance == best}
    if len(nearest) != 1:
        return token
    word = next(iter(nearest.values()))
    return replace(token, text=word, stem=stem(word))


@lru_cache(maxsize=16384)
def _is_inflection(word: str, other: str) -> bool:
    """Words that differ in their ending only are two words, unless they have one stem."""
    shorter, longer = sorted((word, other), key=len)
    return longer.startswith(shorter) and stem(word) != stem(other)
