"""Collapse: near-duplicates under one hit."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from index.engine.evidence import Floats
from index.protocols import Documents


def representatives(
    documents: Documents,
    clusters: npt.NDArray[np.int32],
    tiers: Floats,
    quality: npt.NDArray[np.float32],
    scores: Floats,
) -> npt.NDArray[np.int64]:
    """Places of one document per cluster: of the best tier, then the best described.

    Args:
        documents: candidates.
        clusters: of each.
        tiers: what comes before any description: exact matches, and musts that are met.
        quality: how well each is described.
        scores: decide between equals; then the lower document number does.
    """
    order = np.lexsort((documents, -scores, -quality, -tiers, clusters))
    first = np.ones(len(order), np.bool_)
    ordered = clusters[order]
    first[1:] = ordered[1:] != ordered[:-1]
    return np.sort(order[first])
