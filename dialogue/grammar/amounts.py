"""Figures as mentions: numbers, sizes, money, quantities and lengths of time."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from data.constraint import Operator
from data.units import dimension_of, rec20_code
from dialogue.grammar.counting import is_for_each, positive, times
from dialogue.grammar.figure import Figure
from dialogue.grammar.lexicon import Hit
from dialogue.grammar.limits import figures
from dialogue.grammar.mention import (
    DurationMention,
    Mention,
    MoneyMention,
    NumberMention,
    QuantityMention,
    SizeMention,
)
from dialogue.grammar.unit_words import Counts
from dialogue.grammar.utterance import Utterance

_DAYS: Final = {"day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}
_LARGEST: Final = Decimal("1e300")
_COUNTABLE_FOR_A_YEAR: Final = frozenset({"mass", "volume", "length", "area", "energy"})
_MONEY_WITHOUT_CURRENCY: Final = 0.6


def amounts(utterance: Utterance, found: list[Figure] | None = None) -> Iterator[Mention]:
    """The mentions of numbers, sizes, money, quantities and lengths of time, in order."""
    known = figures(utterance) if found is None else found
    for index, figure in enumerate(known):
        if any(abs(end) >= _LARGEST for end in (figure.low, figure.high) if end is not None):
            continue
        floor = known[index - 1].last if index else 0
        ceiling = known[index + 1].first if index + 1 < len(known) else len(utterance.tokens)
        yield _mention(utterance, figure, floor, ceiling)


def _mention(utterance: Utterance, figure: Figure, floor: int, ceiling: int) -> Mention:
    if figure.sizes:
        start, end, words = _span(utterance, figure.first, figure.last)
        return SizeMention(
            start=start,
            end=end,
            words=words,
            confidence=figure.confidence,
            sizes=tuple(float(size) for size in figure.sizes),
            unit=figure.symbol or None,
            operator=figure.operator,
            negated=figure.negated,
        )
    if figure.counts is Counts.MONEY:
        return _money(utterance, figure, floor, ceiling, figure.confidence)
    annual = _annual(utterance, figure, floor)
    if annual is not None:
        return annual
    if figure.counts is Counts.SALE:
        if is_for_each(utterance, figure):
            return _money(utterance, figure, floor, ceiling, _MONEY_WITHOUT_CURRENCY)
        return _quantity(utterance, figure, floor)
    if figure.counts is Counts.UNIT:
        return _measured(utterance, figure, floor)
    cue = _cue_before(utterance, ("quantity",), figure.first, floor)
    if (cue is not None or times(utterance, figure, floor)) and positive(figure):
        return _quantity(utterance, figure, floor)
    if _is_money(utterance, figure, floor):
        return _money(utterance, figure, floor, ceiling, _MONEY_WITHOUT_CURRENCY)
    return _number(utterance, figure)


def _span(utterance: Utterance, first: int, last: int) -> tuple[int, int, str]:
    start, end = utterance.tokens[first].start, utterance.tokens[last - 1].end
    return start, end, utterance.text[start:end]


def _number(utterance: Utterance, figure: Figure) -> NumberMention:
    start, end, words = _span(utterance, figure.first, figure.last)
    unit = figure.symbol if figure.counts is Counts.UNIT else None
    return NumberMention(
        start=start,
        end=end,
        words=words,
        confidence=figure.confidence,
        low=-math.inf if figure.low is None else float(figure.low),
        high=math.inf if figure.high is None else float(figure.high),
        unit=unit,
        dimension=dimension_of(unit) if unit is not None else None,
        operator=figure.operator,
        negated=figure.negated,
        values=tuple(float(value) for value in figure.values),
    )


def _measured(utterance: Utterance, figure: Figure, floor: int) -> Mention:
    days = _DAYS.get(figure.symbol)
    if days is None or figure.negated or figure.operator is Operator.ONE_OF:
        cue = _cue_before(utterance, ("quantity",), figure.first, floor)
        if cue is not None and rec20_code(figure.symbol) and positive(figure):
            return _quantity(utterance, figure, floor)
        return _number(utterance, figure)
    start, end, words = _span(utterance, figure.first, figure.last)
    low = -math.inf if figure.low is None else float(figure.low)
    high = math.inf if figure.high is None else float(figure.high)
    return DurationMention(
        start=start,
        end=end,
        words=words,
        confidence=figure.confidence,
        low=low * days,
        high=high * days,
        amount=high if math.isinf(low) else low,
        unit=figure.symbol,
        operator=figure.operator,
    )


def _quantity(utterance: Utterance, figure: Figure, floor: int) -> Mention:
    if not positive(figure) or figure.operator is Operator.ONE_OF:
        return _number(utterance, figure)
    cue = _cue_before(utterance, ("quantity",), figure.first, floor)
    first, last = figure.first if cue is None else cue.first, figure.last
    if cue is None and (sign := times(utterance, figure, floor)):
        first, last = min(first, sign - 1), max(last, sign)
    start, end, words = _span(utterance, first, last)
    low, high = figure.low, figure.high
    number = low if low is not None else high
    unit = figure.symbol or None
    if figure.counts is Counts.UNIT:
        unit = rec20_code(figure.symbol)
    return QuantityMention(
        start=start,
        end=end,
        words=words,
        confidence=figure.confidence,
        number=number if number is not None else Decimal(0),
        unit=unit,
        operator=figure.operator,
        high=high if figure.operator is Operator.BETWEEN else None,
    )


def _annual(utterance: Utterance, figure: Figure, floor: int) -> QuantityMention | None:
    """``50 per year``, ``2000 pcs a month``, 每年500台."""
    if not positive(figure) or figure.operator is Operator.ONE_OF:
        return None
    if figure.counts is Counts.UNIT and dimension_of(figure.symbol) not in _COUNTABLE_FOR_A_YEAR:
        return None
    first, last = figure.first, figure.last
    times = 0
    after = utterance.after("annual", last)
    before = _cue_before(utterance, ("annual_before",), first, floor)
    if after is not None:
        times, last = int(str(after.entry.value)), after.last
    if not times and before is not None:
        times, first = int(str(before.entry.value)), before.first
    if not times:
        return None
    start, end, words = _span(utterance, first, last)
    low = figure.low if figure.low is not None else figure.high
    unit = figure.symbol or None
    if figure.counts is Counts.UNIT:
        unit = rec20_code(figure.symbol)
    return QuantityMention(
        start=start,
        end=end,
        words=words,
        confidence=figure.confidence,
        number=(low or Decimal(0)) * times,
        unit=unit,
        annual=True,
        operator=figure.operator,
        high=figure.high * times
        if figure.operator is Operator.BETWEEN and figure.high is not None
        else None,
    )


def _cue_before(
    utterance: Utterance, categories: tuple[str, ...], index: int, floor: int, *, reach: int = 2
) -> Hit | None:
    """A phrase of one of the categories before an amount, with at most fillers between."""
    at = index
    for _ in range(reach + 1):
        for category in categories:
            hit = utterance.before(category, at)
            if hit is not None and hit.first >= floor:
                return hit
        word = utterance.word(at - 1)
        if at - 1 < floor or not (word in utterance.words.of("filler") or word in (":", "=", "-")):
            return None
        at -= 1
    return None


def _is_money(utterance: Utterance, figure: Figure, floor: int) -> bool:
    """Whether a bare number is an amount of money by the words around it."""
    if not positive(figure) or figure.operator is Operator.ONE_OF:
        return False
    cues = ("budget", "total_before", "price", "per_unit_before")
    if _cue_before(utterance, cues, figure.first, floor) is not None:
        return True
    each = utterance.after("per_unit", figure.last)
    if each is not None and utterance.folded[each.start : each.end] not in ("unidad", "piece"):
        return figure.power >= 3 or figure.operator in (Operator.LESS, Operator.AT_MOST)
    limited = figure.operator in (Operator.LESS, Operator.AT_MOST)
    ends = figure.last >= len(utterance.tokens) or utterance.word(figure.last) in (
        ",",
        ".",
        ";",
        "的",
        "!",
        "?",
    )
    return limited and figure.power >= 3 and figure.digits and ends


def _money(
    utterance: Utterance, figure: Figure, floor: int, ceiling: int, confidence: float
) -> Mention:
    if not positive(figure) and figure.high != 0:
        return _number(utterance, figure)
    first, last = figure.first, figure.last
    per_unit: bool | None = True if figure.counts is Counts.SALE else None
    total: bool | None = None
    unit: str | None = None
    operator, low, high = figure.operator, figure.low, figure.high
    after_unit = utterance.after("per_unit", last)
    after_total = utterance.after("total", last)
    if after_unit is not None and after_unit.last <= ceiling:
        per_unit, last = True, after_unit.last
    elif after_total is not None and after_total.last <= ceiling:
        total, last = True, after_total.last
    rate = _rate(utterance, figure.last, ceiling)
    if rate is not None and rate[1] >= last:
        unit, last = rate
        per_unit, total = True, None
    budget = False
    while True:
        before = _cue_before(
            utterance, ("total_before", "budget", "per_unit_before", "price"), first, floor
        )
        if before is None:
            break
        first = before.first
        category = before.entry.category
        if category == "total_before":
            total = True if per_unit is None else total
            budget = True
        elif category == "per_unit_before" and total is None:
            per_unit = True
        elif category == "budget":
            budget = True
    if budget and operator is Operator.EQUAL:
        operator, low = Operator.AT_MOST, None
    if per_unit is True:
        total = False
    elif total is True:
        per_unit = False
    later = utterance.after("bound_after", last)
    open_to_limit = operator in (Operator.EQUAL, Operator.ABOUT)
    if later is not None and open_to_limit and later.last <= ceiling:
        value = str(later.entry.value)
        if value == "at_most":
            operator, low, last = Operator.AT_MOST, None, later.last
        elif value == "at_least":
            operator, high, last = Operator.AT_LEAST, None, later.last
    start, end, words = _span(utterance, first, last)
    return MoneyMention(
        start=start,
        end=end,
        words=words,
        confidence=confidence,
        low=low,
        high=high,
        currency=(figure.symbol or None) if figure.counts is Counts.MONEY else None,
        operator=operator,
        per_unit=per_unit,
        total=total,
        unit=unit,
    )


def _rate(utterance: Utterance, index: int, ceiling: int) -> tuple[str | None, int] | None:
    """``per kg``, ``/ton``, ``a piece``: the Recommendation 20 code and one past its last token."""
    link = utterance.after("per", index)
    if link is None:
        return None
    for last in range(min(link.last + 3, ceiling), link.last, -1):
        text = utterance.folded[utterance.tokens[link.last].start : utterance.tokens[last - 1].end]
        code = rec20_code(text)
        if code is not None:
            return code, last
    return None
