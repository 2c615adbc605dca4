"""The inner loops over candidates, answers and bounds, compiled by numba and cached on disk."""

from __future__ import annotations

import math

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
        size: at least 1.
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


@numba.njit(cache=True, nogil=True)
def sum_under_answers(
    base: Floats,
    masks: npt.NDArray[np.uint16],
    unknown: Floats,
    missed: float,
    answers: int,
) -> Floats:
    """Sum of all scores under each answer, and under none (the last); as above."""
    found = np.zeros(answers + 1)
    for n in range(base.shape[0]):
        for k in range(answers):
            value = base[n]
            if masks[n] == 0:
                value *= unknown[k]
            elif not (masks[n] >> k) & 1:
                value *= missed
            found[k] += value
        found[answers] += base[n]
    return found


@numba.njit(cache=True, nogil=True)
def mass_of_answers(
    masks: npt.NDArray[np.uint16], weights: Floats, answers: int
) -> tuple[Floats, float]:
    """Weight per answer, and that of products that go with none.

    A product that goes with several answers counts in equal part for each.
    """
    found = np.zeros(answers)
    none = 0.0
    for n in range(masks.shape[0]):
        mask = masks[n]
        several = 0
        for k in range(answers):
            several += (mask >> k) & 1
        if several == 0:
            none += weights[n]
            continue
        for k in range(answers):
            if (mask >> k) & 1:
                found[k] += weights[n] / several
    return found, none


@numba.njit(cache=True, nogil=True)
def _multiple(high: float, digit: float, exponent: int) -> float:
    """The greatest multiple of a step at most ``high``, without the noise of floats."""
    if exponent >= 0:
        step = digit * 10.0**exponent
        return math.floor(high / step * (1 + 1e-15)) * step
    scale = 10.0 ** (-exponent)
    return math.floor(high * scale / digit * (1 + 1e-15)) * digit / scale


@numba.njit(cache=True, nogil=True)
def roundest(low: float, high: float) -> tuple[float, int]:
    """The roundest number above ``low`` and at most ``high``, and how many digits it takes.

    A multiple of 1, 2 or 5 times the largest possible power of ten, or else of 2.5 times it; each
    power below that of the number itself is a digit, and a half of one as good as a whole one.
    """
    if low < 0.0 <= high:
        return 0.0, 0
    top = math.floor(math.log10(max(abs(low), abs(high)))) + 1
    exponent = top
    while exponent > -300:
        for digit in (5.0, 2.0, 1.0, 2.5):
            number = _multiple(high, digit, exponent)
            if low < number <= high:
                own = math.floor(math.log10(abs(number)) + 1e-12)
                return number, max(0, own - exponent - int(digit == 5.0) + int(digit == 2.5))
        exponent -= 1
        if 10.0**exponent < (high - low) * 1e-6:
            break
    return high, 12


@numba.njit(cache=True, nogil=True)
def best_cuts(marks: Floats, price: Floats, ranges: int) -> npt.NDArray[np.int64]:
    """Which marks to cut at, so that the squares of the ranges' shares and the prices sum least.

    Args:
        marks: cumulated shares, from 0 to 1, ascending.
        price: of a cut at each mark; those of the first and the last are not counted.
        ranges: at most this many.
    """
    size = marks.shape[0]
    best = np.full((ranges + 1, size), np.inf)
    back = np.zeros((ranges + 1, size), np.int64)
    best[0, 0] = 0.0
    for k in range(1, ranges + 1):
        for j in range(1, size):
            for i in range(j):
                cost = best[k - 1, i] + (marks[j] - marks[i]) ** 2
                if cost < best[k, j]:
                    best[k, j] = cost
                    back[k, j] = i
            if j < size - 1:
                best[k, j] += price[j]
    k = int(np.argmin(best[:, size - 1]))
    chosen = np.zeros(max(k - 1, 0), np.int64)
    at = size - 1
    while k > 1:
        at = back[k, at]
        k -= 1
        chosen[k - 1] = at
    return chosen
