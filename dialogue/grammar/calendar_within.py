"""A day within a period that is said from today on: "Friday next week", 下个月15号."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dialogue.grammar.moment_type import Moment
from dialogue.grammar.period import Period, date_or_none, day, later, month, week_of
from dialogue.grammar.utterance import Utterance

_LINKS: Final = frozenset("of de del des du the el la der die das le am on , 的".split())
_MOST_LINKS: Final = 2
_ENDINGS: Final = frozenset("st nd rd th er º ª .".split())
_DAY_SIGNS: Final = ("号", "日")


def days_within(utterance: Utterance, weeks: Sequence[Moment]) -> Iterator[Moment]:
    """Weekdays of a relative week and days of a relative month, named before it or behind it.

    Args:
        utterance: the text.
        weeks: its relative periods; those that are no week and no month are passed over.
    """
    for one in weeks:
        if _is_week(one.period):
            yield from _weekdays(utterance, one)
        elif _is_month(one.period):
            yield from _days(utterance, one)


def _is_week(period: Period) -> bool:
    return not period.is_day and period == week_of(period.first)


def _is_month(period: Period) -> bool:
    return period == month(period.first.year, period.first.month)


def _weekdays(utterance: Utterance, one: Moment) -> Iterator[Moment]:
    for hit in [*utterance.all("weekday"), *utterance.all("weekday_short")]:
        if not (
            _is_joined(utterance, hit.last, one.first) or _is_joined(utterance, one.last, hit.first)
        ):
            continue
        date = later(one.period.first, days=int(str(hit.entry.value)))
        first, last = min(hit.first, one.first), max(hit.last, one.last)
        yield Moment(first, last, day(date), 1.0, relative=True)


def _days(utterance: Utterance, one: Moment) -> Iterator[Moment]:
    start = one.period.first
    for index in range(len(utterance.tokens)):
        number = _day_number(utterance.word(index))
        if number is None:
            continue
        last = index + 1
        signed = utterance.word(last) in (
            _DAY_SIGNS if utterance.words.language == "zh" else _ENDINGS
        )
        last += signed
        # A bare number needs a link: "el 15 del próximo mes", not "30 next month".
        linked = signed or _begins_with_link(utterance, one) or last < one.first
        before = _is_joined(utterance, last, one.first) and linked
        behind = signed and _is_joined(utterance, one.last, index)
        date = date_or_none(start.year, start.month, number)
        if date is None or not (before or behind):
            continue
        yield Moment(min(index, one.first), max(last, one.last), day(date), 0.95, relative=True)


def _begins_with_link(utterance: Utterance, one: Moment) -> bool:
    return utterance.word(one.first) in _LINKS - {"the", "el", "la", "der", "die", "das", "le"}


def _is_joined(utterance: Utterance, end: int, start: int) -> bool:
    """Whether only links stand between two places, the first of which ends before the second."""
    between = [utterance.word(place) for place in range(end, start)]
    return end <= start and len(between) <= _MOST_LINKS and all(one in _LINKS for one in between)


def _day_number(word: str) -> int | None:
    number = int(word) if word.isdecimal() and len(word) <= 2 else 0
    return number if 1 <= number <= 31 else None
