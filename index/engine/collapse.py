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
    twice = np.sort(clusters)
    twice = twice[1:][twice[1:] == twice[:-1]]
    if not len(twice):
        return np.arange(len(documents))
    several = np.isin(clusters, twice)
    alone = np.flatnonzero(~several)
    inside = np.flatnonzero(several)
    order = inside[
        np.lexsort(
            (
                documents[inside],
                -scores[inside],
                -quality[inside],
                -tiers[inside],
                clusters[inside],
            )
        )
    ]
    first = np.ones(len(order), np.bool_)
    ordered = clusters[order]
    first[1:] = ordered[1:] != ordered[:-1]
    return np.sort(np.concatenate([alone, order[first]]))
