"""Language: which language most of a catalogue is in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from data.errors import MissingDependency
from index.vectors.embed.language import LanguageIdentifier

DEFAULT: Final = "en"

_OTHERS: Final = ("de", "es", "fr", "it", "nl", "pt", "sv", "tr")


def main_language(texts: Iterable[str]) -> str:
    """The language of most of some texts: English where it cannot be told.

    Only languages whose words can be stemmed are of interest: a catalogue in Chinese has no stems,
    and its Latin words are mostly English.
    """
    identifier = LanguageIdentifier(DEFAULT, _OTHERS)
    counts: Counter[str] = Counter()
    try:
        for text in texts:
            counts[identifier.identify(text)] += 1
    except MissingDependency:
        return DEFAULT
    stemmed = {language: n for language, n in counts.items() if language in (*_OTHERS, DEFAULT)}
    return max(stemmed, key=lambda language: (stemmed[language], language), default=DEFAULT)
