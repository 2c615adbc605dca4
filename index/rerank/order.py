"""Order: candidates put in another order without any of them leaving its tier."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def reordered(totals: Floats, keys: Floats, tiers: Floats, *, depth: int) -> Floats:
    """Scores that put the first ``depth`` candidates of each tier in the order of their keys.

    The scores of those candidates are dealt out anew among them, so that what was not reranked
    stays behind them, exact matches stay first, and products that do not state what is required
    stay last, whatever a model says.

    Args:
        totals: scores of all candidates.
        keys: higher is better; looked at for the first ``depth`` of a tier only.
        tiers: what comes before any score.
        depth: candidates of each tier that are reordered.
    """
    scores = totals.copy()
    for tier in np.unique(tiers):
        inside = np.flatnonzero(tiers == tier)
        best = inside[np.argsort(-totals[inside], kind="stable")[:depth]]
        wanted = best[np.argsort(-keys[best], kind="stable")]
        scores[wanted] = totals[best]
    return scores
