"""Calendar dates, certain or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from typing import Final, Literal

from data.parse.number import normalise_digits
from data.parse.text import clean

Order = Literal["ymd", "dmy", "mdy"]

_LOCALES: Final = ("en", "es", "de", "fr")
_TIME: Final = (
    r"(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?"
    r"\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}|[AaPp]\.?[Mm]\.?)?)?"
)
_YEAR_FIRST: Final = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}")
_COMPACT: Final = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])")
_CHINESE: Final = re.compile(rf"(\d{{4}})\s*年\s*(\d{{1,2}})\s*月\s*(\d{{1,2}})\s*[日号號]{_TIME}")
_NUMERIC: Final = re.compile(rf"(\d{{1,2}})([-/.])\s?(\d{{1,2}})\2\s?(\d{{4}}|\d{{2}}){_TIME}")
_DAY_WORD: Final = re.compile(
    rf"(?:[^\W\d_]+\.?,?\s+)?(\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?[\s-]*(?:de\s+|of\s+)?([^\W\d_]+)\.?,?[\s-]*(?:de\s+|del\s+)?(\d{{4}}|'?\d{{2}}){_TIME}"
)
_WORD_DAY: Final = re.compile(
    rf"(?:[^\W\d_]+\.?,\s+)?([^\W\d_]+)\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_TIME}"
)


def parse_date(text: str, order: Order | None) -> date | None:
    """The date that the text is, or None when it is not certain.

    ISO 8601 (with or without a time), year-first, Chinese, month names in English, Spanish,
    German and French, and eight digits are certain. "03/04/2024" is certain only with an order;
    "31/12/2024" is either way, but where it contradicts ``order`` it is not. Two-digit years are
    read only in that last notation with an order, and mean 2000 to 2099.
    """
    stripped = normalise_digits(clean(text)).strip()
    return _parse(stripped, order) if 6 <= len(stripped) <= 48 else None


@lru_cache(maxsize=16384)
def _parse(text: str, order: Order | None) -> date | None:
    match = _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text) or _CHINESE.fullmatch(text)
    if match is not None:
        year, *_, month, day = match.groups()
        return _date(int(year), int(month), int(day))
    match = _NUMERIC.fullmatch(text)
    if match is not None:
        return _numeric(int(match[1]), int(match[3]), match[4], order)
    match = _DAY_WORD.fullmatch(text)
    if match is not None and len(match[3]) == 4:
        return _named(match[2], match[1], match[3])
    match = _WORD_DAY.fullmatch(text)
    return _named(match[1], match[2], match[3]) if match is not None else None


def _numeric(first: int, second: int, year_text: str, order: Order | None) -> date | None:
    if len(year_text) == 2:
        if order is None:
            return None
        if order == "ymd":
            return _date(2000 + first, second, int(year_text))
        year = 2000 + int(year_text)
    else:
        year = int(year_text)
        if order == "ymd":
            return None
    day_first, month_first = _date(year, second, first), _date(year, first, second)
    if order == "dmy":
        return day_first
    if order == "mdy":
        return month_first
    if day_first is not None and month_first is not None:
        return day_first if day_first == month_first else None
    return day_first or month_first


def _date(year: int, month: int, day: int) -> date | None:
    if not 1900 <= year <= 2199:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _named(month_word: str, day: str, year: str) -> date | None:
    month = _months().get(month_word.casefold().rstrip("."))
    return _date(int(year), month, int(day)) if month is not None else None


@cache
def _months() -> dict[str, int]:
    """Month names, wide and abbreviated, of the CLDR; a name with two meanings is left out."""
    from babel.dates import get_month_names

    found: dict[str, set[int]] = {}
    for locale in _LOCALES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, locale).items():
                    found.setdefault(name.casefold().rstrip("."), set()).add(number)
    found.setdefault("sept", set()).add(9)
    return {name: next(iter(numbers)) for name, numbers in found.items() if len(numbers) == 1}


def date_order(samples: Iterable[str]) -> Order | None:
    """The order of day, month and year that samples of a source prove, or None.

    "31/12/2024" proves day first, "12/31/2024" month first, "2024-12-31" year first. Samples that
    contradict each other prove nothing.
    """
    proofs: set[Order] = set()
    for sample in samples:
        text = normalise_digits(clean(sample)).strip()
        if _YEAR_FIRST.fullmatch(text) or _CHINESE.fullmatch(text):
            proofs.add("ymd")
            continue
        match = _NUMERIC.fullmatch(text)
        if match is None:
            continue
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second >= 1 and first <= 31:
            proofs.add("dmy")
        elif second > 12 >= first >= 1 and second <= 31:
            proofs.add("mdy")
    # Year-first dates are certain by themselves and say nothing about the others.
    numeric = proofs - {"ymd"}
    if len(numeric) == 1:
        return next(iter(numeric))
    return "ymd" if proofs == {"ymd"} else None
