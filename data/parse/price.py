"""A price: money in many notations, with its range and unit of sale.

Amounts are decimals from text, never through a float. A price of zero or below is no price: feeds
write 0 for "on request".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from data.money import Money
from data.parse.currency import currency_of
from data.parse.number import Mark, normalise_digits, parse_number
from data.parse.text import clean, is_missing
from data.units import rec20_code

_LONGEST: Final = 120
_AMOUNT: Final = (
    r"[0-9](?:[0-9]|[.,' ](?=[0-9]))*(?:[.,]-{1,2})?"
    r"(?:\s?(?:[kK]|万|萬|亿|million|Mio\.?)(?![A-Za-z]))?"
)
_PRICE: Final = re.compile(
    rf"(?P<before>[^0-9\-~/@:]*?)\s*(?P<low>{_AMOUNT})\s*(?P<middle>[^0-9\-~/()]*?)\s*"
    rf"(?:(?:-|~|～|〜|—|\bto\b|\bbis\b|至|到)\s*(?P<before_high>[^0-9\-~/()]*?)\s*"
    rf"(?P<high>{_AMOUNT})\s*)?(?P<after>[^0-9\-~/()]*?)\s*"
    r"(?:(?:/|\bper\b|\bpro\b|\bpor\b|\bpar\b|每)\s*(?P<unit>.{1,30}?)"
    r"|\(\s*(?:/|per\s)?\s*(?P<bracket>[^()]{1,20})\))?\s*",
    re.DOTALL,
)
_LABEL: Final = re.compile(
    r"^(?:(?:unit\s+)?price|preis|precio|prix|单价|價格|价格|fob(?:\s+price)?|exw)\s*[:：]?\s*",
    re.IGNORECASE,
)
_NET: Final = re.compile(
    r"\s*[(]?\s*(?:excl\.?|excluding|ex|exkl\.?|zzgl\.?|plus|sin|hors|HT|net of)\s*"
    r"(?:VAT|tax|taxes|MwSt\.?|USt\.?|IVA|TVA|GST)?\s*[)]?\s*$",
    re.IGNORECASE,
)
_DASHES: Final = re.compile(r"[.,](?:-{1,2}|–)$")


@dataclass(frozen=True, slots=True)
class Price:
    """A stated price.

    Attributes:
        high: upper end of a stated range, otherwise None.
        unit: Recommendation 20 code where the text says what the price is for.
    """

    low: Money
    high: Money | None = None
    unit: str | None = None


def parse_price(
    text: str, *, decimal: Mark | None, currency: str | None, symbols: Mapping[str, str]
) -> Price | None:
    """The price that the whole text states, or None when it is not certain.

    "US$ 3.50-5.00 / piece", "€ 1.200,50", "12,50 EUR/Stk", "RMB 12万", "$1.2k", "CHF 5.–". A
    symbol or code in the text wins over ``currency``, which is for bare amounts; a symbol that
    several currencies share resolves through ``symbols`` or ``currency`` only. "from $5", "$5+",
    "negotiable", zero and negative amounts are not prices.

    Args:
        text: the cell.
        decimal: decimal mark of the source's notation, or None.
        currency: ISO 4217 code of the column's bare amounts.
        symbols: shared currency symbols to ISO 4217.
    """
    cleaned = normalise_digits(clean(text))
    if not cleaned or len(cleaned) > _LONGEST or is_missing(cleaned):
        return None
    cleaned = _NET.sub("", _LABEL.sub("", cleaned))
    match = _PRICE.fullmatch(cleaned)
    if match is None or "-" in (match["before"] or ""):
        return None
    unit, divisor = _unit(match["unit"] or match["bracket"])
    if unit is None and (match["unit"] or match["bracket"]):
        return None
    code = _currency(match, currency, symbols)
    if code is None:
        return None
    low = _amount(match["low"], decimal)
    high = _amount(match["high"], decimal) if match["high"] else None
    if low is None or (match["high"] and (high is None or high < low)):
        return None
    if high is not None and _has_magnitude(match["high"]) != _has_magnitude(match["low"]):
        return None
    return Price(
        Money(low / divisor, code),
        Money(high / divisor, code) if high is not None and high != low else None,
        unit,
    )


def _has_magnitude(amount: str) -> bool:
    return not amount.strip()[-1].isdigit()


def _currency(match: re.Match[str], currency: str | None, symbols: Mapping[str, str]) -> str | None:
    """The one currency that all symbols and codes beside the amounts agree on."""
    written = [match[name] for name in ("before", "middle", "before_high", "after") if match[name]]
    found: set[str] = set()
    vague: list[str] = []
    for word in written:
        code = currency_of(word, currency=None, symbols={})
        if code is not None:
            found.add(code)
        else:
            vague.append(word)
    for word in vague:
        # "$12.50 USD": the code settles the symbol beside it.
        settled = next(iter(found)) if len(found) == 1 else None
        code = currency_of(word, currency=settled or currency, symbols={} if settled else symbols)
        if code is None:
            return None
        found.add(code)
    if not written:
        return currency
    return found.pop() if len(found) == 1 else None


def _amount(text: str, decimal: Mark | None) -> Decimal | None:
    dashes = _DASHES.search(text.strip())
    if dashes is not None:
        # "1.234,-": the dashes stand for no cents, after the decimal mark.
        mark: Mark = "." if dashes[0][0] == "." else ","
        if decimal not in (None, mark):
            return None
        decimal = mark
    value = parse_number(_DASHES.sub("", text.strip()), decimal)
    return value if value is not None and value > 0 and value < Decimal("1e15") else None


_PACKED: Final = re.compile(r"(10000|1000|100|10|1)(?![0-9.,])\s*(.+)")


def _unit(text: str | None) -> tuple[str | None, Decimal]:
    """The unit of sale and how many of it the price is for ("/ 100 pcs")."""
    if not text:
        return None, Decimal(1)
    stripped = text.strip().strip("()")
    match = _PACKED.fullmatch(stripped)
    if match is not None:
        return rec20_code(match[2]), Decimal(match[1])
    return rec20_code(stripped), Decimal(1)
