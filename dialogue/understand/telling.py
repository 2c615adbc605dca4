"""Which words of a label or a name tell what is meant, and which could be anything."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from data.schema.vocabulary import load
from dialogue.understand.cues import LANGUAGES, lexicon

Stems = tuple[str, ...]

_DESIGNATION: Final = 4
"""Digits from which a number that is a label ("6205") is taken for it wherever it stands."""


def parts_of(stems: Stems) -> Iterable[Stems]:
    """Every part of a label, shorter than it, that can stand for it."""
    links = link_words()
    for length in range(1, len(stems)):
        for start in range(len(stems) - length + 1):
            part = stems[start : start + length]
            telling = any(map(tells, part)) or is_code(part)
            if part[0] not in links and part[-1] not in links and telling:
                yield part


def is_code(part: Stems) -> bool:
    """Whether a part is a designation in letters and digits: "316L" of "AISI 316L"."""
    text = "".join(part)
    mixed = any(one.isdigit() for one in text) and any(one.isalpha() for one in text)
    return mixed and len(text) >= 2 and len(part) <= 3 and text.isascii()


def is_short(part: Stems) -> bool:
    """A code that could as well be a number with a unit: "40S"."""
    return is_code(part) and len("".join(part)) < _DESIGNATION


def tells(stem: str) -> bool:
    """Whether one word of a label can stand for it."""
    if stem.isdigit() or stem in all_stop() or stem in load("values").marks["negations"]:
        return False
    return len(stem) >= 3 or (not stem.isascii() and len(stem) >= 2)


def is_weak(stems: Stems, weak: frozenset[str]) -> bool:
    """Words that mean a value only where it is clear which attribute is talked about."""
    text = "".join(stems)
    if all(stem in weak for stem in stems) or text in weak:
        return True
    if all(not stem.isalpha() for stem in stems):
        return len(text) < _DESIGNATION
    return len(text) == 1 or (len(text) == 2 and text.isascii() and text.isalpha())


@cache
def weak_words() -> frozenset[str]:
    """Stems of weak value words, all languages."""
    return frozenset().union(*(lexicon(language).weak for language in LANGUAGES))


@cache
def all_stop() -> frozenset[str]:
    """Stems of stop words, all languages."""
    return frozenset().union(*(lexicon(language).stop for language in LANGUAGES))


def link_words() -> frozenset[str]:
    """Function words that may stand inside a name: "height of the mast"."""
    return load("names").marks["function_words"]
