"""Numbers joined to ranges, sizes, alternatives and compounds."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from data.constraint import Operator
from data.units import convert, dimension_of
from dialogue.grammar.compound import bare_rest, compound
from dialogue.grammar.figure import Figure
from dialogue.grammar.measure import Measure
from dialogue.grammar.numeral import plain_decimal
from dialogue.grammar.unit_words import Counts
from dialogue.grammar.utterance import Utterance

_AXES: Final = frozenset(
    "l w h d b t ( ) long wide high deep length width height depth ancho largo alto breit hoch "
    "tief lang 长 宽 高 厚 深 :".split()
)


def joined(utterance: Utterance, found: Sequence[Measure], index: int) -> tuple[Figure, int]:
    """The figure that begins with a measure, and how many measures it took."""
    size = _size(utterance, found, index)
    if size is not None:
        return size
    choice = _choice(utterance, found, index)
    if choice is not None:
        return choice
    one = found[index]
    if index + 1 < len(found):
        pair = bare_rest(one, found[index + 1]) or compound(utterance, one, found[index + 1])
        if pair is not None:
            return point(pair), 2
        spanned = _range(utterance, one, found[index + 1])
        if spanned is not None:
            return spanned, 2
    return point(one), 1


def point(one: Measure) -> Figure:
    """A single measure as a figure."""
    value = one.numeral.value
    if one.numeral.upto is not None:
        said = Operator.BETWEEN
        high: Decimal | None = one.numeral.upto
    else:
        said = Operator.EQUAL if one.said is None else one.said
        high = None if one.said is Operator.AT_LEAST else value
    return Figure(
        one.first,
        one.last,
        one.first,
        one.last,
        value,
        high,
        said,
        one.counts,
        one.symbol,
        min(one.confidence, one.numeral.confidence),
        one.strong,
        power=one.numeral.power,
        digits=one.numeral.digits,
    )


def _range(utterance: Utterance, one: Measure, other: Measure) -> Figure | None:
    """``2-3 t``, ``from 2 to 3 t``, ``between 2 and 3 t``."""
    if other.first <= one.last:
        return None
    link = utterance.after("range", one.last)
    opening = utterance.before("between", one.first)
    first = one.first if opening is None else opening.first
    last = other.last
    ends = utterance.after("between_end", other.last)
    if ends is not None:
        last = ends.last
    signed = (
        utterance.word(one.last) == "/"
        and one.numeral.value < 0 <= other.numeral.value
        and other.first == one.last + 1
    )
    if not signed and (link is None or not _bridges(utterance, link.last, other.first)):
        conjunction = utterance.after("and", one.last)
        if opening is None or conjunction is None or conjunction.last != other.first:
            return None
    elif utterance.word(one.last) in ("和", "与", "跟") and opening is None and ends is None:
        return None
    shared = _shared(one, other)
    if shared is None:
        return None
    low, high, counts, symbol, confidence = shared
    if not low < high:
        return None
    return Figure(
        first,
        last,
        one.first,
        other.last,
        low,
        high,
        Operator.BETWEEN,
        counts,
        symbol,
        confidence,
        one.strong and other.strong,
        power=other.numeral.power,
        digits=one.numeral.digits and other.numeral.digits,
    )


def _bridges(utterance: Utterance, index: int, first: int) -> bool:
    """Whether nothing but an article stands between the link of a range and its upper end."""
    if index == first:
        return True
    return index + 1 == first and utterance.word(index) in utterance.words.of("article")


def _shared(one: Measure, other: Measure) -> tuple[Decimal, Decimal, Counts, str, float] | None:
    """The ends of a range in one unit; the unit and the power of ten of one end are for both."""
    low, high = one.numeral.value, other.numeral.value
    if (
        one.numeral.power == 0
        and other.numeral.power
        and one.counts
        in (
            Counts.NOTHING,
            Counts.MONEY,
        )
    ):
        scaled = plain_decimal(low.scaleb(other.numeral.power))
        if low < high.scaleb(-other.numeral.power):
            low = scaled
    confidence = min(
        one.confidence, other.confidence, one.numeral.confidence, other.numeral.confidence
    )
    if one.counts is Counts.NOTHING or other.counts is Counts.NOTHING:
        holder = other if one.counts is Counts.NOTHING else one
        return low, high, holder.counts, holder.symbol, confidence
    if one.counts is not other.counts:
        return None
    if one.symbol == other.symbol or one.counts is not Counts.UNIT:
        if one.symbol != other.symbol and one.symbol and other.symbol:
            return None
        return low, high, one.counts, one.symbol or other.symbol, confidence
    if one.symbol == "°" and dimension_of(other.symbol) == "temperature":
        return low, high, other.counts, other.symbol, confidence
    if dimension_of(one.symbol) != dimension_of(other.symbol):
        return None
    converted = Decimal(repr(convert(float(low), one.symbol, other.symbol)))
    return converted, high, other.counts, other.symbol, confidence


def _size(utterance: Utterance, found: Sequence[Measure], index: int) -> tuple[Figure, int] | None:
    """``20 x 30 cm``: two or three lengths."""
    chain = [found[index]]
    while len(chain) < 3 and index + len(chain) < len(found):
        following = found[index + len(chain)]
        if not _times_between(utterance, chain[-1].last, following.first):
            break
        chain.append(following)
    if len(chain) < 2:
        return None
    if len(chain) == 2 and chain[0].counts is Counts.NOTHING and chain[0].numeral.value == 1:
        return None  # "1 x 40 ft" is one of them
    units = {one.symbol for one in chain if one.counts is Counts.UNIT}
    if any(one.counts in (Counts.MONEY, Counts.SALE) for one in chain):
        return None
    if any(dimension_of(unit) != "length" for unit in units):
        return None
    values = [one.numeral.value for one in chain]
    if any(value <= 0 for value in values):
        return None
    unit = chain[-1].symbol or next(iter(units), "")
    if len(units) > 1:
        values = [
            Decimal(repr(convert(float(one.numeral.value), one.symbol or unit, unit)))
            for one in chain
        ]
    confidence = min(one.numeral.confidence for one in chain)
    if not units:
        # "4x4" is a drive, "2 x 4" a size of timber.
        confidence = min(confidence, 0.3 if max(values) < 10 else 0.9)
    figure = Figure(
        chain[0].first,
        chain[-1].last,
        chain[0].first,
        chain[-1].last,
        None,
        None,
        Operator.EQUAL,
        Counts.UNIT if unit else Counts.NOTHING,
        unit,
        confidence,
        sizes=tuple(values),
    )
    return figure, len(chain)


def _times_between(utterance: Utterance, last: int, first: int) -> bool:
    """Whether one x stands between two numbers, with at most letters for directions around."""
    if not 1 <= first - last <= 6:
        return False
    marks = 0
    index = last
    while index < first:
        hit = utterance.after("times", index)
        if hit is not None and hit.last <= first:
            marks += 1
            index = hit.last
        elif utterance.word(index) in _AXES:
            index += 1
        else:
            return False
    return marks == 1


def _choice(
    utterance: Utterance, found: Sequence[Measure], index: int
) -> tuple[Figure, int] | None:
    """``24 or 48 V``, ``12/24 V``, ``24, 36 or 48 V``."""
    chain = [found[index]]
    links: list[str] = []
    while index + len(chain) < len(found):
        last, following = chain[-1].last, found[index + len(chain)]
        link = utterance.after("or", last)
        if link is not None and link.last == following.first:
            links.append(utterance.folded[link.start : link.end])
        elif utterance.word(last) == "," and following.first == last + 1:
            links.append(",")
        else:
            break
        chain.append(following)
    while links and links[-1] == ",":
        links.pop()
        chain.pop()
    if not links:
        return None
    holder = chain[-1]
    if holder.counts is not Counts.UNIT or (set(links) == {"/"} and len(chain) > 4):
        return None
    values: list[Decimal] = []
    for one in chain:
        if one.counts is Counts.NOTHING or one.symbol == holder.symbol:
            values.append(one.numeral.value)
        elif one.counts is Counts.UNIT and dimension_of(one.symbol) == dimension_of(holder.symbol):
            values.append(
                Decimal(repr(convert(float(one.numeral.value), one.symbol, holder.symbol)))
            )
        else:
            return None
    if len(values) == 2 and links == ["/"] and values[0] < 0 <= values[1]:
        return None
    if len(set(values)) < 2:
        return None
    figure = Figure(
        chain[0].first,
        holder.last,
        chain[0].first,
        holder.last,
        min(values),
        max(values),
        Operator.ONE_OF,
        holder.counts,
        holder.symbol,
        min(one.numeral.confidence for one in chain),
        values=tuple(values),
    )
    return figure, len(chain)
