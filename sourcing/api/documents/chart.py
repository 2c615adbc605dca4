"""Chart: offers as points over pairs of numbers, with the front that no other offer beats."""

from __future__ import annotations

from typing import Literal

from sourcing.api.documents.base import Answer


class AxisDocument(Answer):
    """A number that offers can be compared by.

    Attributes:
        id: ``price``, ``landed``, ``lead_time``, ``moq``, ``score``, a field of the supplier, or
            ``attribute:`` and the id of an attribute of the category.
        unit: of the values: a currency for money, ``d`` for days, a unit symbol, or null.
        better: which end is; null where the catalogue does not say, and no front is drawn.
        known: how many of the points state it.
        default: whether it is offered first.
    """

    id: str
    label: str
    unit: str | None
    better: Literal["less", "more"] | None
    known: int
    default: bool


class AxisValue(Answer):
    """What an offer has on an axis.

    Attributes:
        low, high: equal unless the source states a range.
        floor: the true value is at least this.
        text: as a person reads it.
    """

    low: float
    high: float
    floor: bool
    text: str


class PairDocument(Answer):
    """Two axes that are worth looking at together.

    Attributes:
        id: names the pair in the points' ``on_front``.
        front: ids of the offers that no other beats on both, in the order of ``x``; a point that
            leaves one of the two unknown is never among them, and beats nobody.
        unknown: how many points leave one of the two unknown and cannot be drawn.
    """

    id: str
    x: str
    y: str
    label: str
    front: tuple[str, ...]
    unknown: int


class PointDocument(Answer):
    """One candidate offer.

    Attributes:
        rank: of its supplier.
        best_of_supplier: whether it is the offer its supplier is ranked by.
        meets: whether it is known to meet every must.
        values: by id of the axis; null where the catalogue does not state it: never 0, never a
            guess.
        on_front: ids of the pairs on whose front it is.
    """

    offer_id: str
    product_id: str
    title: str
    supplier_id: str
    supplier: str
    rank: int
    best_of_supplier: bool
    meets: bool
    score: float
    values: dict[str, AxisValue | None]
    on_front: tuple[str, ...]


class ChartDocument(Answer):
    """Everything that a chart of the offers needs, whichever axes the buyer chooses.

    Attributes:
        axes: the default ones first.
        pairs: price over lead time first; a front over other axes can be drawn from the points.
        left_out: points that are not sent because there are too many; the best ranked are.
    """

    axes: tuple[AxisDocument, ...]
    pairs: tuple[PairDocument, ...]
    points: tuple[PointDocument, ...]
    left_out: int
