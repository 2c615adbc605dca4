"""Days and periods by name: holidays, quarters, seasons, weeks, "next month"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dialogue.grammar.calendar_date import year_after
from dialogue.grammar.holidays import next_holiday
from dialogue.grammar.lexicon import Hit
from dialogue.grammar.moment_type import Moment
from dialogue.grammar.period import (
    Date,
    Period,
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

_NEEDED: Final = frozenset("要 用 到 交 收 前 之 时 那".split())
"""What follows a holiday on which goods are needed, and not "tree"."""
_FOR: Final = frozenset(("for", "para", "für", "fur", "pour"))


def named_days(utterance: Utterance, today: Date) -> Iterator[Moment]:
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
        alone = hit.first == 0 and hit.last == len(utterance.tokens)
        told = alone or utterance.word(hit.last) in _NEEDED
        yield Moment(hit.first, hit.last, day(found), cued=text == "reyes" or not told)
    for category, build in (("quarters", quarter), ("halves", half)):
        for hit in utterance.all(category):
            yield from _numbered(utterance, hit, today, build)
    for hit in utterance.all("seasons"):
        name = str(hit.entry.value)
        year, last = year_after(utterance, hit.last)
        period = season(name, today.year if year is None else year)
        if year is None and period.last < today:
            period = season(name, today.year + 1)
        first, forced = _next_or_this(utterance, hit.first)
        if not forced and utterance.word(hit.first - 1) in _FOR:
            continue  # what goods are for: "heated for winter use"
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
        year, last = year_after(utterance, hit.last)
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
    year, last = year_after(utterance, hit.last)
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


def relative_periods(utterance: Utterance, today: Date) -> Iterator[Moment]:
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


def weekdays(utterance: Utterance, today: Date) -> Iterator[Moment]:
    """``Friday``, ``next Friday``, which is the one of next week."""
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


def weeks(utterance: Utterance, today: Date) -> Iterator[Moment]:
    """``KW 12``, ``week 12``."""
    for hit in utterance.all("date_week_number"):
        word = utterance.word(hit.last)
        if not word.isdecimal() or len(word) > 2:
            continue
        year, last = year_after(utterance, hit.last + 1)
        if year is None and utterance.word(hit.last + 1) == "/":
            year, last = year_after(utterance, hit.last + 2)
            last = hit.last + 1 if year is None else last
        period = iso_week(today.year if year is None else year, int(word))
        if period is not None and year is None and period.last < today:
            period = iso_week(today.year + 1, int(word))
        if period is not None:
            yield Moment(hit.first, last, period, relative=True)


def years(utterance: Utterance) -> Iterator[Moment]:
    """``2027``, where a word such as "in" makes it a year."""
    for index, token in enumerate(utterance.tokens):
        text = token.text
        if len(text) == 4 and text.isdecimal() and 2000 <= int(text) <= 2100:
            last = index + 1
            if utterance.word(last) == "年":
                last += 1
            if utterance.attached(index) and utterance.word(index - 1)[-1:].isalnum():
                continue
            yield Moment(index, last, whole_year(int(text)), 0.8, cued=True)
