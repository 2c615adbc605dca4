"""The text around a number: limits, signs, units, magnitudes and qualifiers.

Everything must be known, or the whole is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from data.parse.words import AFTER, BEFORE, SHOUTED, Bound
from data.units import dimension_of, parse_cell_unit


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a number.

    Attributes:
        negative: an explicit minus sign.
        signed: an explicit sign of either kind.
        unit: a unit written in front ("kg 5").
        word: the words as written, folded.
    """

    bound: Bound = Bound.NONE
    negative: bool = False
    signed: bool = False
    unit: str | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class After:
    """What stands after a number.

    Attributes:
        unit: its symbol, or None.
        power: of ten, from a word such as "million" or "万".
        letter: a lone letter that may be a direction ("20L x 30W").
    """

    unit: str | None = None
    power: int = 0
    bound: Bound = Bound.NONE
    written: str = ""


_UNITS_IN_FRONT: Final = frozenset(
    "kg g mg mm cm km kW kWh lb mL Hz kHz MHz GHz rpm pH mAh MPa kPa %".split()
)
_SIGN: Final = re.compile(r"(.*?)([+-])\s?", re.DOTALL)
_NOTHING: Final = Before()


@lru_cache(maxsize=65536)
def read_before(gap: str) -> Before | None:
    """Read the text before the first number, or None when it is not certainly harmless."""
    text = gap.strip()
    if not text:
        return _NOTHING
    sign = _SIGN.fullmatch(text)
    negative = signed = False
    if text not in ("+/-", "+-") and sign is not None:
        # A sign belongs to the number only at the start or after a space or another mark:
        # the hyphen of "AB-5" and "-way" does not.
        rest = sign[1]
        if rest and (rest[-1].isalnum() or rest[-1] in "-+"):
            return None
        negative, signed, text = sign[2] == "-", True, rest.strip()
        if not text:
            return Before(negative=negative, signed=True)
    word = text.rstrip(":： .").casefold() or text
    bound = BEFORE.get(word)
    if word in SHOUTED and text.isupper():
        return None
    if bound is not None:
        return Before(bound, negative, signed, None, word)
    unit = parse_cell_unit(text.rstrip(":. "), None)
    if unit in _UNITS_IN_FRONT and not signed:
        return Before(unit=unit)
    return None


_MAGNITUDE_WORDS: Final = {
    "million": 6,
    "millions": 6,
    "millón": 6,
    "millones": 6,
    "millionen": 6,
    "mio": 6,
    "billion": 9,
    "thousand": 3,
    "lakh": 5,
    "crore": 7,
    "万": 4,
    "萬": 4,
    "亿": 8,
    "億": 8,
    "百万": 6,
    "千万": 7,
}
_MAGNITUDE: Final = re.compile(
    "(millionen|millions?|millones|millón|mio|billion|thousand|lakh|crore|百万|千万|[万萬亿億])\\.?"
    r"(?![a-z])\s*",
    re.IGNORECASE,
)
_QUALIFIER: Final = re.compile(
    r"(.*?)[\s,]*[(\[（【]\s*([^()\[\]（）【】0-9]+?)\s*[)\]）】]", re.DOTALL
)
_HYPHENATED: Final = re.compile(r"-([A-Za-z]{3,})")


@lru_cache(maxsize=65536)
def read_after(gap: str, dimension: str | None) -> After | None:
    """Read the text after a number: unit, magnitude, qualifiers; None when any of it is unknown.

    Args:
        gap: the text between this number and the next, or the end.
        dimension: of the header's unit, which settles units of several meanings.
    """
    text = gap.strip()
    if not text:
        return After()
    unit = _unit(text, dimension)
    if unit is not None:
        return After(unit=unit, written=text)
    magnitude = _MAGNITUDE.match(text)
    if magnitude is not None:
        power = _MAGNITUDE_WORDS[magnitude[1].casefold()]
        rest = read_after(text[magnitude.end() :], dimension)
        if rest is None or rest.power:
            return None
        return After(rest.unit, power, rest.bound, rest.written)
    bound = AFTER.get(text.strip(" .,").casefold())
    if bound is not None:
        return After(bound=bound)
    qualified = _QUALIFIER.fullmatch(text)
    if qualified is not None:
        return _with_qualifier(qualified[1], qualified[2], dimension)
    # "5 kg max.", "3 t or more", "5 kg+"
    if text[-1] == "+":
        return _with_qualifier(text[:-1], "+", dimension)
    for word_count in (1, 2):
        parts = text.rsplit(None, word_count)
        if len(parts) == word_count + 1:
            found = _with_qualifier(parts[0], " ".join(parts[1:]), dimension)
            if found is not None:
                return found
    for ending in ("以上", "以下", "以内", "左右"):
        if text.endswith(ending):
            return _with_qualifier(text.removesuffix(ending), ending, dimension)
    hyphenated = _HYPHENATED.fullmatch(text)
    if hyphenated is not None:
        unit = _unit(hyphenated[1], dimension)
        # "12-pack" is one pack of twelve, "40-foot" is forty feet.
        if unit is not None and dimension_of(unit) in _HYPHENATED_DIMENSIONS:
            return After(unit=unit, written=text)
    return None


_HYPHENATED_DIMENSIONS: Final = frozenset({"length", "mass", "time", "voltage", "power", "volume"})


def _with_qualifier(rest: str, qualifier: str, dimension: str | None) -> After | None:
    bound = AFTER.get(qualifier.strip(" .,").casefold())
    if bound is None:
        return None
    found = read_after(rest.rstrip(" ,"), dimension)
    if found is None or (found.bound is not Bound.NONE and bound is not Bound.NONE):
        return None
    return After(found.unit, found.power, found.bound if bound is Bound.NONE else bound, rest)


def _unit(text: str, dimension: str | None) -> str | None:
    unit = parse_cell_unit(text, dimension)
    if unit is None and text[-1] in ".,;":
        unit = parse_cell_unit(text[:-1], dimension)
    # "6 pack" is a pack of six.
    return None if unit == "pack" and text.casefold() == "pack" else unit
