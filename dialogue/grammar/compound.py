"""Amounts in two units, or in one that is not said again: 5 ft 6 in, 1米15."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dialogue.grammar.measure import Measure
from dialogue.grammar.unit_words import Counts
from dialogue.grammar.utterance import Utterance

_COMPOUNDS: Final = {
    ("ft", "in"): 12,
    ("lb", "oz"): 16,
    ("h", "min"): 60,
    ("min", "s"): 60,
    ("m", "cm"): 100,
    ("year", "month"): 12,
    ("kg", "g"): 1000,
}


def compound(utterance: Utterance, one: Measure, other: Measure) -> Measure | None:
    """``5 ft 6 in`` in the smaller unit."""
    parts = _COMPOUNDS.get((one.symbol, other.symbol))
    gap = utterance.words.of("number_and") | {"and", ","}
    near = other.first == one.last or (
        other.first == one.last + 1 and utterance.word(one.last) in gap
    )
    if parts is None or not near or one.counts is not Counts.UNIT:
        return None
    if one.numeral.value != int(one.numeral.value) or not 0 <= other.numeral.value < parts:
        return None
    value = one.numeral.value * parts + other.numeral.value
    numeral = replace(other.numeral, value=value, first=one.numeral.first)
    return replace(other, numeral=numeral, first=one.first)


def bare_rest(one: Measure, other: Measure) -> Measure | None:
    """1米15: what follows a metre at once is a part of it, without a unit of its own."""
    if one.symbol != "m" or other.first != one.last or other.counts is not Counts.NOTHING:
        return None
    digits, whole = str(other.numeral.value), one.numeral.value
    if not other.numeral.digits or not digits.isdecimal() or len(digits) > 2 or whole != int(whole):
        return None
    value = whole + other.numeral.value.scaleb(-len(digits))
    numeral = replace(other.numeral, value=value, first=one.numeral.first)
    return replace(other, numeral=numeral, first=one.first, counts=one.counts, symbol=one.symbol)
