"""Currency symbols, codes and names, to ISO 4217 codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

_LOCALES: Final = ("en", "zh", "zh_Hant", "es", "de", "fr")

SHARED: Final[Mapping[str, frozenset[str]]] = {
    "$": frozenset(
        "USD AUD BBD BMD BND BSD BZD CAD CLP COP CUP DOP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD "
        "SGD SRD TTD TWD UYU XCD ARS".split()
    ),
    "¥": frozenset({"CNY", "JPY"}),
    "元": frozenset({"CNY", "TWD", "HKD", "MOP"}),
    "块": frozenset({"CNY"}),
    "kr": frozenset({"DKK", "ISK", "NOK", "SEK"}),
    "rs": frozenset({"INR", "PKR", "LKR", "NPR", "MUR", "SCR"}),
    "dollar": frozenset({"USD", "AUD", "CAD", "HKD", "NZD", "SGD", "TWD"}),
    "dollars": frozenset({"USD", "AUD", "CAD", "HKD", "NZD", "SGD", "TWD"}),
    "pesos": frozenset({"MXN", "ARS", "CLP", "COP", "PHP", "UYU", "DOP", "CUP"}),
}
"""Symbols of several currencies (CLDR's narrow symbols): they resolve only in context."""

_OWN: Final[Mapping[str, str]] = {
    "us$": "USD",
    "u.s.$": "USD",
    "us $": "USD",
    "$us": "USD",
    "usd$": "USD",
    "usd $": "USD",
    "$ usd": "USD",
    "us dollar": "USD",
    "us dollars": "USD",
    "美元": "USD",
    "美金": "USD",
    "€": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "eur": "EUR",
    "欧元": "EUR",
    "歐元": "EUR",
    "£": "GBP",
    "pound sterling": "GBP",
    "英镑": "GBP",
    "rmb": "CNY",
    "cn¥": "CNY",
    "cny¥": "CNY",
    "rmb¥": "CNY",
    "rmb ¥": "CNY",
    "人民币": "CNY",
    "人民幣": "CNY",
    "yuan": "CNY",
    "jp¥": "JPY",
    "日元": "JPY",
    "日圆": "JPY",
    "円": "JPY",
    "yen": "JPY",
    "₹": "INR",
    "inr": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₫": "VND",
    "฿": "THB",
    "₴": "UAH",
    "₱": "PHP",
    "₦": "NGN",
    "₪": "ILS",
    "zł": "PLN",
    "kč": "CZK",
    "ft": "HUF",
    "r$": "BRL",
    "hk$": "HKD",
    "港元": "HKD",
    "港币": "HKD",
    "nt$": "TWD",
    "新台币": "TWD",
    "a$": "AUD",
    "au$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "s$": "SGD",
    "nz$": "NZD",
    "mx$": "MXN",
    "chf": "CHF",
    "sfr": "CHF",
    "fr.": "CHF",
    "rm": "MYR",
    "rp": "IDR",
    "د.إ": "AED",
}
"""Symbols and words of one currency. Judgement: "£" is sterling, "₩" the South Korean won."""

_CODE: Final = re.compile(r"[A-Z]{3}")
_SPACE: Final = re.compile(r"\s+")


@cache
def _codes() -> frozenset[str]:
    from babel.core import get_global
    from babel.numbers import list_currencies

    # Codes of funds, metals and tests (XAU, XXX, XTS) are no money to pay with.
    funds = {"XXX", "XTS", "XAU", "XAG", "XPT", "XPD", "XBA", "XBB", "XBC", "XBD", "XDR", "XSU"}
    current: set[str] = set()
    for entries in get_global("territory_currencies").values():
        current |= {code for code, _, end, tender in entries if end is None and tender}
    return frozenset(current & list_currencies()) - funds


@cache
def _symbols() -> dict[str, str]:
    """Symbols that the CLDR gives to one currency only, over the project's languages."""
    from babel import Locale

    owners: dict[str, set[str]] = {}
    for name in _LOCALES:
        for code, symbol in Locale.parse(name).currency_symbols.items():
            if code in _codes():
                owners.setdefault(_fold(symbol), set()).add(code)
    found = {symbol: next(iter(codes)) for symbol, codes in owners.items() if len(codes) == 1}
    return {s: c for s, c in found.items() if s not in SHARED and s.upper() not in _codes()}


def _fold(text: str) -> str:
    folded = _SPACE.sub(" ", text.strip()).replace("￥", "¥").replace("＄", "$").replace("﹩", "$")
    return folded.casefold()


@lru_cache(maxsize=4096)
def own_currency(text: str) -> str | None:
    """The currency that a symbol, code or word means by itself ("€", "US$", "RMB"), or None."""
    stripped = text.strip()
    if _CODE.fullmatch(stripped.upper()) and stripped.upper() in _codes():
        # "all", "top" and "try" are codes only in capitals.
        return stripped.upper() if stripped.isupper() or stripped.casefold() in _LOWER else None
    folded = _fold(stripped)
    found = _OWN.get(folded) or _OWN.get(folded.rstrip("."))
    return found or _symbols().get(folded)


_LOWER: Final = frozenset("usd eur gbp cny jpy inr chf hkd aud cad sgd krw twd mxn brl aed".split())


def shared_symbols() -> frozenset[str]:
    """Symbols that mean several currencies and therefore need a decision for the source."""
    return frozenset(SHARED)


def currency_of(text: str, *, currency: str | None, symbols: Mapping[str, str]) -> str | None:
    """The currency of an amount from the symbol or code beside it.

    Args:
        text: symbol, code or word; empty for a bare amount.
        currency: of the column's bare amounts; settles a shared symbol that may mean it.
        symbols: what shared symbols mean in this source.

    Returns:
        An ISO 4217 code, or None when the text does not settle one.
    """
    stripped = text.strip()
    if not stripped:
        return currency
    own = own_currency(stripped)
    if own is not None:
        return own
    folded = _fold(stripped).rstrip(".")
    given = {_fold(symbol).rstrip("."): code for symbol, code in symbols.items()}
    if folded in given:
        return given[folded]
    if currency is not None and currency in SHARED.get(folded, ()):
        return currency
    return None
