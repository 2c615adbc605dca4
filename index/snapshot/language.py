"""Language: which language most of a catalogue is in, and which products are described in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from data.errors import MissingDependency
from data.records import Product
from index.vectors.embed.language import LanguageIdentifier

DEFAULT: Final = "en"
_BEGINNING: Final = 200
"""Characters of a description that are looked at."""

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


class NativeText:
    """Tells whether a product is described in the catalogue's language.

    Args:
        language: of the catalogue. Where languages cannot be told, every product is.
    """

    def __init__(self, language: str) -> None:
        others = [one for one in (DEFAULT, *_OTHERS) if one != language]
        self._language = language
        self._identifier: LanguageIdentifier | None = LanguageIdentifier(language, others)

    def __call__(self, product: Product) -> bool:
        """Whether title and description are most likely in it."""
        if self._identifier is None:
            return True
        text = f"{product.title}. {(product.description or '')[:_BEGINNING]}"
        try:
            own = self._identifier.identify(text) == self._language
            return own and self._identifier.likeliest(text) == self._language
        except MissingDependency:
            self._identifier = None
            return True
