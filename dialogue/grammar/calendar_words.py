"""Names of months and days of the week, of the CLDR, as phrases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from dialogue.grammar.lexicon import Entry

_HAN: Final = "一二三四五六七八九十"
_Width = Literal["wide", "abbreviated"]
_MONTHS: Final[tuple[tuple[_Width, str], ...]] = (
    ("wide", "month"),
    ("abbreviated", "month_short"),
)
_WEEKDAYS: Final[tuple[tuple[_Width, str], ...]] = (
    ("wide", "weekday"),
    ("abbreviated", "weekday_short"),
)
_CONTEXTS: Final[tuple[Literal["format", "stand-alone"], ...]] = ("format", "stand-alone")


def calendar_phrases(language: str) -> Iterator[tuple[str, Entry]]:
    """Phrases for months (1 to 12), short ones apart, and for days of the week (0 is Monday)."""
    from babel.dates import get_day_names, get_month_names

    for locale in dict.fromkeys(("en", language)):
        if locale == "zh":
            yield from _chinese()
            continue
        for width, category in _MONTHS:
            for context in _CONTEXTS:
                for number, name in get_month_names(width, context, locale).items():
                    yield name, Entry(category, number)
                    yield name.rstrip("."), Entry(category, number)
        for width, category in _WEEKDAYS:
            for number, name in get_day_names(width, "format", locale).items():
                yield name, Entry(category, number)
                yield name.rstrip("."), Entry(category, number)
        if locale in ("en", "es"):
            yield "sept", Entry("month_short", 9)


def _chinese() -> Iterator[tuple[str, Entry]]:
    names = [*_HAN, "十一", "十二"]
    for number, name in enumerate(names, start=1):
        yield f"{name}月", Entry("month", number)
        yield f"{name}月份", Entry("month", number)
        for suffix in ("月", "月份"):
            yield f"{number}{suffix}", Entry("month", number)
    for prefix in ("周", "星期", "礼拜"):
        for number, name in enumerate("一二三四五六日"):
            yield f"{prefix}{name}", Entry("weekday", number)
        yield f"{prefix}天", Entry("weekday", 6)
