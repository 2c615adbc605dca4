"""Query: a request's text, read against the catalogue."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np

from data.errors import MissingDependency
from index.columns import DocumentOrder
from index.engine.evidence import Unit
from index.engine.reading import Word, content_words, looks_like_code, query_type
from index.engine.spelling import Speller
from index.engine.view import View
from index.protocols import Documents
from index.response import QueryType
from index.snapshot.function_words import FUNCTION_WORDS
from index.snapshot.texts import Tokeniser
from index.snapshot.vocabulary import Vocabulary
from index.text.fold import fold
from index.text.scan import Kind
from index.vectors.embed.language import LanguageIdentifier

_NUMBERS_WORTH: Final = 0.3
"""Of a word's: that a product says "3.5" somewhere tells little about what it is."""
_MOST_NAMED: Final = 50
"""Products that a word may name and still be taken for a part number."""
_OWN_WORD: Final = 0.25
"""Products per square root of all products that have to use a word: 25 of 10,000."""
_NUMBERS: Final = (Kind.NUMBER, Kind.MEASURE)


@dataclass(frozen=True, slots=True)
class NamedCategory:
    """A category, the index terms of its own name, and the bounds of its documents."""

    path: tuple[str, ...]
    terms: frozenset[str]
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Query:
    """What the engine understood.

    Attributes:
        text: that is searched, after correction.
        corrected: the same when it differs from what was written.
        units: what has to be covered by words.
        terms: index terms with weights, each once.
        named: documents that the query, or a part number in it, names exactly.
        categories: that the query says the whole name of.
    """

    text: str
    type: QueryType
    language: str
    corrected: str | None
    units: tuple[Unit, ...]
    terms: tuple[tuple[str, float], ...]
    named: Documents
    categories: tuple[NamedCategory, ...] = ()


class QueryReader:
    """Reads queries against one snapshot's words; safe to share between threads.

    Args:
        vocabulary: of the catalogue.
        language: of the catalogue's stems.
        values: folded words that attributes take as values.
        order: of the snapshot's documents, for the names of its categories.
    """

    def __init__(
        self, vocabulary: Vocabulary, language: str, values: frozenset[str], order: DocumentOrder
    ) -> None:
        self._vocabulary = vocabulary
        self._tokeniser = Tokeniser(language)
        self._language = language
        self._values = values
        self._speller = Speller(vocabulary)
        self._identifier = LanguageIdentifier(language)
        self._terms = lru_cache(maxsize=20_000)(self._read_terms)
        self._names = self._category_names(order)

    def read(self, text: str, view: View) -> Query:
        """Read one query."""
        whole = view.named(text)
        language = self._language_of(text, view)
        corrected = None
        if not len(whole) and language == self._language:
            # A word of another language is not a slip.
            corrected = self._speller.corrected(text, self._known(view))
        searched = corrected or text
        words = content_words(searched, self._values.__contains__)
        units = self._units(words, view)
        terms: dict[str, float] = {}
        for unit in units:
            for term, weight in unit.terms:
                terms[term] = max(weight, terms.get(term, 0.0))
        return Query(
            text=searched,
            type=query_type(searched, words, named=len(whole) > 0),
            language=language,
            corrected=corrected,
            units=units,
            terms=tuple(terms.items()),
            named=whole if len(whole) else self._named(words, view),
            categories=tuple(one for one in self._names if one.terms <= terms.keys()),
        )

    def read_title(self, title: str, view: View) -> Query:
        """Read a product's title as a query: nothing in it is corrected or looked up."""
        words = content_words(title, self._values.__contains__)
        units = self._units(words, view)
        terms = {term: weight for unit in units for term, weight in unit.terms}
        return Query(
            text=title,
            type=QueryType.NATURAL_LANGUAGE,
            language=self._language,
            corrected=None,
            units=units,
            terms=tuple(terms.items()),
            named=np.empty(0, np.int32),
        )

    def _language_of(self, text: str, view: View) -> str:
        """The query's language, told by its script and by which words the catalogue has.

        A word counts as the catalogue's own when a good many products use it: some are titled in
        other languages, or list foreign words to be found by them.
        """
        many = max(1.0, _OWN_WORD * math.sqrt(view.size))

        def own(word: str) -> bool:
            return self._vocabulary.count(fold(word)) >= many or fold(word) in FUNCTION_WORDS

        words = [word.text for word in content_words(text, bool) if word.kind is Kind.WORD]
        found = sum(map(own, words))
        # Where the catalogue has half of the words, one that it lacks says little.
        doubt = None if 2 * found >= len(words) > found else own
        try:
            return self._identifier.identify(text, known=doubt)
        except MissingDependency:
            # Told by script alone: the rest is taken for the catalogue's own language.
            return self._language

    def _known(self, view: View) -> Callable[[str], bool]:
        def known(word: str) -> bool:
            if self._vocabulary.count(word) > 0:
                return True
            return any(view.lexical.frequency(term) > 0 for term, _ in self._terms(word))

        return known

    def _units(self, words: Sequence[Word], view: View) -> tuple[Unit, ...]:
        units: list[Unit] = []
        for word in words:
            terms = self._terms(word.text)
            if word.kind is Kind.CJK:
                # Each pair of characters is covered or not by itself.
                pairs = [term for term, weight in terms if weight >= 1.0]
                units += [Unit(p, ((p, 1.0),), view.lexical.idf(p)) for p in pairs]
                continue
            rarest = max((view.lexical.idf(t) for t, weight in terms if weight >= 1.0), default=0.0)
            worth = rarest * (_NUMBERS_WORTH if word.kind in _NUMBERS else 1.0)
            units.append(Unit(word.text, terms, worth))
        for at, (one, other) in enumerate(pairwise(words)):
            if one.kind is Kind.WORD and other.kind is Kind.WORD:
                self._join(units, at, one.text + other.text, view)
        return tuple(units)

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
            units[place] = Unit(unit.word, terms, worth)

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

    def _category_names(self, order: DocumentOrder) -> tuple[NamedCategory, ...]:
        paths = {leaf[:depth] for leaf in order.leaves for depth in range(1, len(leaf) + 1)}
        names = []
        for path in sorted(paths):
            words = (word for word in path[-1].split() if fold(word) not in FUNCTION_WORDS)
            terms = frozenset(term for word in words for term, _ in self._terms(word))
            if terms:
                names.append(NamedCategory(path, terms, *order.range_of(path)))
        return tuple(names)

    def _read_terms(self, text: str) -> tuple[tuple[str, float], ...]:
        return tuple((term.text, term.weight) for term in self._tokeniser.query_terms(text))
