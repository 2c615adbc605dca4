"""Figures with the limits and the refusals that the words around them say."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from data.constraint import Operator
from dialogue.grammar.figure import Figure
from dialogue.grammar.joined import joined
from dialogue.grammar.lexicon import is_word
from dialogue.grammar.signed import measures
from dialogue.grammar.unit_words import Counts
from dialogue.grammar.utterance import Utterance

_OPERATORS: Final = {
    "at_least": Operator.AT_LEAST,
    "more": Operator.MORE,
    "at_most": Operator.AT_MOST,
    "less": Operator.LESS,
    "about": Operator.ABOUT,
    "equal": Operator.EQUAL,
}


_FLIPPED: Final = {
    Operator.MORE: Operator.AT_MOST,
    Operator.LESS: Operator.AT_LEAST,
    Operator.AT_LEAST: Operator.LESS,
    Operator.AT_MOST: Operator.MORE,
}


_CONTRASTS: Final = frozenset(", but sino sondern mais 是".split())


_UPPER: Final = (Operator.AT_MOST, Operator.LESS)


_LOWER: Final = (Operator.AT_LEAST, Operator.MORE)


def figures(utterance: Utterance) -> list[Figure]:
    """Every amount of an utterance, in order, none overlapping."""
    found = measures(utterance)
    result: list[Figure] = []
    index = 0
    previous_end = 0
    while index < len(found):
        figure, used = joined(utterance, found, index)
        result.append(_limited(utterance, figure, previous_end))
        previous_end = result[-1].last
        index += used
    return _merged(utterance, _with_units_of_neighbours(utterance, result))


def _limited(utterance: Utterance, figure: Figure, floor: int) -> Figure:
    """With the limit that the words before and after it say, and whether it is ruled out."""
    first, last = figure.first, figure.last
    operator = figure.operator
    before = _bound_before(utterance, first, floor)
    said: Operator | None = None
    if before is not None:
        said, first = before
    after = utterance.after("bound_after", last)
    if after is None and utterance.word(last) == "(":
        inner = utterance.after("bound_after", last + 1)
        if inner is not None and utterance.word(inner.last) == ")":
            after = replace(inner, last=inner.last + 1)
    if after is not None and _is_bound_after(utterance, figure, after.last):
        word = _OPERATORS[str(after.entry.value)]
        if said is None or said in (Operator.ABOUT, Operator.EQUAL):
            said = word
        last = after.last
    # "about 3 t or more" keeps the limit, "about" twice is about.
    second = _bound_before(utterance, first, floor) if before is not None else None
    if second is not None and (said in (Operator.ABOUT, Operator.EQUAL) or second[0] is said):
        said, first = (second[0], second[1]) if said is not second[0] else (said, second[1])
    elif second is not None and second[0] in (Operator.ABOUT, Operator.EQUAL):
        first = second[1]
    negated = False
    negation = _negation_before(utterance, first, floor)
    if negation is None and said in (Operator.MORE, Operator.LESS):
        # "does not use more than 15 kW": a verb stands between.
        negation = _negation_before(utterance, first - 1, floor) if first - 1 > floor else None
    if negation is not None:
        first = negation
        if said in _FLIPPED:
            said = _FLIPPED[said]
        else:
            negated = True
    elif utterance.after("negation_after", last) is not None and figure.counts is Counts.UNIT:
        negated, last = True, utterance.starting["negation_after", last].last
    low, high = figure.low, figure.high
    if said is not None and operator is not Operator.ONE_OF:
        if said in _UPPER:
            low, operator = None, said
        elif said in _LOWER:
            high, operator = None, said
        elif operator is Operator.EQUAL:
            operator = said
    return replace(
        figure, first=first, last=last, low=low, high=high, operator=operator, negated=negated
    )


def _bound_before(utterance: Utterance, index: int, floor: int) -> tuple[Operator, int] | None:
    at = index
    for _ in range(3):
        hit = utterance.before("bound", at)
        if hit is not None and hit.first >= floor:
            return _OPERATORS[str(hit.entry.value)], hit.first
        if at - 1 < floor or utterance.word(at - 1) not in utterance.words.of("filler"):
            return None
        at -= 1
    return None


def _is_bound_after(utterance: Utterance, figure: Figure, last: int) -> bool:
    """Not the bound of the next number ("3 t max 5 m" is ambiguous), and no sign of it."""
    if utterance.word(figure.last) == "+" and not utterance.attached(figure.last):
        return False
    following = utterance.word(last)
    if following in ("than", "que", "als", "de", "or", "o") and is_word(
        utterance.word(figure.last)
    ):
        return False  # "3 t and more than 5 m": the limit is the next number's
    if following[:1].isdecimal() and utterance.before("bound", last) is not None:
        return False
    if (
        utterance.word(figure.last) in ("min", "max", "多", "内", "起")
        and following[:1].isdecimal()
    ):
        return False
    return not (utterance.word(figure.last) == "多" and following in ("少", "功", "用", "层", "种"))


def _negation_before(utterance: Utterance, index: int, floor: int) -> int | None:
    at = index
    for _ in range(3):
        hit = utterance.before("negation", at)
        if hit is not None and hit.first >= floor:
            words = utterance.folded[hit.start : hit.end]
            if utterance.asks(hit) or words in ("menos", "moins", "ni", "noch"):
                return None
            return hit.first
        if at - 1 < floor or utterance.word(at - 1) not in utterance.words.of("filler"):
            return None
        at -= 1
    return None


def _with_units_of_neighbours(utterance: Utterance, found: list[Figure]) -> list[Figure]:
    """``not 2 but 3 tons``, ``3 tons, not 2``: what is ruled out is in the other's unit."""
    result = list(found)
    for index, figure in enumerate(found):
        if not figure.negated or figure.counts is not Counts.NOTHING:
            continue
        for other in (index + 1, index - 1):
            if not 0 <= other < len(found) or found[other].counts is not Counts.UNIT:
                continue
            left, right = sorted((index, other))
            gap = utterance.tokens[found[left].last : found[right].first]
            if len(gap) <= 1 and all(token.text in _CONTRASTS for token in gap):
                result[index] = replace(
                    figure, counts=found[other].counts, symbol=found[other].symbol
                )
                break
    return result


