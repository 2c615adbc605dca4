"""Candidates: the products that questions are weighed over; a sample where they are many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from dialogue.belief import Belief
from dialogue.belief.fields import Field
from dialogue.policy.protocol import Asked
from dialogue.policy.split import Split, split_column

Floats = npt.NDArray[np.float64]

_MOST: Final = 2048
_BEST: Final = 256
_LEAST: Final = 1e-3
"""Of the greatest weight, below which a product is no candidate."""
_STATED: Final = 0.05
"""Share of the weight that has to state a field for a question about it to make sense."""
_IMPLIED: Final = 0.985
"""Share of the weight on one answer from which the answer is known already."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Products of a belief that may still be wanted.

    Attributes:
        belief: of which they are.
        rows: int64, of the belief's domain, ascending.
        weight: of each; sums to 1.
        score: of each.
        best: places in ``rows``, by score, best first.
    """

    belief: Belief
    rows: npt.NDArray[np.int64]
    weight: Floats
    score: Floats
    best: npt.NDArray[np.int64]

    @classmethod
    def of(cls, belief: Belief) -> Candidates:
        """Those that miss no must; where all miss one, those that are not far less probable."""
        weight = np.where(belief.possible, belief.weight, 0.0)
        if not weight.any():
            weight = belief.weight
        floor = _LEAST * float(weight.max(initial=0.0))
        likely = np.flatnonzero((weight > floor) & (weight > 0))
        if len(likely) > _MOST:
            best = belief.best(_BEST)
            best = best[weight[best] > 0]
            likely = np.union1d(likely[:: -(-len(likely) // (_MOST - _BEST))], best)
        chosen = weight[likely]
        total = float(chosen.sum())
        score = belief.score[likely]
        best = np.argsort(-score, kind="stable")
        return cls(belief, likely, chosen / total if total > 0 else chosen, score, best)

    def split(self, field: Field) -> Split | None:
        """What the candidates state on a field, as answers; None when all state the same."""
        domain = self.belief.domain
        column, ranks = domain.column(field.name), domain.ranks(field.name)
        return split_column(field.name, field.direction, column, self.rows, self.weight, ranks)


@dataclass(frozen=True, slots=True)
class Open:
    """A field that a question could be about.

    Attributes:
        shares: of the weight per answer, among products that state the field.
        unknown: share of the weight on those that do not.
    """

    field: Field
    split: Split
    shares: Floats
    unknown: float


def askable(
    candidates: Candidates, asked: Asked, *, only: frozenset[str] | None = None
) -> list[Open]:
    """Fields that a question could be about, most important first.

    Left out is what the buyer has said, passed over or been asked, what hardly any candidate
    states, and what all that matter have in common.

    Args:
        candidates: that a question would tell apart.
        asked: what was asked about.
        only: fields that alone are looked at; None looks at all.
    """
    belief = candidates.belief
    line = belief.line
    settled = {one.constraint.field for one in line.requirements}
    settled |= line.indifferent | line.undecided
    found: list[Open] = []
    for field in belief.domain.fields:
        if only is not None and field.name not in only:
            continue
        if field.name in settled or (line.id, field.name) in asked:
            continue
        split = candidates.split(field)
        if split is None:
            continue
        shares, unknown = split.shares(candidates.weight)
        if 1.0 - unknown < _STATED or float(shares.max()) >= _IMPLIED:
            continue
        found.append(Open(field, split, shares, unknown))
    return found
