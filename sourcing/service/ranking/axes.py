"""Axes: the numbers that offers can be compared by, and what each offer has on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Final, Literal

from data.money import Money
from data.schema.model import AttributeKind, Direction
from data.values import Number
from rfq.comparison.attributes import definitions_of
from rfq.comparison.candidate import Candidate as Compared
from sourcing.api.documents.chart import AxisValue
from sourcing.ranking.criteria.lead_time import applicable

if TYPE_CHECKING:
    from data.schema.model import AttributeDefinition
    from rfq.comparison.words import Words
    from sourcing.ranking.result import RankedOffer
    from sourcing.ranking.situation import Situation

Better = Literal["less", "more"]

_BETTER: Final[Mapping[Direction, Better | None]] = {
    Direction.LESS: "less",
    Direction.MORE: "more",
    Direction.NEITHER: None,
}

ATTRIBUTES: Final = 12
"""Attributes of the category that become axes: the most important ones."""

FEWEST: Final = 2
"""Offers that have to state a number before it is an axis beside the default ones."""

DEFAULT: Final = ("price", "lead_time")
"""Axes that a chart begins with, whatever is known of them."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A number of an offer.

    Attributes:
        of: an offer's value; None where it is not stated.
    """

    id: str
    label: str
    unit: str | None
    better: Better | None
    of: Callable[[RankedOffer], AxisValue | None]


def axes_of(offers: Sequence[RankedOffer], situation: Situation, words: Words) -> tuple[Axis, ...]:
    """The default axes, then every other one that at least two of the offers have a value on."""
    known = _Values(situation, words)
    say, currency = words.say, situation.currency
    axes = [
        Axis("price", say("Unit price"), currency, "less", known.price),
        Axis("lead_time", say("Lead time"), "d", "less", known.lead_time),
        Axis("landed", say("Landed cost of one unit"), currency, "less", known.landed),
        Axis("score", say("Score"), None, "more", known.score),
        Axis("on_time", say("Delivered on time"), "%", "more", known.share("on_time_rate")),
        Axis("disputes", say("Orders disputed"), "%", "less", known.share("dispute_rate")),
        Axis("rating", say("Rating"), None, "more", known.number("rating")),
        Axis("years", say("Years in business"), None, "more", known.number("years")),
        Axis("response", say("Answers within"), "h", "less", known.number("response_hours")),
        Axis("moq", say("Minimum order quantity"), None, "less", known.moq),
        Axis("warranty", say("Warranty"), "mo", "more", known.warranty),
        *_attributes(offers, situation, words),
    ]
    return tuple(one for one in axes if _is_worth(one, offers))


def _is_worth(axis: Axis, offers: Sequence[RankedOffer]) -> bool:
    return axis.id in DEFAULT or sum(axis.of(one) is not None for one in offers) >= FEWEST


def _attributes(
    offers: Sequence[RankedOffer], situation: Situation, words: Words
) -> tuple[Axis, ...]:
    """Numbers of the products' category in one unit, those required first."""
    asked = [one.field for one in situation.attribute_constraints]
    compared = [Compared(one.candidate.product, None) for one in offers]
    found = [
        one
        for one in definitions_of(compared, situation.schema).values()
        if one.kind is AttributeKind.NUMBER
    ]
    found.sort(key=lambda one: (one.id not in asked, -one.importance))
    return tuple(
        Axis(
            f"attribute:{one.id}",
            words.attribute(one),
            one.unit,
            _BETTER[one.direction],
            _attribute(one, words),
        )
        for one in found[:ATTRIBUTES]
    )


def _attribute(
    definition: AttributeDefinition, words: Words
) -> Callable[[RankedOffer], AxisValue | None]:
    def value(one: RankedOffer) -> AxisValue | None:
        stated = one.candidate.product.values_of(definition.id)
        if len(stated) != 1 or not isinstance(stated[0].value, Number):
            return None
        number = stated[0].value
        if number.unit != definition.unit or not (isfinite(number.low) and isfinite(number.high)):
            return None
        return AxisValue(
            low=number.low, high=number.high, floor=False, text=words.value(number, definition)
        )

    return value


class _Values:
    """What offers and their suppliers state, as values of an axis."""

    def __init__(self, situation: Situation, words: Words) -> None:
        self._situation = situation
        self._words = words

    def price(self, one: RankedOffer) -> AxisValue | None:
        """The unit price at the quantity, in the currency of comparison."""
        ends = self._situation.price_range(one.candidate.offer)
        currency = self._situation.currency
        if ends is None or currency is None:
            return None
        low, high = (Money(Decimal(repr(end)), currency).rounded() for end in ends)
        return AxisValue(
            low=ends[0],
            high=ends[1],
            floor=False,
            text=self._words.figures.prices(low, high),
        )

    def lead_time(self, one: RankedOffer) -> AxisValue | None:
        """Days to shipment for what would be bought."""
        step = applicable(one.candidate, self._situation)
        if step is None:
            return None
        text = self._words.lead_time(step)
        return AxisValue(low=step.days_low, high=step.days_high, floor=False, text=text)

    def landed(self, one: RankedOffer) -> AxisValue | None:
        """Landed cost of one unit."""
        cost = self._situation.landed.get(one.candidate.offer.id)
        if cost is None:
            return None
        amount, text = float(cost.per_unit.amount), self._words.figures.money(cost.per_unit)
        sign = "≥ " if cost.is_floor else ""
        return AxisValue(low=amount, high=amount, floor=cost.is_floor, text=f"{sign}{text}")

    def score(self, one: RankedOffer) -> AxisValue | None:
        """The score in points of a hundred, as far as it can be told."""
        points = round(100 * one.score, 1)
        return self._exactly(points, self._words.figures.number(points))

    def moq(self, one: RankedOffer) -> AxisValue | None:
        """The minimum order quantity, where it is in the unit of the ranking."""
        offer = one.candidate.offer
        if offer.moq is None or offer.unit_of_sale != self._situation.unit:
            return None
        return self._exactly(float(offer.moq), self._words.quantity(offer.moq, offer.unit_of_sale))

    def warranty(self, one: RankedOffer) -> AxisValue | None:
        """Months."""
        months = one.candidate.offer.warranty_months
        if months is None:
            return None
        figure = self._words.figures.number(float(months))
        return self._exactly(float(months), self._words.say("{months} months", months=figure))

    def share(self, field: str) -> Callable[[RankedOffer], AxisValue | None]:
        """A rate of the supplier, in percent."""

        def value(one: RankedOffer) -> AxisValue | None:
            rate = getattr(one.candidate.supplier, field)
            if rate is None:
                return None
            return self._exactly(round(100 * rate, 2), self._words.share(rate))

        return value

    def number(self, field: str) -> Callable[[RankedOffer], AxisValue | None]:
        """A number of the supplier."""

        def value(one: RankedOffer) -> AxisValue | None:
            found = getattr(one.candidate.supplier, field)
            if found is None:
                return None
            return self._exactly(float(found), self._words.figures.number(float(found)))

        return value

    def _exactly(self, value: float, text: str) -> AxisValue:
        return AxisValue(low=value, high=value, floor=False, text=text)
