"""Units as buyers say them, which the attribute at hand decides: "6000 cycles", 8公斤, 两万毫安.

A unit of another dimension that is said for the attribute's own in trade, a word for what is
counted where the attribute counts without a unit, and a point that sets thousands apart.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from data.schema.model import AttributeDefinition
from data.units import dimension_of
from dialogue.grammar.mention import NumberMention
from dialogue.understand.plausible import BEYOND, convertible, plausibility

_COUNTED_IN: Final = frozenset(
    "cycle cup person piece pair set pole phase cell axis tooth layer page print port unit".split()
)
_SAID_FOR: Final = {
    ("°", "temperature"): "°C",
    ("°", "energy"): "kWh",
    ("mA", "charge"): "mAh",
    ("A", "charge"): "Ah",
    ("kg", "pressure"): "kgf/cm²",
    ("m³", "volume flow"): "m³/h",
    ("km", "speed"): "km/h",
    ("g", "areal density"): "g/m²",
}
"""What is said per unit and dimension: a "degree" of energy is a kilowatt hour in Chinese."""
_WHOLE: Final = ("°", "mA", "kg", "m³", "km")
"""Units that are said so without anything beside them that names the attribute."""
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?![.,\d])")
_SHOE: Final = re.compile(r"[码号]$")


def as_said(
    mention: NumberMention, attribute: AttributeDefinition, *, named: bool
) -> NumberMention:
    """A number as it is meant for an attribute, which words beside it may have named."""
    unit = mention.unit
    if unit is None:
        return mention
    if attribute.unit is not None and convertible(unit, attribute.unit):
        if unit == "Pa" and attribute.unit in ("bar", "MPa"):
            # Coffee machines of "15 Pa" press with 15 bar: what is said for it in Chinese trade.
            bar = replace(mention, unit="bar")
            if (
                plausibility(mention, attribute, unit)
                <= BEYOND
                < plausibility(bar, attribute, "bar")
            ):
                return bar
        nominal = _NOMINAL.get(mention.low) if unit == "in" and _is_nominal(attribute) else None
        if nominal is not None and mention.low == mention.high:
            return replace(mention, low=nominal, high=nominal, unit="mm", values=())
        return _with_thousands(mention, attribute)
    said = _SAID_FOR.get((unit, attribute.dimension or ""))
    if said is not None and attribute.unit is not None and convertible(said, attribute.unit):
        if named or unit in _WHOLE:
            return replace(mention, unit=said, dimension=dimension_of(said))
        return mention
    head, _, each = unit.partition("/")
    if each and attribute.unit is not None and each in _COUNTED_IN:
        return replace(mention, unit=head) if convertible(head, attribute.unit) else mention
    if attribute.unit is None and unit in _COUNTED_IN and named:
        return replace(mention, unit=None, dimension=None)
    if attribute.unit is None and _SHOE.search(mention.words) and _is_size(attribute):
        return replace(mention, unit=None, dimension=None)
    return mention


_NOMINAL: Final = {
    0.25: 8.0,
    0.375: 10.0,
    0.5: 15.0,
    0.75: 20.0,
    1.0: 25.0,
    1.25: 32.0,
    1.5: 40.0,
    2.0: 50.0,
    2.5: 65.0,
    3.0: 80.0,
    4.0: 100.0,
    5.0: 125.0,
    6.0: 150.0,
    8.0: 200.0,
    10.0: 250.0,
    12.0: 300.0,
    14.0: 350.0,
    16.0: 400.0,
}
"""Nominal diameter (ISO 6708), a designation in millimetres, per nominal pipe size in inches."""


def _is_nominal(attribute: AttributeDefinition) -> bool:
    """Whether an attribute is a nominal diameter, which no ruler measures."""
    return attribute.unit == "mm" and re.search(r"\bDN\b", attribute.label) is not None


def _is_size(attribute: AttributeDefinition) -> bool:
    return "size" in attribute.label.casefold()


def _with_thousands(mention: NumberMention, attribute: AttributeDefinition) -> NumberMention:
    """Thousands set apart by a point ("10.000 mAh") where products have ten thousand, none ten."""
    if mention.values or _THOUSANDS.search(mention.words) is None:
        return mention
    if plausibility(mention, attribute, mention.unit) > BEYOND:
        return mention
    more = replace(mention, low=1000 * mention.low, high=1000 * mention.high)
    return more if plausibility(more, attribute, mention.unit) > BEYOND else mention
