"""Values in words: numbers, money, dates and paths as a table cell shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import isinf

from data.records import DeliveryTerm, LeadTime, PriceBreak
from data.values import Dimensions, Flag, Number, Text, Value

UNKNOWN = "unknown"


def count(number: int) -> str:
    """``6214`` as ``6,214``."""
    return f"{number:,}"


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """``1 product``, ``6,214 products``."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def seconds(elapsed: float) -> str:
    """``8.24`` as ``8.2 s``, longer ones as ``2 min 05 s``."""
    if elapsed < 60:
        return f"{elapsed:.1f} s"
    minutes, rest = divmod(round(elapsed), 60)
    return f"{minutes} min {rest:02d} s"


def size(number: int) -> str:
    """Bytes in decimal multiples: ``5.4 MB``."""
    amount = float(number)
    for unit in ("B", "kB", "MB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}" if unit == "B" else f"{amount:.1f} {unit}"
        amount /= 1000
    return f"{amount:.1f} GB"


def share(ratio: float) -> str:
    """``0.974`` as ``97 %``; never rounded up to ``100 %`` nor down to ``0 %``."""
    percent = round(ratio * 100)
    if percent == 100 and ratio < 1:
        return ">99 %"
    if percent == 0 and ratio > 0:
        return "<1 %"
    return f"{percent} %"


def figure(number: float) -> str:
    """A number for people: whole numbers whole, others with five significant digits."""
    if number == 0:
        return "0"
    if not 1e-4 <= abs(number) < 1e7:
        return f"{number:.4g}"
    if abs(number - round(number)) < 1e-9 * abs(number) or abs(number) >= 1e5:
        return f"{number:,.0f}"
    return f"{number:,.5g}"


def span(low: float, high: float) -> str:
    """``3``, ``3–5``, ``≤ 5`` or ``≥ 3``."""
    if low == high:
        return figure(low)
    if isinf(low):
        return f"≤ {figure(high)}"
    if isinf(high):
        return f"≥ {figure(low)}"
    return f"{figure(low)}–{figure(high)}"


def with_unit(text: str, unit: str | None) -> str:
    """The text followed by its unit, where it has one."""
    return f"{text} {unit}" if unit else text


def value(given: Value | None) -> str:
    """An attribute's value; a value that is not known for sure says so."""
    match given:
        case None:
            return UNKNOWN
        case Number(low, high, None):
            return span(low, high).replace(",", "")  # a bare number may be a year or a size code
        case Number(low, high, unit):
            return with_unit(span(low, high), unit)
        case Text(text):
            return text
        case Flag(flag):
            return "yes" if flag else "no"
        case Dimensions(sizes, unit, axes):
            text = with_unit(" × ".join(figure(one) for one in sizes), unit)
            return f"{text} ({', '.join(axes)})" if axes else text


def decimal(amount: Decimal) -> str:
    """A decimal without an exponent or trailing zeros, in groups of three digits."""
    text = format(amount, ",f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(given: Decimal) -> str:
    """An amount of money: all its decimals, at least two unless it is whole."""
    text = decimal(given)
    whole, point, digits = text.partition(".")
    return f"{whole}.{digits:0<2}" if point else text


def price_break(given: PriceBreak) -> str:
    """``USD 12.50``, or ``USD 10–12`` for a stated range."""
    low = amount(given.unit_price.amount)
    text = f"{given.unit_price.currency} {low}"
    if given.unit_price_high is not None:
        text += f"–{amount(given.unit_price_high.amount)}"
    return text


def price_breaks(given: Sequence[PriceBreak]) -> str | None:
    """Each break with the quantity it starts at."""
    if not given:
        return None
    return " · ".join(f"{decimal(b.min_quantity)}+ {price_break(b)}" for b in given)


def lead_times(given: Sequence[LeadTime]) -> str | None:
    """``15–20 days``; with the quantities where there are several."""
    if not given:
        return None
    if len(given) == 1:
        return f"{span(given[0].days_low, given[0].days_high)} days"
    return " · ".join(
        f"{decimal(t.min_quantity)}+ {span(t.days_low, t.days_high)} days" for t in given
    )


def delivery_terms(given: Iterable[DeliveryTerm]) -> str | None:
    """``FOB Ningbo, CIF``."""
    return ", ".join(f"{t.incoterm} {t.place}" if t.place else t.incoterm for t in given) or None


def path(category: Sequence[str]) -> str:
    """``Material handling › Forklifts``."""
    return " › ".join(category) if category else "(no category)"
