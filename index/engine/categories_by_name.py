"""CategoriesByName: which categories a query says the whole name of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Set

from index.columns import DocumentOrder
from index.engine.query import NamedCategory
from index.snapshot.function_words import FUNCTION_WORDS
from index.text.fold import fold


class CategoriesByName:
    """The categories of a numbering by the index terms of their names.

    Args:
        order: of the documents.
        terms: the index terms of a word, with weights.
    """

    def __init__(
        self, order: DocumentOrder, terms: Callable[[str], tuple[tuple[str, float], ...]]
    ) -> None:
        paths = {leaf[:depth] for leaf in order.leaves for depth in range(1, len(leaf) + 1)}
        self._named: list[NamedCategory] = []
        self._by_term: defaultdict[str, list[int]] = defaultdict(list)
        for path in sorted(paths):
            words = (word for word in path[-1].split() if fold(word) not in FUNCTION_WORDS)
            of_name = frozenset(term for word in words for term, _ in terms(word))
            if of_name:
                # By any of its terms: a query that says the whole name says that one.
                self._by_term[min(of_name)].append(len(self._named))
                self._named.append(NamedCategory(path, of_name, *order.range_of(path)))

    def said(self, terms: Set[str]) -> tuple[NamedCategory, ...]:
        """Those whose whole name is among the terms of a query, in order of their paths."""
        places = sorted(at for term in terms for at in self._by_term.get(term, ()))
        return tuple(self._named[at] for at in places if self._named[at].terms <= terms)
