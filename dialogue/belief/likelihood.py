"""Likelihood: how well a product goes with one requirement, given that people err.

Buyers answer 12 to 17 % of questions otherwise than they want (see the study of clarifying
questions by Zamani et al., "Analyzing and Learning from User Interactions for Search
Clarification", SIGIR 2020, and of answer noise in 20-question games), and now and then a sentence
is misread. So no requirement rules a product out: it makes those that miss it unlikely, by how
probable it is that the requirement is not meant as it stands. A number that just misses is less
unlikely than one that is far off.
"""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Final

import numpy as np
import numpy.typing as npt

from data.constraint import Constraint, Importance, Operator
from data.need import Origin, Provenance, Requirement
from dialogue.belief.interval import ABOUT, distance, intervals, is_negative
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
_BESIDE: Final = 0.25
"""What a number right beside the one that was said is worth, where about that one will do."""
_ROUND: Final = 0.005
"""Up to what share of it two numbers are the same to a buyer, at the most."""
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
    near = closeness(requirement.constraint, column)
    met_by = np.ones(len(truths)) if near is None else near
    found = np.where(truths > 0, met_by, np.where(known, missed, unknown))
    if requirement.constraint.importance is Importance.SHOULD:
        found = found**_WISH
    if requirement.weight < 1.0:
        found = found ** max(0.0, requirement.weight)
    return np.asarray(found, np.float64)


def closeness(constraint: Constraint, column: Column) -> Floats | None:
    """How well numbers that will do for "about 2.5 t" do: 1 for those that are 2.5 t as far as its
    digits tell, less for others, by their distance. None for what has no middle.
    """
    if constraint.operator is not Operator.ABOUT or column.low is None or column.high is None:
        return None
    wanted = intervals(constraint, column.unit)
    if len(wanted) != 1:
        return None
    start, stop = wanted[0]
    middle, reach = (start + stop) / 2, (stop - start) / 2
    if not math.isfinite(middle) or reach <= 0:
        return None
    away = distance(column.low, column.high, ((middle, middle),)) / reach
    exact = _precision(float(constraint.values[0])) / ABOUT
    return np.where(away <= exact, 1.0, _BESIDE * np.exp(-np.nan_to_num(away)))


def _precision(number: float) -> float:
    """Half of the last digit of a number, as a share of it: 0.02 of 2.5; at most `_ROUND`."""
    digits = Decimal(repr(number)).normalize()
    exponent = digits.as_tuple().exponent
    if not isinstance(exponent, int) or number == 0:
        return _ROUND
    return min(_ROUND, float(Decimal(1).scaleb(exponent) / 2 / abs(digits)))


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
