"""Display: figures in the units that a reader is used to; what is stored stays as it is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from data.constraint import CORE_FIELDS, Constraint
from data.units import convert
from dialogue.wording.speaker import Speaker

_DIGITS: Final = 4
"""Significant digits of a converted figure that is read; what a data sheet rounds to."""
_EXACT: Final = 9
"""The same of one that is computed with: a slider's end, an option's bound."""


class Units(StrEnum):
    """Which units a reader is used to."""

    METRIC = "metric"
    US = "us"


_US: Final[Mapping[str, str]] = {
    "kg": "lb",
    "t": "lb",
    "g": "oz",
    "mm": "in",
    "cm": "in",
    "m": "ft",
    "km": "mi",
    "mm²": "in²",
    "cm²": "in²",
    "m²": "ft²",
    "cm³": "in³",
    "m³": "ft³",
    "mL": "fl oz",
    "L": "gal",
    "bar": "psi",
    "kPa": "psi",
    "MPa": "psi",
    "°C": "°F",
    "N": "lbf",
    "kN": "lbf",
    "N·m": "lbf·ft",
    "km/h": "mph",
    "m/s": "ft/s",
    "m/min": "ft/min",
    "mm/s": "in/s",
    "L/min": "gal/min",
    "L/h": "gal/h",
    "m³/h": "CFM",
    "m³/min": "CFM",
    "kg/h": "lb/h",
    "kg/m": "lb/ft",
    "kg/m³": "lb/ft³",
    "g/m²": "oz/yd²",
    "m²/h": "ft²/h",
}
_METRIC: Final[Mapping[str, str]] = {
    "lb": "kg",
    "oz": "g",
    "short ton": "t",
    "in": "mm",
    "ft": "m",
    "yd": "m",
    "mi": "km",
    "in²": "cm²",
    "ft²": "m²",
    "yd²": "m²",
    "in³": "cm³",
    "ft³": "m³",
    "fl oz": "mL",
    "gal": "L",
    "psi": "bar",
    "°F": "°C",
    "lbf": "N",
    "lbf·ft": "N·m",
    "lbf·in": "N·m",
    "mph": "km/h",
    "ft/s": "m/s",
    "ft/min": "m/min",
    "gal/min": "L/min",
    "gal/h": "L/h",
    "CFM": "m³/h",
    "lb/ft³": "kg/m³",
}
_OF: Final[Mapping[Units, Mapping[str, str]]] = {Units.US: _US, Units.METRIC: _METRIC}


@dataclass(frozen=True, slots=True)
class Display:
    """How figures are shown.

    Attributes:
        units: None leaves every figure in the unit that it is stored in.
    """

    units: Units | None = None

    def unit(self, unit: str | None) -> str | None:
        """The unit that a figure in some unit is shown in."""
        if unit is None or self.units is None:
            return unit
        return _OF[self.units].get(unit, unit)

    def number(self, value: float, unit: str | None, *, digits: int = _EXACT) -> float:
        """A figure in a unit, as it is shown; an infinite one stays as it is."""
        target = self.unit(unit)
        if unit is None or target is None or target == unit or not math.isfinite(value):
            return value
        return float(f"{convert(value, unit, target):.{digits}g}")

    def measure(self, low: float, high: float, unit: str | None) -> tuple[float, float, str | None]:
        """A figure or a range to be read."""
        target = self.unit(unit)
        if target == unit:
            return low, high, unit
        first = self.number(low, unit, digits=_DIGITS)
        last = first if high == low else self.number(high, unit, digits=_DIGITS)
        return first, last, target

    def constraint(self, constraint: Constraint) -> Constraint:
        """A requirement as it is shown: the same values in the unit that is shown."""
        target = self.unit(constraint.unit)
        if target == constraint.unit or constraint.field in CORE_FIELDS:
            return constraint
        values = tuple(
            value if isinstance(value, str | bool) else self.number(float(value), constraint.unit)
            for value in constraint.values
        )
        return replace(constraint, values=values, unit=target)


AS_STORED: Final = Display()


@dataclass(frozen=True, slots=True)
class DisplaySpeaker(Speaker):
    """Words figures as they are displayed."""

    display: Display = AS_STORED

    def measured(self, name: str, low: float, high: float, unit: str | None) -> str:
        """A number or range of a field, in the unit that is shown."""
        if name not in CORE_FIELDS:
            low, high, unit = self.display.measure(low, high, unit)
        # `super` without arguments does not work in a dataclass with slots.
        return Speaker.measured(self, name, low, high, unit)
