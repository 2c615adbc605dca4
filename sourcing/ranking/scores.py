"""Scores: every candidate measured by every criterion, and the weighted sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.judge import Record
from sourcing.ranking.candidate import Candidate
from sourcing.ranking.criteria import Criterion
from sourcing.ranking.measure import Measure
from sourcing.ranking.situation import Situation

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scores:
    """Measures of candidates as arrays, and what they come to.

    Attributes:
        values, worst, best: shape (candidates, criteria), 0 to 1.
        shares: shape (criteria,), the weights, sum 1.
        score, score_worst, score_best: shape (candidates,).
    """

    values: Floats
    worst: Floats
    best: Floats
    shares: Floats
    score: Floats
    score_worst: Floats
    score_best: Floats


def score(
    candidates: Sequence[Candidate],
    situation: Situation,
    criteria: Sequence[Criterion],
    shares: Mapping[str, float],
) -> Scores:
    """Additive multi-attribute value: the weighted sum of the criteria's values.

    Additivity asks that a buyer's preference on some criteria does not depend on the level of
    the others (mutual preferential independence); what does not trade off, the musts, is taken
    out of the sum before.
    Source: Keeney & Raiffa, "Decisions with Multiple Objectives", 1976, chapter 3.6.
    """
    shape = (len(candidates), len(criteria))
    values, worst, best = np.empty(shape), np.empty(shape), np.empty(shape)
    for n, criterion in enumerate(criteria):
        column = _column(candidates, situation, criterion)
        values[:, n] = [one[0] for one in column]
        worst[:, n] = [one[1] for one in column]
        best[:, n] = [one[2] for one in column]
    weights = np.array([shares[one.id] for one in criteria])
    return Scores(
        values,
        worst,
        best,
        weights,
        _sum(values, weights),
        _sum(worst, weights),
        _sum(best, weights),
    )


def _column(
    candidates: Sequence[Candidate], situation: Situation, criterion: Criterion
) -> list[Measure]:
    if criterion.of is not Record.SUPPLIER:
        return [criterion.measure(one, situation) for one in candidates]
    known: dict[str, Measure] = {}
    column = []
    for one in candidates:
        key = one.supplier.id
        if key not in known:
            known[key] = criterion.measure(one, situation)
        column.append(known[key])
    return column


def _sum(values: Floats, weights: Floats) -> Floats:
    # Criterion by criterion: a row's sum must not depend on the rows around it, as it does when
    # a matrix product blocks them.
    total = np.zeros(len(values))
    for n, weight in enumerate(weights):
        total += weight * values[:, n]
    return total
