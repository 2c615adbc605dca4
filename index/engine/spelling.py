"""Spelling: a word that the catalogue does not have, taken for the nearest one that it has.

Distance is that of optimal string alignment (a transposition costs one), as in Damerau, "A
technique for computer detection and correction of spelling errors", CACM 1964.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from index.snapshot.function_words import FUNCTION_WORDS
from index.snapshot.vocabulary import Vocabulary
from index.text.fold import fold
from index.text.scan import Kind, pieces

_SHORTEST: Final = 5
_LONG: Final = 8
"""Letters from which two slips are forgiven instead of one."""
_LEAST_PRODUCTS: Final = 2
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


class Speller:
    """Corrects queries by a vocabulary.

    A word is corrected only when it is plain letters, five or more of them, and no product has
    it. It becomes the word at the least distance (one slip below eight letters, two from there
    on) that most products use, provided that its first letter is right or the slip is a
    transposition there; failing that, two words that it is written together from.

    Args:
        vocabulary: of the catalogue.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._of_length = lru_cache(maxsize=64)(self._load)

    def corrected(self, text: str, known: Callable[[str], bool]) -> str | None:
        """The query as it was probably meant, or None when nothing in it is to be corrected.

        Args:
            text: the query.
            known: whether some product can be found by a folded word, in whatever form.
        """
        changed = False

        def replace(match: re.Match[str]) -> str:
            nonlocal changed
            better = self._better(match.group(), known)
            changed = changed or better is not None
            return match.group() if better is None else better

        corrected = _WORD.sub(replace, text)
        return corrected if changed else None

    def _better(self, written: str, known: Callable[[str], bool]) -> str | None:
        found = pieces(fold(written))
        if len(found) != 1 or found[0].kind is not Kind.WORD:
            return None
        word = found[0].text
        if len(word) < _SHORTEST or word in FUNCTION_WORDS or known(word):
            return None
        return self._nearest(word) or self._split(word)

    def _nearest(self, word: str) -> str | None:
        from rapidfuzz.distance import OSA

        slips = 1 if len(word) < _LONG else 2
        best: tuple[int, int, str] | None = None
        for length in range(len(word) - slips, len(word) + slips + 1):
            words, counts = self._of_length(length)
            for candidate, count in zip(words, counts, strict=True):
                if candidate[0] != word[0] and candidate[:2] != word[1::-1]:
                    continue
                distance = OSA.distance(word, candidate, score_cutoff=slips)
                if distance <= slips:
                    found = (distance, -count, candidate)
                    best = found if best is None or found < best else best
        return None if best is None else best[2]

    def _split(self, word: str) -> str | None:
        best: tuple[int, str] | None = None
        for at in range(3, len(word) - 2):
            left, right = word[:at], word[at:]
            count = min(self._vocabulary.count(left), self._vocabulary.count(right))
            if count >= _LEAST_PRODUCTS and (best is None or count > best[0]):
                best = (count, f"{left} {right}")
        return None if best is None else best[1]

    def _load(self, length: int) -> tuple[list[str], list[int]]:
        found = [one for one in self._vocabulary.of_length(length) if one[1] >= _LEAST_PRODUCTS]
        return [word for word, _ in found], [count for _, count in found]