def _merged(utterance: Utterance, found: list[Figure]) -> list[Figure]:
    """``more than 3 but less than 5 t``: two limits of one amount are one range."""
    result: list[Figure] = []
    for figure in found:
        last = result[-1] if result else None
        if last is not None and _complete(utterance, last, figure):
            low = last.low if last.low is not None else figure.low
            high = last.high if last.high is not None else figure.high
            holder = figure if last.counts is Counts.NOTHING else last
            result[-1] = replace(
                last,
                last=figure.last,
                core_last=figure.core_last,
                low=low,
                high=high,
                operator=Operator.BETWEEN,
                counts=holder.counts,
                symbol=holder.symbol,
                confidence=min(last.confidence, figure.confidence),
            )
        else:
            result.append(figure)
    return result


def _complete(utterance: Utterance, one: Figure, other: Figure) -> bool:
    gap = utterance.tokens[one.last : other.first]
    links = utterance.words.of("and") | {
        "but",
        ",",
        "pero",
        "aber",
        "mais",
        "but also",
        "ni",
        "nor",
        "y",
        "o",
    }
    if len(gap) > 2 or not all(token.text in links or token.text == "and" for token in gap):
        return False
    opposite = (one.operator in _LOWER and other.operator in _UPPER) or (
        one.operator in _UPPER and other.operator in _LOWER
    )
    if not opposite or one.negated or other.negated:
        return False
    if one.symbol != other.symbol and Counts.NOTHING not in (one.counts, other.counts):
        return False
    if Counts.NOTHING not in (one.counts, other.counts) and one.counts is not other.counts:
        return False
    low = one.low if one.low is not None else other.low
    high = one.high if one.high is not None else other.high
    return low is not None and high is not None and low < high
