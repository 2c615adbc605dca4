"""Moments: days and periods as people name them, before the words that make deadlines of them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from dialogue.grammar.holidays import next_holiday
from dialogue.grammar.lexicon import Hit
from dialogue.grammar.period import (
    Date,
    Period,
    date_or_none,
    day,
    half,
    iso_week,
    later,
    month,
    part,
    quarter,
    season,
    week_of,
    whole_year,
)
from dialogue.grammar.utterance import Utterance


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or period named in a text.

    Attributes:
        first, last: its tokens.
        relative: said from today on ("next month"); ``part`` of a longer period ("end of March").
        cued: too weak to stand alone: it needs a word such as "by" or "in" before it.
    """

    first: int
    last: int
    period: Period
    confidence: float = 1.0
    relative: bool = False
    part: str = ""
    cued: bool = False


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


def moments(utterance: Utterance, today: Date, zone: str) -> list[Moment]:
    """Every day and period that an utterance names, also overlapping ones.

    Args:
        utterance: the text.
        today: by the buyer's clock.
        zone: IANA name of the buyer's time zone, or empty; American ones write the month first.
    """
    found = [
        *_numeric(utterance, zone),
        *_han(utterance, today),
        *_named_months(utterance, today),
        *_simple(utterance, today),
        *_relative_periods(utterance, today),
        *_weekdays(utterance, today),
        *_weeks(utterance, today),
        *_years(utterance),
    ]
    return [*found, *_parts(utterance, found)]


def _tokens(utterance: Utterance, start: int, end: int) -> tuple[int, int]:
    return utterance.token_from(start), utterance.token_from(end)


def _numeric(utterance: Utterance, zone: str) -> Iterator[Moment]:
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


def _han(utterance: Utterance, today: Date) -> Iterator[Moment]:
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


def _named_months(utterance: Utterance, today: Date) -> Iterator[Moment]:
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
            year, last = _year_after(utterance, end)
            opening = _next_day(today, number, end_day, year)
            if opening is not None:
                start = opening.replace(day=start_day) if start_day <= end_day else opening
                yield Moment(first, last, Period(start, opening), 0.95 if short else 1.0)
                continue
        after = _day_after(utterance, end)
        if after is not None and utterance.words.language in ("en", "zh"):
            last, day_number = after
            year, year_last = _year_after(utterance, last)
            found = _next_day(today, number, day_number, year)
            if found is not None:
                yield Moment(hit.first, year_last, day(found), 0.95)
        year, last = _year_after(utterance, end)
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


def _year_after(utterance: Utterance, index: int) -> tuple[int | None, int]:
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


