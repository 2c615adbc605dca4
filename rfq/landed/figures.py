"""The figures of a plan: amounts for the goods of one offer.

This runs once per offer while suppliers are ranked, so only the amounts are worked out; the parts
that people are shown are made from them when somebody asks.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple

from rfq.landed.charge import Measures, charged
from rfq.landed.component import Component
from rfq.landed.part import CostPart, PartState
from rfq.landed.plan import PLACE_OF, Choice, Plan
from rfq.landed.tables import DutyRow, InsuranceRow, ValueBasis

_HUNDRED: Final = Decimal(100)
_ZERO: Final = Decimal(0)
_GOODS: Final = PLACE_OF[Component.GOODS]
_INSURANCE: Final = PLACE_OF[Component.INSURANCE]
_DUTY: Final = PLACE_OF[Component.IMPORT_DUTY]
_TAX: Final = PLACE_OF[Component.IMPORT_TAX]


class Figures(NamedTuple):
    """The amounts of one landed cost, each rounded to the currency.

    Attributes:
        goods_open: the price is a range: the goods can cost more.
        charges: by the plan's choices, in their order.
        insured: the value that the premium is taken of; None where it is the least premium.
        premium, duty, tax: None where the plan has them fixed.
        cif, fob: values that duty is charged on.
        taxed: the value that tax is charged on.
        total: of everything that is known.
        is_floor: the true total can be more.
    """

    plan: Plan
    goods: Decimal
    goods_open: bool
    charges: tuple[Decimal, ...]
    insured: Decimal | None
    premium: Decimal | None
    cif: Decimal
    fob: Decimal
    duty: Decimal | None
    taxed: Decimal
    tax: Decimal | None
    total: Decimal
    is_floor: bool

    def parts(self, currency: str) -> tuple[CostPart, ...]:
        """Every part of the landed cost, in order of the journey."""
        plan = self.plan
        parts = list(plan.parts)
        parts[_GOODS] = CostPart(
            (Component.GOODS,), PartState.LISTED, currency, self.goods, self.goods_open
        )
        for choice, amount in zip(plan.choices, self.charges, strict=True):
            parts[choice.place] = CostPart(
                choice.covers,
                PartState.ESTIMATED,
                currency,
                amount,
                self.goods_open and bool(choice.row.charge.percent),
                rows=choice.rows,
            )
        border_open = self.goods_open or plan.open.border
        if plan.insurance is not None:
            row, _ = plan.insurance
            parts[_INSURANCE] = CostPart(
                (Component.INSURANCE,),
                PartState.ESTIMATED,
                currency,
                self.premium,
                border_open and bool(row.percent),
                None if self.insured is None else row.percent,
                self.insured,
                (row,),
            )
        if plan.duty:
            parts[_DUTY] = self._duty_part(currency)
        if plan.tax is not None:
            rest_open = self._is_duty_open() or (plan.tax.with_fees and plan.open.behind)
            parts[_TAX] = CostPart(
                (Component.IMPORT_TAX,),
                PartState.ESTIMATED,
                currency,
                self.tax,
                (border_open or rest_open) and bool(plan.tax.percent),
                plan.tax.percent,
                self.taxed,
                (plan.tax,),
            )
        return tuple([part for part in parts if part is not None])

    def _is_duty_open(self) -> bool:
        return self.plan.open.duty or is_duty_open(self.plan, goods_open=self.goods_open)

    def _duty_part(self, currency: str) -> CostPart:
        rows = tuple([row for row, _ in self.plan.duty])
        basis = rows[0].basis
        is_share = all(row.per_kg is None and row.basis is basis for row in rows)
        return CostPart(
            (Component.IMPORT_DUTY,),
            PartState.ESTIMATED,
            currency,
            self.duty,
            is_duty_open(self.plan, goods_open=self.goods_open),
            sum((row.percent for row in rows), _ZERO) if is_share else None,
            (self.cif if basis is ValueBasis.CIF else self.fob) if is_share else None,
            rows,
        )


def is_duty_open(plan: Plan, *, goods_open: bool) -> bool:
    """Whether a duty is taken of a value that can be more."""
    return any(
        row.percent
        and (goods_open or (plan.open.border if row.basis is ValueBasis.CIF else plan.open.fob))
        for row, _ in plan.duty
    )


def work_out(
    plan: Plan, goods: Decimal, measures: Measures, *, goods_open: bool, quantum: Decimal
) -> Figures:
    """Every amount of a landed cost, each rounded half up to ``quantum``.

    Percentages are taken of rounded amounts, so that a person can follow them on paper:

    - insurance: of 110 % (or what its row insures) of goods plus the charges up to the border;
    - duty on CIF: of goods plus the charges up to the border plus insurance; on FOB, without the
      main carriage and insurance;
    - tax: of the CIF value plus duty, and plus the charges behind the border where its row says so.

    What is unknown counts as nothing in these sums, and whatever is taken of them is then the
    least that it can be.
    """
    board, carriage, behind = goods, _ZERO, _ZERO
    charges = []
    for choice in plan.choices:
        amount = charged(choice.row.charge, measures, rate=choice.rate, value=goods)
        amount = amount.quantize(quantum, ROUND_HALF_UP)
        charges.append(amount)
        if choice.zone == 0:
            board += amount
        elif choice.zone == 1:
            carriage += amount
        else:
            behind += amount
    cif = board + carriage
    insured = premium = duty = tax = None
    if plan.insurance is not None:
        insured, premium = _insured(cif, plan.insurance, quantum)
        cif += premium
    fob = board - _inside(plan, goods, measures, quantum) if plan.deducted else board
    if plan.duty:
        duty = _duty(plan, cif, fob, measures).quantize(quantum, ROUND_HALF_UP)
    taxed = cif if duty is None else cif + duty
    total = taxed + behind
    if plan.tax is not None:
        if plan.tax.with_fees:
            taxed = total
        tax = (taxed * plan.tax.percent / _HUNDRED).quantize(quantum, ROUND_HALF_UP)
        total += tax
    is_floor = goods_open or plan.open.any
    if not is_floor and plan.open.fob and plan.duty:
        is_floor = is_duty_open(plan, goods_open=False)
    return Figures(
        plan,
        goods,
        goods_open,
        tuple(charges),
        insured,
        premium,
        cif,
        fob,
        duty,
        taxed,
        tax,
        total,
        is_floor,
    )


def _insured(
    value: Decimal, insurance: tuple[InsuranceRow, Decimal], quantum: Decimal
) -> tuple[Decimal | None, Decimal]:
    """The insured value, or None where the least premium applies; and the premium."""
    row, rate = insurance
    insured = (value * row.insured / _HUNDRED).quantize(quantum, ROUND_HALF_UP)
    premium = insured * row.percent / _HUNDRED
    if row.minimum is not None and premium < row.minimum * rate:
        return None, (row.minimum * rate).quantize(quantum, ROUND_HALF_UP)
    return insured, premium.quantize(quantum, ROUND_HALF_UP)


def _duty(plan: Plan, cif: Decimal, fob: Decimal, measures: Measures) -> Decimal:
    amount = _ZERO
    for row, rate in plan.duty:
        amount += _duty_of(row, cif if row.basis is ValueBasis.CIF else fob)
        if row.per_kg is not None:
            amount += (measures.weight_kg or _ZERO) * row.per_kg * rate
    return amount


def _duty_of(row: DutyRow, base: Decimal) -> Decimal:
    return base * row.percent / _HUNDRED


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
