"""Stemming: Snowball per language.

Porter, "Snowball: A language for stemming algorithms", 2001.
"""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import Final, Protocol

_ALGORITHMS: Final = {
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}

STEMMED_LANGUAGES: Final = frozenset(_ALGORITHMS)


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802  (the library's name)


_local = threading.local()


@lru_cache(maxsize=200_000)
def stem(word: str, language: str = "en") -> str:
    """The stem of a folded word; short words and unknown languages stay as they are."""
    if len(word) < 4 or language not in _ALGORITHMS:
        return word
    return _stemmer(language).stemWord(word)


def _stemmer(language: str) -> _Stemmer:
    # Snowball's objects keep their working state in themselves: one per thread.
    stemmers: dict[str, _Stemmer] | None = getattr(_local, "stemmers", None)
    if stemmers is None:
        stemmers = _local.stemmers = {}
    found = stemmers.get(language)
    if found is None:
        import snowballstemmer

        found = stemmers[language] = snowballstemmer.stemmer(_ALGORITHMS[language])
    return found
