"""Words and symbols that stand after a number, as units of measure and of sale."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache, lru_cache
from typing import Final

from data.units import dimension_of, parse_cell_unit, parse_unit, rec20_code
from data.units.table import spelling_key, unit_table
from dialogue.grammar.fold import fold


class Counts(Enum):
    """What kind of thing a numeral counts."""

    NOTHING = "nothing"
    UNIT = "unit"
    MONEY = "money"
    SALE = "sale"


_COUNTED: Final = frozenset(
    "count sets pairs kits cartons boxes packs bags rolls sheets bottles drums cans pallets "
    "containers bundles".split()
)


_CASUAL: Final = {
    "a": "A",
    "w": "W",
    "c": "°C",
    "f": "°F",
    "t": "t",
    "n": "N",
    "mpa": "MPa",
    "gb": "GB",
    "tb": "TB",
    "mb": "MB",
    "db": "dB",
    "nm": "N·m",
    "m": "m",
    "k": "K",
    "kwp": "kWp",
    "mw": "MW",
    "度": "°",
    "转": "rpm",
}


_CASUAL_CONFIDENCE: Final = {
    "nm": 0.6,
    "mw": 0.6,
    "f": 0.7,
    "n": 0.7,
    "d": 0.6,
    "度": 0.6,
    "g": 0.8,
}


_WORDS: Final = {
    "tonner": "t",
    "tonners": "t",
    "footer": "ft",
    "寸": "in",
    "vueltas": "rpm",
    "revoluciones": "rpm",
    "revs": "rpm",
    "个人": "person",
}


_LETTER: Final = re.compile(r"[^\W\d_]|[°%‰'\"]")


@lru_cache(maxsize=32768)
def look_up(text: str, close: bool) -> tuple[Counts, str, float] | None:
    """What a text after a numeral is as a unit: kind, symbol, confidence."""
    if not _LETTER.search(text) or text[-1] in "/·*-^(.=~$":
        return None
    symbol = parse_cell_unit(text.replace("每", "/"), None)
    confidence = 1.0
    if symbol is None and close:
        casual = _CASUAL.get(text.lower())
        if casual is not None:
            symbol, confidence = casual, _CASUAL_CONFIDENCE.get(text.lower(), 0.9)
    if symbol == "nm" and text == "nm":
        confidence = 0.7
    if symbol is None:
        symbol = _WORDS.get(text.lower())
    if symbol is None:
        symbol = _unaccented().get(fold(spelling_key(text)))
    if symbol is None and text.isupper() and len(text) > 2:
        symbol = parse_cell_unit(text.lower(), None)
    if symbol is not None and dimension_of(symbol) not in _COUNTED:
        return Counts.UNIT, symbol, confidence
    code = _rec20(text)
    if code is not None:
        return Counts.SALE, code, confidence
    if symbol is not None:
        return Counts.UNIT, symbol, confidence
    return None


def _rec20(text: str) -> str | None:
    if len(text) > 30 or "/" in text or "." in text[:-1]:
        return None
    return rec20_code(text.lower()) or _unaccented_sales().get(fold(text))


@cache
def _unaccented() -> dict[str, str]:
    """Units whose accents a hurried buyer leaves out: "metros cubicos"."""
    found: dict[str, set[str]] = {}
    for key, symbol in unit_table().exact.items():
        plain = fold(key)
        if plain != key.lower() and len(plain) > 2 and parse_unit(plain) is None:
            found.setdefault(plain, set()).add(symbol)
    return {key: next(iter(owners)) for key, owners in found.items() if len(owners) == 1}


@cache
def _unaccented_sales() -> dict[str, str]:
    found: dict[str, str] = {}
    for word in ("Stück", "Stücke", "Kartón", "pièce", "pièces", "unité", "unités", "boîtes"):
        code = rec20_code(word.lower())
        if code is not None:
            found[fold(word)] = code
    return found
