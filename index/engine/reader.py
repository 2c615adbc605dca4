"""Reader: a request's text, read against the catalogue."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Final

import numpy as np

from data.errors import MissingDependency
from index.columns import DocumentOrder
from index.engine.categories_by_name import CategoriesByName
from index.engine.evidence import Unit
from index.engine.figures import Figure, FigureReader, blanked
from index.engine.query import Query
from index.engine.reading import (
    Word,
    content_words,
    looks_like_code,
    query_type,
    without_measures,
)
from index.engine.spelling import Speller
from index.engine.view import View
from index.protocols import Documents
from index.response import QueryType
from index.snapshot.function_words import FUNCTION_WORDS, tells_of_another
from index.snapshot.texts import NAME_WEIGHT, OF_NAMES, Tokeniser
from index.snapshot.vocabulary import Vocabulary
from index.text.fold import fold
from index.text.scan import Kind, pieces
from index.vectors.embed.language import ACCENTED, UNTOLD, LanguageIdentifier

_NUMBERS_WORTH: Final = 0.3
"""Of a word's: that a product says "3.5" somewhere tells little about what it is."""
_MOST_NAMED: Final = 50
"""Products that a word may name and still be taken for a part number."""
_MOSTLY: Final = 0.5
"""Share of a word's products in the catalogue's language from which it is its own."""
_SEVERAL: Final = 5
_FOREIGN: Final = 0.2
"""Of a word's, in the ranking of products for a query in another language than the catalogue."""
NO_FIGURES: Final[Mapping[str, Figure]] = MappingProxyType({})
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_DIGIT: Final = re.compile(r"\d")
_NUMBERS: Final = (Kind.NUMBER, Kind.MEASURE)


