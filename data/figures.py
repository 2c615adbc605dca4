"""Figures: numbers, money and days in a language's notation (CLDR, through Babel).

Babel is asked once how a language writes numbers; they are then written without it, because a
table has hundreds of them and Babel takes tens of microseconds for each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final

from data.money import Money, minor_unit

NO_BREAK: Final = "\u00a0"
_DIGITS: Final = 6
"""Significant digits of a measured number: what a data sheet states."""
_TINY: Final = 1e-4
"""Measured numbers below it are written with a power of ten."""
_RAISED: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Figures:
    """How one language writes figures.

    Attributes:
        locale: Babel's name of it.
        point, group: decimal mark, and what stands between groups of three digits.
        code_first: a currency stands before its amount.
    """

    locale: str
    point: str
    group: str
    code_first: bool

    def number(self, value: Decimal | float, *, least: int = 0, grouped: bool = True) -> str:
        """A number with all its decimals, without trailing zeros but ``least`` decimals.

        A float is written with six significant digits, a whole one below 1e15 with all, and
        one below 0.0001 with a power of ten.
        """
        if isinstance(value, float):
            if value.is_integer() and 0 <= value < 1e15 and not least:
                # Most figures of a table; a fifth of the time of the way below.
                return f"{int(value):,}".replace(",", self.group) if grouped else f"{value:.0f}"
            value = Decimal(int(value)) if value.is_integer() and abs(value) < 1e15 else value
        if isinstance(value, float):
            if 0 < abs(value) < _TINY:
                return self._tiny(value)
            value = Decimal(f"{value:.{_DIGITS}g}")
        value = Decimal(value)
        if value.is_nan():
            return "–"
        if value.is_infinite():
            return "∞" if value > 0 else "−∞"
        text = format(abs(value), "f")
        whole, _, decimals = text.partition(".")
        decimals = decimals.rstrip("0").ljust(least, "0")
        if grouped and len(whole) > 3:
            whole = f"{int(whole):,}".replace(",", self.group)
        sign = "−" if value < 0 else ""
        return f"{sign}{whole}{self.point}{decimals}" if decimals else sign + whole

    def span(self, low: Decimal | float, high: Decimal | float, *, grouped: bool = True) -> str:
        """``3``, ``3–5``, ``≤ 5`` or ``≥ 3``."""
        if low == high:
            return self.number(low, grouped=grouped)
        if low == float("-inf"):
            return f"≤{NO_BREAK}{self.number(high, grouped=grouped)}"
        if high == float("inf"):
            return f"≥{NO_BREAK}{self.number(low, grouped=grouped)}"
        return f"{self.number(low, grouped=grouped)}–{self.number(high, grouped=grouped)}"

    def money(self, money: Money) -> str:
        """An amount with its ISO 4217 code, with the currency's decimals and any further ones."""
        return self._with_code(
            self.number(money.amount, least=_decimals(money.currency)), money.currency
        )

    def prices(self, low: Money, high: Money | None) -> str:
        """A price, or a range of prices in one currency."""
        if high is None or high.amount == low.amount:
            return self.money(low)
        least = _decimals(low.currency)
        amounts = (self.number(one.amount, least=least) for one in (low, high))
        return self._with_code("–".join(amounts), low.currency)

    def percent(self, percent: Decimal | float) -> str:
        """A number of percent: ``6.5 %``."""
        return f"{self.number(percent)}{NO_BREAK}%"

    def day(self, day: date) -> str:
        """A day, with the month in words so that nobody can misread it."""
        return _day(day, self.locale)

    def _tiny(self, value: float) -> str:
        """``1.14916×10⁻⁹``: nobody counts nine zeros right."""
        digits, _, exponent = f"{abs(value):.{_DIGITS - 1}e}".partition("e")
        digits = digits.rstrip("0").rstrip(".").replace(".", self.point)
        power = str(int(exponent)).translate(_RAISED)
        return f"{'−' if value < 0 else ''}{digits}×10{power}"

    def _with_code(self, amount: str, code: str) -> str:
        parts = (code, amount) if self.code_first else (amount, code)
        return NO_BREAK.join(parts)


def figures(language: str) -> Figures:
    """The figures of a language, by its BCP 47 tag; a tag that the CLDR lacks is English's."""
    return _figures(language.replace("-", "_"))


@cache
def _figures(tag: str) -> Figures:
    from babel import Locale, UnknownLocaleError
    from babel.numbers import get_decimal_symbol, get_group_symbol

    try:
        locale = Locale.parse(tag)
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en")
    pattern = locale.currency_formats["standard"].pattern
    return Figures(
        locale=str(locale),
        point=get_decimal_symbol(locale),
        group=get_group_symbol(locale),
        code_first=pattern.index("¤") < pattern.index("0"),
    )


@lru_cache(maxsize=256)
def _decimals(currency: str) -> int:
    exponent = minor_unit(currency).as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


@lru_cache(maxsize=4096)
def _day(day: date, locale: str) -> str:
    from babel.dates import format_date

    return format_date(day, "medium", locale=locale)
