"""Convex combination with coverage: a product that has every word of the query comes first.

Words and meaning are brought together as Bruch, Gai & Ingber have it (`index.fusion.convex`). By
itself that lets a near neighbour that lacks half of the query's words overtake products that have
them all. Coordination, the number of query words a document has, was a factor of Lucene's classic
scoring for that reason, and engines of shops ask for all words first ("minimum should match");
here it is a third term of the sum, so that no side can veto another, and words count by their
inverse document frequency.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from index.fusion.weights import Weights

Floats = npt.NDArray[np.float64]

_FLAT: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Parts:
    """Scores of candidates by part; their sum is from 0 to 1 but where meaning is below its scale.

    Attributes:
        lexical, dense, coverage: one value per candidate.
    """

    lexical: Floats
    dense: Floats
    coverage: Floats

    @property
    def scores(self) -> Floats:
        """Fused score per candidate."""
        return self.lexical + self.dense + self.coverage


def covered(
    lexical: Floats, dense: Floats | None, coverage: Floats, *, weights: Weights, low: float
) -> Parts:
    """The three parts of the fused score of each candidate.

    Every candidate has its own value on each side, whichever side brought it up.

    Args:
        lexical: BM25; its scale is from 0 to the best.
        dense: cosines, or None where meaning was not asked; words then have its weight too.
        coverage: 0 to 1.
        weights: of the parts.
        low: the cosine that is the lower end of the dense scale.
    """
    if dense is None:
        weights = Weights(0.0, weights.coverage)
        dense = np.zeros(len(lexical))
    whole = 1.0 + weights.coverage
    return Parts(
        (1.0 - weights.dense) / whole * scaled(lexical, 0.0),
        weights.dense / whole * np.maximum(scaled(dense, low), -1.0),
        weights.coverage / whole * coverage,
    )


def scaled(scores: Floats, low: float) -> Floats:
    """Scores with ``low`` at 0 and the best at 1; all 1 where none is above ``low``."""
    if not len(scores):
        return scores
    high = float(scores.max())
    if high - low < _FLAT:
        return np.where(scores > 0, 1.0, 0.0)
    return (scores - low) / (high - low)
