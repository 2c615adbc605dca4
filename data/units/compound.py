"""Compound units: products and quotients of units in the table, such as ``W/(m²·K)``.

A compound is read only where every factor is known and the whole makes sense in trade: its
dimension has a name, or it is a rate per time, length, area, volume, mass, temperature, count or
package, or it is a reciprocal. ``N/A``, ``A/V`` and ``S/L`` are therefore not units.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from data.units.table import powers_of, spelling_key, unit_table

_PER: Final = re.compile(r"\s+(?:per|pro|par|por|je)\s+", re.IGNORECASE)
_FACTOR: Final = re.compile(r"(.*[^\d^*-])(?:\^|\*\*)?(-?[1-4])?", re.DOTALL)
_SUPERSCRIPT: Final = {2: "²", 3: "³", 4: "⁴"}
_RATE_OF: Final = frozenset({"time", "length", "area", "volume", "mass", "temperature difference"})
_PACKAGES: Final = frozenset(
    "count sets pairs kits cartons boxes packs bags rolls sheets bottles drums cans pallets "
    "containers bundles people cycles pages".split()
)
_IN_COMPOUND: Final[Mapping[str, str]] = {"C": "°C", "d": "day"}
"""Texts that are certain beside a slash only: ``%/C``, ``kWh/d``."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, from the table or composed of units in it.

    Attributes:
        symbol: as shown to people.
        dimension: name, such as "mass" or "power per length".
        expression: in Pint's notation.
    """

    symbol: str
    dimension: str
    expression: str


@dataclass(frozen=True, slots=True)
class _Factor:
    symbol: str
    power: int


@lru_cache(maxsize=8192)
def find_unit(symbol: str) -> Unit | None:
    """The unit with this canonical symbol, or None."""
    table = unit_table()
    dimension = table.dimension_of.get(symbol)
    if dimension is None:
        composed = compose(symbol)
        return composed if composed is not None and composed.symbol == symbol else None
    expression = table.expression[symbol]
    if not expression:
        composed = compose(symbol)
        if composed is None:
            raise ValueError(f"units.yaml: {symbol!r} has no expression and is no compound")
        expression = composed.expression
    return Unit(symbol, dimension, expression)


@lru_cache(maxsize=8192)
def compose(text: str) -> Unit | None:
    """Read a compound of known units, or None when it is not certainly one."""
    if len(text) > 40 or not ("/" in text or _PER.search(text)):
        return None
    numerator_text, *denominator_texts = (
        part.strip() for part in re.split(r"/", _PER.sub("/", text))
    )
    denominator_texts = [part.removeprefix("(").removesuffix(")") for part in denominator_texts]
    if not all(denominator_texts) or len(denominator_texts) > 2:
        return None
    if "C" in denominator_texts and len(numerator_text) == 1 and numerator_text.isalpha():
        return None  # "A/C" is air conditioning; "%/C" is per degree.
    numerator = [] if numerator_text == "1" else _factors(numerator_text)
    denominator: list[_Factor] = []
    for part in denominator_texts:
        factors = _factors(part)
        if factors is None:
            return None
        denominator += factors
    if numerator is None or not denominator or len(numerator) + len(denominator) > 4:
        return None
    return _build(numerator, denominator)


def _factors(text: str) -> list[_Factor] | None:
    whole = _factor(text)
    if whole is not None:
        return [whole]
    parts = re.split(r"[·*×]|(?<=[^\d\s])\.(?=[^\d\s])|(?<=[23])(?=[A-Z°])", spelling_key(text))
    if len(parts) < 2:
        return None
    factors = [_factor(part) for part in parts]
    return [f for f in factors if f is not None] if None not in factors else None


def _factor(text: str) -> _Factor | None:
    table = unit_table()
    key = spelling_key(text)
    symbol = table.exact.get(key) or _IN_COMPOUND.get(key) or table.folded.get(key.casefold())
    if symbol is not None:
        return _Factor(symbol, 1) if _can_be_factor(symbol) else None
    match = _FACTOR.fullmatch(key)
    if match is None or match[2] is None:
        return None
    symbol = table.exact.get(match[1])
    power = int(match[2])
    if symbol is None or not _can_be_factor(symbol) or power < 0:
        return None
    return _Factor(symbol, power)


def _can_be_factor(symbol: str) -> bool:
    # A quotient inside a quotient (CFM/W) would need a base unit that is no compound itself.
    table = unit_table()
    return "/" not in symbol and "/" not in table.dimensions[table.dimension_of[symbol]].base


def _build(numerator: list[_Factor], denominator: list[_Factor]) -> Unit | None:
    upper, lower = _kinds(numerator), _kinds(denominator)
    signature = (powers_of(upper), powers_of(lower))
    if any(power > 3 for _, power in (*signature[0], *signature[1])):
        return None
    dimension = unit_table().named.get(signature)
    if dimension is None:
        if numerator and not _is_plausible(upper, lower):
            return None
        dimension = _systematic_name(upper, lower)
    if _is_letter_by_letter(numerator, denominator):
        return None
    symbol = f"{_display(numerator) or '1'}/{_bracketed(denominator)}"
    expression = f"({_pint(numerator) or '1'})/({_pint(denominator)})"
    return Unit(symbol, dimension, expression)


def _kinds(factors: list[_Factor]) -> list[tuple[str, int]]:
    dimension_of = unit_table().dimension_of
    # Inside a compound a temperature is always a difference of temperatures.
    return [
        ("temperature difference" if name == "temperature" else name, factor.power)
        for factor in factors
        for name in (dimension_of[factor.symbol],)
    ]


def _is_plausible(upper: list[tuple[str, int]], lower: list[tuple[str, int]]) -> bool:
    above, below = {name for name, _ in upper}, {name for name, _ in lower}
    return not above & below and (below <= _RATE_OF or below <= _PACKAGES)


def _is_letter_by_letter(numerator: list[_Factor], denominator: list[_Factor]) -> bool:
    """``A/V``, ``W/L``: letters with a slash between are words cut short, except per kelvin."""
    factors = (*numerator, *denominator)
    return (
        len(numerator) == len(denominator) == 1
        and all(len(f.symbol) == 1 and f.symbol.isupper() for f in factors)
        and denominator[0].symbol != "K"
    )


def _display(factors: list[_Factor]) -> str:
    return "·".join(f.symbol + _SUPERSCRIPT.get(f.power, "") for f in factors)


def _bracketed(factors: list[_Factor]) -> str:
    shown = _display(factors)
    return f"({shown})" if len(factors) > 1 else shown


def _pint(factors: list[_Factor]) -> str:
    table = unit_table()
    parts = []
    for factor in factors:
        name = {"°C": "delta_degree_Celsius", "°F": "delta_degree_Fahrenheit"}.get(factor.symbol)
        parts.append(f"({name or table.expression[factor.symbol]})**{factor.power}")
    return "*".join(parts)


def _systematic_name(upper: list[tuple[str, int]], lower: list[tuple[str, int]]) -> str:
    """A name from the factors as written: "1 per voltage", "power per mass·length2"."""
    return f"{_named(upper) or '1'} per {_named(lower)}"


def _named(kinds: list[tuple[str, int]]) -> str:
    return "·".join(_power_name(name, power) for name, power in powers_of(kinds))


def _power_name(name: str, power: int) -> str:
    if name == "length" and power in (2, 3):
        return "area" if power == 2 else "volume"
    return f"{name}{power if power > 1 else ''}"
