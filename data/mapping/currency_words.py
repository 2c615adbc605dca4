"""Currencies as headers and cells write them."""

from __future__ import annotations

from functools import cache
from typing import Final

from data.mapping.words import tokens

CURRENCY_WORDS: Final[dict[str, str]] = {
    "us$": "USD",
    "usd$": "USD",
    "u$s": "USD",
    "us dollar": "USD",
    "us dollars": "USD",
    "€": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "£": "GBP",
    "rmb": "CNY",
    "cn¥": "CNY",
    "rmb¥": "CNY",
    "元": "CNY",
    "人民币": "CNY",
    "人民币元": "CNY",
    "人民幣": "CNY",
    "jp¥": "JPY",
    "円": "JPY",
    "日元": "JPY",
    "美元": "USD",
    "美金": "USD",
    "欧元": "EUR",
    "歐元": "EUR",
    "英镑": "GBP",
    "港币": "HKD",
    "港元": "HKD",
    "hk$": "HKD",
    "新台币": "TWD",
    "新臺幣": "TWD",
    "新台幣": "TWD",
    "台币": "TWD",
    "nt$": "TWD",
    "ntd": "TWD",
    "a$": "AUD",
    "au$": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "nz$": "NZD",
    "s$": "SGD",
    "r$": "BRL",
    "mx$": "MXN",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₫": "VND",
    "฿": "THB",
    "₱": "PHP",
    "₴": "UAH",
    "zł": "PLN",
    "kč": "CZK",
}
"""What people write for one currency only; ISO 4217 codes are recognised besides."""

SHARED_SYMBOLS: Final = {"$": "$", "¥": "¥", "￥": "¥", "kr": "kr", "kr.": "kr"}
"""Symbols of several currencies: what the rest of the source shows decides."""

_MAJOR: Final = frozenset(
    "USD EUR CNY RMB GBP JPY INR KRW HKD TWD NTD AUD CAD NZD SGD CHF SEK NOK DKK PLN CZK HUF BRL "
    "MXN ZAR TRY THB VND IDR MYR PHP AED SAR RUB".split()
)

_MONEY_WORDS: Final = frozenset(
    "price preis precio prix prezzo cost costo coste cout kosten amount tarif tarifa rate fee pvp "
    "betrag importe montant fob exw cif fca msrp rrp uvp 费 費".split()
)
_MONEY_PARTS: Final = ("price", "preis", "precio", "价", "價", "金额", "金額")
"""Parts of compound words: "Nettopreis", "unitprice", "离岸价"."""


def currency_of(text: str) -> str | None:
    """The currency that a word or symbol means for sure; shared symbols are None.

    Codes that are also English words ("CUP", "TOP") are codes only where they stand alone; the
    caller checks that the context is about money.
    """
    stripped = text.strip()
    known = CURRENCY_WORDS.get(stripped.casefold())
    if known is not None:
        return known
    code = stripped.upper()
    return code if code in iso_currencies() else None


def is_unmistakable(text: str) -> bool:
    """Whether a currency's sign or code is no word of any kind: "€", "USD", but not "CUP"."""
    return not (text.isalpha() and text.isascii()) or text in _MAJOR


def is_money_header(text: str) -> bool:
    """Whether a header is about money, so that "per" and a three-letter word are read so."""
    return any(
        token in _MONEY_WORDS or any(part in token for part in _MONEY_PARTS)
        for token in tokens(text)
    )


@cache
def iso_currencies() -> frozenset[str]:
    """ISO 4217 alphabetic codes of today."""
    import pycountry

    return frozenset(currency.alpha_3 for currency in pycountry.currencies)
