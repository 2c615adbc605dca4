"""Planner: decides who pays what on a route, once for all offers that are alike."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from rfq.landed.charge import can_charge
from rfq.landed.component import Component
from rfq.landed.incoterms import Borne
from rfq.landed.part import CostPart, Gap, PartState
from rfq.landed.plan import CHARGED, Choice, Known, Open, Plan
from rfq.landed.route import Route, fitting
from rfq.landed.tables import (
    ChargeRow,
    Clauses,
    CostTables,
    DutyRow,
    InsuranceRow,
    TaxRow,
    ValueBasis,
)

_BORDER: Final = frozenset(
    {Component.EXPORT_CLEARANCE, Component.IMPORT_CLEARANCE, Component.IMPORT_DUTY}
)
_ZERO: Final = Decimal(0)


class Planner:
    """Makes plans from one set of tables.

    Args:
        tables: None when the user gave none: whatever is needed is then unknown.
        currency: that everything is brought to.
        rate: units of ``currency`` for one of another, or None.
    """

    def __init__(
        self, tables: CostTables | None, *, currency: str, rate: Mapping[str, Decimal | None]
    ) -> None:
        self._tables = tables or CostTables()
        self._has_tables = tables is not None
        self._currency = currency
        self._rate = rate

    def plan(
        self,
        borne: Borne | None,
        wanted: frozenset[Component],
        route: Route,
        known: Known,
        *,
        cover: Clauses | None,
        has_cover: Clauses | None,
    ) -> Plan:
        """Decide who pays what.

        Args:
            borne: what the price covers; None when the offer names no delivery term.
            wanted: the components of the basis that offers are compared on.
            route: from where to where.
            known: what is known of the goods.
            cover: least insurance cover wanted; None where any will do.
            has_cover: the cover that the offered term gives the buyer.
        """
        in_price = (
            frozenset({Component.GOODS, Component.PACKING}) if borne is None else borne.components
        )
        inside = route.is_within_one_customs_territory(self._tables)
        fixed: dict[Component, CostPart] = {}
        needed: list[Component] = []
        for component in Component:
            if component is Component.GOODS:
                continue
            is_short = component is Component.INSURANCE and _is_less(has_cover, cover)
            if component in in_price and not is_short:
                fixed[component] = self._part(component, PartState.IN_PRICE)
            elif component not in wanted or (inside and component in _BORDER):
                fixed[component] = self._part(component, PartState.NOT_NEEDED)
            else:
                needed.append(component)
        gap = self._gap_of_everything(borne)
        if gap is not None:
            for component in needed:
                fixed[component] = self._unknown(component, gap)
            needed = []
        choices = self._choose(needed, route, known, fixed)
        insurance = self._insurance(needed, route, cover, fixed)
        duty, deducted = self._duty(needed, in_price, route, known, fixed)
        tax = self._tax(needed, route, known, fixed)
        beyond = tuple(c for c in Component if c in in_price and c not in wanted)
        used = [choice.row.charge.currency for choice in choices]
        used += [row.currency for row, _ in (*duty, *((insurance,) if insurance else ()))]
        used += [
            one.row.charge.currency if isinstance(one, Choice) else one[0].currency
            for one in deducted
        ]
        currencies = tuple(dict.fromkeys(one for one in used if one is not None))
        return Plan(
            parts=tuple(fixed.get(component) for component in Component),
            open=Open.of(fixed, choices),
            choices=choices,
            insurance=insurance,
            duty=duty,
            deducted=deducted,
            tax=tax,
            beyond=beyond,
            currencies=currencies,
        )

    def _gap_of_everything(self, borne: Borne | None) -> Gap | None:
        if borne is None:
            return Gap.NO_TERM
        if borne.elsewhere:
            return Gap.ELSEWHERE
        return None if self._has_tables else Gap.NO_TABLE

    def _choose(
        self,
        needed: list[Component],
        route: Route,
        known: Known,
        fixed: dict[Component, CostPart],
    ) -> tuple[Choice, ...]:
        """A row for every component that is charged: the most specific, then the most covering."""
        remaining: set[Component] = {one for one in needed if one in CHARGED}
        rows = fitting(self._tables.charges, route, self._tables.regions) if remaining else []
        choices: list[Choice] = []
        for component in CHARGED:
            if component not in remaining:
                continue
            choice = self._choice(component, rows, remaining, known)
            if isinstance(choice, Gap):
                is_nowhere = choice is Gap.NO_ROW and route.destination is None
                gap = Gap.NO_DESTINATION if is_nowhere else choice
                fixed[component] = self._unknown(component, gap)
                remaining.discard(component)
            else:
                choices.append(choice)
                remaining.difference_update(choice.row.covers)
        return tuple(choices)

    def _choice(
        self,
        component: Component,
        rows: list[ChargeRow],
        remaining: set[Component],
        known: Known,
    ) -> Choice | Gap:
        gap = Gap.NO_ROW
        # ``rows`` is in order of fit; among rows of one scope a wider lump sum goes first.
        found: Choice | None = None
        for row in rows:
            if component not in row.covers or not remaining.issuperset(row.covers):
                continue
            if not can_charge(row.charge, weight=known.weight, volume=known.volume):
                gap = Gap.NO_MEASURE
                continue
            rate = self._rate_of(row.charge.currency)
            if rate is None:
                gap = Gap.NO_RATE
                continue
            is_wider = (
                found is not None
                and row.scope == found.row.scope
                and len(row.covers) > len(found.row.covers)
            )
            if found is None or is_wider:
                found = Choice.of(row, rate)
        return found if found is not None else gap

    def _insurance(
        self,
        needed: list[Component],
        route: Route,
        cover: Clauses | None,
        fixed: dict[Component, CostPart],
    ) -> tuple[InsuranceRow, Decimal] | None:
        if Component.INSURANCE not in needed:
            return None
        found = self._premium(route, cover)
        if isinstance(found, Gap):
            fixed[Component.INSURANCE] = self._unknown(Component.INSURANCE, found)
            return None
        return found

    def _premium(self, route: Route, cover: Clauses | None) -> tuple[InsuranceRow, Decimal] | Gap:
        gap = Gap.NO_ROW
        rows = fitting(self._tables.insurance, route, self._tables.regions)
        if cover is not None:
            # The least cover that will do: the basis asks for no more, so nobody is charged more.
            enough = [row for row in rows if not _is_less(row.clauses, cover)]
            rows = sorted(enough, key=lambda row: row.clauses.value, reverse=True)
        for row in rows:
            rate = self._rate_of(row.currency)
            if rate is not None:
                return row, rate
            gap = Gap.NO_RATE
        return gap

    def _duty(
        self,
        needed: list[Component],
        in_price: frozenset[Component],
        route: Route,
        known: Known,
        fixed: dict[Component, CostPart],
    ) -> tuple[
        tuple[tuple[DutyRow, Decimal], ...],
        tuple[Choice | tuple[InsuranceRow, Decimal], ...],
    ]:
        if Component.IMPORT_DUTY not in needed:
            return (), ()
        rows: tuple[DutyRow, ...] = ()
        deducted: tuple[Choice | tuple[InsuranceRow, Decimal], ...] = ()
        gap = self._gap_at_border(route, known)
        if gap is None:
            rows = duty_rows(self._tables, route, known.hs_code or "")
            gap = None if rows else Gap.NO_ROW
        if gap is None and any(r.per_kg is not None for r in rows) and not known.weight:
            gap = Gap.NO_MEASURE
        rated = [(row, self._rate_of(row.currency)) for row in rows]
        found = tuple((row, rate) for row, rate in rated if rate is not None)
        if gap is None and len(found) < len(rated):
            gap = Gap.NO_RATE
        is_fob = any(row.basis is ValueBasis.FOB and row.percent for row in rows)
        if gap is None and is_fob and Component.MAIN_CARRIAGE in in_price:
            inside = self._inside_price(in_price, route, known)
            if isinstance(inside, Gap):
                gap = inside
            else:
                deducted = inside
        if gap is not None:
            fixed[Component.IMPORT_DUTY] = self._unknown(Component.IMPORT_DUTY, gap)
            return (), ()
        return found, deducted

    def _inside_price(
        self, in_price: frozenset[Component], route: Route, known: Known
    ) -> tuple[Choice | tuple[InsuranceRow, Decimal], ...] | Gap:
        """Freight and insurance that a price includes, to be taken off for a FOB value."""
        if Component.ON_CARRIAGE in in_price:
            return Gap.NO_BASE
        rows = fitting(self._tables.charges, route, self._tables.regions)
        freight = self._choice(Component.MAIN_CARRIAGE, rows, {Component.MAIN_CARRIAGE}, known)
        if isinstance(freight, Gap):
            return Gap.NO_BASE
        if Component.INSURANCE not in in_price:
            return (freight,)
        premium = self._premium(route, None)
        return Gap.NO_BASE if isinstance(premium, Gap) else (freight, premium)

    def _tax(
        self,
        needed: list[Component],
        route: Route,
        known: Known,
        fixed: dict[Component, CostPart],
    ) -> TaxRow | None:
        if Component.IMPORT_TAX not in needed:
            return None
        if route.destination is None:
            gap = Gap.NO_DESTINATION
        else:
            hs_code = known.hs_code or ""
            rows = [
                row
                for row in fitting(self._tables.tax, route, self._tables.regions)
                if hs_code.startswith(row.hs)
            ]
            if rows:
                row = max(rows, key=lambda one: len(one.hs))
                if row.recoverable:
                    fixed[Component.IMPORT_TAX] = self._part(
                        Component.IMPORT_TAX, PartState.NOT_NEEDED
                    )
                    return None
                return row
            gap = Gap.NO_ROW
        fixed[Component.IMPORT_TAX] = self._unknown(Component.IMPORT_TAX, gap)
        return None

    def _gap_at_border(self, route: Route, known: Known) -> Gap | None:
        if route.destination is None:
            return Gap.NO_DESTINATION
        if route.origin is None:
            return Gap.NO_ORIGIN
        rows = fitting(self._tables.duty, route, self._tables.regions)
        if known.hs_code is None and any(row.hs for row in rows):
            return Gap.NO_HS_CODE
        return None

    def _rate_of(self, currency: str | None) -> Decimal | None:
        return Decimal(1) if currency is None else self._rate[currency]

    def _part(self, component: Component, state: PartState) -> CostPart:
        return CostPart((component,), state, self._currency, _ZERO)

    def _unknown(self, component: Component, gap: Gap) -> CostPart:
        return CostPart((component,), PartState.UNKNOWN, self._currency, gap=gap)


def duty_rows(tables: CostTables, route: Route, hs_code: str) -> tuple[DutyRow, ...]:
    """The duty that applies: the ordinary row of the longest HS prefix, and all additional ones."""
    rows = [
        row for row in fitting(tables.duty, route, tables.regions) if hs_code.startswith(row.hs)
    ]
    ordinary = [row for row in rows if not row.additional]
    if not ordinary:
        return ()
    return (
        max(ordinary, key=lambda one: len(one.hs)),
        *(row for row in rows if row.additional),
    )


def _is_less(has: Clauses | None, wanted: Clauses | None) -> bool:
    """Whether a cover is less than the one wanted ("C" is the least)."""
    return has is not None and wanted is not None and has.value > wanted.value
