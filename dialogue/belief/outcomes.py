"""Outcomes: what each shown product states on each requirement, and what speaks for it."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import numpy.typing as npt

from data.constraint import PRICE, Truth
from dialogue.belief.belief import Belief
from dialogue.protocols import Column
from dialogue.reply import Evidence, FieldValue, Outcome, Part, Shown

_TINY: Final = 1e-12
_LEAST: Final = 0.02
"""Weight below which a part is not worth naming."""


def shown_products(belief: Belief, start: int, stop: int) -> tuple[Shown, ...]:
    """A page of the ranking.

    Args:
        belief: whose ranking.
        start: products before the page.
        stop: past its last.
    """
    rows = belief.best(stop)[start:]
    if not len(rows):
        return ()
    source, documents = belief.domain.source, belief.domain.documents
    ids = source.product_ids(documents[rows])
    best = float(belief.score.max())
    open_parts = _open_parts(belief, rows)
    return tuple(
        Shown(
            product_id=product_id,
            position=start + n + 1,
            score=float(belief.score[row]) / best if best > 0 else 0.0,
            outcomes=outcomes(belief, row),
            why=_evidence(belief, row, open_parts, n),
            selected=product_id in belief.line.selected,
            duplicates=tuple(source.product_ids(documents[belief.twins(row)])),
        )
        for n, (row, product_id) in enumerate(zip(rows.tolist(), ids, strict=True))
    )


def outcomes(belief: Belief, row: int) -> tuple[Outcome, ...]:
    """Per requirement of the line, whether the product meets it, and by which value; and that it
    costs more than the budget, where it does.
    """
    found = []
    for one, truths in zip(belief.line.requirements, belief.truths, strict=True):
        truth = int(truths[row])
        said = Truth.MET if truth > 0 else Truth.MISSED if truth < 0 else Truth.UNKNOWN
        value = value_of(belief.domain.column(one.constraint.field), row)
        found.append(Outcome(one, said, value))
    if belief.budget is not None and not belief.affordable[row]:
        price = value_of(belief.domain.column(PRICE), row)
        found.append(Outcome(belief.budget, Truth.MISSED, price))
    return tuple(found)


def value_of(column: Column, row: int) -> FieldValue | None:
    """What one product states; None when it states nothing."""
    if column.low is not None and column.high is not None:
        low, high = float(column.low[row]), float(column.high[row])
        if math.isnan(low) or (math.isinf(low) and math.isinf(high)):
            return None
        return FieldValue(low=low, high=high, unit=column.unit)
    if column.offsets is None or column.codes is None:
        return None
    codes = column.codes[column.offsets[row] : column.offsets[row + 1]]
    labels = tuple(column.labels[code] for code in codes.tolist())
    return FieldValue(labels=labels) if labels else None


OpenParts = list[tuple[str, npt.NDArray[np.float64]]]


def _open_parts(belief: Belief, rows: npt.NDArray[np.int64]) -> OpenParts:
    """Per open field, logarithm of some products' factors beside the usual one."""
    found: OpenParts = []
    for name, factor in belief.suited.items():
        # The middle one will do, and costs a tenth of what a median of two does.
        usual = float(np.sort(factor.table)[len(factor.table) // 2])
        if usual > 0:
            found.append((name, np.log(np.maximum(factor.of(rows) / usual, _TINY))))
    return found


def _evidence(belief: Belief, row: int, open_parts: OpenParts, place: int) -> tuple[Evidence, ...]:
    """Parts of a product's score, beside what the best of all have; what matters most first."""
    parts = [Evidence(Part.WORDS, -3.0 * (1.0 - float(belief.words[row])))]
    path = belief.domain.paths[belief.domain.leaves[row]]
    chance = max(
        (one.probability for one in belief.categories if path[: len(one.path)] == one.path),
        default=1.0,
    )
    top = max((one.probability for one in belief.categories), default=1.0)
    parts.append(Evidence(Part.CATEGORY, _log(chance / top)))
    for one, likelihood in zip(belief.line.requirements, belief.likelihoods, strict=True):
        weight = _log(float(likelihood[row]))
        parts.append(Evidence(Part.REQUIREMENT, weight, one.constraint.field))
    parts += [Evidence(Part.OPEN, float(logs[place]), name) for name, logs in open_parts]
    telling = [one for one in parts if abs(one.weight) >= _LEAST]
    return tuple(sorted(telling, key=lambda one: -abs(one.weight)))


def _log(value: float) -> float:
    return math.log(max(value, _TINY))
