"""Likelihood: how well a product goes with one requirement, given that people err.

Buyers answer 12 to 17 % of questions otherwise than they want (see the study of clarifying
questions by Zamani et al., "Analyzing and Learning from User Interactions for Search
Clarification", SIGIR 2020, and of answer noise in 20-question games), and now and then a sentence
is misread. So no requirement rules a product out: it makes those that miss it unlikely, by how
probable it is that the requirement is not meant as it stands. A number that just misses is less
unlikely than one that is far off.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from data.constraint import Importance
from data.need import Origin, Provenance, Requirement
from dialogue.belief.interval import distance, intervals, is_negative
from dialogue.protocols import Column

Floats = npt.NDArray[np.float64]

WRONG: Final = {
    Origin.CHOSEN: 0.10,
    Origin.STATED: 0.03,
    Origin.EDITED: 0.02,
    Origin.INFERRED: 0.25,
    Origin.DEFAULT: 0.4,
}
"""Probability that a requirement is not meant as it stands, by where it comes from."""
_NEAR_MISS: Final = 0.5
"""Likelihood of a number that misses by next to nothing."""
_NEARNESS: Final = 0.05
"""How fast that falls, as a share of the spread of the numbers."""
_FAR: Final = 0.1
"""Likelihood of the farthest miss beside that of one with no distance."""
UNKNOWN: Final = 0.5
"""What an unstated value is worth beside a stated one that meets the requirement as probably."""
_WISH: Final = 0.35
"""Weight of a wish beside a must, in logarithms."""


def wrong(provenance: Provenance) -> float:
    """Probability that a requirement is not meant as it stands."""
    base = WRONG[provenance.origin]
    return min(0.5, base + 0.5 * (1.0 - provenance.confidence) * (1.0 - base))


def likelihood(
    requirement: Requirement, truths: npt.NDArray[np.int8], column: Column, weights: Floats
) -> Floats:
    """Per product, how likely the buyer says this while wanting it; 1 where the product meets it.

    Args:
        requirement: what is required.
        truths: 1 meets it, -1 does not, 0 does not state it.
        column: what the products state on the field.
        weights: of the products, for how probable it is that one that states nothing meets it.
    """
    error = wrong(requirement.provenance)
    known = truths != 0
    stated = float(weights[known].sum())
    met = float(weights[truths > 0].sum()) / stated if stated > 0 else 0.5
    least = error / (1.0 - error)
    missed = np.full(len(truths), least)
    gap = _gap(requirement, column)
    if gap is not None:
        missed *= _FAR + (1.0 - _FAR) * np.exp(-2.0 * gap)
        np.maximum(missed, _NEAR_MISS * np.exp(-gap / _NEARNESS), out=missed)
    # Never below what is known to miss: unknown is not yes, and not no either.
    unknown = least + (1.0 - least) * UNKNOWN * met
    found = np.where(truths > 0, 1.0, np.where(known, missed, unknown))
    if requirement.constraint.importance is Importance.SHOULD:
        found = found**_WISH
    if requirement.weight < 1.0:
        found = found ** max(0.0, requirement.weight)
    return np.asarray(found, np.float64)


def _gap(requirement: Requirement, column: Column) -> Floats | None:
    """How far each number is from what is wanted, as a share of the spread of all numbers.

    0 where nothing is stated; None for what has no distance.
    """
    constraint = requirement.constraint
    if column.low is None or column.high is None or is_negative(constraint):
        return None
    wanted = intervals(constraint, column.unit)
    if not wanted:
        return None
    known = column.low[np.isfinite(column.low)]
    if len(known) < 2:
        return None
    few = known[:: max(1, len(known) // 2048)]
    low, high = np.quantile(few, (0.05, 0.95))
    spread = float(high - low) or float(abs(high)) or 1.0
    gap = distance(column.low, column.high, wanted) / spread
    return np.where(np.isfinite(gap), gap, 0.0)
