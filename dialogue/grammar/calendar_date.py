"""Dates by number or by the name of their month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dialogue.grammar.moment_type import Moment
from dialogue.grammar.period import (
    Date,
    Period,
    date_or_none,
    day,
    month,
)
from dialogue.grammar.utterance import Utterance

_YMD: Final = re.compile(r"(?<![\d.])(20\d\d|19\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d])")


_DMY: Final = re.compile(r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(20\d\d|\d\d)(?![\d.]\d)(?!\d)")


_HAN: Final = re.compile(
    r"(?:(20\d\d|今|明|后)\s*年\s*的?\s*)?(?<!\d)(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*份?"
    r"(?:\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号])?"
)


_HAN_DIGITS: Final = "零一二三四五六七八九"


_DAY_FIRST_ZONES: Final = ("America/", "US/")


_ORDINAL_ENDINGS: Final = frozenset("st nd rd th er º ª".split())


_YEAR_WORDS: Final = {"今": 0, "明": 1, "后": 2}


def _tokens(utterance: Utterance, start: int, end: int) -> tuple[int, int]:
    return utterance.token_from(start), utterance.token_from(end)


def numeric_dates(utterance: Utterance, zone: str) -> Iterator[Moment]:
    """``2027-03-15``, ``15.03.2027``; where day and month could change places, less than sure."""
    for match in _YMD.finditer(utterance.plain):
        found = date_or_none(int(match[1]), int(match[3]), int(match[4]))
        if found is not None:
            yield Moment(*_tokens(utterance, *match.span()), day(found))
    for match in _DMY.finditer(utterance.plain):
        year = int(match[4]) if len(match[4]) == 4 else 2000 + int(match[4])
        one, other = int(match[1]), int(match[3])
        american = zone.startswith(_DAY_FIRST_ZONES) and utterance.words.language == "en"
        day_first = date_or_none(year, other, one)
        month_first = date_or_none(year, one, other)
        chosen = month_first if american else day_first
        other_way = day_first if american else month_first
        sure = match[2] == "." or utterance.words.language in ("de", "es", "fr")
        if chosen is not None:
            confidence = 1.0 if other_way in (None, chosen) else (0.9 if sure else 0.6)
            confidence = min(confidence, 1.0 if len(match[4]) == 4 else 0.8)
            yield Moment(*_tokens(utterance, *match.span()), day(chosen), confidence)
        elif other_way is not None:
            yield Moment(*_tokens(utterance, *match.span()), day(other_way), 0.9)


def _han_number(text: str | None) -> int | None:
    if text is None:
        return None
    if text.isdecimal():
        return int(text)
    tens, mark, ones = text.partition("十")
    if not mark:
        return _HAN_DIGITS.find(text) if len(text) == 1 else None
    high = 1 if not tens else _HAN_DIGITS.find(tens)
    low = 0 if not ones else _HAN_DIGITS.find(ones)
    return None if high < 0 or low < 0 else high * 10 + low


def han_dates(utterance: Utterance, today: Date) -> Iterator[Moment]:
    """``2027年3月15日``, ``明年三月``."""
    if utterance.words.language != "zh":
        return
    for match in _HAN.finditer(utterance.folded):
        number = _han_number(match[2])
        if number is None or not 1 <= number <= 12:
            continue
        year: int | None = None
        if match[1] is not None:
            shift = _YEAR_WORDS.get(match[1])
            year = int(match[1]) if shift is None else today.year + shift
        first, last = _tokens(utterance, *match.span())
        day_number = _han_number(match[3])
        if day_number is not None:
            found = _next_day(today, number, day_number, year)
            if found is not None:
                yield Moment(first, last, day(found))
        else:
            yield Moment(first, last, _next_month(today, number, year))


def _next_day(today: Date, number: int, day_number: int, year: int | None) -> Date | None:
    if year is not None:
        return date_or_none(year, number, day_number)
    for candidate in (today.year, today.year + 1, today.year + 2, today.year + 3, today.year + 4):
        found = date_or_none(candidate, number, day_number)
        if found is not None and found >= today:
            return found
    return None


def _next_month(today: Date, number: int, year: int | None) -> Period:
    if year is None:
        year = today.year if number >= today.month else today.year + 1
    return month(year, number)


def dates_by_month(utterance: Utterance, today: Date) -> Iterator[Moment]:
    """``15 March``, ``March 15, 2027``, ``10-15 March``, ``March``."""
    hits = [*utterance.all("month"), *utterance.all("month_short")]
    for hit in hits:
        number = int(str(hit.entry.value))
        short = hit.entry.category == "month_short" and utterance.after("month", hit.first) is None
        end = hit.last
        if utterance.word(end) == "." and short and utterance.attached(end):
            end += 1
        before = _day_before(utterance, hit.first)
        if before is not None:
            first, start_day, end_day = before
            year, last = year_after(utterance, end)
            opening = _next_day(today, number, end_day, year)
            if opening is not None:
                start = opening.replace(day=start_day) if start_day <= end_day else opening
                yield Moment(first, last, Period(start, opening), 0.95 if short else 1.0)
                continue
        after = _day_after(utterance, end)
        if after is not None and utterance.words.language in ("en", "zh"):
            last, day_number = after
            year, year_last = year_after(utterance, last)
            found = _next_day(today, number, day_number, year)
            if found is not None:
                yield Moment(hit.first, year_last, day(found), 0.95)
        year, last = year_after(utterance, end)
        text = utterance.text[hit.start : hit.end]
        verb = utterance.folded[hit.start : hit.end] in ("may", "march", "mar", "mai", "sat", "sun")
        capital = text[:1].isupper() and (not verb or text not in ("May", "Mai"))
        whole = hit.first == 0 and last == len(utterance.tokens)
        weak = year is None and not whole and (short or (verb and not capital))
        yield Moment(
            hit.first,
            last,
            _next_month(today, number, year),
            1.0 if year is not None or not verb else 0.9,
            cued=weak or (text == "May" and year is None and not whole),
        )


def _day_before(utterance: Utterance, index: int) -> tuple[int, int, int] | None:
    """A day of the month (or two, "10-15") before a month's name: first token, first, last day."""
    at = index - 1
    if utterance.word(at) in ("of", "de", "-", "."):
        at -= 1
    if utterance.word(at) in _ORDINAL_ENDINGS or utterance.word(at) == ".":
        at -= 1
    word = utterance.word(at)
    if not word.isdecimal() or len(word) > 2 or not 1 <= int(word) <= 31:
        return None
    if utterance.attached(at) and utterance.word(at - 1) in (".", ",", "/"):
        return None
    if utterance.word(at - 1) == "-" and utterance.word(at - 2).isdecimal():
        start = int(utterance.word(at - 2))
        if 1 <= start < int(word) and len(utterance.word(at - 2)) <= 2:
            return at - 2, start, int(word)
    return at, int(word), int(word)


