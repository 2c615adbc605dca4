"""Countries and languages by any of their names, to ISO codes."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from data.parse.lists import split_list
from data.parse.text import clean, is_missing

_LOCALES: Final = ("en", "zh", "zh_Hant", "es", "de", "fr")

_TRADE_NAMES: Final = {
    "usa": "US",
    "u.s.a": "US",
    "u.s": "US",
    "us": "US",
    "america": "US",
    "united states of america": "US",
    "uk": "GB",
    "u.k": "GB",
    "great britain": "GB",
    "britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "prc": "CN",
    "p.r.c": "CN",
    "pr china": "CN",
    "p.r. china": "CN",
    "p. r. china": "CN",
    "people's republic of china": "CN",
    "mainland china": "CN",
    "china mainland": "CN",
    "china (mainland)": "CN",
    "cn": "CN",
    "中国大陆": "CN",
    "中國大陸": "CN",
    "korea": "KR",
    "south korea": "KR",
    "republic of korea": "KR",
    "korea, republic of": "KR",
    "韩国": "KR",
    "holland": "NL",
    "the netherlands": "NL",
    "uae": "AE",
    "u.a.e": "AE",
    "czech republic": "CZ",
    "russia": "RU",
    "viet nam": "VN",
    "vietnam": "VN",
    "turkey": "TR",
    "türkiye": "TR",
    "ivory coast": "CI",
    "burma": "MM",
    "macedonia": "MK",
    "swaziland": "SZ",
    "cape verde": "CV",
    "taiwan": "TW",
    "taiwan, china": "TW",
    "taiwan (china)": "TW",
    "中国台湾": "TW",
    "台湾": "TW",
    "hong kong": "HK",
    "hong kong sar": "HK",
    "hong kong s.a.r": "HK",
    "香港": "HK",
    "macau": "MO",
    "macao": "MO",
    "england, uk": "GB",
}
"""Names of trade. Judgement: a bare "Korea" is the south, which alone trades openly."""

_ENGLISH_WORDS: Final = frozenset("am an as at be by do in is it me my no of so to".split())
_TWO_COUNTRIES: Final = frozenset({"congo", "kongo", "刚果", "剛果"})
_STATES: Final = frozenset({"georgia"})


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", plain.replace("’", "'")).strip(" .")


@cache
def _countries() -> dict[str, str]:
    """Folded names to alpha-2; a name of two countries is left out."""
    import pycountry
    from babel import Locale

    official = {country.alpha_2 for country in pycountry.countries}
    owners: dict[str, set[str]] = {}
    for country in pycountry.countries:
        for attribute in ("name", "official_name", "common_name"):
            name = getattr(country, attribute, None)
            if name:
                owners.setdefault(_fold(name), set()).add(country.alpha_2)
    for locale in _LOCALES:
        for code, name in Locale.parse(locale).territories.items():
            if code in official:
                owners.setdefault(_fold(name), set()).add(code)
    found = {name: next(iter(codes)) for name, codes in owners.items() if len(codes) == 1}
    found |= {_fold(name): code for name, code in _TRADE_NAMES.items()}
    return {name: code for name, code in found.items() if name not in _TWO_COUNTRIES}


@cache
def _country_codes() -> dict[str, str]:
    import pycountry

    codes = {country.alpha_2: country.alpha_2 for country in pycountry.countries}
    codes |= {country.alpha_3: country.alpha_2 for country in pycountry.countries}
    return codes | {"UK": "GB"}


@lru_cache(maxsize=16384)
def parse_country(text: str) -> str | None:
    """ISO 3166-1 alpha-2 of a country by name or code, or None.

    Names in English, Chinese, Spanish, German and French, names of trade ("PRC", "Mainland
    China", "Holland"), alpha-2 and alpha-3 codes; the last part of an address ("Ningbo, China")
    when it is a country's full name and not also a state's ("Atlanta, Georgia" is not certain).
    """
    cleaned = clean(text)
    if is_missing(cleaned) or len(cleaned) > 120:
        return None
    whole = _by_name_or_code(cleaned)
    if whole is not None:
        return whole
    bracketed = re.fullmatch(r"(.+?)\s*[(（]([^()（）]+)[)）]", cleaned)
    if bracketed is not None:
        found = {_by_name_or_code(part) for part in bracketed.groups()} - {None}
        if len(found) == 1:
            return found.pop()
    parts = [part.strip() for part in re.split(r"[,，]", cleaned) if part.strip()]
    if len(parts) > 1:
        last = _fold(parts[-1])
        return _countries().get(last) if last not in _STATES else None
    return None


def _by_name_or_code(text: str) -> str | None:
    named = _countries().get(_fold(text))
    if named is not None and not (text.casefold() in _ENGLISH_WORDS and not text.isupper()):
        return named
    if text.isupper() or (len(text) == 2 and text.casefold() not in _ENGLISH_WORDS):
        return _country_codes().get(text.upper())
    return None


@cache
def _languages() -> dict[str, str]:
    import pycountry
    from babel import Locale

    two_letter = {
        language.alpha_2: language
        for language in pycountry.languages
        if hasattr(language, "alpha_2")
    }
    owners: dict[str, set[str]] = {}
    for code, language in two_letter.items():
        owners.setdefault(_fold(language.name), set()).add(code)
    for locale in _LOCALES:
        for code, name in Locale.parse(locale).languages.items():
            if code in two_letter:
                owners.setdefault(_fold(name), set()).add(code)
    for code in two_letter:
        own = Locale.parse(code).get_display_name() if code in _OWN_NAMES else None
        if own:
            owners.setdefault(_fold(own), set()).add(code)
    found = {name: next(iter(codes)) for name, codes in owners.items() if len(codes) == 1}
    return found | _LANGUAGE_NAMES


_OWN_NAMES: Final = frozenset("en zh es de fr it pt ru ja ko ar hi tr vi th id pl nl".split())
_LANGUAGE_NAMES: Final = {
    "mandarin": "zh",
    "mandarin chinese": "zh",
    "chinese (mandarin)": "zh",
    "cantonese": "zh",
    "simplified chinese": "zh",
    "traditional chinese": "zh",
    "普通话": "zh",
    "国语": "zh",
    "castellano": "es",
    "farsi": "fa",
    "brazilian portuguese": "pt",
    "bahasa": "id",
    "greek": "el",
}


def parse_languages(text: str) -> tuple[str, ...]:
    """ISO 639-1 codes of the languages a text lists, in order; those not known are left out."""
    found = []
    cleaned = clean(text)
    parts = split_list(cleaned)
    if len(parts) == 1:
        parts = tuple(re.split(r"\s*(?:/|&|\band\b|\by\b|\bund\b|\bet\b|和|\s)\s*", cleaned))
        parts = (cleaned, *parts) if _language(cleaned) is None else (cleaned,)
    for part in parts:
        code = _language(part)
        if code is not None and code not in found:
            found.append(code)
    return tuple(found)


def _language(text: str) -> str | None:
    folded = _fold(text)
    known = _languages().get(folded)
    if known is None and re.fullmatch(r"[A-Za-z]{2}(?:[-_][A-Za-z]{2,4})?", text.strip()):
        return _language_codes().get(folded[:2])
    return known


@cache
def _language_codes() -> dict[str, str]:
    import pycountry

    return {
        language.alpha_2: language.alpha_2
        for language in pycountry.languages
        if hasattr(language, "alpha_2")
    }
