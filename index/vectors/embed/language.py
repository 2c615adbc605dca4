"""What language a query is written in: by its script where that says enough, else statistically.

Queries of two words say little, and a wrong guess costs more than none, so other evidence comes
first: a query all of whose words the catalogue has is in the catalogue's language; one with a word
that it has not is more readily taken for another. The statistics are py3langid's (Lui and Baldwin,
langid.py, ACL 2012, system demonstrations).
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from typing import Any, Final

from data.tongues import language_model
from index.vectors.embed.optional import optional_module

_SCRIPTS: Final = (
    # Kana before Han: a Japanese text has both.
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")),
    ("ko", re.compile(r"[\u1100-\u11ff\uac00-\ud7af]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ar", re.compile(r"[\u0600-\u06ff\u0750-\u077f]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
)
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
ACCENTED: Final = re.compile(r"[\u00c0-\u024f]")

UNTOLD: Final = "und"
"""ISO 639 code of a language that could not be told."""

_DOUBTED: Final = 0.2
"""Probability of the catalogue's language under which a query is taken for another."""

_DOUBTED_WITH_UNKNOWN_WORD: Final = 0.45


class LanguageIdentifier:
    """Guesses languages of queries; loads its model at the first query that needs it.

    Thread-safe.

    Args:
        default: ISO 639-1 code of the catalogue's main language; whatever is doubtful is in it.
        others: languages in Latin letters to tell it from. Fewer are told apart better.
    """

    def __init__(self, default: str = "en", others: Sequence[str] = ("de", "es", "fr")) -> None:
        self.default = default
        self._languages = sorted({default, *others})
        self._lock = threading.Lock()
        self._model: Any = None

    def identify(self, text: str, *, known: Callable[[str], bool] | None = None) -> str:
        """ISO 639-1 code of a query's language.

        Args:
            text: the query.
            known: whether the catalogue has a word, given in lower case.

        Raises:
            MissingDependency: py3langid is not installed, and script and ``known`` do not decide.
        """
        for language, script in _SCRIPTS:
            if script.search(text):
                return language
        words = _WORD.findall(text.lower())
        if not words or not self._others():
            return self.default
        unknown = known is not None and not all(map(known, words))
        if known is not None and not unknown:
            return self.default
        ranked = self._rank(" ".join(words))
        accented = self.default == "en" and ACCENTED.search(text)
        least = _DOUBTED_WITH_UNKNOWN_WORD if unknown else _DOUBTED
        if not accented and ranked.get(self.default, 1.0) >= least:
            return self.default
        return max(self._others(), key=lambda language: ranked.get(language, 0.0))

    def likeliest_other(self, text: str) -> str:
        """The language that a text is most likely in, the default left out.

        Raises:
            MissingDependency: py3langid is not installed, and the script does not decide.
        """
        for language, script in _SCRIPTS:
            if script.search(text):
                return language
        others, words = self._others(), _WORD.findall(text.lower())
        if not words or not others:
            return UNTOLD
        ranked = self._rank(" ".join(words))
        return max(others, key=lambda language: ranked.get(language, 0.0))

    def likeliest(self, text: str) -> str:
        """ISO 639-1 code of the language that a text is most likely in, nothing presumed.

        Raises:
            MissingDependency: py3langid is not installed, and the script does not decide.
        """
        for language, script in _SCRIPTS:
            if script.search(text):
                return language
        words = _WORD.findall(text.lower())
        if not words:
            return self.default
        ranked = self._rank(" ".join(words))
        return max(ranked, key=lambda language: ranked[language])

    def _others(self) -> list[str]:
        return [language for language in self._languages if language != self.default]

    def _rank(self, text: str) -> dict[str, float]:
        with self._lock:
            if self._model is None:
                optional_module(
                    "py3langid.langid", purpose="telling languages apart", install="py3langid"
                )
                self._model = language_model(self._languages)
        return {language: float(share) for language, share in self._model.rank(text)}