def _day_after(utterance: Utterance, index: int) -> tuple[int, int] | None:
    """A day of the month after a month's name: one past its tokens, the day."""
    at = index + 1 if utterance.word(index) == "the" else index
    word = utterance.word(at)
    if not word.isdecimal() or len(word) > 2 or not 1 <= int(word) <= 31:
        return None
    last = at + 1
    if utterance.word(last) in _ORDINAL_ENDINGS and utterance.attached(last):
        return last + 1, int(word)
    following = utterance.word(last)
    if utterance.attached(last) and following not in (",", ".", ";", ")", "!", "?"):
        return None
    if utterance.after("annual", last) is not None or following in ("x", "%", "t", "kg", "pcs"):
        return None
    return last, int(word)


def year_after(utterance: Utterance, index: int) -> tuple[int | None, int]:
    """A year after a month: its number and one past its tokens, or None and where it would be."""
    at = index
    while at - index < 2 and utterance.word(at) in (",", "of", "de", "del", ".", "'", "/"):
        at += 1
    word = utterance.word(at)
    if word.isdecimal() and len(word) == 4 and 1990 <= int(word) <= 2199:
        return int(word), at + 1
    if word.isdecimal() and len(word) == 2 and at > index and utterance.word(at - 1) == "'":
        return 2000 + int(word), at + 1
    return None, index
