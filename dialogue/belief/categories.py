"""Categories: which kinds of product a buyer's words may mean, from what the words bring up.

A category is believed in as its best fitting products fit, sharpened; how many of its products
fit counts only a little, or large categories would win for their size.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from data.need import CategoryBelief
from dialogue.protocols import CandidateSource, Retrieved

_BEST: Final = 20
_SHARPNESS: Final = 4.0
_SIZE: Final = 0.25
_SHARE: Final = 0.02
"""Of the most probable category's, below which a category is left out."""
_MOST: Final = 24


def categories_of(source: CandidateSource, found: Retrieved) -> tuple[CategoryBelief, ...]:
    """Categories by probability, most probable first; they sum to 1, or there is none."""
    if not len(found.documents):
        return ()
    paths = source.category_of(found.documents)
    numbers: dict[tuple[str, ...], int] = {}
    leaves = np.array([numbers.setdefault(path, len(numbers)) for path in paths])
    scores = found.scores.astype(np.float64)
    weights = np.zeros(len(numbers))
    for leaf in range(len(numbers)):
        fits = np.sort(scores[leaves == leaf])[::-1]
        best = np.zeros(_BEST)
        best[: min(_BEST, len(fits))] = fits[:_BEST]
        # Of a category with few products at all, the mean over those brought up is as good.
        fit = float(best.sum()) / min(_BEST, max(5, len(fits)))
        weights[leaf] = fit**_SHARPNESS * len(fits) ** _SIZE
    total = float(weights.max())
    if total <= 0:
        weights = np.bincount(leaves, minlength=len(numbers)).astype(np.float64)
        total = float(weights.max())
    weights[weights < _SHARE * total] = 0.0
    order = np.argsort(-weights, kind="stable")[:_MOST]
    kept = [(list(numbers)[n], float(weights[n])) for n in order.tolist() if weights[n] > 0]
    whole = sum(weight for _, weight in kept)
    return tuple(CategoryBelief(path, weight / whole) for path, weight in kept)
