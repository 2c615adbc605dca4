"""Every way in which a name or a value of the catalogue can be said.

From the schema itself (spellings found, variants, an overlay's synonyms and translations), from the
vocabulary that ingest uses (true synonyms in five languages, words of names), and from the trade
words kept with the cues. Each wording carries how surely it means what it stands for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from data.schema.model import AttributeDefinition, ValueCount
from data.schema.vocabulary import load, phrase, words
from data.schema.vocabulary.translation import lexicon as name_lexicon
from dialogue.understand.cues import LANGUAGES, lexicon

STATED: Final = 1.0
"""The catalogue writes it so."""
VARIANT: Final = 0.99
"""The catalogue also writes it so."""
ADDED: Final = 0.97
"""An overlay says so."""
SAME: Final = 0.95
"""A true synonym or translation in any trade."""
TRADE: Final = 0.85
"""Usually meant so in trade."""
PART: Final = 0.75
"""A part of the wording."""

_BRACKETS: Final = re.compile(r"^(.*\w.*?)\s*[(（](.*\w.*)[)）]\s*$")
_MOST_WORDS: Final = 5


def _bracketed(text: str) -> re.Match[str] | None:
    """What stands before and in brackets at the end of a text."""
    return _BRACKETS.match(text) if text.rstrip().endswith((")", "）")) else None


def name_wordings(attribute: AttributeDefinition) -> Iterator[tuple[str, float]]:
    """What an attribute can be called."""
    stated = dict.fromkeys((attribute.label, *attribute.names))
    for name in stated:
        yield name, STATED
        inside = _bracketed(name)
        if inside:
            yield inside[1], ADDED
            yield inside[2], TRADE
    for name in attribute.labels.values():
        yield name, ADDED
        inside = _bracketed(name)
        if inside:
            yield inside[1], ADDED
    yield attribute.id.replace("_", " "), ADDED
    for name in stated:
        yield from ((other, SAME) for other in _same_names(name))


def word_translations(attribute: AttributeDefinition) -> Iterator[str]:
    """The words of an attribute's name in other languages, one by one: 流量 of "rated flow"."""
    vocabulary = load("names")
    for word in dict.fromkeys(vocabulary.common(words(attribute.label))):
        if word not in vocabulary.marks["function_words"] and word not in _GENERAL:
            yield from _foreign().get((word,), ())


_GENERAL: Final = frozenset(
    ("rated", "nominal", "maximum", "minimum", "type", "number", "total", "standard", "size")
)


def value_wordings(
    attribute: AttributeDefinition, value: ValueCount
) -> Iterator[tuple[str, float]]:
    """What a value can be called."""
    stated = dict.fromkeys((value.label, *value.variants))
    added = dict.fromkeys(
        (
            *attribute.synonyms.get(value.label, ()),
            *attribute.value_labels.get(value.label, {}).values(),
        )
    )
    for wording in stated:
        yield wording, STATED if wording == value.label else VARIANT
    for wording in added:
        yield wording, ADDED
    for wording in (*stated, *added):
        inside = _bracketed(wording)
        if inside:
            yield inside[1], ADDED
            yield inside[2], TRADE
    concepts = dict.fromkeys(concept(wording) for wording in stated)
    for one in concepts:
        yield from ((other, SAME) for other in _same_values().get(one, ()))
        yield from ((other, TRADE) for other in _trade_words().get(one, ()))


@lru_cache(maxsize=32768)
def concept(text: str) -> str:
    """What a value means, as one phrase for all true synonyms."""
    found = load("values").concept(text)
    return _trade_concepts().get(found, found)


@lru_cache(maxsize=8192)
def other_words(text: str) -> tuple[str, ...]:
    """Synonyms and trade words of a phrase that is itself a value in the vocabulary."""
    one = load("values").concepts.get(text) or text
    return (*_same_values().get(one, ()), *_trade_words().get(one, ()))


@cache
def _same_values() -> dict[str, tuple[str, ...]]:
    """Phrases per concept of the values vocabulary."""
    found: dict[str, list[str]] = defaultdict(list)
    for wording, one in load("values").concepts.items():
        found[one].append(wording)
    return {one: tuple(wordings) for one, wordings in found.items()}


@cache
def _trade_words() -> dict[str, tuple[str, ...]]:
    """Trade words per concept, all languages."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for language in LANGUAGES:
        for key, wordings in lexicon(language).synonyms.items():
            found[load("values").concept(key)].update(dict.fromkeys(wordings))
    return {one: tuple(wordings) for one, wordings in found.items()}


@cache
def _trade_concepts() -> dict[str, str]:
    """Concept per trade word that the values vocabulary does not know."""
    known = load("values").concepts
    return {
        phrase(wording): one
        for one, wordings in _trade_words().items()
        for wording in wordings
        if phrase(wording) not in known
        and not any(phrase(wording) == other for other in _trade_words())
    }


@lru_cache(maxsize=16384)
def _same_names(name: str) -> tuple[str, ...]:
    """Other names of the same thing, and its translations word by word."""
    return tuple(_other_names(name))


def _other_names(name: str) -> Iterator[str]:
    vocabulary = load("names")
    tokens = tuple(
        word
        for word in vocabulary.common(words(name))
        if word not in vocabulary.marks["function_words"]
    )
    if not tokens or len(tokens) > _MOST_WORDS:
        return
    plain = vocabulary.concepts.get(" ".join(tokens))
    if plain is not None:
        yield from _names_of(plain)
    for parts in _translations(tokens):
        yield from _joined(parts)


@cache
def _names_of(concept_phrase: str) -> tuple[str, ...]:
    return tuple(
        wording for wording, one in load("names").concepts.items() if one == concept_phrase
    )


@cache
def _foreign() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Foreign phrases per English phrase of the names vocabulary."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for foreign, english in name_lexicon().english.items():
        found[english].append(foreign)
    return {english: tuple(phrases) for english, phrases in found.items()}


def _translations(tokens: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Per way to split a name into phrases that are known, the translations of each phrase."""
    if not tokens:
        yield ()
        return
    for length in range(min(3, len(tokens)), 0, -1):
        known = _foreign().get(tokens[:length])
        if known is not None:
            for rest in _translations(tokens[length:]):
                yield (known, *rest)


def _joined(parts: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    """Chinese in the order of English, without spaces; the others in both orders."""
    chinese = [[one for one in part if not one.isascii() and _is_chinese(one)] for part in parts]
    latin = [[one for one in part if not _is_chinese(one)] for part in parts]
    for wordings, orders in ((chinese, (1,)), (latin, (1, -1))):
        if all(wordings):
            for order in orders:
                yield from _product(wordings[::order], "" if wordings is chinese else " ")


def _product(wordings: list[list[str]], link: str) -> Iterator[str]:
    combined = [""]
    for part in wordings:
        combined = [f"{left}{link}{one}" if left else one for left in combined for one in part][:64]
    yield from combined


def _is_chinese(text: str) -> bool:
    return any(letter > "\u2e7f" for letter in text)
