"""Write clean values as a feed's notation has them. Nothing here is wrong or missing yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from data.sample.facts import FactValue, Range, Size
from data.sample.style import FeedStyle
from data.sample.templates import plain
from data.sample.vocabulary import UNIT_WORDS, translation

_SYMBOLS = {"USD": "US$", "EUR": "€", "GBP": "£", "JPY": "JPY ", "CNY": "¥", "INR": "INR "}
_DAYS = {"en": "days", "de": "Tage", "es": "días", "zh": "天"}
_WEEKS = {"en": "weeks", "de": "Wochen", "es": "semanas", "zh": "周"}
_MONTHS = {"en": "months", "de": "Monate", "es": "meses", "zh": "个月"}


def number(value: float | Decimal, style: FeedStyle, *, group: bool = True) -> str:
    """A number in the feed's notation."""
    text = plain(value) if isinstance(value, float) else format(value, "f")
    whole, _, fraction = text.partition(".")
    if group and style.thousands and len(whole.lstrip("-")) > 3:
        whole = f"{int(whole):,}".replace(",", style.thousands)
    return f"{whole}{style.decimal}{fraction}" if fraction else whole


def attribute(value: FactValue, unit: str | None, style: FeedStyle) -> str:
    """An attribute's value; ``unit`` is the text to write after the number, if any."""
    if isinstance(value, bool):
        return style.flags[0 if value else 1]
    if isinstance(value, str):
        return translation(value, style.language)
    if isinstance(value, tuple):
        return ", ".join(translation(item, style.language) for item in value)
    if isinstance(value, Size):
        text = " x ".join(number(size, style, group=False) for size in value.sizes)
    elif isinstance(value, Range):
        low, high = (number(end, style) for end in (value.low, value.high))
        joint = " ~ " if value.low < 0 else "-"
        text = f"{low}{joint}{high}"
    else:
        text = number(value, style)
    if unit is None:
        return text
    return f"{text}{unit}" if unit in ("%", "°") else f"{text} {unit}"


def money(amount: Decimal, currency: str, style: FeedStyle) -> str:
    """An amount with its currency's symbol or code."""
    if style.decimal == ",":
        return f"{number(amount, style)} {_SYMBOLS.get(currency, currency).strip()}"
    symbol = _SYMBOLS.get(currency, f"{currency} ")
    return f"{symbol}{number(amount, style)}"


def price_breaks(breaks: Sequence[tuple[int, Decimal]], currency: str, style: FeedStyle) -> str:
    """``1-9: US$10; 10-49: US$9.5; >=50: US$9``."""
    parts = []
    for index, (quantity, price) in enumerate(breaks):
        if index + 1 < len(breaks):
            scope = f"{quantity}-{breaks[index + 1][0] - 1}"
        else:
            scope = f">={quantity}"
        parts.append(f"{scope}: {money(price, currency, style)}")
    return "; ".join(parts)


def price_range(breaks: Sequence[tuple[int, Decimal]], currency: str, style: FeedStyle) -> str:
    """``US$9.00-10.50``; one amount when there is one break."""
    low, high = breaks[-1][1], breaks[0][1]
    if low == high:
        return money(low, currency, style)
    return f"{money(low, currency, style)}-{number(high, style)}"


def quantity(amount: int, unit: str, style: FeedStyle, *, spelling: int = 0) -> str:
    """``100 pieces``."""
    words = UNIT_WORDS[unit][style.language]
    word = words[spelling % len(words)]
    if amount == 1 and style.language == "en":
        word = word.removesuffix("s")
    return f"{number(float(amount), style)} {word}"


def lead_time(times: Sequence[tuple[int, int, int]], style: FeedStyle) -> str:
    """``15-20 days``, ``3 weeks``, or by quantity ``1-49: 15 days; >=50: 25 days``."""
    spans = [_span(low, high, style) for _, low, high in times]
    if len(times) == 1:
        return spans[0]
    first, second = times[0][0], times[1][0]
    return f"{first}-{second - 1}: {spans[0]}; >={second}: {spans[1]}"


def _span(low: int, high: int, style: FeedStyle) -> str:
    gap = "" if style.language == "zh" else " "
    if low == high and low % 7 == 0:
        return f"{low // 7}{gap}{_WEEKS[style.language]}"
    days = str(low) if low == high else f"{low}-{high}"
    return f"{days}{gap}{_DAYS[style.language]}"


def months(count: int, style: FeedStyle) -> str:
    """``24 months``, or ``2 years`` in English."""
    if style.language == "en" and count % 12 == 0 and count >= 24:
        return f"{count // 12} years"
    gap = "" if style.language == "zh" else " "
    return f"{count}{gap}{_MONTHS[style.language]}"


def terms(offered: Sequence[tuple[str, str | None]]) -> str:
    """``FOB Ningbo; CIF``."""
    return "; ".join(rule if place is None else f"{rule} {place}" for rule, place in offered)


def day(value: date, style: FeedStyle) -> str:
    """A date in the feed's order; months in English whatever the machine's locale."""
    months_ = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    text = style.dates.replace("%b", months_[value.month - 1])
    text = text.replace("%Y", f"{value.year:04d}").replace("%m", f"{value.month:02d}")
    return text.replace("%d", f"{value.day:02d}")
