"""Normalised convex combination.

Bruch, Gai & Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval", TOIS 2023: a convex
combination with theoretical min-max normalisation beats reciprocal rank fusion, needs few
judgements to tune, and is robust to the normalisation chosen.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from index.fusion.ranked import Ranked, union


def convex(lexical: Ranked, dense: Ranked, *, dense_weight: float) -> Ranked:
    """``dense_weight`` times the dense score plus the rest times the lexical one, both in 0 to 1.

    The lower end of each scale is the score's theoretical minimum: 0 for BM25, and for cosines
    the least one retrieved, since a corpus never uses -1. The upper end is the best score
    retrieved. A document that a ranking lacks scores 0 there.
    """
    documents = union((lexical, dense))
    lexical_part = _spread(documents, lexical, low=0.0)
    least = float(dense.scores.min()) if len(dense) else 0.0
    dense_part = _spread(documents, dense, low=least)
    scores = (1.0 - dense_weight) * lexical_part + dense_weight * dense_part
    return Ranked.of(documents, scores.astype(np.float32))


def _spread(
    documents: npt.NDArray[np.int32], ranking: Ranked, *, low: float
) -> npt.NDArray[np.float64]:
    spread = np.zeros(len(documents))
    if len(ranking):
        high = float(ranking.scores.max())
        span = high - low
        scaled = (ranking.scores - low) / span if span > 0 else np.ones(len(ranking))
        spread[np.searchsorted(documents, ranking.documents)] = scaled
    return spread
