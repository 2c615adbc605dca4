"""Names of countries and regions, and the adjectives made of them, as phrases."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from data.parse.country import parse_country
from dialogue.grammar.fold import fold
from dialogue.grammar.lexicon import Entry

_LOCALES: Final = {"zh": ("zh", "zh_Hant")}
_COLUMNS: Final = {"en": 0, "es": 1, "de": 2, "fr": 3}
_GERMAN_ENDINGS: Final = ("", "e", "en", "er", "es", "em")
_TRADE_NAMES: Final = {
    "US": "usa | u.s.a. | u.s. | us | america | the states | united states of america | "
    "ee.uu. | ee. uu. | eeuu | estados unidos | états-unis | vereinigte staaten | 老美",
    "GB": "uk | u.k. | great britain | britain | england | scotland | wales | inglaterra | "
    "gran bretaña | grande-bretagne | angleterre | großbritannien | 英格兰",
    "CN": "prc | p.r.c. | p.r. china | mainland china | 国产 | 国内 | 大陆 | 内地 | 中国大陆",
    "KR": "south korea | korea | corea | corea del sur | südkorea | corée | corée du sud | 南韩",
    "NL": "holland | the netherlands | holanda | hollande | países bajos | pays-bas",
    "AE": "uae | u.a.e. | dubai | abu dhabi | emirates | emiratos | émirats | emirate | "
    "阿联酋 | 迪拜",
    "CZ": "czech republic | czechia | república checa | tschechien | république tchèque",
    "RU": "russia",
    "VN": "viet nam | vietnam",
    "TR": "turkey | türkiye | turquía | türkei | turquie",
    "CI": "ivory coast",
    "TW": "taiwan | 台湾",
    "HK": "hong kong | 香港",
    "SA": "saudi arabia | saudi | ksa | 沙特",
    "JP": "日系",
    "DE": "德系",
}
_SMALL_LETTERS_MEAN_OTHERS: Final = frozenset({"us", "turkey", "china", "jersey", "jordan", "chad"})
"""Names that are other words in small letters: pronoun, bird, porcelain, shirt, names of people."""


@cache
def _tables() -> tuple[dict[str, Any], dict[str, Any]]:
    from importlib.resources import files

    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    folder = files("dialogue.grammar")
    loaded = [
        yaml.load(folder.joinpath(name).read_text("utf-8"), Loader=loader)  # noqa: S506
        for name in ("regions.yaml", "demonyms.yaml")
    ]
    return loaded[0], loaded[1]


@cache
def _towns() -> dict[str, str]:
    from importlib.resources import files

    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = files("dialogue.grammar").joinpath("towns.yaml").read_text("utf-8")
    loaded = yaml.load(text, Loader=loader)  # noqa: S506
    return {fold(name): code for code, names in loaded.items() for name in names.split(" | ")}


def country_of_town(name: str) -> str | None:
    """The country (ISO 3166-1 alpha-2) of a port or large town, or None where it is not known.

    Only towns that trade means by their name alone are known; see ``towns.yaml``.
    """
    folded = fold(name).strip(" .,")
    found = _towns().get(folded)
    if found is None and folded.endswith("港"):
        found = _towns().get(folded.removesuffix("港"))
    return found or _towns().get(folded.removesuffix(" port").removeprefix("port of "))


@cache
def region_codes(name: str) -> tuple[str, ...]:
    """The countries of a region of ``regions.yaml``, sorted."""
    region = _tables()[0][name]
    codes = set(region.get("codes", "").split())
    for part in filter(None, region.get("parts", "").split(" | ")):
        codes.update(region_codes(part))
    return tuple(sorted(codes))


def country_phrases(language: str) -> Iterator[tuple[str, Entry]]:
    """Phrases for countries and regions in a language and in English.

    Categories: ``country`` and ``demonym`` with the codes, ``region`` and ``region_demonym`` with
    the region's name; ``country_cased`` for names that count only with a capital.
    """
    from babel import Locale

    regions, demonyms = _tables()
    locales = ("en", *_LOCALES.get(language, (language,)))
    for locale in dict.fromkeys(locales):
        territories = Locale.parse(locale).territories
        for code, name in territories.items():
            if len(code) == 2 and code.isalpha() and parse_country(name) == code:
                yield name, _country(name, code)
        for region_name, region in regions.items():
            cldr = territories.get(region.get("cldr", ""))
            if cldr:
                yield cldr, Entry("region", (region_name,))
    for code, names in _TRADE_NAMES.items():
        for name in names.split(" | "):
            yield name, _country(name, code)
    for region_name, region in regions.items():
        yield region_name, Entry("region", (region_name,))
        for name in filter(None, region["names"].split(" | ")):
            yield name, Entry("region", (region_name,))
        for name in filter(None, region.get("demonyms", "").split(" | ")):
            yield name, Entry("region_demonym", (region_name,))
    for code, columns in demonyms.items():
        for name in dict.fromkeys(("en", language)):
            column = _COLUMNS.get(name)
            if column is None:
                continue
            for word in columns[column].split(" | "):
                endings = _GERMAN_ENDINGS if name == "de" else ("",)
                for ending in endings:
                    yield word + ending, Entry("demonym", (code,))


def _country(name: str, code: str) -> Entry:
    cased = name.casefold() in _SMALL_LETTERS_MEAN_OTHERS
    return Entry("country_cased" if cased else "country", (code,))
