"""The figures of a plan: amounts for the goods of one offer.

This runs once per offer while suppliers are ranked, so parts are kept by their place in the
journey and the sums that percentages are taken of are carried along.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from rfq.landed.charge import Measures, charged
from rfq.landed.component import Component
from rfq.landed.part import CostPart, PartState
from rfq.landed.plan import PLACE_OF, Choice, Plan
from rfq.landed.tables import DutyRow, InsuranceRow, TaxRow, ValueBasis

_HUNDRED: Final = Decimal(100)
_ZERO: Final = Decimal(0)
_GOODS: Final = PLACE_OF[Component.GOODS]
_INSURANCE: Final = PLACE_OF[Component.INSURANCE]
_DUTY: Final = PLACE_OF[Component.IMPORT_DUTY]
_TAX: Final = PLACE_OF[Component.IMPORT_TAX]


@dataclass(slots=True)
class _Sum:
    """What is known of a sum, and whether the true one can be more."""

    known: Decimal = _ZERO
    at_least: bool = False

    def add(self, part: CostPart) -> None:
        if part.amount is None:
            self.at_least = True
        else:
            self.known += part.amount
            self.at_least = self.at_least or part.at_least

    def plus(self, other: _Sum) -> _Sum:
        return _Sum(self.known + other.known, self.at_least or other.at_least)


def work_out(
    plan: Plan, goods: CostPart, measures: Measures, *, currency: str, quantum: Decimal
) -> tuple[CostPart, ...]:
    """Every part of a landed cost, each rounded half up to ``quantum``, in order of the journey.

    Percentages are taken of rounded parts, so that a person can follow them on paper:

    - insurance: of 110 % (or what its row insures) of goods plus the charges up to the border;
    - duty on CIF: of goods plus the charges up to the border plus insurance; on FOB, without the
      main carriage and insurance;
    - tax: of the CIF value plus duty, and plus the charges behind the border where its row says so.

    A percentage of a base in which something is unknown is marked as the least it can be.
    """
    parts = list(plan.parts)
    parts[_GOODS] = goods
    value = goods.amount or _ZERO
    zones = [_Sum(_ZERO, is_open) for is_open in plan.is_open]
    zones[0].add(goods)
    for choice in plan.choices:
        charge = choice.row.charge
        amount = charged(charge, measures, rate=choice.rate, value=value)
        part = parts[choice.place] = CostPart(
            choice.covers,
            PartState.ESTIMATED,
            currency,
            amount.quantize(quantum, ROUND_HALF_UP),
            goods.at_least and bool(charge.percent),
            rows=choice.rows,
        )
        zones[choice.zone].add(part)
    if plan.insurance is None and not plan.duty and plan.tax is None:
        return tuple([part for part in parts if part is not None])
    on_board, carriage, behind = zones
    if plan.insurance is not None:
        parts[_INSURANCE] = _insured(on_board.plus(carriage), plan.insurance, currency, quantum)
    insurance = parts[_INSURANCE]
    if insurance is not None:
        carriage.add(insurance)
    at_border = on_board.plus(carriage)
    if plan.duty:
        if plan.deducted:
            on_board.known -= _inside(plan, value, measures, quantum)
        parts[_DUTY] = _duty(plan, at_border, on_board, measures, currency, quantum)
    duty = parts[_DUTY]
    if plan.tax is not None:
        if duty is not None:
            at_border.add(duty)
        taxed = at_border.plus(behind) if plan.tax.with_fees else at_border
        parts[_TAX] = _tax(plan.tax, taxed, currency, quantum)
    return tuple([part for part in parts if part is not None])


def _insured(
    value: _Sum, insurance: tuple[InsuranceRow, Decimal], currency: str, quantum: Decimal
) -> CostPart:
    row, rate = insurance
    insured = (value.known * row.insured / _HUNDRED).quantize(quantum, ROUND_HALF_UP)
    premium = insured * row.percent / _HUNDRED
    least = _ZERO if row.minimum is None else row.minimum * rate
    is_share = premium >= least
    return CostPart(
        (Component.INSURANCE,),
        PartState.ESTIMATED,
        currency,
        (premium if is_share else least).quantize(quantum, ROUND_HALF_UP),
        at_least=value.at_least and bool(row.percent),
        percent=row.percent if is_share else None,
        base=insured if is_share else None,
        rows=(row,),
    )


def _duty(
    plan: Plan,
    cif: _Sum,
    fob: _Sum,
    measures: Measures,
    currency: str,
    quantum: Decimal,
) -> CostPart:
    amount = percent = _ZERO
    at_least, is_share = False, True
    first: DutyRow = plan.duty[0][0]
    for row, rate in plan.duty:
        base = cif if row.basis is ValueBasis.CIF else fob
        amount += base.known * row.percent / _HUNDRED
        percent += row.percent
        at_least = at_least or (base.at_least and bool(row.percent))
        is_share = is_share and row.per_kg is None and row.basis is first.basis
        if row.per_kg is not None:
            amount += (measures.weight_kg or _ZERO) * row.per_kg * rate
    charged_on = cif if first.basis is ValueBasis.CIF else fob
    return CostPart(
        (Component.IMPORT_DUTY,),
        PartState.ESTIMATED,
        currency,
        amount.quantize(quantum, ROUND_HALF_UP),
        at_least=at_least,
        percent=percent if is_share else None,
        base=charged_on.known if is_share else None,
        rows=tuple([row for row, _ in plan.duty]),
    )


def _inside(plan: Plan, price: Decimal, measures: Measures, quantum: Decimal) -> Decimal:
    """Freight and insurance that the price includes, as the tables estimate them."""
    inside = _ZERO
    for one in plan.deducted:
        if isinstance(one, Choice):
            amount = charged(one.row.charge, measures, rate=one.rate, value=price)
        else:
            row, rate = one
            amount = price * row.insured * row.percent / _HUNDRED / _HUNDRED
            amount = max(amount, (row.minimum or _ZERO) * rate)
        inside += amount.quantize(quantum, ROUND_HALF_UP)
    return min(inside, price)


def _tax(row: TaxRow, base: _Sum, currency: str, quantum: Decimal) -> CostPart:
    return CostPart(
        (Component.IMPORT_TAX,),
        PartState.ESTIMATED,
        currency,
        (base.known * row.percent / _HUNDRED).quantize(quantum, ROUND_HALF_UP),
        at_least=base.at_least and bool(row.percent),
        percent=row.percent,
        base=base.known,
        rows=(row,),
    )
