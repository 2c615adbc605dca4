"""Situation: everything that suppliers are ranked against, in one value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from data.constraint import CORE_FIELDS, Constraint, Importance, Truth
from data.judge import Judge, Rate
from data.need import CommercialTerms, NeedLine, Requirement
from data.records import Offer, PriceBreak, Product, SupplierKind
from rfq.landed.quantity import in_unit_of_sale
from sourcing.ranking.market import Market
from sourcing.ranking.prior import RatingPrior
from sourcing.ranking.sale_unit import units_in

if TYPE_CHECKING:
    from data.schema import AttributeSchema
    from rfq.landed import LandedCost


@dataclass(frozen=True)
class Situation:
    """What is needed, when, and what is known of the market.

    Attributes:
        line: the line of the need that suppliers are ranked for.
        terms: of the need.
        schema: of the catalogue.
        today: the day that time is counted from.
        currency: that prices are compared in (ISO 4217); None when the need names none and the
            offers have several: then no price can be compared.
        rate: brings prices to ``currency``; None knows no rates.
        unit: of sale (UN/ECE Recommendation 20) that quantities and prices are counted in; None
            takes each offer's own.
        market: of comparable goods, the anchor of the value of a price; None where too few prices
            are known.
        floor: the lowest comparable price among the candidates, the anchor where there is no
            market; None where no price is known.
        markets: of whole categories: for products filed elsewhere than the market's, and to tell
            prices that are far under the market.
        best_match: the search engine's score of the product that matches the words best.
        landed: landed cost by offer id, where it was worked out; offers are then compared by it.
        kinds: that the buyer asks for; empty when that does not matter.
    """

    line: NeedLine
    terms: CommercialTerms
    schema: AttributeSchema
    today: date
    currency: str | None = None
    rate: Rate | None = None
    unit: str | None = None
    market: Market | None = None
    floor: float | None = None
    markets: Mapping[tuple[str, ...], Market] = field(default_factory=dict)
    best_match: float | None = None
    landed: Mapping[str, LandedCost] = field(default_factory=dict)
    kinds: frozenset[SupplierKind] = frozenset()
    rating: RatingPrior = field(default_factory=RatingPrior)

    @cached_property
    def quantity(self) -> Decimal | None:
        """Of the line, in its own unit; None when nobody said."""
        stated = self.line.quantity
        return None if stated is None else stated.value.number

    @cached_property
    def days(self) -> int | None:
        """Days from today until the goods are needed; negative when that day has passed."""
        needed = self.terms.needed_by
        return None if needed is None else (needed.value - self.today).days

    @cached_property
    def musts(self) -> tuple[Requirement, ...]:
        """What has to hold, fields that the buyer does not care about left out."""
        return self._requirements(Importance.MUST)

    @cached_property
    def wishes(self) -> tuple[Requirement, ...]:
        """What should hold."""
        return self._requirements(Importance.SHOULD)

    @cached_property
    def requirements(self) -> tuple[Requirement, ...]:
        """Musts, then wishes."""
        return (*self.musts, *self.wishes)

    @cached_property
    def attribute_constraints(self) -> tuple[Constraint, ...]:
        """What is required of attributes, in the order of the requirements."""
        every = (one.constraint for one in self.requirements)
        return tuple(one for one in every if one.field not in CORE_FIELDS)

    @cached_property
    def truths(self) -> dict[int, tuple[object, tuple[Truth, ...]]]:
        """Whether candidates meet the requirements, by identity: see `truths_of`."""
        return {}

    @cached_property
    def places(self) -> dict[Callable[[Requirement], bool], list[tuple[int, float]]]:
        """Which of the requirements count for a criterion, and how much: filled by it."""
        return {}

    def cares_about(self, field: str) -> bool:
        """Whether the buyer has not said that a field does not matter."""
        return field not in self.line.indifferent

    def judge_at(self, quantity: Decimal | None) -> Judge:
        """The judge of prices and lead times at a quantity in an offer's own unit of sale."""
        found = self._judges.get(quantity)
        if found is None:
            found = Judge(self.schema, quantity=quantity, rate=self.rate)
            self._judges[quantity] = found
        return found

    def quantity_of(self, offer: Offer) -> Decimal | None:
        """The quantity in an offer's unit of sale; None when there is none or it cannot be told."""
        if self.quantity is None or offer.unit_of_sale == self.unit:
            return self.quantity
        return in_unit_of_sale(self.quantity, self.unit, offer.unit_of_sale)

    def bought(self, offer: Offer) -> Decimal | None:
        """The quantity that would be bought: the MOQ where less is wanted."""
        wanted = self.quantity_of(offer)
        if wanted is None or offer.moq is None:
            return wanted
        return offer.moq if offer.moq > wanted else wanted

    def price_step(self, offer: Offer) -> PriceBreak | None:
        """The price break that applies to what would be bought; the first one without a quantity.

        None where no price is stated, or none for so small a quantity.
        """
        quantity = self.bought(offer)
        if quantity is None:
            if self.quantity is not None:
                return None
            return min(offer.price_breaks, key=lambda one: one.min_quantity, default=None)
        return offer.price_at(quantity)

    def price_range(self, offer: Offer) -> tuple[float, float] | None:
        """Ends of the unit price in ``currency`` per ``unit``, at what would be bought; or None."""
        step = self.price_step(offer)
        factor = units_in(offer.unit_of_sale, self.unit)
        if step is None or self.currency is None or factor is None:
            return None
        rate = self._rate_from(step.unit_price.currency)
        if rate is None:
            return None
        low = float(step.unit_price.amount) * rate / factor
        high = step.unit_price_high
        return low, low if high is None else float(high.amount) * rate / factor

    def market_for(self, product: Product) -> Market | None:
        """The market that a product's price is held against.

        That of the need, unless the product is filed elsewhere: a cheap product of another kind
        is no bargain.
        """
        market = self.market
        if market is None or not product.category:
            return market
        if product.category[: len(market.category)] == market.category:
            return market
        return self.market_of_category(product.category)

    def market_of_category(self, category: tuple[str, ...]) -> Market | None:
        """The market of a product's whole category, or of the nearest one above it."""
        depths = range(len(category), 0, -1)
        return next(
            (self.markets[category[:n]] for n in depths if category[:n] in self.markets), None
        )

    def _rate_from(self, currency: str) -> float | None:
        if currency == self.currency:
            return 1.0
        if currency not in self._rates:
            wanted = self.currency
            known = None if self.rate is None or wanted is None else self.rate(currency, wanted)
            self._rates[currency] = known
        return self._rates[currency]

    def _requirements(self, importance: Importance) -> tuple[Requirement, ...]:
        return tuple(
            one
            for one in self.line.requirements
            if one.constraint.importance is importance and self.cares_about(one.constraint.field)
        )

    @cached_property
    def _judges(self) -> dict[Decimal | None, Judge]:
        return {}

    @cached_property
    def _rates(self) -> dict[str, float | None]:
        return {}
