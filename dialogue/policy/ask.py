"""Making a question about a field: its options, their counts, and the reason."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from data.schema import Direction
from dialogue.acts import Inform
from dialogue.belief import Belief
from dialogue.policy.candidates import Open
from dialogue.protocols import Column
from dialogue.state import Option, Question, QuestionKind, Reason

_BINS: Final = 16


def field_question(belief: Belief, asked: Open, *, gain: float, cost: float) -> Question:
    """The question that asks for one of the answers to a field.

    Args:
        belief: that the counts are of: products that miss no must.
        asked: the field.
        gain: expected improvement.
        cost: of asking.
    """
    split = asked.split
    possible = np.flatnonzero(belief.possible)
    documents = belief.domain.documents[possible]
    options: list[Option] = []
    kept: list[float] = []
    beyond: list[int] = []
    for n, answer in enumerate(split.answers):
        truths = belief.domain.source.truths(answer.constraint, documents)
        count = int(np.count_nonzero(truths > 0))
        if count == 0:
            continue
        act = Inform(constraint=answer.constraint, line=belief.line.id)
        options.append(
            Option(
                id=str(n + 1),
                acts=(act,),
                count=count,
                label=answer.label,
                low=answer.low,
                high=answer.high,
                unit=split.unit,
            )
        )
        kept.append(float(asked.shares[n]))
        if not answer.offered:
            beyond.append(len(options) - 1)
    if len(options) - len(beyond) > 1:
        for place in beyond:
            del options[place]
            kept.append(kept.pop(place))
    reason = Reason(
        candidates=len(possible), shares=tuple(kept), unknown=asked.unknown, gain=gain, cost=cost
    )
    return Question(
        kind=QuestionKind.ATTRIBUTE,
        options=tuple(options),
        reason=reason,
        field=split.field,
        unit=split.unit,
        line=belief.line.id,
        histogram=histogram(belief.domain.column(split.field), possible),
        # Bounds contain each other; of anything else, more than one may do.
        several=asked.field.direction is Direction.NEITHER or split.unit is None,
    )


def histogram(column: Column, rows: npt.NDArray[np.int64]) -> tuple[tuple[float, float, int], ...]:
    """Bins of equal width over the middle of the numbers; the outermost hold what lies beyond."""
    if column.low is None:
        return ()
    values = column.low[rows]
    values = values[np.isfinite(values)]
    if len(values) < 2:
        return ()
    low, high = (float(q) for q in np.quantile(values, (0.01, 0.99)))
    if low == high:
        low, high = float(values.min()), float(values.max())
    if low == high:
        return ()
    edges = np.linspace(low, high, _BINS + 1)
    counts, _ = np.histogram(np.clip(values, low, high), edges)
    return tuple(
        (float(start), float(stop), int(count))
        for start, stop, count in zip(edges[:-1], edges[1:], counts, strict=True)
    )
