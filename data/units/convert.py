"""Conversion between units, by Pint, through one registry for the whole process.

Pint is imported and its registry built on first use (about 0.3 s). The linear map of each symbol
is then kept, so that converting a million values costs a multiplication each.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Final

from data.errors import UnitError
from data.units.compound import Unit, compose, find_unit
from data.units.table import unit_table

if TYPE_CHECKING:
    import pint

_EXACT: Final = {"°C": (1.0, 0.0), "°F": (5 / 9, -160 / 9), "K": (1.0, -273.15)}
"""Temperatures to °C: Pint's way through kelvin would cost the last digits."""


@cache
def registry() -> pint.UnitRegistry[float]:
    """The process's Pint registry, with the units of trade defined."""
    import pint

    result: pint.UnitRegistry[float] = pint.UnitRegistry()
    with as_file(files("data.units").joinpath("trade.txt")) as path:
        result.load_definitions(str(path))
    return result


def _unit(symbol: str) -> Unit:
    unit = find_unit(symbol)
    if unit is None:
        raise UnitError(
            "unknown unit",
            field="unit",
            value=symbol,
            accepted="a symbol that parse_unit gives, such as kg, mm, V, m³/h or W/(m²·K)",
        )
    return unit


def dimension_of(symbol: str) -> str:
    """Name of a unit's dimension: "mass", "voltage", "temperature coefficient".

    Raises:
        UnitError: the symbol is not known.
    """
    return _unit(symbol).dimension


@lru_cache(maxsize=4096)
def base_unit(dimension: str) -> str:
    """Symbol of the unit that values of a dimension are stored in: kg, m, °C, Ah, m³/h.

    Raises:
        UnitError: no such dimension.
    """
    known = unit_table().dimensions.get(dimension)
    if known is not None:
        return known.base
    upper, per, lower = dimension.partition(" per ")
    if per:
        parts = [_base_product(part) for part in (upper, lower)]
        unit = compose("/".join(parts)) if all(parts) else None
        if unit is not None and unit.dimension == dimension:
            return unit.symbol
    raise UnitError(
        "unknown dimension",
        field="dimension",
        value=dimension,
        accepted=sorted(unit_table().dimensions),
    )


def _base_product(text: str) -> str:
    if text == "1":
        return "1"
    factors = []
    for name in text.split("·"):
        stem = name.rstrip("234")
        known = unit_table().dimensions.get(stem)
        if known is None:
            return ""
        # Inside a compound the base of a temperature difference is written K.
        symbol = "K" if stem == "temperature difference" else known.base
        factors.append(symbol + name[len(stem) :])
    return "·".join(factors)


@lru_cache(maxsize=4096)
def linear(symbol: str) -> tuple[float, float]:
    """Scale and offset to the base unit of the symbol's dimension: base = value·scale + offset.

    Raises:
        UnitError: the symbol is not known.
    """
    if symbol in _EXACT:
        return _EXACT[symbol]
    unit = _unit(symbol)
    base = _unit(base_unit(unit.dimension))
    if unit.expression == base.expression:
        return 1.0, 0.0
    ureg = registry()
    one = ureg.Quantity(1.0, ureg.parse_units(unit.expression))
    return _tidy(float(one.to(ureg.parse_units(base.expression)).magnitude)), 0.0


def _tidy(scale: float) -> float:
    """A scale without the last-digit noise of Pint's chain of factors: 1000.0000000000001."""
    rounded = float(f"{scale:.14g}")
    return rounded if abs(rounded - scale) <= 4e-16 * abs(scale) else scale


def to_base(value: float, symbol: str) -> float:
    """A value in the base unit of its dimension.

    Raises:
        UnitError: the symbol is not known.
    """
    scale, offset = linear(symbol)
    return value * scale + offset


def from_base(value: float, symbol: str) -> float:
    """A value given in the base unit, in the unit asked for.

    Raises:
        UnitError: the symbol is not known.
    """
    scale, offset = linear(symbol)
    return (value - offset) / scale


@lru_cache(maxsize=4096)
def _between(from_symbol: str, to_symbol: str) -> tuple[float, float, float]:
    """Multiplier, divisor and offset; one of the first two is 1, whichever rounds less."""
    source, target = _unit(from_symbol), _unit(to_symbol)
    if source.dimension != target.dimension:
        raise UnitError(
            f"a {source.dimension} cannot be converted to a {target.dimension}",
            field="unit",
            value=f"{from_symbol} to {to_symbol}",
            accepted=f"a unit of {source.dimension}, such as {base_unit(source.dimension)}",
        )
    (a, b), (c, d) = linear(from_symbol), linear(to_symbol)
    ratio, inverse = a / c, c / a
    offset = (b - d) / c
    if abs(inverse - round(inverse)) < 1e-12 * abs(inverse):
        return 1.0, float(round(inverse)), offset
    if abs(ratio - round(ratio)) < 1e-12 * abs(ratio):
        return float(round(ratio)), 1.0, offset
    return _tidy(ratio), 1.0, offset


def convert(value: float, from_symbol: str, to_symbol: str) -> float:
    """A value in another unit of the same dimension.

    Raises:
        UnitError: a symbol is not known, or the dimensions differ.
    """
    if from_symbol == to_symbol:
        _unit(from_symbol)
        return value
    multiplier, divisor, offset = _between(from_symbol, to_symbol)
    return value * multiplier / divisor + offset


def quantity(value: float, symbol: str) -> pint.Quantity[float]:
    """The value as a Pint quantity of the process's registry.

    Raises:
        UnitError: the symbol is not known.
    """
    ureg = registry()
    result: pint.Quantity[float] = ureg.Quantity(value, ureg.parse_units(_unit(symbol).expression))
    return result
