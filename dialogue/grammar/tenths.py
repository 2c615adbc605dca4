"""Tenths of a sum as they are spoken in Chinese: 3块5, 两块五, 三块半."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from dialogue.grammar.numeral import Numeral
from dialogue.grammar.utterance import Utterance

_TENTHS: Final = {"半": 5, **{sign: n for n, sign in enumerate("一二三四五六七八九", 1)}}


def tenths_of(utterance: Utterance, index: int) -> int | None:
    """The tenths of a sum that stand behind 块: 5 of 3块5, 两块五, 三块半."""
    word = utterance.word(index)
    tenths = int(word) if len(word) == 1 and word.isdecimal() else _TENTHS.get(word)
    counted = utterance.word(index + 1)
    goes_on = counted.isdecimal() or counted in _TENTHS or counted in ("个", "块", "十", "百", ".")
    return None if goes_on or not tenths else tenths


def with_tenths(
    utterance: Utterance, numeral: Numeral, index: int, written: str
) -> tuple[Numeral, int]:
    """A sum with its tenths, and one past its tokens."""
    tenths = tenths_of(utterance, index) if written == "块" else None
    if tenths is None or numeral.power:
        return numeral, index
    return replace(numeral, value=numeral.value + Decimal(tenths) / 10), index + 1
