"""Is a difference real? Bootstrap confidence intervals and paired permutation tests over queries.

Sakai, "Evaluating evaluation metrics based on the bootstrap", SIGIR 2006; Smucker, Allan &
Carterette, "A Comparison of Statistical Significance Tests for Information Retrieval Evaluation",
CIKM 2007, which recommends the randomisation test and warns of Wilcoxon's and the sign test.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean over queries with its 95 % bootstrap percentile interval."""

    mean: float
    low: float
    high: float


def bootstrap(values: Sequence[float], *, seed: int, samples: int = 10_000) -> Interval:
    """Mean and 95 % interval, resampling queries with replacement."""
    observed = np.asarray(values, np.float64)
    if not len(observed):
        return Interval(float("nan"), float("nan"), float("nan"))
    dice = np.random.default_rng(seed)
    drawn = dice.integers(0, len(observed), size=(samples, len(observed)))
    low, high = np.percentile(observed[drawn].mean(axis=1), [2.5, 97.5])
    return Interval(float(observed.mean()), float(low), float(high))


def permutation_test(
    ours: Sequence[float], baseline: Sequence[float], *, seed: int, samples: int = 20_000
) -> float:
    """Two-sided p-value of the paired randomisation test on the mean difference.

    Under the null hypothesis either system could have produced either value of a query, so signs
    of the differences are flipped at random. The observed assignment counts as one of them: p is
    never 0.
    """
    difference = np.asarray(ours, np.float64) - np.asarray(baseline, np.float64)
    difference = difference[difference != 0]
    if not len(difference):
        return 1.0
    dice = np.random.default_rng(seed)
    observed = abs(difference.sum())
    extreme = 0
    for start in range(0, samples, 2_000):
        signs = dice.choice(
            np.array([-1.0, 1.0]), size=(min(2_000, samples - start), len(difference))
        )
        extreme += int((abs(signs @ difference) >= observed - 1e-12).sum())
    return (extreme + 1) / (samples + 1)


def holm(p_values: Sequence[float]) -> list[float]:
    """Adjusted for several comparisons with one baseline (Holm, 1979)."""
    order = sorted(range(len(p_values)), key=p_values.__getitem__)
    adjusted = [0.0] * len(p_values)
    highest = 0.0
    for place, index in enumerate(order):
        highest = max(highest, min(1.0, p_values[index] * (len(p_values) - place)))
        adjusted[index] = highest
    return adjusted
