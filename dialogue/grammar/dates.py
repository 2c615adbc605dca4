"""Dates: moments with the words that say how they limit, and lengths of time from today."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

from data.constraint import Operator
from dialogue.grammar.figure import Figure
from dialogue.grammar.mention import DateKind, DateMention
from dialogue.grammar.moment import moments, zone_of
from dialogue.grammar.moment_type import Moment
from dialogue.grammar.period import Date, Period, day, later
from dialogue.grammar.unit_words import Counts
from dialogue.grammar.utterance import Utterance
from dialogue.protocols import Clock

_TO_DAYS: Final = {"day": 1, "week": 7}
_TO_MONTHS: Final = {"month": 1, "year": 12}
_WORDS_FOR_IN: Final = frozenset({"para", "for", "pour", "für"})
_INCLUSIVE: Final = frozenset(
    "from since starting desde ab 从 自 dès beginning earliest frühestens fruhestens".split()
)


def dates(utterance: Utterance, found: Sequence[Figure], clock: Clock) -> Iterator[DateMention]:
    """The dates of an utterance, also overlapping readings.

    Args:
        utterance: the text.
        found: its figures, for "within 6 weeks".
        clock: the buyer's.
    """
    now = clock.now()
    today = now.date()
    for hit in utterance.all("date_soon"):
        yield _mention(utterance, hit.first, hit.last, DateKind.SOON, day(today), 1.0)
    named = [
        *moments(utterance, today, zone_of(now)),
        *_days_of_month(utterance, found, today),
    ]
    by_first: dict[int, list[Moment]] = {}
    for one in named:
        by_first.setdefault(one.first, []).append(one)
    for one in named:
        yield from _between(utterance, one, by_first)
        yield from _limited(utterance, one)
    for figure in found:
        yield from _from_today(utterance, figure, today)


def _mention(
    utterance: Utterance,
    first: int,
    last: int,
    kind: DateKind,
    period: Period,
    confidence: float,
    days: int | None = None,
) -> DateMention:
    start, end = utterance.tokens[first].start, utterance.tokens[last - 1].end
    return DateMention(
        start=start,
        end=end,
        words=utterance.text[start:end],
        confidence=confidence,
        date=period.first,
        kind=kind,
        until=None if period.is_day else period.last,
        days=days,
    )


def _limited(utterance: Utterance, one: Moment) -> Iterator[DateMention]:
    """A moment with the word before it (by, after, on, in) or, in Chinese, behind it."""
    strict = utterance.before("date_strict", one.first)
    by = utterance.before("date_by", one.first)
    after = utterance.before("date_after", one.first)
    inside = utterance.before("date_in", one.first) or utterance.before("date_on", one.first)
    behind_by = utterance.after("date_by_after", one.last)
    behind_after = utterance.after("date_after_after", one.last)
    if behind_by is not None:
        first = one.first if by is None else by.first
        yield _by(
            utterance,
            one,
            first,
            behind_by.last,
            strict="为" not in utterance.word(behind_by.first),
        )
        return
    if behind_after is not None:
        first = one.first if after is None else after.first
        start = (
            one.period.first
            if utterance.word(behind_after.first) == "起"
            else later(one.period.last, days=1)
        )
        yield _mention(
            utterance, first, behind_after.last, DateKind.AFTER, day(start), one.confidence
        )
        return
    if by is not None and not (
        utterance.folded[by.start : by.end] in _WORDS_FOR_IN
        and not one.part
        and not one.period.is_day
    ):
        yield _by(utterance, one, by.first, one.last, strict=strict is not None)
        return
    if after is not None:
        words = utterance.folded[after.start : after.end]
        inclusive = any(word in _INCLUSIVE for word in words.split()) or words.startswith(
            (
                "a partir",
                "ab ",
                "not before",
                "no antes",
                "nicht vor",
                "pas avant",
                "as of",
                "no ear",
            )
        )
        start = one.period.first if inclusive else later(one.period.last, days=1)
        yield _mention(utterance, after.first, one.last, DateKind.AFTER, day(start), one.confidence)
        return
    kind = DateKind.ON if one.period.is_day else DateKind.IN
    if inside is not None or by is not None:
        cue = inside if inside is not None else by
        if cue is not None:
            yield _mention(utterance, cue.first, one.last, kind, one.period, one.confidence)
    elif not one.cued:
        yield _mention(utterance, one.first, one.last, kind, one.period, one.confidence * 0.9)


def _by(utterance: Utterance, one: Moment, first: int, last: int, *, strict: bool) -> DateMention:
    """A deadline.

    "By end of March" is its last day, "before March" the last of February; "by March" is read as
    its first day, which is the careful reading, and "by next week" as that week's last.
    """
    confidence = one.confidence
    if one.part:
        date = one.period.last
    elif strict:
        date = later(one.period.first, days=-1)
        if one.relative and not one.period.is_day:
            confidence = min(confidence, 0.8)
    elif one.period.is_day:
        date = one.period.first
    elif one.relative:
        date, confidence = one.period.last, min(confidence, 0.8)
    else:
        date, confidence = one.period.first, min(confidence, 0.7)
    return _mention(utterance, first, last, DateKind.BY, day(date), confidence)


def _between(
    utterance: Utterance, one: Moment, by_first: dict[int, list[Moment]]
) -> Iterator[DateMention]:
    """``between March and May``, ``from 3 to 10 June``."""
    link = utterance.after("date_range", one.last)
    if link is None:
        return
    opening = utterance.before("date_between", one.first)
    for other in by_first.get(link.last, []):
        if other.period.last < one.period.first:
            continue
        if opening is None and utterance.folded[link.start : link.end] in ("and", "y", "und", "et"):
            continue
        first = one.first if opening is None else opening.first
        last = other.last
        yield _mention(
            utterance,
            first,
            last,
            DateKind.BETWEEN,
            Period(one.period.first, other.period.last),
            min(one.confidence, other.confidence),
        )


def _days_of_month(utterance: Utterance, found: Sequence[Figure], today: Date) -> Iterator[Moment]:
    """``by the 15th``, 15号: a day of this month or the next."""
    for index, token in enumerate(utterance.tokens):
        text = token.text
        if not text.isdecimal() or len(text) > 2 or not 1 <= int(text) <= 31:
            continue
        ending = utterance.word(index + 1)
        english = ending in ("st", "nd", "rd", "th") and utterance.attached(index + 1)
        han = ending == "号" and utterance.words.language == "zh"
        if english or han:
            article = utterance.word(index - 1) == "the"
            cue_at = index - 1 if article else index
            cues = [utterance.before(f"date_{c}", cue_at) for c in ("by", "after", "on")]
            behind = utterance.after("date_by_after", index + 2)
            if behind is None and not any(cues):
                continue
            moved = _next_with_day(today, int(text))
            if moved is not None:
                yield Moment(
                    cue_at if article and not utterance.before("date_by", index) else index,
                    index + 2,
                    day(moved),
                    0.8,
                    cued=True,
                )
    for figure in found:
        if figure.counts is not Counts.NOTHING or figure.low is None or figure.low != figure.high:
            continue
        number = figure.low
        cue = utterance.before("date_by", figure.core_first)
        articled = cue is not None and utterance.word(cue.last - 1) in (
            "el",
            "del",
            "le",
            "zum",
            "dem",
            "am",
        )
        if articled and number == int(number) and 1 <= number <= 31:
            moved = _next_with_day(today, int(number))
            if moved is not None:
                yield Moment(figure.core_first, figure.core_last, day(moved), 0.7, cued=True)


def _next_with_day(today: Date, number: int) -> Date | None:
    for months in range(3):
        moved = later(today.replace(day=1), months=months)
        try:
            found = moved.replace(day=number)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


def _from_today(utterance: Utterance, figure: Figure, today: Date) -> Iterator[DateMention]:
    """``within 6 weeks``, ``in two months``, 6周内, ``6 weeks from now``."""
    end = figure.high if figure.high is not None else figure.low
    if figure.counts is not Counts.UNIT or end is None or figure.sizes or end < 0:
        return
    if figure.operator is Operator.ONE_OF or figure.negated:
        return
    date = _shifted(today, float(end), figure.symbol)
    if date is None:
        return
    days = (date - today).days
    first, last = figure.core_first, figure.core_last
    within = utterance.before("date_within", first)
    if within is None:
        # "within about 6 weeks", "in maximal 6 Wochen": the limit is part of the figure.
        first = figure.first
        within = utterance.before("date_within", first)
    cue = None if within is None else utterance.before("date_within_cue", figure.core_first)
    behind_within = utterance.after("date_within_after", figure.core_last)
    behind_later = utterance.after("date_later_after", figure.core_last)
    from_now = utterance.after("date_from_now", figure.core_last)
    before_later = utterance.before("date_later", figure.core_first)
    if behind_within is not None:
        start = within.first if within is not None else figure.core_first
        yield _mention(utterance, start, behind_within.last, DateKind.BY, day(date), 1.0, days)
    elif behind_later is not None:
        yield _mention(
            utterance,
            figure.core_first,
            behind_later.last,
            DateKind.AFTER,
            day(date),
            0.8,
            days,
        )
    elif within is not None and figure.operator not in (Operator.AT_LEAST, Operator.MORE):
        start = within.first if cue is None else cue.first
        last = figure.last if from_now is None else from_now.last
        yield _mention(utterance, start, last, DateKind.BY, day(date), 1.0, days)
    elif before_later is not None:
        yield _mention(utterance, before_later.first, last, DateKind.AFTER, day(date), 0.9, days)
    elif from_now is not None:
        yield _mention(utterance, first, from_now.last, DateKind.BY, day(date), 0.9, days)


def _shifted(today: Date, amount: float, unit: str) -> Date | None:
    """Today and a length of time on; None for units that deadlines are not said in."""
    if not 0 <= amount < 100_000:
        return None
    if unit in _TO_DAYS:
        return later(today, days=math.ceil(amount * _TO_DAYS[unit]))
    if unit in _TO_MONTHS:
        months = amount * _TO_MONTHS[unit]
        whole = int(months)
        return later(today, months=whole, days=round((months - whole) * 30))
    if unit == "h":
        return later(today, days=math.ceil(amount / 24))
    return None
