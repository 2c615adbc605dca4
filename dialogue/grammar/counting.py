"""Counting: when a number says how many are wanted, and when it says what each may cost."""

from __future__ import annotations

from typing import Final

from data.constraint import Operator
from dialogue.grammar.figure import Figure
from dialogue.grammar.unit_words import Counts
from dialogue.grammar.utterance import Utterance

_TIMES: Final = frozenset({"x", "×", "*"})
_COUNTED: Final = frozenset({"unidad", "piece", "ea", "ea."})
"""Words for each that are units of sale, too: "max 500 ea" is how many."""


def positive(figure: Figure) -> bool:
    """Whether all that a number says is greater than 0."""
    ends = [end for end in (figure.low, figure.high) if end is not None]
    return not figure.negated and bool(ends) and min(ends) > 0


def is_for_each(utterance: Utterance, figure: Figure) -> bool:
    """Whether a number with "each" behind it is what one may cost: "under 20k each", "max 12
    apiece". Without a limit, small numbers count: "500 each" of two things.
    """
    each = utterance.before("per_unit", figure.last)
    if each is None or each.first <= figure.first or not positive(figure):
        return False
    if utterance.folded[each.start : each.end] in _COUNTED or figure.operator is Operator.ONE_OF:
        return False
    return figure.power >= 3 or figure.operator in (Operator.LESS, Operator.AT_MOST)


def times(utterance: Utterance, figure: Figure, floor: int) -> int:
    """Past the sign that says how many of a thing: "pallet jack 2.5 t x 10", "3 x forklift"; 0
    where there is none. Of numbers on both sides of it, sizes are made before.
    """
    before, after = figure.first - 1, figure.last
    if before >= max(floor, 1) and utterance.word(before) in _TIMES:
        # "M8 x 40" is a screw.
        return figure.first if before == floor or utterance.word(before - 1).isalpha() else 0
    if figure.counts is not Counts.SALE and utterance.word(after) in _TIMES:
        following = utterance.word(after + 1)
        return after + 1 if following and not following[0].isdigit() else 0
    return 0
