"""The curated table of units: symbols, their Pint expressions, dimensions and aliases.

Read once, on first use, from ``units.yaml`` beside this module, which says how it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from data.units.judgement import FORGIVING, REFUSED

_SPELLING: Final = str.maketrans(
    {
        "º": "°",
        "˚": "°",
        "″": '"',
        "”": '"',
        "“": '"',
        "„": '"',
        "′": "'",
        "’": "'",
        "‘": "'",
        "`": "'",
        "\u00b5": "\u03bc",
        "∆": "Δ",
        "\u2126": "Ω",
        "\u212a": "K",
        "\u212b": "Å",
        "⋅": "·",
        "•": "·",
        "∙": "·",
        "・": "·",
        "−": "-",
        "–": "-",
        "⁄": "/",
        "∕": "/",
        "÷": "/",
    }
)
_COMPATIBLE: Final = str.maketrans(
    {
        "℃": "°C",
        "℉": "°F",
        "²": "2",
        "³": "3",
        "¹": "1",
        "⁴": "4",
        "⁻": "-",
        "₂": "2",
        "ℓ": "L",
        "㎜": "mm",
        "㎝": "cm",
        "㎞": "km",
        "㎏": "kg",
        "㎎": "mg",
        "㎡": "m2",
        "㎥": "m3",
        "㎠": "cm2",
        "㎟": "mm2",
        "㎖": "ml",
        "㏄": "cc",
        "㎾": "kW",
        "㎐": "Hz",
        "㎒": "MHz",
        "㎓": "GHz",
        "㏈": "dB",
        "％": "%",
        "／": "/",
        "（": "(",
        "）": ")",
    }
    | {chr(0xFF21 + i): chr(0x41 + i) for i in range(26)}
    | {chr(0xFF41 + i): chr(0x61 + i) for i in range(26)}
)
_SPACE: Final = re.compile(r"\s+")
_WORD_DOT: Final = re.compile(r"\.(?=\s|$)")


Powers = tuple[tuple[str, int], ...]
"""Names of dimensions with positive exponents, sorted."""

Signature = tuple[Powers, Powers]
"""A dimension as a quotient: what stands above the line, and what below."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """A physical or commercial dimension.

    Attributes:
        base: symbol of the unit its values are stored in.
    """

    name: str
    base: str


@dataclass(frozen=True, slots=True)
class UnitTable:
    """The parsed table.

    Attributes:
        dimensions: by name.
        dimension_of: symbol to name of its dimension.
        expression: symbol to Pint expression; empty for a symbol that is composed of others.
        exact: spelling key to symbol, case kept.
        folded: case-folded spelling key to symbol, where that leaves one meaning.
        named: the dimension that a quotient of others is.
    """

    dimensions: Mapping[str, Dimension]
    dimension_of: Mapping[str, str]
    expression: Mapping[str, str]
    exact: Mapping[str, str]
    folded: Mapping[str, str]
    named: Mapping[Signature, str]


def spelling_key(text: str) -> str:
    """A unit text without the differences that never change its meaning; case is kept.

    Spaces, dots that end words and the typographic variants of signs and exponents are folded.
    """
    text = text.translate(_COMPATIBLE).translate(_SPELLING)
    return _SPACE.sub("", _WORD_DOT.sub("", text)).replace("''", '"')


_AS_LENGTH: Final = {"area": 2, "volume": 3}


def powers_of(factors: Iterable[tuple[str, int]]) -> Powers:
    """Factors gathered; areas and volumes count as powers of length."""
    total: dict[str, int] = {}
    for name, power in factors:
        length = _AS_LENGTH.get(name)
        key = "length" if length else name
        total[key] = total.get(key, 0) + power * (length or 1)
    return tuple(sorted(total.items()))


_FACTOR: Final = re.compile(r"([a-z_]+)(-?\d)?")


def _signature(formula: str) -> Signature:
    upper: list[tuple[str, int]] = []
    lower: list[tuple[str, int]] = []
    for word in formula.split():
        match = _FACTOR.fullmatch(word)
        if match is None:
            raise ValueError(f"units.yaml: {word!r} is not a factor")
        power = int(match[2] or 1)
        (upper if power > 0 else lower).append((match[1].replace("_", " "), abs(power)))
    return powers_of(upper), powers_of(lower)


def _is_forgiving(key: str) -> bool:
    if len(key) == 3 and key[1] == "/":
        return False
    return len(key) > 2 or not key.isascii() or key.casefold() in FORGIVING


def load_yaml(source: str) -> dict[str, Any]:
    """A table of this package, by the C loader where PyYAML has it; both loaders are safe."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: dict[str, Any] = yaml.load(source, Loader=loader)  # noqa: S506
    return loaded


@cache
def unit_table() -> UnitTable:
    """The table, read on first use (about 10 ms)."""
    source = files("data.units").joinpath("units.yaml").read_text(encoding="utf-8")
    raw = load_yaml(source)
    dimensions: dict[str, Dimension] = {}
    dimension_of: dict[str, str] = {}
    expression: dict[str, str] = {}
    exact: dict[str, str] = {}
    candidates: dict[str, set[str]] = {}
    named: dict[Signature, str] = {}
    for name, entry in raw.items():
        units: dict[str, str] = entry["units"]
        dimensions[name] = Dimension(name, entry.get("base") or next(iter(units)))
        if "of" in entry:
            named[_signature(entry["of"])] = name
        for symbol, line in units.items():
            pint_text, _, aliases = (line or "").partition("|")
            dimension_of[symbol] = name
            expression[symbol] = pint_text.strip()
            for alias in (symbol, *(a.strip() for a in aliases.split(","))):
                strict = len(alias) > 1 and alias.startswith("=")
                key = spelling_key(alias.removeprefix("=") if strict else alias)
                if not key:
                    continue
                if exact.setdefault(key, symbol) != symbol:
                    raise ValueError(f"units.yaml: {alias!r} is both {exact[key]} and {symbol}")
                if not strict and _is_forgiving(key):
                    candidates.setdefault(key.casefold(), set()).add(symbol)
    owners: dict[str, set[str]] = {}
    for key, symbol in exact.items():
        owners.setdefault(key.casefold(), set()).add(symbol)
    folded = {key: next(iter(found)) for key, found in candidates.items() if len(owners[key]) == 1}
    for key in REFUSED:
        exact.pop(key, None)
    return UnitTable(dimensions, dimension_of, expression, exact, folded, named)
