"""The figures of a plan: amounts for the goods of one offer."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from rfq.landed.charge import Measures, charged
from rfq.landed.component import Component
from rfq.landed.part import CostPart, PartState
from rfq.landed.plan import Choice, Plan
from rfq.landed.tables import DutyRow, InsuranceRow, TaxRow, ValueBasis

_HUNDRED: Final = Decimal(100)
_ZERO: Final = Decimal(0)
_TO_BOARD: Final = (
    Component.PRE_CARRIAGE,
    Component.EXPORT_CLEARANCE,
    Component.ORIGIN_HANDLING,
)
_TO_BORDER: Final = (*_TO_BOARD, Component.MAIN_CARRIAGE)
_INSURED_TO_BORDER: Final = (*_TO_BORDER, Component.INSURANCE)
_BEHIND_BORDER: Final = (
    Component.DESTINATION_HANDLING,
    Component.IMPORT_CLEARANCE,
    Component.ON_CARRIAGE,
    Component.UNLOADING,
)


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
    value = goods.amount or _ZERO
    parts: dict[Component, CostPart] = {Component.GOODS: goods, **plan.fixed}
    for first, choice in plan.choices.items():
        amount = charged(choice.row.charge, measures, rate=choice.rate, value=value)
        percent = choice.row.charge.percent
        parts[first] = CostPart(
            choice.row.covers,
            PartState.ESTIMATED,
            currency,
            amount.quantize(quantum, ROUND_HALF_UP),
            at_least=goods.at_least and bool(percent),
            sources=(choice.row.source,),
        )
    if plan.insurance is not None:
        parts[Component.INSURANCE] = _insured(parts, plan.insurance, currency, quantum)
    if plan.duty:
        parts[Component.IMPORT_DUTY] = _duty(plan, parts, measures, currency, quantum)
    if plan.tax is not None:
        parts[Component.IMPORT_TAX] = _tax(plan.tax, parts, currency, quantum)
    return tuple(parts[one] for one in Component if one in parts)


def _insured(
    parts: dict[Component, CostPart],
    insurance: tuple[InsuranceRow, Decimal],
    currency: str,
    quantum: Decimal,
) -> CostPart:
    row, rate = insurance
    base, at_least = _sum(parts, (Component.GOODS, *_TO_BORDER))
    insured = (base * row.insured / _HUNDRED).quantize(quantum, ROUND_HALF_UP)
    premium = insured * row.percent / _HUNDRED
    least = _ZERO if row.minimum is None else row.minimum * rate
    return CostPart(
        (Component.INSURANCE,),
        PartState.ESTIMATED,
        currency,
        max(premium, least).quantize(quantum, ROUND_HALF_UP),
        at_least=at_least and bool(row.percent),
        percent=row.percent if premium >= least else None,
        base=insured,
        sources=(row.source,),
    )


def _duty(
    plan: Plan,
    parts: dict[Component, CostPart],
    measures: Measures,
    currency: str,
    quantum: Decimal,
) -> CostPart:
    cif, cif_at_least = _sum(parts, (Component.GOODS, *_INSURED_TO_BORDER))
    fob, fob_at_least = _sum(parts, (Component.GOODS, *_TO_BOARD))
    fob -= _inside(plan, parts, measures, quantum)
    amount = _ZERO
    at_least = False
    for row, rate in plan.duty:
        base, is_least = (cif, cif_at_least) if row.basis is ValueBasis.CIF else (fob, fob_at_least)
        amount += base * row.percent / _HUNDRED
        at_least = at_least or (is_least and bool(row.percent))
        if row.per_kg is not None:
            amount += (measures.weight_kg or _ZERO) * row.per_kg * rate
    rows: tuple[DutyRow, ...] = tuple(row for row, _ in plan.duty)
    is_share = len({row.basis for row in rows}) == 1 and all(row.per_kg is None for row in rows)
    return CostPart(
        (Component.IMPORT_DUTY,),
        PartState.ESTIMATED,
        currency,
        amount.quantize(quantum, ROUND_HALF_UP),
        at_least=at_least,
        percent=sum((row.percent for row in rows), _ZERO) if is_share else None,
        base=(cif if rows[0].basis is ValueBasis.CIF else fob) if is_share else None,
        sources=tuple(row.source for row in rows),
    )


def _inside(
    plan: Plan, parts: dict[Component, CostPart], measures: Measures, quantum: Decimal
) -> Decimal:
    """Freight and insurance that the price includes, as the tables estimate them."""
    price = parts[Component.GOODS].amount or _ZERO
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


def _tax(
    row: TaxRow, parts: dict[Component, CostPart], currency: str, quantum: Decimal
) -> CostPart:
    taxed = (Component.GOODS, *_INSURED_TO_BORDER, Component.IMPORT_DUTY)
    base, at_least = _sum(parts, (*taxed, *_BEHIND_BORDER) if row.with_fees else taxed)
    return CostPart(
        (Component.IMPORT_TAX,),
        PartState.ESTIMATED,
        currency,
        (base * row.percent / _HUNDRED).quantize(quantum, ROUND_HALF_UP),
        at_least=at_least and bool(row.percent),
        percent=row.percent,
        base=base,
        sources=(row.source,),
    )


def _sum(parts: dict[Component, CostPart], components: Iterable[Component]) -> tuple[Decimal, bool]:
    """Sum of the parts that are known, and whether the true sum can be more."""
    total, at_least = _ZERO, False
    for component in components:
        part = parts.get(component)
        if part is None:
            continue
        if part.amount is None:
            at_least = True
        else:
            total += part.amount
            at_least = at_least or part.at_least
    return total, at_least
