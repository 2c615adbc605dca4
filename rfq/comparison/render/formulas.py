"""The arithmetic of landed cost as spreadsheet formulas, cell by cell like `rfq.landed.figures`.

Every formula uses only ``+ - * /``, comparison, IF, OR, ISNUMBER, LOOKUP, MAX, ROUND, ROUNDUP, SUM
and VLOOKUP, which Excel, LibreOffice and every other spreadsheet have.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from rfq.landed import Component, CostPart, PartState
from rfq.landed.tables import Charge, ChargeRow, DutyRow, InsuranceRow, TaxRow, ValueBasis

TO_BOARD = (
    Component.GOODS,
    Component.PRE_CARRIAGE,
    Component.EXPORT_CLEARANCE,
    Component.ORIGIN_HANDLING,
)
TO_BORDER = (*TO_BOARD, Component.MAIN_CARRIAGE)
INSURED = (*TO_BORDER, Component.INSURANCE)
BEHIND = (
    Component.DESTINATION_HANDLING,
    Component.IMPORT_CLEARANCE,
    Component.ON_CARRIAGE,
    Component.UNLOADING,
)


@dataclass(frozen=True, slots=True)
class Cells:
    """Addresses of what a formula is made of, for one offer.

    Attributes:
        of: the cell of each component's amount.
        units, weight, volume: quantity in units of sale; weight and volume of one of them.
        rates: the table of currencies and rates, rates in its third column.
        digits: decimals of the currency that amounts are rounded to.
    """

    of: Mapping[Component, str]
    units: str
    weight: str
    volume: str
    rates: str
    digits: int

    def rate(self, currency: str | None) -> str:
        """The rate of a currency."""
        return "1" if currency is None else f'VLOOKUP("{currency}",{self.rates},3,FALSE)'

    def sum(self, components: tuple[Component, ...]) -> str:
        """The sum of some components' cells; text in them (unknown, in the price) counts as 0."""
        return f"SUM({','.join(self.of[one] for one in components if one in self.of)})"

    def rounded(self, expression: str) -> str:
        """An amount rounded to the currency."""
        return f"ROUND({expression},{self.digits})"


def part_formula(part: CostPart, cells: Cells, goods: Decimal) -> str | None:
    """The formula of an estimated part, without its ``=``; None for a part that is no estimate.

    Args:
        part: of a landed cost.
        cells: where its terms stand.
        goods: value of the goods in that landed cost, to scale by what has no formula.
    """
    if part.state is not PartState.ESTIMATED or not part.rows:
        return None
    row = part.rows[0]
    if isinstance(row, ChargeRow):
        return cells.rounded(_charge(row.charge, cells))
    if isinstance(row, InsuranceRow):
        insured = cells.rounded(f"{cells.sum(TO_BORDER)}*{_number(row.insured)}/100")
        premium = f"{insured}*{_number(row.percent)}/100"
        if row.minimum is not None:
            premium = f"MAX({premium},{_number(row.minimum)}*{cells.rate(row.currency)})"
        return cells.rounded(premium)
    if isinstance(row, TaxRow):
        taxed = (*INSURED, Component.IMPORT_DUTY, *(BEHIND if row.with_fees else ()))
        return cells.rounded(f"{cells.sum(taxed)}*{_number(row.percent)}/100")
    return _duty(part, cells, goods)


def _charge(charge: Charge, cells: Cells) -> str:
    weight, volume = f"{cells.weight}*{cells.units}", f"{cells.volume}*{cells.units}"
    terms = []
    by_weight = by_volume = None
    if charge.per_kg is not None:
        measured = weight
        if charge.kg_per_m3 is not None:
            measured = f"MAX({weight},{volume}*{_number(charge.kg_per_m3)})"
        by_weight = f"{measured}*{_number(charge.per_kg)}"
    if charge.per_m3 is not None:
        by_volume = f"{volume}*{_number(charge.per_m3)}"
    measures = [one for one in (by_weight, by_volume) if one is not None]
    if measures:
        terms.append(measures[0] if len(measures) == 1 else f"MAX({','.join(measures)})")
    if charge.per_unit is not None:
        terms.append(f"{cells.units}*{_number(charge.per_unit)}")
    if charge.per_shipment is not None:
        loads = ["1"]
        if charge.capacity_kg is not None:
            loads.append(f"ROUNDUP({weight}/{_number(charge.capacity_kg)},0)")
        if charge.capacity_m3 is not None:
            loads.append(f"ROUNDUP({volume}/{_number(charge.capacity_m3)},0)")
        count = "1" if len(loads) == 1 else f"MAX({','.join(loads)})"
        terms.append(f"{_number(charge.per_shipment)}*{count}")
    rate = cells.rate(charge.currency)
    total = f"({'+'.join(terms)})*{rate}" if terms else "0"
    if charge.percent is not None:
        total += f"+{cells.of[Component.GOODS]}*{_number(charge.percent)}/100"
    if charge.minimum is not None:
        total = f"MAX({total},{_number(charge.minimum)}*{rate})"
    return total


def _duty(part: CostPart, cells: Cells, goods: Decimal) -> str:
    rows = [row for row in part.rows if isinstance(row, DutyRow)]
    is_fob = any(row.basis is ValueBasis.FOB and row.percent for row in rows)
    if is_fob and Component.MAIN_CARRIAGE not in cells.of and goods:
        # The freight inside the price was taken off by a table: what is left scales with the goods.
        share = (part.amount or Decimal(0)) / goods
        return cells.rounded(f"{cells.of[Component.GOODS]}*{_number(share)}")
    terms = []
    for row in rows:
        base = cells.sum(INSURED if row.basis is ValueBasis.CIF else TO_BOARD)
        if row.percent:
            terms.append(f"{base}*{_number(row.percent)}/100")
        if row.per_kg is not None:
            amount = f"{cells.weight}*{cells.units}*{_number(row.per_kg)}"
            terms.append(f"{amount}*{cells.rate(row.currency)}")
    return cells.rounded("+".join(terms) or "0")


def _number(value: Decimal) -> str:
    return format(value, "f")
