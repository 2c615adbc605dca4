"""Words and symbols of currencies, as phrases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from data.parse.currency import SHARED, own_currency
from dialogue.grammar.lexicon import Entry

_TRADED: Final = (
    "USD EUR GBP CNY JPY INR CHF HKD AUD CAD SGD KRW TWD MXN BRL AED SAR TRY RUB PLN CZK HUF SEK "
    "NOK DKK THB VND IDR MYR PHP ZAR NGN KES EGP ILS CLP COP PEN ARS UYU NZD RON BGN UAH PKR BDT"
).split()
"""Currencies whose names are looked up; any other is read by its code."""

_CODES_IN_SMALL: Final = frozenset(
    "usd eur gbp cny jpy inr chf hkd aud cad sgd krw twd mxn brl aed sar pln czk rmb zar".split()
)
_LOCALES: Final = {"zh": ("zh", "zh_Hant")}
_FOR_ONE: Final = {
    "$": ("USD", "0.9"),
    "us$": ("USD", "1"),
    "u$s": ("USD", "1"),
    "u$d": ("USD", "1"),
    "mxn$": ("MXN", "1"),
    "mex$": ("MXN", "1"),
    "francos": ("", "0.7"),
    "u.s $": ("USD", "1"),
    "u.s. $": ("USD", "1"),
    "us $": ("USD", "1"),
    "cad$": ("CAD", "1"),
    "aud$": ("AUD", "1"),
    "sgd$": ("SGD", "1"),
    "hkd$": ("HKD", "1"),
    "usd": ("USD", "1"),
    "$ us": ("USD", "1"),
    "$us": ("USD", "1"),
    "usd$": ("USD", "1"),
    "u.s. dollars": ("USD", "1"),
    "us dollars": ("USD", "1"),
    "us dollar": ("USD", "1"),
    "american dollars": ("USD", "1"),
    "dollar": ("USD", "0.9"),
    "dollars": ("USD", "0.9"),
    "bucks": ("USD", "0.9"),
    "usd dollars": ("USD", "1"),
    "dólar": ("USD", "0.9"),
    "dólares": ("USD", "0.9"),
    "dolares americanos": ("USD", "1"),
    "dólares estadounidenses": ("USD", "1"),
    "us-dollar": ("USD", "1"),
    "dollars américains": ("USD", "1"),
    "美元": ("USD", "1"),
    "美金": ("USD", "1"),
    "美刀": ("USD", "1"),
    "刀": ("USD", "0.6"),
    "€": ("EUR", "1"),
    "eur": ("EUR", "1"),
    "euro": ("EUR", "1"),
    "euros": ("EUR", "1"),
    "欧元": ("EUR", "1"),
    "欧": ("EUR", "0.8"),
    "£": ("GBP", "1"),
    "quid": ("GBP", "0.9"),
    "pounds sterling": ("GBP", "1"),
    "british pounds": ("GBP", "1"),
    "libras esterlinas": ("GBP", "1"),
    "livres sterling": ("GBP", "1"),
    "pfund sterling": ("GBP", "1"),
    "英镑": ("GBP", "1"),
    "¥": ("CNY", "0.9"),
    "cn¥": ("CNY", "1"),
    "rmb": ("CNY", "1"),
    "cny": ("CNY", "1"),
    "yuan": ("CNY", "1"),
    "yuanes": ("CNY", "1"),
    "yuans": ("CNY", "1"),
    "renminbi": ("CNY", "1"),
    "人民币": ("CNY", "1"),
    "元人民币": ("CNY", "1"),
    "元": ("CNY", "0.95"),
    "块": ("CNY", "0.7"),
    "块钱": ("CNY", "0.95"),
    "元钱": ("CNY", "0.95"),
    "jp¥": ("JPY", "1"),
    "yen": ("JPY", "1"),
    "yens": ("JPY", "1"),
    "yenes": ("JPY", "1"),
    "日元": ("JPY", "1"),
    "日币": ("JPY", "1"),
    "港币": ("HKD", "1"),
    "港元": ("HKD", "1"),
    "hk$": ("HKD", "1"),
    "台币": ("TWD", "1"),
    "新台币": ("TWD", "1"),
    "nt$": ("TWD", "1"),
    "a$": ("AUD", "1"),
    "au$": ("AUD", "1"),
    "c$": ("CAD", "1"),
    "ca$": ("CAD", "1"),
    "s$": ("SGD", "1"),
    "mx$": ("MXN", "1"),
    "r$": ("BRL", "1"),
    "pesos": ("", "0.9"),
    "pesos mexicanos": ("MXN", "1"),
    "pesos mx": ("MXN", "1"),
    "rupees": ("INR", "0.9"),
    "rupias": ("INR", "0.8"),
    "rs": ("INR", "0.7"),
    "rs.": ("INR", "0.7"),
    "₹": ("INR", "1"),
    "francs": ("CHF", "0.7"),
    "franken": ("CHF", "1"),
    "chf": ("CHF", "1"),
    "francos suizos": ("CHF", "1"),
    "schweizer franken": ("CHF", "1"),
    "kr": ("", "0.7"),
    "₩": ("KRW", "1"),
    "₽": ("RUB", "1"),
    "₺": ("TRY", "1"),
    "zł": ("PLN", "1"),
    "reais": ("BRL", "1"),
    "reales": ("BRL", "0.8"),
}
"""Currency and how surely; a shared symbol is the one that international trade means by it.

"$" is the US dollar and "¥" the yuan at 0.9; "pesos" and "kr" are money of a country not said.
"""


def currency_phrases(language: str) -> Iterator[tuple[str, Entry]]:
    """Phrases of money for a language: value (ISO 4217 code or empty, confidence, "code" or "")."""
    from babel.numbers import get_currency_name

    for text, (code, confidence) in _FOR_ONE.items():
        yield text, Entry("currency", (code, confidence, ""))
    for code in _all_codes():
        if code.casefold() not in _FOR_ONE:
            small = code.casefold() in _CODES_IN_SMALL
            yield code, Entry("currency", (code, "1", "" if small else "code"))
    for locale in ("en", *_LOCALES.get(language, (language,))):
        for code in _TRADED:
            for count in (1, 2):
                name = get_currency_name(code, count=count, locale=locale)
                if name.casefold() not in _FOR_ONE and name != code:
                    yield name, Entry("currency", (code, "1", ""))
    for symbol in "₫ ฿ ₴ ₱ ₦ ₪".split():
        code_of_symbol = own_currency(symbol)
        if code_of_symbol is not None and symbol not in SHARED:
            yield symbol, Entry("currency", (code_of_symbol, "1", ""))


def _all_codes() -> list[str]:
    from babel.numbers import list_currencies

    return sorted(code for code in list_currencies() if own_currency(code) == code)
