"""Split: how one field divides the candidates into answers that can be offered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from data.constraint import Constraint, Operator
from data.schema import Direction
from dialogue.belief.ranks import Ranks
from dialogue.policy.edges import round_cuts
from dialogue.protocols import Column

Floats = npt.NDArray[np.float64]
Masks = npt.NDArray[np.uint16]
Rows = npt.NDArray[np.int64]

OFFERED: Final = 6
"""Answers offered at most, "other" not counted."""
_NOMINAL: Final = 40
"""Up to so many distinct numbers, ranges end at numbers that products have."""
_STEPS: Final = 0.8
"""Share of the weight that the commonest numbers have to have to be offered one by one."""
_BESIDE: Final = 0.005
"""How far an end of a range may be moved to be round: less than buyers tell numbers apart."""
_RARE: Final = 0.004
"""Share of the weight below which a label is among the others."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question about a field.

    Attributes:
        label: the catalogue's word, where the answer is one value.
        low, high: ends of a range, None where it is open.
        offered: not what lies beyond all bounds, on the side that nobody wants, as long as there
            is enough to choose from without it: it would only be chosen by mistake.
    """

    constraint: Constraint
    label: str | None = None
    low: float | None = None
    high: float | None = None
    offered: bool = True


@dataclass(frozen=True, slots=True)
class Split:
    """A field's answers and the products behind them.

    Attributes:
        masks: uint16 per product: bit k is set when it goes with answer k; 0 is unknown.
        given: the same for the answers that a buyer with this very product in mind would give: of
            several bounds, the tightest.
        unit: of numbers.
    """

    field: str
    answers: tuple[Answer, ...]
    masks: Masks
    given: Masks
    unit: str | None = None

    def shares(self, weights: Floats) -> tuple[Floats, float]:
        """Share of the weight per answer among products that state the field, and the share that
        states nothing. A product that goes with several answers counts in part for each.
        """
        from dialogue.policy.kernel import mass_of_answers

        found, none = mass_of_answers(self.given, weights, len(self.answers))
        stated = float(found.sum())
        total = stated + none
        unknown = none / total if total > 0 else 1.0
        return (found / stated if stated > 0 else found), unknown


def split_column(
    field: str,
    direction: Direction,
    column: Column,
    rows: Rows,
    weights: Floats,
    ranks: Ranks | None = None,
) -> Split | None:
    """Divide some products by what they state on a field; None when they all state the same.

    Args:
        field: attribute id or core field.
        direction: which end of a number a buyer prefers.
        column: over a whole domain.
        rows: the products, as rows of it.
        weights: of these products, not negative.
        ranks: of the column, where they are at hand.
    """
    if column.low is not None and column.high is not None:
        ranks = ranks or Ranks.of(column)
        masses = (np.empty(0), np.empty(0)) if ranks is None else ranks.mass(rows, weights)
        return _numbers(field, direction, column.unit, column.low[rows], column.high[rows], masses)
    if column.offsets is not None and column.codes is not None:
        return _labels(field, column, column.offsets, column.codes, rows, weights)
    return None


def _numbers(
    field: str,
    direction: Direction,
    unit: str | None,
    low: Floats,
    high: Floats,
    masses: tuple[Floats, Floats],
) -> Split | None:
    start = np.where(np.isfinite(low), low, high)
    stop = np.where(np.isfinite(high), high, low)
    known = np.isfinite(start)
    values, mass = masses
    if len(values) < 2:
        return None
    if direction is Direction.NEITHER:
        common = np.sort(np.argsort(-mass, kind="stable")[: OFFERED - 1])
        if len(values) <= OFFERED or mass[common].sum() >= _STEPS * mass.sum():
            points = values if len(values) <= OFFERED else values[common]
            return _steps(field, unit, points, start, stop, others=len(values) > OFFERED)
    cuts = values[1:] if len(values) <= OFFERED else round_cuts(values, mass, ranges=OFFERED)
    if not len(cuts):
        return None
    first = np.searchsorted(cuts, start[known], side="right")
    last = np.maximum(np.searchsorted(cuts, stop[known], side="right"), first)
    given = np.zeros(len(start), np.uint16)
    given[known] = ((1 << (last + 1)) - (1 << first)).astype(np.uint16)
    ranges = _ranges(field, unit, values, cuts)
    if direction is Direction.NEITHER:
        return Split(field, ranges, given, given, unit)
    return _bounds(field, unit, direction, ranges, given)


def _bounds(
    field: str,
    unit: str | None,
    direction: Direction,
    ranges: tuple[Answer, ...],
    given: Masks,
) -> Split:
    """Bounds in the direction that buyers prefer, and the range that lies beyond all of them."""
    masks = np.zeros(len(given), np.uint16)
    answers: list[Answer] = []
    for n, one in enumerate(ranges):
        if direction is Direction.MORE and n > 0 and one.low is not None:
            bound = _constraint(field, Operator.AT_LEAST, (one.low,), unit)
            answers.append(Answer(bound, None, one.low, None))
            goes = given >> n > 0
        elif direction is Direction.LESS and n < len(ranges) - 1 and one.high is not None:
            bound = _constraint(field, Operator.AT_MOST, (one.high,), unit)
            answers.append(Answer(bound, None, None, one.high))
            goes = given & ((1 << (n + 1)) - 1) > 0
        else:
            answers.append(replace(one, offered=False))
            goes = given >> n & 1 > 0
        masks |= goes.astype(np.uint16) << np.uint16(n)
    return Split(field, tuple(answers), masks, given, unit)


def _steps(
    field: str,
    unit: str | None,
    points: Floats,
    start: Floats,
    stop: Floats,
    *,
    others: bool,
) -> Split:
    """The few numbers that most products have, each an answer, and all others together."""
    masks = np.zeros(len(start), np.uint16)
    for n, point in enumerate(points.tolist()):
        masks |= ((start <= point) & (stop >= point)).astype(np.uint16) << np.uint16(n)
    answers = [
        Answer(_constraint(field, Operator.EQUAL, (point,), unit), None, point, point)
        for point in points.tolist()
    ]
    if others:
        rest = np.isfinite(start) & (masks == 0)
        masks[rest] = 1 << len(answers)
        values = tuple(points.tolist())
        answers.append(Answer(_constraint(field, Operator.NOT_ONE_OF, values, unit)))
    return Split(field, tuple(answers), masks, masks, unit)


def _ranges(field: str, unit: str | None, values: Floats, cuts: Floats) -> tuple[Answer, ...]:
    """Ranges between bounds; where numbers are few, from one that there is to one that there is."""
    nominal = len(values) <= _NOMINAL
    places = np.searchsorted(values, cuts, side="left")
    bounds = [None, *cuts.tolist(), None]
    found = []
    for n in range(len(cuts) + 1):
        low, high = bounds[n], bounds[n + 1]
        if nominal and low is not None:
            low = _rounded(float(values[places[n - 1]]), -1)
        if nominal and high is not None:
            high = _rounded(float(values[places[n] - 1]), 1)
        if low is None and high is not None:
            constraint = _constraint(field, Operator.AT_MOST, (high,), unit)
        elif high is None and low is not None:
            constraint = _constraint(field, Operator.AT_LEAST, (low,), unit)
        elif low == high and low is not None:
            constraint = _constraint(field, Operator.EQUAL, (low,), unit)
        else:
            ends = (low or 0.0, high or 0.0)
            constraint = _constraint(field, Operator.BETWEEN, ends, unit)
        found.append(Answer(constraint, None, low, high))
    return tuple(found)


def _rounded(end: float, way: int) -> float:
    """An end of a range, moved outwards to the roundest number right beside it."""
    from dialogue.policy.kernel import roundest

    reach = _BESIDE * abs(end)
    if reach == 0:
        return end
    if way < 0:
        return roundest(end - reach, end)[0]
    return -roundest(-end - reach, -end)[0] + 0.0


def _labels(
    field: str,
    column: Column,
    offsets: npt.NDArray[np.int64],
    codes: npt.NDArray[np.int32],
    rows: Rows,
    weights: Floats,
) -> Split | None:
    counts = offsets[rows + 1] - offsets[rows]
    owners = np.repeat(np.arange(len(rows)), counts)
    within = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    found = codes[np.repeat(offsets[rows], counts) + within]
    mass = np.bincount(found, (weights / np.maximum(counts, 1))[owners], len(column.labels))
    total = float(mass.sum())
    if total <= 0:
        return None
    order = np.lexsort((np.arange(len(mass)), -mass))
    common = order[mass[order] > 0]
    if len(common) > OFFERED:
        common = common[: OFFERED - 1]
        common = common[mass[common] >= _RARE * total]
    others = total - float(mass[common].sum()) > _RARE * total
    if len(common) + others < 2:
        return None
    place = np.full(len(mass), len(common), np.int64)
    place[common] = np.arange(len(common))
    if not others:
        # What is too rare to be offered goes with no answer.
        place[np.setdiff1d(order, common)] = 15
    masks = np.zeros(len(rows), np.uint16)
    np.bitwise_or.at(masks, owners, (1 << place[found]).astype(np.uint16))
    masks &= np.uint16((1 << (len(common) + others)) - 1)
    labels = [column.labels[n] for n in common.tolist()]
    flags = set(column.labels) <= {"yes", "no"}
    answers = [
        Answer(
            _constraint(field, Operator.EQUAL, (label == "yes" if flags else label,), None), label
        )
        for label in labels
    ]
    if others:
        rest = Constraint(field, Operator.NOT_ONE_OF, tuple(labels))
        answers.append(Answer(rest))
    return Split(field, tuple(answers), masks, masks)


def _constraint(
    field: str, operator: Operator, values: tuple[float | str | bool, ...], unit: str | None
) -> Constraint:
    return Constraint(field, operator, values, unit)
