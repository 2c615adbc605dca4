"""The inner loop over candidates and answers, compiled by numba and cached on disk."""

from __future__ import annotations

import numba
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@numba.njit(cache=True, nogil=True)
def best_under_answers(
    base: Floats,
    masks: npt.NDArray[np.uint16],
    unknown: Floats,
    missed: float,
    answers: int,
    size: int,
) -> Floats:
    """Sum of the ``size`` best scores under each answer, and under none (the last).

    Args:
        base: score per candidate without the field.
        masks: per candidate, the answers that it goes with; 0 when it states nothing.
        unknown: per answer, the factor on a candidate that states nothing.
        missed: the factor on one that goes with other answers.
        answers: how many there are.
        size: at most 64.
    """
    best = np.zeros((answers + 1, size))
    for n in range(base.shape[0]):
        score = base[n]
        mask = masks[n]
        for k in range(answers + 1):
            value = score
            if k < answers:
                if mask == 0:
                    value *= unknown[k]
                elif not (mask >> k) & 1:
                    value *= missed
            row = best[k]
            if value <= row[size - 1]:
                continue
            at = size - 1
            while at > 0 and row[at - 1] < value:
                row[at] = row[at - 1]
                at -= 1
            row[at] = value
    found = np.zeros(answers + 1)
    for k in range(answers + 1):
        found[k] = best[k].sum()
    return found
