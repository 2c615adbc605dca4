"""The landed cost of an offer, or why it has none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Final

from data.exchange import Rate
from data.money import Money, minor_unit
from data.need import Place
from data.records import DeliveryTerm, PriceBreak
from rfq.landed.component import Component, Group
from rfq.landed.figures import Figures
from rfq.landed.part import CostPart, PartState

_FINER: Final = Decimal("0.0001")

FULL_BASIS: Final = "DDP"
"""What offers are brought to when a destination but no delivery term is wanted."""


class Validity(StrEnum):
    """Whether the offer's price holds on the day it was worked out for."""

    VALID = "valid"
    EXPIRED = "expired"
    NOT_YET = "not yet valid"
    NOT_STATED = "not stated"


class Assumption(StrEnum):
    """Something taken as true that the offer does not say."""

    LEAST_TERM = "several delivery terms for one price: the one that covers least is taken"
    NO_PLACE = "the term names no place: the one that is usual for its rule is taken"
    MOQ_NOT_STATED = "no minimum order quantity is stated: none is taken"
    UNIT_NOT_STATED = "no unit of sale is stated: the requested unit is taken"


@dataclass(frozen=True, slots=True)
class CostTerms:
    """What a landed cost is on: the same for all offers with the same terms on one route.

    Attributes:
        currency: that everything is brought to.
        offered: the delivery term that the price is taken to be on; None when the offer names
            none.
        wanted: the delivery term that offers are compared on; None with a destination means
            delivered there, duty and tax paid (as DDP); None without one means as offered.
        origin: where the goods are sent from, as far as known.
        on: the day of rates, tables and validity.
        beyond: components that are in the price though the wanted term leaves them to the buyer:
            the total is then more than the cost on the wanted basis.
        rates: every exchange rate used, from the price's currency first.
    """

    currency: str
    offered: DeliveryTerm | None
    wanted: DeliveryTerm | None
    origin: Place
    destination: Place | None
    on: date
    beyond: tuple[Component, ...]
    assumptions: tuple[Assumption, ...]
    rates: tuple[Rate, ...]


@dataclass(frozen=True, slots=True)
class LandedCost:
    """What an offer costs at the requested quantity, brought to one basis and one currency.

    Attributes:
        requested: the quantity asked for, in ``requested_unit`` (None: the unit of sale).
        quantity: the same in the offer's unit of sale, counts brought up to whole ones.
        unit: the offer's unit of sale, a UN/ECE Recommendation 20 code.
        price: the price break applied, in the offer's own currency.
        terms: what the cost is on.
        figures: its amounts.
        weight_kg, volume_m3: gross, of one unit of sale, where known.
    """

    offer_id: str
    requested: Decimal
    requested_unit: str | None
    quantity: Decimal
    unit: str | None
    price: PriceBreak
    terms: CostTerms
    figures: Figures
    validity: Validity
    weight_kg: Decimal | None = None
    volume_m3: Decimal | None = None

    @property
    def parts(self) -> tuple[CostPart, ...]:
        """In the order of the journey; together they pay for every component once."""
        return self.figures.parts(self.terms.currency)

    @property
    def total(self) -> Money:
        """Of all parts that are known, each rounded first, so that the parts add up to it."""
        return Money(self.figures.total, self.terms.currency)

    @property
    def is_floor(self) -> bool:
        """A part is unknown or can be more: the true total is at least the total."""
        return self.figures.is_floor

    @property
    def per_unit(self) -> Money:
        """The total by the quantity requested, to four decimals more than the currency has."""
        exact = self.figures.total / self.requested
        finest = minor_unit(self.terms.currency) * _FINER
        return Money(exact.quantize(finest, ROUND_HALF_UP), self.terms.currency)

    @property
    def currency(self) -> str:
        """That everything is brought to."""
        return self.terms.currency

    @property
    def rate(self) -> Rate:
        """From the price's currency to the cost's."""
        return self.terms.rates[0]

    @property
    def rates(self) -> tuple[Rate, ...]:
        """Every exchange rate used, the price's first."""
        return self.terms.rates

    @property
    def offered(self) -> DeliveryTerm | None:
        """The delivery term that the price is taken to be on."""
        return self.terms.offered

    @property
    def wanted(self) -> DeliveryTerm | None:
        """The delivery term that offers are compared on."""
        return self.terms.wanted

    @property
    def origin(self) -> Place:
        """Where the goods are sent from, as far as known."""
        return self.terms.origin

    @property
    def destination(self) -> Place | None:
        """Where they are needed."""
        return self.terms.destination

    @property
    def on(self) -> date:
        """The day of rates, tables and validity."""
        return self.terms.on

    @property
    def beyond(self) -> tuple[Component, ...]:
        """What the price covers though the wanted term leaves it to the buyer."""
        return self.terms.beyond

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """What is taken as true though the offer does not say it."""
        return self.terms.assumptions

    @property
    def basis(self) -> str | None:
        """The rule that the total is on, or None where the offer names none."""
        if self.wanted is not None:
            return self.wanted.incoterm
        if self.destination is not None:
            return FULL_BASIS
        return None if self.offered is None else self.offered.incoterm

    @property
    def is_comparable(self) -> bool:
        """Whether the total is the whole cost on the basis wanted, no more and no less."""
        return not self.is_floor and not self.beyond

    @property
    def unknown(self) -> tuple[CostPart, ...]:
        """The parts that make the total a floor."""
        return tuple(p for p in self.parts if p.state is PartState.UNKNOWN or p.at_least)

    def part(self, component: Component) -> CostPart:
        """The part that pays for a component."""
        return next(part for part in self.parts if component in part.components)

    def group(self, group: Group) -> tuple[CostPart, ...]:
        """The parts shown together under one name."""
        return tuple(part for part in self.parts if part.group is group)


class NotPricedReason(StrEnum):
    """Why an offer has no cost at the requested quantity."""

    NO_PRICE = "the offer states no price"
    BELOW_MOQ = "the quantity is below the minimum order quantity"
    BELOW_BREAKS = "the quantity is below the smallest that a price is stated for"
    NO_RATE = "no exchange rate from the price's currency is known"
    OTHER_UNIT = "the offer is sold in a unit that the quantity cannot be told in"


@dataclass(frozen=True, slots=True)
class NotPriced:
    """An offer without a cost at the requested quantity.

    Attributes:
        smallest: the least quantity that could be bought, where that is the reason.
        currency: of the price, where no rate for it is the reason.
        unit: the offer's unit of sale.
    """

    offer_id: str
    reason: NotPricedReason
    quantity: Decimal
    smallest: Decimal | None = None
    currency: str | None = None
    unit: str | None = None
