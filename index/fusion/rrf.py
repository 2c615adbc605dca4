"""Reciprocal rank fusion.

Cormack, Clarke & Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual Rank
Learning Methods", SIGIR 2009.
"""

from __future__ import annotations

import numpy as np

from index.fusion.ranked import Ranked, union


def reciprocal_rank(*rankings: Ranked, k: float = 60.0) -> Ranked:
    """Each document scores the sum over rankings of 1 / (k + rank), ranks from 1.

    A document that a ranking lacks gets nothing from it.
    """
    documents = union(rankings)
    scores = np.zeros(len(documents), np.float64)
    for ranking in rankings:
        ranks = np.arange(1, len(ranking) + 1)
        scores[np.searchsorted(documents, ranking.documents)] += 1.0 / (k + ranks)
    return Ranked.of(documents, scores.astype(np.float32))
