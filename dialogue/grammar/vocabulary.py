"""The grammar's words for one language, from the files in ``words``; read once, on first use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from dialogue.grammar.fold import fold
from dialogue.grammar.lexicon import Entry, Lexicon, Payload

LANGUAGES: Final = ("en", "zh-Hans", "zh-Hant", "es", "de", "fr")
"""BCP 47 tags that the grammar reads."""

_VALUED: Final = frozenset(
    "number scale half and_half collective special vague annual annual_before incoterm".split()
)
_DATES_OF_ALL: Final = "day_words period_words quarters halves seasons end_words holidays".split()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of one language.

    Attributes:
        language: "en", "zh", "es", "de" or "fr".
        decimal: the decimal mark.
        numbers: folded words of the numbers below a thousand; ``scales`` powers of ten.
        sets: other words that stand alone, by category.
    """

    language: str
    lexicon: Lexicon
    numbers: dict[str, int]
    scales: dict[str, int]
    sets: dict[str, frozenset[str]]

    @property
    def decimal(self) -> str:
        """The decimal mark of the language."""
        return "." if self.language in ("en", "zh") else ","

    def of(self, category: str) -> frozenset[str]:
        """The folded words of a category."""
        return self.sets.get(category, frozenset())


def base_language(tag: str) -> str:
    """The language of a BCP 47 tag that the grammar has words for; English for any other."""
    base = tag.split("-")[0].lower()
    return base if base in ("en", "zh", "es", "de", "fr") else "en"


def _load(name: str) -> dict[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    source = files("dialogue.grammar").joinpath("words", f"{name}.yaml").read_text("utf-8")
    loaded: dict[str, Any] = yaml.load(source, Loader=loader)  # noqa: S506
    return loaded


def _phrases(text: str) -> Iterator[str]:
    for phrase in text.split(" | "):
        if phrase.strip():
            yield phrase.strip()


def _entries(words: dict[str, Any]) -> Iterator[tuple[str, Entry]]:
    for category, content in words.items():
        if isinstance(content, str):
            for phrase in _phrases(content):
                yield phrase, Entry(category)
            continue
        for key, value in content.items():
            if category in _VALUED:
                payload: Payload = value
                yield str(key), Entry(category, payload)
            else:
                for phrase in _phrases(value):
                    yield phrase, Entry(category, str(key))


_SPELT_OUT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def _spelt_out(phrase: str) -> str:
    """German as it is typed without umlauts: "fuenf", "groesser"."""
    return phrase.translate(_SPELT_OUT)


def _date_phrases(language: str) -> Iterator[tuple[str, Entry]]:
    words = _load("dates")
    for name in ("en", "zh") if language == "zh" else (language,):
        for category, content in words[name].items():
            for phrase in _phrases(content):
                yield phrase, Entry(f"date_{category}")
    for category in _DATES_OF_ALL:
        for value, content in words[category].items():
            for phrase in _phrases(content):
                yield phrase, Entry(category, value)


@cache
def vocabulary(language: str) -> Vocabulary:
    """The words of a language (a base language; see `base_language`), with those of all languages.

    Chinese has the English ones too: buyers mix them, and the scripts keep them apart.
    """
    from dialogue.grammar.calendar_words import calendar_phrases
    from dialogue.grammar.country_words import country_phrases
    from dialogue.grammar.currency_words import currency_phrases

    names = ["any", language] if language != "zh" else ["any", "en", "zh"]
    phrases: list[tuple[str, Entry]] = []
    numbers: dict[str, int] = {}
    scales: dict[str, int] = {}
    sets: dict[str, set[str]] = {}
    for name in names:
        words = _load(name)
        phrases += _entries(words)
        for category, content in words.items():
            keys = content if isinstance(content, dict) else dict.fromkeys(_phrases(content))
            sets.setdefault(category, set()).update(fold(str(key)) for key in keys)
        numbers |= {fold(str(key)): value for key, value in words.get("number", {}).items()}
        if name == "de":
            numbers |= {
                fold(_spelt_out(key)): value for key, value in words.get("number", {}).items()
            }
        scales |= {fold(str(key)): value for key, value in words.get("scale", {}).items()}
    phrases += calendar_phrases(language)
    phrases += _date_phrases(language)
    trade = _load("trade")
    for name in ("en", "zh") if language == "zh" else (language,):
        phrases += _entries(trade[name])
        for category, content in trade[name].items():
            sets.setdefault(category, set()).update(map(fold, _phrases(content)))
    for position, content in trade["ordinals"].items():
        phrases += [(phrase, Entry("ordinal", position)) for phrase in _phrases(content)]
    phrases += country_phrases(language)
    phrases += currency_phrases(language)
    if language == "de":
        phrases += [(_spelt_out(phrase), entry) for phrase, entry in phrases]
    return Vocabulary(
        language,
        Lexicon(phrases),
        numbers,
        scales,
        {category: frozenset(found) for category, found in sets.items()},
    )