class QueryReader:
    """Reads queries against one snapshot's words; safe to share between threads.

    Args:
        vocabulary: of the catalogue.
        language: of the catalogue's stems.
        values: folded words that attributes take as values.
        order: of the snapshot's documents, for the names of its categories.
        brands: folded names of brands.
        figures: reads what is said of numbers; None leaves numbers to words.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        language: str,
        values: frozenset[str],
        order: DocumentOrder,
        brands: frozenset[str] = frozenset(),
        figures: FigureReader | None = None,
    ) -> None:
        self._vocabulary = vocabulary
        self._tokeniser = Tokeniser(language)
        self._language = language
        self._values = values
        self._brands = brands
        self._figures = figures
        self._speller = Speller(vocabulary)
        self._identifier = LanguageIdentifier(language)
        self._terms = lru_cache(maxsize=20_000)(self._read_terms)
        self._categories = CategoriesByName(order, self._terms)

    def read(self, text: str, view: View) -> Query:
        """Read one query."""
        whole = view.named(text)
        language = self._language_of(text)
        corrected = None
        if not len(whole) and language == self._language:
            # A word of another language is not a slip.
            corrected = self._speller.corrected(text, self._known(view))
        searched = corrected or text
        figures = () if self._figures is None or len(whole) else self._figures.read(searched)
        rest, conditions = self._without_conditions(searched, figures)
        words = content_words(rest, self._values.__contains__)
        measures = {figure.number: figure for figure in figures if not figure.condition}
        units = self._units(words, view, measures, native=language == self._language)
        terms: dict[str, float] = {}
        for unit in units:
            for term, weight in unit.terms:
                terms[term] = max(weight, terms.get(term, 0.0))
        return Query(
            text=searched,
            meant=without_measures(rest),
            type=query_type(searched, [*words, *_as_values(conditions)], named=len(whole) > 0),
            language=language,
            corrected=corrected,
            units=units,
            terms=tuple(terms.items()),
            named=whole if len(whole) else self._named(words, view),
            categories=self._categories.said(terms.keys()),
            foreign=language != self._language,
            brand=" ".join(fold(searched).split()) in self._brands,
            conditions=conditions,
        )

    def _without_conditions(
        self, text: str, figures: Sequence[Figure]
    ) -> tuple[str, tuple[Figure, ...]]:
        """A text without what values answer, and that; all of it where nothing else is said."""
        conditions = tuple(figure for figure in figures if figure.condition)
        rest = blanked(text, conditions) if conditions else text
        # The names of attributes alone are still the best that there is to search by.
        return (rest if content_words(rest, bool) else text), conditions

    def as_foreign(self, query: Query) -> Query:
        """The same query taken for one in another language than the catalogue's."""
        units = self._as_foreign(query.units, shared=False)
        return replace(query, language=UNTOLD, units=units, doubtful=True, foreign=True)

    def read_title(self, title: str, view: View) -> Query:
        """Read a product's title as a query: nothing in it is corrected or looked up."""
        words = content_words(title, self._values.__contains__)
        units = self._units(words, view)
        terms = {term: weight for unit in units for term, weight in unit.terms}
        return Query(
            text=title,
            meant=title,
            type=QueryType.NATURAL_LANGUAGE,
            language=self._language,
            corrected=None,
            units=units,
            terms=tuple(terms.items()),
            named=np.empty(0, np.int32),
        )

    def _language_of(self, text: str) -> str:
        """The query's language, told by its script and by whose words it says.

        A word counts as the catalogue's own when most products that are called by it are described
        in the catalogue's language: some are titled in other languages, or list foreign words to
        be found by them.
        """

        def own(word: str) -> bool:
            folded = fold(word)
            return folded in FUNCTION_WORDS or self._vocabulary.nativeness(folded) >= _MOSTLY

        words = [word.text for word in content_words(text, bool) if word.kind is Kind.WORD]
        found = sum(map(own, words))
        grammar = any(
            piece.kind is Kind.WORD and tells_of_another(piece.text, self._language)
            for piece in pieces(fold(text))
        )
        if grammar or (self._language == "en" and ACCENTED.search(text)):
            return self._foreign(text)
        # Where the catalogue has half of the words, one that it lacks says little.
        doubt = None if 2 * found >= len(words) > found else own
        try:
            # A unit's sign says nothing of the language: Ω is no Greek.
            return self._identifier.identify(without_measures(text), known=doubt)
        except MissingDependency:
            # Told by script alone: the rest is taken for the catalogue's own language.
            return self._language

    def _foreign(self, text: str) -> str:
        try:
            return self._identifier.likeliest_other(text)
        except MissingDependency:
            return UNTOLD

    def _known(self, view: View) -> Callable[[str], bool]:
        def known(word: str) -> bool:
            if self._vocabulary.count(word) > 0:
                return True
            terms = [term for term, _ in self._terms(word)]
            terms += [OF_NAMES + term for term in terms]
            return any(view.lexical.frequency(term) > 0 for term in terms)

        return known

    def _units(
        self,
        words: Sequence[Word],
        view: View,
        measures: Mapping[str, Figure] = NO_FIGURES,
        *,
        native: bool = True,
    ) -> tuple[Unit, ...]:
        units: list[Unit] = []
        for word in words:
            terms = self._terms(word.text)
            if word.kind is Kind.CJK:
                # Each pair of characters is covered or not by itself.
                pairs = [term for term, weight in terms if weight >= 1.0]
                units += [self._unit(pair, ((pair, 1.0),), view) for pair in pairs]
                continue
            worth = _NUMBERS_WORTH if word.kind in _NUMBERS else 1.0
            unit = self._unit(word.text, terms, view, worth)
            number = _NUMBER.match(word.text) if word.kind in _NUMBERS else None
            figure = None if number is None else measures.get(number[0])
            units.append(unit if figure is None else replace(unit, figure=figure))
        for at, (one, other) in enumerate(pairwise(words)):
            if one.kind is Kind.WORD and other.kind is Kind.WORD:
                self._join(units, at, one.text + other.text, view)
        return tuple(units) if native else self._as_foreign(units, shared=True)

    def _as_foreign(self, units: Sequence[Unit], *, shared: bool) -> tuple[Unit, ...]:
        """Units of another language: its words are in few titles, which are no better for it.

        Args:
            units: of a query.
            shared: whether words that are the catalogue's own count in full, as numbers do.
        """
        return tuple(
            unit
            if _DIGIT.search(unit.word) or (shared and self._is_common(unit.word))
            else replace(unit, rank_worth=_FOREIGN * unit.rank_worth)
            for unit in units
        )

    def _is_common(self, word: str) -> bool:
        """Whether a word is the catalogue's own beyond doubt: a few titles may be misread."""
        known = self._vocabulary
        return known.count(word) >= _SEVERAL and known.nativeness(word) >= _MOSTLY

    def _unit(
        self, word: str, terms: tuple[tuple[str, float], ...], view: View, share: float = 1.0
    ) -> Unit:
        """A unit of some terms, and of the same terms in attributes' names."""
        whole = [term for term, weight in terms if weight >= 1.0]
        rarest = max((view.lexical.idf(term) for term in whole), default=0.0)
        names = [name for term in whole if view.lexical.frequency(name := OF_NAMES + term)]
        if names:
            # What all products of a kind state says little, however few say its name elsewhere.
            rarest = min(rarest, max(view.lexical.idf(name) for name in names))
            terms = (*terms, *((name, NAME_WEIGHT) for name in names))
        return Unit(word, terms, rarest * share, rarest)

    def _join(self, units: list[Unit], at: int, joined: str, view: View) -> None:
        """Let two words also be found written together: "fork lift"."""
        found = [term for term, _ in self._terms(joined) if view.lexical.frequency(term) > 1]
        if len(units) <= at + 1 or not found:
            return
        for place in (at, at + 1):
            unit = units[place]
            terms = (*unit.terms, *((term, 1.0) for term in found))
            # Two words that the catalogue writes as one are not unknown to it.
            worth = min(unit.worth, view.lexical.idf(found[0]))
            units[place] = Unit(unit.word, terms, worth, min(unit.rank_worth, worth))

    def _named(self, words: Sequence[Word], view: View) -> Documents:
        """Documents that a part number among other words names."""
        texts = [word.text for word in words]
        candidates = [word.text for word in words if looks_like_code(word)]
        candidates += [
            f"{one} {other}"
            for one, other in pairwise(texts)
            if one.isalpha() != other.isalpha() and one.isascii() == other.isascii()
        ]
        found = [view.named(text) for text in candidates]
        few = [documents for documents in found if 0 < len(documents) <= _MOST_NAMED]
        return np.unique(np.concatenate(few)) if few else np.empty(0, np.int32)

    def _read_terms(self, text: str) -> tuple[tuple[str, float], ...]:
        return tuple((term.text, term.weight) for term in self._tokeniser.query_terms(text))


def _as_values(conditions: Sequence[Figure]) -> list[Word]:
    """The words of conditions, all of which are values."""
    said = (word for figure in conditions for word in content_words(figure.text, bool))
    return [replace(word, value=True) for word in said]
