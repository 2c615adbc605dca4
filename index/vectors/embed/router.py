"""Router: which model embeds a query, when documents are embedded by several."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from index.protocols import Embedder
from index.vectors.embed.language import LanguageIdentifier


@dataclass(frozen=True, slots=True)
class Route:
    """A query's language, and the model for it."""

    language: str
    embedder: Embedder


class Router:
    """Sends queries in the main language to one model and all others to another.

    Args:
        main: strong in the identifier's default language.
        multilingual: for every other language; None when only ``main`` is configured.
    """

    def __init__(
        self,
        main: Embedder,
        multilingual: Embedder | None = None,
        *,
        identifier: LanguageIdentifier | None = None,
    ) -> None:
        self._main = main
        self._multilingual = multilingual
        self._identifier = identifier or LanguageIdentifier()

    @property
    def embedders(self) -> Mapping[str, Embedder]:
        """By name; documents are embedded by every one of them."""
        configured = (self._main, self._multilingual)
        return {embedder.name: embedder for embedder in configured if embedder is not None}

    def route(self, text: str, *, known: Callable[[str], bool] | None = None) -> Route:
        """The language of a query and the model to embed it with.

        Args:
            text: the query.
            known: whether the catalogue has a word, given in lower case.
        """
        language = self._identifier.identify(text, known=known)
        if self._multilingual is None or language == self._identifier.default:
            return Route(language, self._main)
        return Route(language, self._multilingual)
