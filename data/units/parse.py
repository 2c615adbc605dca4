"""Reading a unit as people write it: ``lbs``, ``公斤``, ``sq.m``, ``Volts``, ``W/m2K``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from data.units.compound import compose, find_unit
from data.units.judgement import CONTEXTUAL, NEEDS_COMPANY, expected_dimensions
from data.units.table import spelling_key, unit_table

_LONGEST: Final = 40
_BRACKETS: Final = re.compile(r"[(\[（【](.*)[)\]）】]", re.DOTALL)
_DIGITS: Final = re.compile(r"\d{2,}|[05-9]")


def parse_unit(text: str, *, beside: str | None = None, dimension: str | None = None) -> str | None:
    """The canonical symbol of a unit as people write it, or None when it is not certainly one.

    Judgements: "ton" and "tons" are the metric tonne unless the text says short, US, long or UK;
    "gal", "fl oz" and "pint" are American unless it says UK or imperial; "hp" is the mechanical
    horsepower, "PS", "CV" and "马力" the metric one; "kg/cm²" is a pressure; "kg·cm" is a torque;
    KB, MB, GB are powers of 1000 and KiB, MiB, GiB powers of 1024; "dB(A)" and "dB" are one scale.
    Texts with several meanings ("C", "T", "KV"; see `data.units.judgement`) need company.

    Args:
        text: the unit, without a number.
        beside: name of the attribute it stands with: "C" beside "Working temperature" is °C.
        dimension: of the header's unit, above a cell: "T" below a header in kg is a tonne.
    """
    return _parse(text, beside or "", dimension or "")


def parse_cell_unit(text: str, dimension: str | None) -> str | None:
    """As `parse_unit`, for a unit after a number: stricter where no header gives a dimension.

    ``18 carat`` is not certainly a mass, and ``5 mil`` not a length, unless the header says so.
    """
    symbol = _parse(text, "", dimension or "")
    if symbol in NEEDS_COMPANY and dimension is None:
        return None
    return symbol


def known_symbols() -> frozenset[str]:
    """Every canonical symbol of the table; compounds beyond these are composed on demand."""
    return frozenset(unit_table().dimension_of)


@lru_cache(maxsize=65536)
def _parse(text: str, beside: str, dimension: str) -> str | None:
    if not text or len(text) > _LONGEST:
        return None
    key = spelling_key(text)
    table = unit_table()
    symbol: str | None
    expected = expected_dimensions(beside) if beside else frozenset()
    if dimension:
        expected |= {dimension}
    meanings = CONTEXTUAL.get(key)
    if meanings is not None and expected:
        found = {meanings[name] for name in expected if name in meanings}
        if len(found) == 1:
            return found.pop()
    symbol = table.exact.get(key)
    if symbol is None and key not in CONTEXTUAL:
        symbol = table.folded.get(key.casefold())
    if symbol is None:
        symbol = _unbracketed(text, beside, dimension) or _compound(text)
    if symbol is None:
        return None
    # "Length (L)" names a direction, not litres.
    letter = len(key) == 1 and key.isalpha()
    if letter and expected and table.dimension_of.get(symbol) not in expected:
        return None
    return symbol


def _unbracketed(text: str, beside: str, dimension: str) -> str | None:
    match = _BRACKETS.fullmatch(text.strip())
    if match is None or match[1] == text:
        return None
    return _parse(match[1].strip(), beside, dimension)


def _compound(text: str) -> str | None:
    if _DIGITS.search(text):
        return None
    unit = compose(spelling_key_spaced(text))
    if unit is None:
        return None
    # A compound the table lists under another symbol (kg/cm² is kgf/cm²) was found above; here
    # the composed symbol itself may be listed, and then the table's dimension holds.
    listed = unit_table().exact.get(spelling_key(unit.symbol))
    found = find_unit(listed or unit.symbol)
    return found.symbol if found is not None else None


def spelling_key_spaced(text: str) -> str:
    """As `spelling_key`, but words keep one space between them ("metres per second")."""
    return " ".join(spelling_key(word) for word in text.split())
