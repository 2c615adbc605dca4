"""Units of sale: codes of UN/ECE Recommendation 20 (and 21, packages, with the prefix X).

The codes that occur in trade, with the names the recommendation gives them and the words people
use in English, Chinese, Spanish, German and French.
Source: UN/ECE Recommendation 20, revision 11e, https://unece.org/trade/uncefact/cl-recommendations
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from data.errors import UnitError
from data.units.parse import parse_unit
from data.units.table import load_yaml, spelling_key, unit_table

_NOT_SOLD_BY: Final = frozenset(
    (
        "pressure",
        "power",
        "luminous flux",
        "force",
        "voltage",
        "current",
        "data",
        "density",
        "areal density",
        "linear density",
        "speed",
        "torque",
        "level",
        "ratio",
        "frequency",
        "temperature",
        "angle",
    )
)


@dataclass(frozen=True, slots=True)
class _Codes:
    names: dict[str, str]
    symbols: dict[str, str]
    code_of_symbol: dict[str, str]
    aliases: dict[str, str]


@cache
def _codes() -> _Codes:
    source = files("data.units").joinpath("rec20.yaml").read_text(encoding="utf-8")
    raw = load_yaml(source)
    codes = _Codes({}, {}, {}, {})
    known = unit_table().dimension_of
    for code, (name, symbol, *aliases) in (*raw["measures"].items(), *raw["sales"].items()):
        codes.names[code] = name
        if symbol:
            if symbol not in known:
                raise ValueError(f"rec20.yaml: {code}: {symbol!r} is not a unit")
            codes.symbols[code] = symbol
            codes.code_of_symbol.setdefault(symbol, code)
        for alias in ",".join(aliases).split(","):
            key = spelling_key(alias).casefold()
            if key and codes.aliases.setdefault(key, code) != code:
                raise ValueError(f"rec20.yaml: {alias!r} is both {codes.aliases[key]} and {code}")
    # A bare "pcs" is pieces; the code for one, C62, is for the words that say one or unit.
    codes.code_of_symbol["pcs"] = "H87"
    return codes


@lru_cache(maxsize=8192)
def rec20_code(text: str) -> str | None:
    """The Recommendation 20 code of a unit of sale as people write it, or None.

    Accepts words ("pieces", "Stück", "套", "per carton"), symbols of measures ("kg", "m²") and
    the codes themselves in capitals ("H87", "KGM", "XBX"). A word wins over a code of the same
    letters: "CT" is no code here, "SET" is both.
    """
    cleaned = text.strip().strip("/").strip().rstrip(".")
    if not cleaned or len(cleaned) > 40:
        return None
    codes = _codes()
    key = spelling_key(cleaned).casefold()
    found = codes.aliases.get(key) or codes.aliases.get(key.removesuffix("(s)"))
    if found is not None:
        return found
    symbol = parse_unit(cleaned)
    by_symbol = codes.code_of_symbol.get(symbol) if symbol is not None else None
    if cleaned in codes.names:
        # "KGS" is the code of kilogram per second, but on a price list it is kilograms.
        is_clear = by_symbol in (None, cleaned) or not _is_sold_by(symbol)
        if not is_clear:
            return by_symbol
        return cleaned if _is_sold_by(codes.symbols.get(cleaned)) else by_symbol or cleaned
    if by_symbol is not None:
        return by_symbol
    prefix, _, rest = cleaned.partition(" ")
    if rest and prefix.casefold() in ("per", "pro", "par", "por", "je", "a", "1"):
        return rec20_code(rest)
    return None


def _is_sold_by(symbol: str | None) -> bool:
    if symbol is None:
        return True
    dimension = unit_table().dimension_of[symbol]
    return dimension not in _NOT_SOLD_BY and not dimension.endswith("flow")


def rec20_name(code: str) -> str:
    """English name of a code, as the recommendation gives it.

    Raises:
        UnitError: the code is not in this table.
    """
    name = _codes().names.get(code)
    if name is None:
        raise UnitError(
            "unknown unit code",
            field="unit of sale",
            value=code,
            accepted="a UN/ECE Recommendation 20 code, such as H87 (piece), SET, PR or KGM",
        )
    return name


def unit_of_rec20(code: str) -> str | None:
    """Symbol of the unit that a code stands for ("KGM" is "kg"), or None where there is none."""
    return _codes().symbols.get(code)


def known_rec20_codes() -> frozenset[str]:
    """Every code of the table."""
    return frozenset(_codes().names)
