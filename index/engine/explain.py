"""Explain: what each part of the evidence added to a hit's score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import numpy as np

from data.records import Product
from index.engine.query import Query
from index.engine.scoring import Scores
from index.engine.view import View
from index.fusion import Parts
from index.lexical import Bm25Parameters, FieldTokens
from index.response import Contribution
from index.snapshot.texts import TextSource, Tokeniser


class Explainer:
    """Takes scores apart.

    A term's share of the words' part is its share of BM25; a field's share of a term is that of
    its weighted, length-normalised frequency, computed again from the product's own texts.
    """

    def __init__(self, source: TextSource, tokeniser: Tokeniser) -> None:
        self._source = source
        self._tokeniser = tokeniser

    def contributions(
        self, view: View, query: Query, document: int, product: Product, scores: Scores, at: int
    ) -> tuple[Contribution, ...]:
        """The parts of one hit's score; they add up to it.

        Args:
            view: the documents.
            query: as read.
            document: the hit.
            product: its record.
            scores: of the candidates.
            at: the hit's place among them.
        """
        found = list(self._by_words(view, query, document, product, scores.fused, at))
        single = {
            "dense": scores.fused.dense[at],
            "coverage": scores.fused.coverage[at],
            "exact": scores.exact[at],
            "should": scores.should[at],
            "unknown": scores.unknown[at],
            "reranker": 0.0 if scores.reranker is None else scores.reranker[at],
        }
        found += [Contribution(part, float(score)) for part, score in single.items() if score]
        return tuple(found)

    def _by_words(
        self, view: View, query: Query, document: int, product: Product, fused: Parts, at: int
    ) -> Iterator[Contribution]:
        part = float(fused.lexical[at])
        if part == 0.0:
            return
        here = np.array([document], np.int32)
        added = {
            term: weight * view.lexical.idf(term) * float(view.lexical.impacts(term, here)[0])
            for term, weight in query.terms
        }
        total = sum(added.values())
        if total <= 0.0:
            # Reciprocal ranks can give words a part where no term is left to name.
            yield Contribution("lexical", part)
            return
        written = {term: unit.word for unit in query.units for term, _ in unit.terms}
        tokens = self._tokeniser.field_tokens(self._source.fields(product))
        means = view.snapshot.manifest.mean_lengths
        for term, score in added.items():
            if score <= 0.0:
                continue
            shares = field_shares(tokens, term, view.snapshot.bm25, means)
            for field, share in shares.items():
                yield Contribution(
                    "lexical", part * score / total * share, field, written.get(term, term)
                )


def field_shares(
    tokens: FieldTokens, term: str, parameters: Bm25Parameters, means: Mapping[str, float]
) -> dict[str, float]:
    """Per field that has a term, its share of the term's frequency as BM25F adds it up."""
    weighted: defaultdict[str, float] = defaultdict(float)
    for field, found in tokens.items():
        frequency = sum(token == term for token in found)
        if frequency:
            norm = 1.0 - parameters.b + parameters.b * len(found) / (means.get(field) or 1.0)
            weighted[field] = parameters.weight(field) * frequency / norm
    total = sum(weighted.values())
    return {field: one / total for field, one in weighted.items()} if total else {"": 1.0}
