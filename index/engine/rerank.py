"""Rerank: the fused order changed by what was trained or configured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from data.errors import InputError, MissingDependency
from data.records import Product
from index.engine.evidence import Floats
from index.engine.features import features_of
from index.engine.found import Found
from index.engine.query import Query
from index.engine.view import View
from index.protocols import Reranker
from index.request import Rerank
from index.rerank.learnt import LearntRanker
from index.rerank.order import reordered

READ_IN_FULL: Final = 50
"""Candidates that a cross-encoder reads; fixed, so that no order depends on the size of a page."""
_READING: Final = 0.2
"""What a cross-encoder's best may gain on its worst. It never saw a catalogue: by its word alone
rankings are worse than without it (`benchmarks/results/relevance-chorus-reranked-alone.json`)."""
_ALL: Final = 1 << 30


@dataclass(frozen=True, slots=True)
class Rerankers:
    """What there is to rerank with.

    Attributes:
        learnt: trained for the catalogue.
        cross_encoder: configured.
    """

    learnt: LearntRanker | None = None
    cross_encoder: Reranker | None = None

    def apply(
        self,
        asked: Rerank,
        view: View,
        query: Query,
        found: Found,
        text_of: Callable[[list[int]], list[str]],
    ) -> Found:
        """Candidates with their scores dealt out anew.

        Args:
            asked: which one.
            view: the documents.
            query: as read.
            found: its candidates.
            text_of: the texts of some documents, for a cross-encoder.

        Raises:
            InputError: no ranker was trained.
            MissingDependency: no cross-encoder is configured, or a package is missing.
        """
        if asked is Rerank.NONE:
            return found
        if asked is Rerank.LEARNT and self.learnt is None:
            raise InputError(
                "no ranker has been trained for this catalogue",
                field="rerank",
                value=str(asked),
                accepted="'sourcing train-ranker' trains one from judgements or clicks",
            )
        if asked is Rerank.CROSS_ENCODER and self.cross_encoder is None:
            raise MissingDependency(
                "no cross-encoder is configured",
                field="rerank",
                value=str(asked),
                accepted="SOURCING_CROSS_ENCODER names a model, or is the path of its folder",
            )
        if found.kept is None or len(found.documents) < 2:
            return found
        before, tiers = found.scores.total, found.scores.tiers
        if asked is Rerank.LEARNT and self.learnt is not None:
            keys = self.learnt.keys(evidence_of(view, query, found)) + found.scores.should
            depth = _ALL
        else:
            keys, depth = self._read(query, found, text_of), READ_IN_FULL
        after = reordered(before, keys, tiers, depth=depth)
        return replace(found, scores=replace(found.scores, reranker=after - before))

    def _read(
        self, query: Query, found: Found, text_of: Callable[[list[int]], list[str]]
    ) -> Floats:
        if self.cross_encoder is None:
            return found.scores.total
        total, tiers = found.scores.total, found.scores.tiers
        keys = np.full(len(total), -np.inf)
        for tier in np.unique(tiers):
            inside = np.flatnonzero(tiers == tier)
            best = inside[np.argsort(-total[inside], kind="stable")[:READ_IN_FULL]]
            texts = text_of(found.documents[best].tolist())
            scores = self.cross_encoder.scores(query.text, texts).astype(np.float64)
            # Models have different scales: the best of those read is 1 and the worst 0.
            span = float(np.ptp(scores)) or 1.0
            keys[best] = total[best] + _READING * (scores - scores.min()) / span
        return keys


def evidence_of(view: View, query: Query, found: Found) -> Floats:
    """The features of what was found, in its order; see `index.engine.features`."""
    if found.kept is None:
        return np.empty((0, 0))
    return features_of(view, query, found.kept, found.scores.fused, found.model)


def text_of_product(product: Product, embedded: str) -> str:
    """What a cross-encoder reads of a product: its text for meaning with the title as written."""
    return embedded if product.title in embedded else f"{product.title}. {embedded}"
