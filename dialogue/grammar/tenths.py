"""Tenths as they are spoken in Chinese: 3块5, 两块五, 三块半, 1米8."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from dialogue.grammar.numeral import Numeral
from dialogue.grammar.unit_words import look_up
from dialogue.grammar.utterance import Utterance

_TENTHS: Final = {"半": 5, **{sign: n for n, sign in enumerate("一二三四五六七八九", 1)}}


def tenths_of(utterance: Utterance, index: int) -> int | None:
    """The tenths that stand behind 块 or 米: 5 of 3块5, 两块五, 三块半, 8 of 1米8."""
    word = utterance.word(index)
    tenths = int(word) if len(word) == 1 and word.isdecimal() else _TENTHS.get(word)
    counted = utterance.word(index + 1)
    goes_on = (
        look_up(counted, True) is not None
        or counted.isdecimal()
        or counted in _TENTHS
        or counted in ("个", "块", "十", "百", ".")
    )
    return None if goes_on or not tenths else tenths


def with_tenths(
    utterance: Utterance, numeral: Numeral, index: int, written: str
) -> tuple[Numeral, int]:
    """A sum or a length with its tenths, and one past its tokens."""
    tenths = tenths_of(utterance, index) if written in ("块", "米") else None
    if tenths is None or numeral.power:
        return numeral, index
    return replace(numeral, value=numeral.value + Decimal(tenths) / 10), index + 1
