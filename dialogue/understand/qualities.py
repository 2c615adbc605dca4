"""Qualities: what "heavy" or "cheap" is about: a field of every product, or an attribute."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from data.constraint import LEAD_TIME, MOQ, PRICE
from data.schema.model import AttributeDefinition, AttributeKind
from dialogue.understand.cues import compile_phrases
from dialogue.understand.scope import Scope
from dialogue.understand.telling import link_words
from dialogue.understand.text import phrase_stems

NUMBERS: Final = frozenset({PRICE, MOQ, LEAD_TIME})
"""Fields that every product can have and that are numbers."""
ANY: Final = "any"
"""The quality of words that say which end and leave to a name what of: "highest"."""
_MOST: Final = 6
"""Possibilities that are told."""


@dataclass(frozen=True, slots=True)
class Quality:
    """What adjectives of one kind are about.

    Attributes:
        field: that every product has; None for attributes.
        dimensions: of the attributes; "" is a bare number.
        names: stems of words that attributes of the quality are called by.
        otherwise: field that is possible where the category has no such attribute.
    """

    name: str
    field: str | None = None
    dimensions: tuple[str, ...] = ()
    names: frozenset[tuple[str, ...]] = frozenset()
    otherwise: str | None = None


@dataclass(frozen=True, slots=True)
class Meant:
    """The fields that a word could be about.

    Attributes:
        plain: those that it plainly is about.
        possible: others of the dimension, the most important first.
    """

    plain: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrases:
    """The file beside this one, compiled.

    Attributes:
        qualities: by name.
        own: stems of words of a name that say only whose or which value it is.
        degrees: patterns per end ("least", "most", "best", "degree"), with the quality's name.
        patterns: the others, by their name in the file.
    """

    qualities: Mapping[str, Quality]
    own: frozenset[tuple[str, ...]]
    degrees: Mapping[str, tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]]
    patterns: Mapping[str, tuple[re.Pattern[str], ...]]


@cache
def phrases() -> Phrases:
    """The phrases, read once."""
    import yaml

    text = (files(__package__) / "extremes.yaml").read_text(encoding="utf-8")
    raw: dict[str, Any] = yaml.safe_load(text)
    qualities = {
        name: Quality(
            name,
            one.get("field"),
            tuple(one.get("dimensions", ())),
            frozenset(phrase_stems(str(word)) for word in one.get("names", ())),
            one.get("otherwise"),
        )
        for name, one in raw["qualities"].items()
    }
    return Phrases(
        qualities,
        frozenset(phrase_stems(word) for word in raw["own"].split()),
        {
            end: tuple((name, _compiled(lines)) for name, lines in raw[end].items())
            for end in ("least", "most", "best", "degree")
        },
        {
            name: _compiled(raw[name])
            for name in ("advice", "best_supplier", "total", "whether", "fetch")
        },
    )


def _compiled(lines: list[str]) -> tuple[re.Pattern[str], ...]:
    """Phrases in Chinese stand anywhere; those in letters begin and end with a word."""
    found = []
    for chinese in (False, True):
        mine = [
            str(one)
            for one in lines
            if (re.search("[\u4e00-\u9fff]", str(one)) is not None) is chinese
        ]
        if mine:
            found.append(compile_phrases(mine, chinese=chinese))
    return tuple(found)


def found_in(patterns: tuple[re.Pattern[str], ...], folded: str) -> Iterator[tuple[int, int]]:
    """Where phrases stand in a folded text."""
    for pattern in patterns:
        for match in pattern.finditer(folded):
            yield match.span("cue")


@lru_cache(maxsize=256)
def degrees_in(folded: str) -> tuple[tuple[int, int, str, str], ...]:
    """Superlatives in a folded text, which several stages ask for: start, end, end of, quality."""
    return tuple(
        (*span, end, name)
        for end in ("least", "most", "best")
        for name, patterns in phrases().degrees[end]
        for span in found_in(patterns, folded)
    )


def meant_by(quality: Quality, scope: Scope) -> Meant:
    """The fields of a category that a quality is about."""
    if quality.field is not None:
        return Meant((quality.field,))
    alike = [one for one in scope.attributes.values() if _is_of(quality, one)]
    goods = frozenset(stem for path in scope.paths if path for stem in phrase_stems(path[-1]))
    plain = [one for one in alike if _is_named(one, quality, goods)]
    if plain:
        return Meant(plain=tuple(one.id for one in plain))
    if "" in quality.dimensions:
        # A bare number may be anything: only a word of its name tells.
        alike = [one for one in alike if _has_word(one, quality)]
    alike.sort(key=lambda one: (-one.importance, one.id))
    others = tuple(one.id for one in alike[:_MOST])
    if not others and quality.otherwise is not None:
        others = (quality.otherwise,)
    return Meant(possible=others)


def is_number(field: str, scope: Scope) -> bool:
    """Whether products can be put in the order of a field."""
    attribute = scope.attributes.get(field)
    return field in NUMBERS or (attribute is not None and attribute.kind is AttributeKind.NUMBER)


def _is_of(quality: Quality, one: AttributeDefinition) -> bool:
    return one.kind is AttributeKind.NUMBER and (one.dimension or "") in quality.dimensions


def _is_named(one: AttributeDefinition, quality: Quality, goods: frozenset[str]) -> bool:
    """Whether any name of an attribute says the quality and nothing else of its own."""
    own = phrases().own
    return any(
        _covered(phrase_stems(name), quality.names, own, goods)
        for name in (one.label, *one.names, *one.labels.values())
    )


def _has_word(one: AttributeDefinition, quality: Quality) -> bool:
    """Whether a word of an attribute's names is one of the quality's."""
    return any(
        stems[place : place + len(word)] == word
        for stems in map(phrase_stems, (one.label, *one.names, *one.labels.values()))
        for word in quality.names
        for place in range(len(stems) - len(word) + 1)
    )


def _covered(
    stems: tuple[str, ...],
    names: frozenset[tuple[str, ...]],
    own: frozenset[tuple[str, ...]],
    goods: frozenset[str],
) -> bool:
    """Whether words of the quality, at least one, and neutral ones make up a whole name."""
    reached: dict[int, bool] = {0: False}
    for place in range(len(stems)):
        if place not in reached:
            continue
        for end in range(place + 1, min(len(stems), place + 4) + 1):
            part = stems[place:end]
            neutral = part in own or (
                len(part) == 1 and (part[0] in goods or part[0] in link_words())
            )
            if part in names:
                reached[end] = True
            elif neutral:
                reached[end] = reached.get(end, False) or reached[place]
    return reached.get(len(stems), False)
