"""Language: what language a text is in, by its script first and its words second."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from index.text.stem import STEMMED_LANGUAGES

DEFAULT: Final = "en"

_SCRIPTS: Final = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile("[\u3400-\u9fff\uf900-\ufaff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
_LATIN: Final = ("en", "de", "es", "fr", "it", "nl", "pt", "pl", "tr")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")


_UNLIKELY: Final = 0.3
_VERY_UNLIKELY: Final = 0.05
"""Probability of the default language relative to that of the likeliest one."""


def language_of(text: str, *, default: str = DEFAULT, known: bool = False) -> str:
    """ISO 639-1 code of a text's language.

    A script that few languages share decides by itself. Latin script is left to py3langid where
    that is installed and the text has two words or more; otherwise it is taken for ``default``.
    Product names are short and full of words that many languages share, so the default gives way
    only where it is much less likely than another; ``known`` says that all words are the
    catalogue's own, and asks for more still.
    """
    for language, script in _SCRIPTS:
        if script.search(text):
            return language
    words = _WORD.findall(text)
    if len(words) < 2:
        return default
    identifier = _identifier()
    if identifier is None:
        return default
    shares: dict[str, float] = {str(code): float(p) for code, p in identifier.rank(text.lower())}
    likeliest = max(shares, key=lambda code: shares[code])
    limit = _VERY_UNLIKELY if known else _UNLIKELY
    return likeliest if shares.get(default, 0.0) < limit * shares[likeliest] else default


def main_language(texts: Iterable[str]) -> str:
    """The language of most of some texts, among those that words can be stemmed in."""
    counts = Counter(language_of(text) for text in texts)
    stemmed = [(n, language) for language, n in counts.items() if language in STEMMED_LANGUAGES]
    return max(stemmed, default=(0, DEFAULT))[1]


@cache
def _identifier() -> Any:
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError:
        return None
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(_LATIN))
    return identifier
