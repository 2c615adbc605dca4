"""What a freight rate or a fee comes to."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Final

from rfq.landed.tables import Charge

_HUNDRED: Final = Decimal(100)
_ONE: Final = Decimal(1)
_ZERO: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Measures:
    """What a shipment measures, as far as it is known.

    Attributes:
        units: of sale.
        weight_kg, volume_m3: gross, of the whole shipment.
    """

    units: Decimal
    weight_kg: Decimal | None = None
    volume_m3: Decimal | None = None


def can_charge(charge: Charge, *, weight: bool, volume: bool) -> bool:
    """Whether the measures that are known are enough to work a charge out."""
    return (weight or not charge.needs_weight) and (volume or not charge.needs_volume)


def charged(charge: Charge, measures: Measures, *, rate: Decimal, value: Decimal) -> Decimal:
    """What a charge comes to, not rounded.

    Args:
        charge: one that `can_charge` with these measures.
        measures: of the whole shipment.
        rate: from the charge's currency to the one wanted; 1 for a mere percentage.
        value: of the goods, in the currency wanted.
    """
    amount = _ZERO
    weight = measures.weight_kg or _ZERO
    volume = measures.volume_m3 or _ZERO
    if charge.per_kg is not None:
        if charge.kg_per_m3 is not None:
            weight = max(weight, volume * charge.kg_per_m3)
        amount = weight * charge.per_kg
    if charge.per_m3 is not None:
        amount = max(amount, volume * charge.per_m3)
    if charge.per_unit is not None:
        amount += measures.units * charge.per_unit
    if charge.per_shipment is not None:
        amount += charge.per_shipment * _loads(charge, measures)
    total = amount * rate
    if charge.percent is not None:
        total += value * charge.percent / _HUNDRED
    if charge.minimum is not None:
        total = max(total, charge.minimum * rate)
    return total


def _loads(charge: Charge, measures: Measures) -> Decimal:
    loads = _ONE
    if charge.capacity_kg is not None and measures.weight_kg is not None:
        loads = max(loads, measures.weight_kg / charge.capacity_kg)
    if charge.capacity_m3 is not None and measures.volume_m3 is not None:
        loads = max(loads, measures.volume_m3 / charge.capacity_m3)
    return loads.to_integral_value(ROUND_CEILING)
