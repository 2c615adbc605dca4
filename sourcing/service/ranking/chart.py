"""The chart of a ranking: every offer as a point, and the fronts that no other offer beats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from data.constraint import Importance, Truth
from sourcing.api.documents.chart import (
    AxisDocument,
    AxisValue,
    ChartDocument,
    PairDocument,
    PointDocument,
)
from sourcing.ranking.criteria import judged
from sourcing.ranking.pareto import unbeaten
from sourcing.service.ranking.axes import DEFAULT, Axis, axes_of

if TYPE_CHECKING:
    from rfq.comparison.words import Words
    from sourcing.ranking.result import RankedOffer, RankedSupplier, Ranking
    from sourcing.ranking.situation import Situation

POINTS: Final = 500
"""Offers that a chart shows, at most: those of the best ranked suppliers."""

_PAIRS: Final = (
    DEFAULT,
    ("price", "score"),
    ("price", "on_time"),
    ("lead_time", "on_time"),
)
"""Axes that are worth looking at together, the most useful pair first."""

_WIDTH: Final = 0.9
"""Of an axis brought to values from 0 upwards: less than 1, which stands for unknown."""


def chart_document(ranking: Ranking, words: Words) -> ChartDocument:
    """The points of all offers ranked, with a front for each default pair of axes."""
    situation = ranking.situation
    every = [
        (supplier, offer)
        for supplier in ranking.suppliers
        for offer in (supplier.offer, *supplier.others)
    ]
    shown = every[:POINTS]
    offers = [offer for _, offer in shown]
    axes = axes_of(offers, situation, words)
    values = {axis.id: [axis.of(one) for one in offers] for axis in axes}
    pairs = _pairs(axes, values, offers, situation, words)
    fronts: dict[str, list[str]] = {one.candidate.offer.id: [] for one in offers}
    for pair in pairs:
        for offer_id in pair.front:
            fronts[offer_id].append(pair.id)
    return ChartDocument(
        axes=tuple(
            AxisDocument(
                id=axis.id,
                label=axis.label,
                unit=axis.unit,
                better=axis.better,
                known=sum(value is not None for value in values[axis.id]),
                default=axis.id in DEFAULT,
            )
            for axis in axes
        ),
        pairs=pairs,
        points=tuple(
            _point(supplier, offer, at, values, fronts, situation)
            for at, (supplier, offer) in enumerate(shown)
        ),
        left_out=len(every) - len(shown),
    )


def _point(
    supplier: RankedSupplier,
    offer: RankedOffer,
    at: int,
    values: Mapping[str, Sequence[AxisValue | None]],
    fronts: Mapping[str, Sequence[str]],
    situation: Situation,
) -> PointDocument:
    one = offer.candidate
    truths = [
        judged(one, situation, requirement).truth
        for requirement in situation.requirements
        if requirement.constraint.importance is Importance.MUST
    ]
    return PointDocument(
        offer_id=one.offer.id,
        product_id=one.product.id,
        title=one.product.title,
        supplier_id=one.supplier.id,
        supplier=one.supplier.name,
        rank=supplier.rank,
        best_of_supplier=offer is supplier.offer,
        meets=all(truth is Truth.MET for truth in truths),
        score=offer.score,
        values={axis: column[at] for axis, column in values.items()},
        on_front=tuple(fronts[one.offer.id]),
    )


def _pairs(
    axes: Sequence[Axis],
    values: Mapping[str, Sequence[AxisValue | None]],
    offers: Sequence[RankedOffer],
    situation: Situation,
    words: Words,
) -> tuple[PairDocument, ...]:
    by_id = {axis.id: axis for axis in axes}
    # What is asked of the goods is worth seeing over their price.
    asked = [f"attribute:{one.field}" for one in situation.attribute_constraints]
    wanted = [*_PAIRS, *(("price", one) for one in dict.fromkeys(asked))]
    found = []
    for x, y in wanted:
        if x not in by_id or y not in by_id or by_id[y].better is None:
            continue
        front, unknown = front_of(values[x], values[y], by_id[x], by_id[y])
        label = words.say("{first} and {second}", first=by_id[x].label, second=by_id[y].label)
        ids = tuple(offers[at].candidate.offer.id for at in front)
        pair = PairDocument(id=f"{x}~{y}", x=x, y=y, label=label, front=ids, unknown=unknown)
        found.append(pair)
    return tuple(found)


def front_of(
    xs: Sequence[AxisValue | None], ys: Sequence[AxisValue | None], x: Axis, y: Axis
) -> tuple[tuple[int, ...], int]:
    """Places of the points that no other certainly beats on both axes, by the first axis.

    A point beats another that it is certainly at least as good as on both and certainly better
    than on one; a range beats by its worse end and is beaten at its better one.

    Returns:
        The places, and how many points leave one of the two unknown.
    """
    drawn = [
        (at, one, other)
        for at, (one, other) in enumerate(zip(xs, ys, strict=True))
        if one is not None and other is not None
    ]
    unknown = len(xs) - len(drawn)
    if not drawn:
        return (), unknown
    first = _goodness([one for _, one, _ in drawn], is_less=x.better != "more")
    second = _goodness([other for _, _, other in drawn], is_less=y.better != "more")
    worst = np.stack((first[0], second[0]), axis=1)
    best = np.stack((first[1], second[1]), axis=1)
    marks = unbeaten(worst, best)
    kept = [
        (one.low, other.low, at)
        for (at, one, other), mark in zip(drawn, marks, strict=True)
        if mark
    ]
    return tuple(at for _, _, at in sorted(kept)), unknown


def _goodness(values: Sequence[AxisValue], *, is_less: bool) -> tuple[np.ndarray, np.ndarray]:
    """Worst and best of each value on a scale from 0 to `_WIDTH`, more being better."""
    low = np.array([one.low for one in values])
    high = np.array([one.high for one in values])
    floors = np.array([one.floor for one in values])
    span = float(high.max() - low.min()) or 1.0
    if is_less:
        best = _WIDTH * (high.max() - low) / span
        worst = _WIDTH * (high.max() - high) / span
        # The true value of a floor may be anything above it: it is certain to beat nobody.
        return np.where(floors, -0.01, worst), best
    best = _WIDTH * (high - low.min()) / span
    return _WIDTH * (low - low.min()) / span, best
