"""Numerals with their signs and what they count, and without those that are parts of names."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from data.units import dimension_of
from dialogue.grammar.fold import is_han
from dialogue.grammar.lexicon import is_word
from dialogue.grammar.measure import Measure, measure
from dialogue.grammar.numeral import Numeral, numerals
from dialogue.grammar.unit_words import Counts
from dialogue.grammar.utterance import Utterance

_JOINTS: Final = frozenset("- / . _ #".split())
_YEAR_FROM: Final = 1900


def measures(utterance: Utterance) -> list[Measure]:
    """The numbers of an utterance with what they count, in order."""
    found: list[Measure] = []
    broken = False
    for numeral in numerals(utterance):
        linked = bool(found or broken) and _linked(utterance, numeral.first, broken=broken)
        if numeral.code or (broken and linked):
            broken = True
            continue
        one = _with_sign(utterance, measure(utterance, numeral), found[-1] if found else None)
        one = _with_percent(utterance, one)
        broken = _is_code(utterance, one, found[-1] if found else None)
        if broken:
            # What a broken number is tied to is of the same name: 608 in "608-2RS".
            while found and linked and found[-1].last in (one.first, one.first - 1):
                last = found.pop()
                linked = _linked(utterance, last.first, broken=False)
            continue
        if one.numeral.company and not _has_company(utterance, one):
            continue
        if found and found[-1].last == one.first and _is_article(utterance, one):
            continue  # "12 hours a day": no day is meant
        found.append(_with_half(utterance, one))
    return found


def _linked(utterance: Utterance, index: int, *, broken: bool) -> bool:
    """Whether a hyphen or slash without spaces ties a token to what stands before it.

    Behind a part of a name an x does so too: "M8x30".
    """
    marks = ("-", "/", ".", "_", "x") if broken else ("-", "/", ".", "_")
    return (
        utterance.attached(index)
        and utterance.word(index - 1) in marks
        and utterance.attached(index - 1)
    )


def _is_code(utterance: Utterance, one: Measure, previous: Measure | None) -> bool:
    """Whether a number is a part of a model number, a standard or another name."""
    first, last = one.first, one.last
    words = utterance.words
    before = utterance.word(first - 1)
    if utterance.attached(first) and previous_end(previous) <= first - 1:
        tied = is_word(before) and not is_han(before[0])
        if tied and not _is_times(utterance, first - 1) and not _is_axis(utterance, one):
            return True
        if before in _JOINTS and utterance.attached(first - 1):
            stem = utterance.word(first - 2)
            known = previous is not None and previous.last > first - 2
            if is_word(stem) and not is_han(stem[0]) and not known:
                return True
    if before in ("第", "#") or _is_round_the_clock(utterance, one):
        return True
    after = utterance.word(last)
    if utterance.attached(last) and one.numeral.digits:
        if is_word(after) and not is_han(after[0]) and not _is_times(utterance, last):
            return True
        if (
            after == "-"
            and one.counts is Counts.NOTHING
            and utterance.attached(last + 1)
            and is_word(utterance.word(last + 1))
            and not is_han(utterance.word(last + 1)[0])
        ):
            return True
        if after == "/" and one.counts is Counts.NOTHING and is_word(utterance.word(last + 1)):
            return utterance.after("annual", last) is None and (
                utterance.after("per_unit", last) is None
            )
    if one.counts is Counts.NOTHING and _is_numbered(utterance, one):
        return True
    if one.numeral.digits and one.symbol == "year" and one.numeral.value >= _YEAR_FROM:
        return True
    return words.language == "zh" and after == "号" and one.counts is Counts.NOTHING


def _is_axis(utterance: Utterance, one: Measure) -> bool:
    """Whether the letter before a number is a direction of a size: "L20 x W30"."""
    if utterance.word(one.first - 1) not in ("l", "w", "h", "d", "b", "t"):
        return False
    around = (utterance.word(one.last), utterance.word(one.first - 2))
    return any(word in ("x", "*") for word in around)


def _is_article(utterance: Utterance, one: Measure) -> bool:
    return one.numeral.company and utterance.word(one.first) in utterance.words.of("article")


def previous_end(previous: Measure | None) -> int:
    """One past the last token of a measure; 0 where there is none."""
    return 0 if previous is None else previous.last


def _is_round_the_clock(utterance: Utterance, one: Measure) -> bool:
    """``24/7``."""
    for first in (one.first, one.first - 2):
        words = [utterance.word(index) for index in range(first, first + 3)]
        if words == ["24", "/", "7"]:
            return True
    return False


def _is_numbered(utterance: Utterance, one: Measure) -> bool:
    """``type 2``, ``model 200``, ``grade 304``: a number that names."""
    hit = utterance.before("code_word", one.first)
    if hit is None or not one.numeral.digits:
        return False
    return "," not in utterance.folded[hit.end : utterance.tokens[one.first].start]


def _is_times(utterance: Utterance, index: int) -> bool:
    """Whether an x stands between two numbers: "20x30"."""
    if utterance.word(index) not in ("x", "*"):
        return False
    following = utterance.word(index + 1)
    return following[:1].isdecimal()


def _with_sign(utterance: Utterance, one: Measure, previous: Measure | None) -> Measure:
    index = one.first
    sign = utterance.word(index - 1)
    if sign in ("-", "+") and utterance.attached(index) and previous_end(previous) <= index - 1:
        opens = index == 1 or not utterance.attached(index - 1)
        after_mark = utterance.word(index - 2) in ("(", "~", "/", "…", ".", ":", "=", ",")
        tied = previous is not None and previous.last == index - 1 and utterance.attached(index - 1)
        if (opens or after_mark) and not tied:
            return _signed(one, index - 1, negative=sign == "-")
    word = utterance.before("minus", index)
    if word is not None:
        weather = one.counts is Counts.UNIT and dimension_of(one.symbol) in ("temperature", "angle")
        if weather or utterance.words.language in ("en", "zh", "de"):
            return _signed(one, word.first, negative=True)
    return one


def _signed(one: Measure, first: int, *, negative: bool) -> Measure:
    value = -one.numeral.value if negative else one.numeral.value
    return replace(one, first=first, numeral=replace(one.numeral, value=value, company=False))


def _with_percent(utterance: Utterance, one: Measure) -> Measure:
    hit = utterance.before("percent_before", one.first)
    if hit is None or one.counts is not Counts.NOTHING:
        return one
    numeral = replace(one.numeral, company=False)
    return replace(one, numeral=numeral, first=hit.first, counts=Counts.UNIT, symbol="%")


def _has_company(utterance: Utterance, one: Measure) -> bool:
    """Whether a word that is a number only beside what it counts stands beside it."""
    article = utterance.word(one.first) in utterance.words.of("article")
    if one.counts is Counts.NOTHING:
        whole = one.first == 0 and one.last == len(utterance.tokens)
        if whole:
            return not article and utterance.word(one.first) != "半"
        if utterance.words.language == "zh":
            bounded = utterance.before("bound", one.first) is not None
            return bounded or utterance.after("range", one.last) is not None
        return _is_counting_one(utterance, one)
    if article and one.last > one.numeral.last:
        if one.counts in (Counts.UNIT, Counts.MONEY):
            return utterance.before("currency", one.first) is None
        return one.counts is Counts.SALE and utterance.word(one.last) in utterance.words.of("of")
    return True


def _is_counting_one(utterance: Utterance, one: Measure) -> bool:
    """Whether "one" counts ("one forklift") rather than points ("the red one")."""
    word = utterance.word(one.first)
    if word not in ("one", "uno", "eins") or one.last - one.first != 1:
        return False
    if utterance.word(one.first - 1) in utterance.words.of("not_one_before"):
        return False
    if utterance.before("bound", one.first) is not None:
        return True
    following = utterance.word(one.last)
    return is_word(following) and following not in utterance.words.of("function_word")


def _with_half(utterance: Utterance, one: Measure) -> Measure:
    """``a ton and a half``, 两吨半, 一米八: what is added behind the unit."""
    if one.counts is Counts.NOTHING or one.last == one.numeral.last:
        return one
    hit = utterance.after("and_half", one.last)
    last, more = one.last, Decimal(0)
    if hit is not None:
        last, more = hit.last, Decimal(str(hit.entry.value))
    elif utterance.words.language == "zh":
        word = utterance.word(one.last)
        if word == "半":
            last, more = one.last + 1, Decimal("0.5")
        elif one.symbol == "m" and word in "一二三四五六七八九" and word:
            last, more = one.last + 1, Decimal("一二三四五六七八九".index(word) + 1) / 10
            if utterance.word(last) in ("十", "百", "千", "万"):
                return one
    if not more:
        return one
    unit = Decimal(1).scaleb(one.numeral.power)
    numeral: Numeral = replace(one.numeral, value=one.numeral.value + more * unit, company=False)
    return replace(one, numeral=numeral, last=last)