def _simple(utterance: Utterance, today: Date) -> Iterator[Moment]:
    """Today and tomorrow, holidays, quarters, halves, seasons, "year end"."""
    shifts = {"today": 0, "tomorrow": 1, "day_after_tomorrow": 2}
    for hit in utterance.all("day_words"):
        shift = shifts[str(hit.entry.value)]
        yield Moment(hit.first, hit.last, day(later(today, days=shift)), relative=True)
    for hit in utterance.all("holidays"):
        name = str(hit.entry.value)
        text = utterance.folded[hit.start : hit.end]
        found = next_holiday(name, today)
        if found is None or (text == "cny" and not _has_cue(utterance, hit.first)):
            continue
        yield Moment(hit.first, hit.last, day(found), cued=text == "reyes")
    for category, build in (("quarters", quarter), ("halves", half)):
        for hit in utterance.all(category):
            yield from _numbered(utterance, hit, today, build)
    for hit in utterance.all("seasons"):
        name = str(hit.entry.value)
        year, last = _year_after(utterance, hit.last)
        period = season(name, today.year if year is None else year)
        if year is None and period.last < today:
            period = season(name, today.year + 1)
        first, forced = _next_or_this(utterance, hit.first)
        yield Moment(first, last, period, 0.7, cued=not forced and year is None)
    for hit in utterance.all("end_words"):
        kind = str(hit.entry.value)
        period = {
            "month": month(today.year, today.month),
            "next_month": _month_on(today, 1),
            "year": whole_year(today.year),
            "week": week_of(today),
            "quarter": quarter(today.year, (today.month + 2) // 3),
        }[kind]
        year, last = _year_after(utterance, hit.last)
        if kind == "year" and year is not None:
            period = whole_year(year)
        yield Moment(hit.first, last, part(period, "end"), relative=True, part="end")


def _has_cue(utterance: Utterance, index: int) -> bool:
    return any(
        utterance.before(f"date_{category}", index) is not None
        for category in ("by", "after", "on", "in")
    )


def _month_on(today: Date, months: int) -> Period:
    moved = later(today.replace(day=1), months=months)
    return month(moved.year, moved.month)


def _numbered(utterance: Utterance, hit: Hit, today: Date, build: object) -> Iterator[Moment]:
    """``Q2``, ``second half of 2027``."""
    number = int(str(hit.entry.value))
    text = utterance.folded[hit.start : hit.end]
    code = len(text) == 2
    if text[0] == "t" and code and utterance.words.language not in ("es", "fr"):
        return
    make = quarter if build is quarter else half
    year, last = _year_after(utterance, hit.last)
    if year is None:
        period = make(today.year, number)
        if period.last < today:
            period = make(today.year + 1, number)
    else:
        period = make(year, number)
    weak = code and text[0] != "q" and year is None
    if utterance.attached(hit.last) and utterance.word(hit.last) in ("-", "/"):
        return
    if utterance.attached(hit.first) and utterance.word(hit.first - 1) == "-":
        return
    yield Moment(hit.first, last, period, cued=weak)


def _next_or_this(utterance: Utterance, index: int) -> tuple[int, bool]:
    """The first token of "next" or "this" before a word, and whether there is one."""
    for category in ("date_next", "date_this"):
        hit = utterance.before(category, index)
        if hit is not None:
            return hit.first, True
    return index, False


def _relative_periods(utterance: Utterance, today: Date) -> Iterator[Moment]:
    """``next month``, ``this week``, ``la semana que viene``, 下个月."""
    for hit in utterance.all("period_words"):
        kind = str(hit.entry.value)
        ahead = utterance.before("date_next", hit.first)
        here = utterance.before("date_this", hit.first)
        behind = utterance.after("date_next_after", hit.last)
        first, last = hit.first, hit.last
        if ahead is not None and (here is None or ahead.first <= here.first):
            shift, first = 1, ahead.first
        elif behind is not None:
            shift, last = 1, behind.last
            if here is not None:
                first = here.first
        elif here is not None:
            shift, first = 0, here.first
        else:
            continue
        weak = shift == 0 and utterance.folded[
            utterance.tokens[first].start : utterance.tokens[hit.first - 1].end
        ] in ("the", "el", "la", "des", "der", "le", "l'", "l '", "l", "du")
        period = _period_on(kind, today, shift)
        if period is not None:
            yield Moment(first, last, period, relative=True, cued=weak)


def _period_on(kind: str, today: Date, shift: int) -> Period | None:
    if kind == "week":
        return week_of(later(today, days=7 * shift))
    if kind == "weekend":
        week = week_of(later(today, days=7 * shift))
        return Period(later(week.first, days=5), week.last)
    if kind == "month":
        return _month_on(today, shift)
    if kind == "quarter":
        moved = later(today.replace(day=1), months=3 * shift)
        return quarter(moved.year, (moved.month + 2) // 3)
    if kind == "half":
        moved = later(today.replace(day=1), months=6 * shift)
        return half(moved.year, (moved.month + 5) // 6)
    if kind == "year":
        return whole_year(today.year + shift)
    return None


def _weekdays(utterance: Utterance, today: Date) -> Iterator[Moment]:
    for hit in [*utterance.all("weekday"), *utterance.all("weekday_short")]:
        number = int(str(hit.entry.value))
        ahead = utterance.before("date_next", hit.first)
        here = utterance.before("date_this", hit.first)
        behind = utterance.after("date_next_after", hit.last)
        short = hit.entry.category == "weekday_short"
        if short and utterance.after("weekday", hit.first) is not None:
            continue
        first, last = hit.first, hit.last
        days = (number - today.weekday()) % 7 or 7
        confidence = 1.0
        if ahead is not None:
            first, confidence = ahead.first, 0.8
            monday = week_of(later(today, days=7)).first
            days = (later(monday, days=number) - today).days
        elif here is not None and not short:
            first = here.first
        if behind is not None:
            last = behind.last
        date = later(today, days=days)
        yield Moment(first, last, day(date), confidence, relative=True, cued=short or ahead is None)


def _weeks(utterance: Utterance, today: Date) -> Iterator[Moment]:
    """``KW 12``, ``week 12``."""
    for hit in utterance.all("date_week_number"):
        word = utterance.word(hit.last)
        if not word.isdecimal() or len(word) > 2:
            continue
        year, last = _year_after(utterance, hit.last + 1)
        if year is None and utterance.word(hit.last + 1) == "/":
            year, last = _year_after(utterance, hit.last + 2)
            last = hit.last + 1 if year is None else last
        period = iso_week(today.year if year is None else year, int(word))
        if period is not None and year is None and period.last < today:
            period = iso_week(today.year + 1, int(word))
        if period is not None:
            yield Moment(hit.first, last, period, relative=True)


def _years(utterance: Utterance) -> Iterator[Moment]:
    for index, token in enumerate(utterance.tokens):
        text = token.text
        if len(text) == 4 and text.isdecimal() and 2000 <= int(text) <= 2100:
            last = index + 1
            if utterance.word(last) == "年":
                last += 1
            if utterance.attached(index) and utterance.word(index - 1)[-1:].isalnum():
                continue
            yield Moment(index, last, whole_year(int(text)), 0.8, cued=True)


def _parts(utterance: Utterance, found: list[Moment]) -> Iterator[Moment]:
    """``end of March``, ``mid-January``, 三月底."""
    for one in found:
        if one.period.is_day or one.part:
            continue
        for which in ("end", "start", "middle"):
            hit = utterance.before(f"date_{which}", one.first)
            if hit is not None:
                yield replace(
                    one, first=hit.first, period=part(one.period, which), part=which, cued=False
                )
            after = utterance.after(f"date_{which}_after", one.last)
            if after is not None:
                yield replace(
                    one, last=after.last, period=part(one.period, which), part=which, cued=False
                )


def zone_of(now: datetime.datetime) -> str:
    """IANA name of a time's zone, or an empty text."""
    return str(getattr(now.tzinfo, "key", "") or "")
