"""Landed cost: what offers cost where they are needed, on one delivery term, in one currency."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from data.exchange import ExchangeRates, Rate
from data.money import minor_unit
from data.need import Place
from data.parse.country import parse_country
from data.records import DeliveryTerm, Offer, PriceBreak
from rfq.landed.charge import Measures
from rfq.landed.component import Component
from rfq.landed.figures import work_out
from rfq.landed.incoterms import (
    INSURED_UNDER,
    SEA_ONLY,
    SELLER_BEARS,
    Borne,
    borne_by_seller,
    wanted_of_seller,
)
from rfq.landed.landed_cost import (
    FULL_BASIS,
    Assumption,
    CostTerms,
    LandedCost,
    NotPriced,
    NotPricedReason,
    Validity,
)
from rfq.landed.plan import Known, Plan
from rfq.landed.planner import Planner
from rfq.landed.quantity import in_unit_of_sale
from rfq.landed.route import Route
from rfq.landed.tables import CostTables

_SEA: Final = frozenset({"sea"})


class _Rates(dict[str, Decimal | None]):
    """Rates to one currency, asked for once each; remembers those that were found."""

    def __init__(self, rates: ExchangeRates, currency: str, on: date) -> None:
        super().__init__()
        self._rates, self._currency, self._on = rates, currency, on
        self.found: dict[str, Rate] = {}

    def __missing__(self, source: str) -> Decimal | None:
        rate = self._rates.rate(source, self._currency, on=self._on)
        if rate is not None:
            self.found[source] = rate
        self[source] = None if rate is None else rate.value
        return self[source]


class LandedCosts:
    """Works out landed costs on one basis; what is alike among offers is decided once.

    Args:
        destination: where the goods are needed; None takes the country that the wanted term's
            place names, if any.
        wanted: the delivery term that offers are brought to. None with a destination means
            delivered there, duty and tax paid, and None without one means as offered.
        currency: ISO 4217 code that everything is brought to.
        tables: None when there are none; whatever the price does not cover is then unknown.
        on: the day that rates, tables and validity are of.
        mode: of transport ("sea", "air", "rail", "road"); None takes the tables' first that fits.
    """

    def __init__(
        self,
        *,
        destination: Place | None,
        wanted: DeliveryTerm | None,
        currency: str,
        rates: ExchangeRates,
        tables: CostTables | None,
        on: date,
        mode: str | None = None,
    ) -> None:
        if destination is None and wanted is not None and wanted.place is not None:
            country = parse_country(wanted.place)
            destination = None if country is None else Place(country, wanted.place)
        self.destination = destination
        self.wanted = wanted
        self.currency = currency
        self.on = on
        self._tables = tables
        self._mode = mode
        self._rates = _Rates(rates, currency, on)
        self._quantum = minor_unit(currency)
        self._planner = Planner(tables, currency=currency, rate=self._rates)
        self._plans: dict[object, tuple[Plan, CostTerms]] = {}

    def of(
        self,
        offer: Offer,
        *,
        quantity: Decimal,
        unit: str | None = None,
        origin: Place | None = None,
        weight_kg: Decimal | None = None,
        volume_m3: Decimal | None = None,
        hs_code: str | None = None,
    ) -> LandedCost | NotPriced:
        """The landed cost of an offer.

        Args:
            offer: whose price is brought to the basis.
            quantity: greater than 0, in ``unit``.
            unit: UN/ECE Recommendation 20 code; None means the offer's own unit of sale.
            origin: where the goods come from (the supplier's country); the country that the offer
                itself says it ships from wins.
            weight_kg: gross, of one unit of sale.
            volume_m3: packed, of one unit of sale.
            hs_code: of the product, digits only.
        """
        amount = in_unit_of_sale(quantity, unit, offer.unit_of_sale)
        price = self._price(offer, quantity, amount)
        if isinstance(price, NotPriced) or amount is None:
            return price if isinstance(price, NotPriced) else _other_unit(offer, quantity)
        unit_price = price.unit_price
        currency = unit_price.currency
        rate = self._rates[currency]
        if rate is None:
            return NotPriced(offer.id, NotPricedReason.NO_RATE, quantity, currency=currency)
        key = (
            offer.delivery_terms,
            offer.ship_from,
            origin,
            weight_kg is not None,
            volume_m3 is not None,
            hs_code,
            currency,
            offer.moq is None,
            unit is not None and offer.unit_of_sale is None,
        )
        found = self._plans.get(key)
        if found is None:
            known = Known(weight_kg is not None, volume_m3 is not None, hs_code)
            found = self._plans[key] = self._new_plan(
                offer, origin, known, currency, is_unit_unsaid=key[-1]
            )
        plan, terms = found
        # What is invoiced is rounded in its own currency before it is brought to another.
        invoiced = (unit_price.amount * amount).quantize(minor_unit(currency), ROUND_HALF_UP)
        high = price.unit_price_high
        figures = work_out(
            plan,
            (invoiced * rate).quantize(self._quantum, ROUND_HALF_UP),
            Measures(
                amount,
                None if weight_kg is None else weight_kg * amount,
                None if volume_m3 is None else volume_m3 * amount,
            ),
            goods_open=high is not None and high.amount > unit_price.amount,
            quantum=self._quantum,
        )
        return LandedCost(
            offer.id,
            quantity,
            unit,
            amount,
            offer.unit_of_sale,
            price,
            terms,
            figures,
            validity(offer, self.on),
            weight_kg,
            volume_m3,
        )

    def _price(
        self, offer: Offer, quantity: Decimal, amount: Decimal | None
    ) -> PriceBreak | NotPriced:
        if not offer.price_breaks:
            return NotPriced(offer.id, NotPricedReason.NO_PRICE, quantity)
        if amount is None:
            return _other_unit(offer, quantity)
        if offer.moq is not None and amount < offer.moq:
            return NotPriced(
                offer.id,
                NotPricedReason.BELOW_MOQ,
                quantity,
                smallest=offer.moq,
                unit=offer.unit_of_sale,
            )
        price = offer.price_at(amount)
        if price is not None:
            return price
        return NotPriced(
            offer.id,
            NotPricedReason.BELOW_BREAKS,
            quantity,
            smallest=min(one.min_quantity for one in offer.price_breaks),
            unit=offer.unit_of_sale,
        )

    def _new_plan(
        self,
        offer: Offer,
        origin: Place | None,
        known: Known,
        currency: str,
        *,
        is_unit_unsaid: bool,
    ) -> tuple[Plan, CostTerms]:
        place = _origin(offer.ship_from, origin)
        offered, borne, is_assumed = self._offered(offer, place)
        wanted = self._wanted(borne)
        rules = {term.incoterm for term in (offered, self.wanted) if term is not None}
        modes = _SEA if rules & SEA_ONLY else None
        if self._mode is not None:
            modes = frozenset({self._mode})
        route = Route.between(
            place,
            self.destination,
            also_from=(offer.ship_from, None if offered is None else offered.place),
            modes=modes,
            on=self.on,
        )
        plan = self._planner.plan(
            borne,
            wanted,
            route,
            known,
            cover=None if self.wanted is None else INSURED_UNDER.get(self.wanted.incoterm),
            has_cover=None if offered is None else INSURED_UNDER.get(offered.incoterm),
        )
        has_no_place = borne is not None and borne.no_place
        assumptions = (
            (Assumption.LEAST_TERM, is_assumed),
            (Assumption.NO_PLACE, has_no_place),
            (Assumption.MOQ_NOT_STATED, offer.moq is None),
            (Assumption.UNIT_NOT_STATED, is_unit_unsaid),
        )
        used = dict.fromkeys((currency, *plan.currencies))
        terms = CostTerms(
            currency=self.currency,
            offered=offered,
            wanted=self.wanted,
            origin=place,
            destination=self.destination,
            on=self.on,
            beyond=plan.beyond,
            assumptions=tuple(one for one, is_made in assumptions if is_made),
            rates=tuple(self._rates.found[one] for one in used),
        )
        return plan, terms

    def _offered(
        self, offer: Offer, place: Place
    ) -> tuple[DeliveryTerm | None, Borne | None, bool]:
        """The term that the price is on, what it covers, and whether that is an assumption.

        Of several terms the one that covers least is taken, so that the cost is never understated
        by what the price may not include.
        """
        terms = [term for term in offer.delivery_terms if term.incoterm in SELLER_BEARS]
        if not terms:
            return None, None, False
        borne = [
            borne_by_seller(
                term, origin=place, ship_from=offer.ship_from, destination=self.destination
            )
            for term in terms
        ]
        least = min(range(len(terms)), key=lambda i: len(borne[i].components))
        return terms[least], borne[least], len({b.components for b in borne}) > 1

    def _wanted(self, borne: Borne | None) -> frozenset[Component]:
        if self.wanted is not None:
            return wanted_of_seller(self.wanted, self.destination)
        if self.destination is not None:
            return SELLER_BEARS[FULL_BASIS]
        if borne is None:
            return frozenset({Component.GOODS, Component.PACKING})
        return borne.components


def landed_cost(
    offer: Offer,
    *,
    quantity: Decimal,
    destination: Place | None,
    wanted: DeliveryTerm | None,
    currency: str,
    rates: ExchangeRates,
    tables: CostTables | None,
    on: date,
    unit: str | None = None,
    origin: Place | None = None,
    weight_kg: Decimal | None = None,
    volume_m3: Decimal | None = None,
    hs_code: str | None = None,
    mode: str | None = None,
) -> LandedCost | NotPriced:
    """The landed cost of one offer; for many on one basis, use `LandedCosts`."""
    costs = LandedCosts(
        destination=destination,
        wanted=wanted,
        currency=currency,
        rates=rates,
        tables=tables,
        on=on,
        mode=mode,
    )
    return costs.of(
        offer,
        quantity=quantity,
        unit=unit,
        origin=origin,
        weight_kg=weight_kg,
        volume_m3=volume_m3,
        hs_code=hs_code,
    )


def validity(offer: Offer, on: date) -> Validity:
    """Whether an offer's price holds on a day."""
    if offer.valid_until is not None and on > offer.valid_until:
        return Validity.EXPIRED
    if offer.valid_from is not None and on < offer.valid_from:
        return Validity.NOT_YET
    if offer.valid_from is None and offer.valid_until is None:
        return Validity.NOT_STATED
    return Validity.VALID


def _other_unit(offer: Offer, quantity: Decimal) -> NotPriced:
    return NotPriced(offer.id, NotPricedReason.OTHER_UNIT, quantity, unit=offer.unit_of_sale)


def _origin(ship_from: str | None, origin: Place | None) -> Place:
    country = None if ship_from is None else parse_country(ship_from)
    given = origin or Place()
    if country is not None:
        return replace(given, country=country)
    return Place(given.country, given.name or ship_from)
