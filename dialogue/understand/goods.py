"""Words for goods in a whole catalogue: categories, types of goods, fields that all have."""

from __future__ import annotations

from typing import Final

from data.schema import AttributeSchema
from data.schema.model import AttributeKind
from dialogue.understand.cues import LANGUAGES, lexicon
from dialogue.understand.entry import Entry, EntryKind
from dialogue.understand.text import phrase_stems, phrase_tokens
from dialogue.understand.vocabulary import Vocabulary

Path = tuple[str, ...]

_HEAD: Final = 0.8
"""Confidence that the last word of a category's name means it ("valves": industrial valves)."""
_ABOVE: Final = 0.9
"""Of a category with others below it."""
_JOINED: Final = 0.97
_TYPE: Final = 0.8
_LONGEST_TYPE: Final = 4
_SHARED: Final = 3
"""Categories that one head word may stand for."""


def category_names(schema: AttributeSchema) -> Vocabulary:
    """The names of all categories, and the words that head them."""
    made = Vocabulary()
    heads: dict[str, list[Path]] = {}
    for path in schema.categories:
        if not path:
            continue
        leaf = not any(other[:-1] == path for other in schema.categories)
        made.add(path[-1], Entry(EntryKind.CATEGORY, path=path, confidence=1.0 if leaf else _ABOVE))
        stems = phrase_stems(path[-1])
        tokens = phrase_tokens(path[-1])
        if 2 <= len(tokens) <= 3 and all(one.isascii() and one.isalpha() for one in tokens):
            # "powerbanks", "palletjack": some write two words as one.
            joined = Entry(EntryKind.CATEGORY, path=path, confidence=_JOINED)
            made.add("".join(tokens), joined)
        if leaf and len(stems) > 1 and stems[-1].isascii() and len(stems[-1]) >= 4:
            heads.setdefault(stems[-1], []).append(path)
    generic = _generic_words()
    for head, paths in heads.items():
        if len(paths) <= _SHARED and head not in generic and (head,) not in made.entries:
            for path in paths:
                made.put((head,), (head,), Entry(EntryKind.CATEGORY, path=path, confidence=_HEAD))
    made.finish()
    return made


def type_names(schema: AttributeSchema) -> Vocabulary:
    """Labels that say which type of the goods it is, with the categories that have them.

    Only labels of two words and more: one word ("manual", "hybrid") is a type of anything.
    """
    made = Vocabulary()
    above = {path[:-1] for path in schema.categories if path}
    for path, category in schema.categories.items():
        if not path or path in above:
            continue
        for attribute in category.attributes:
            if attribute.kind is not AttributeKind.ONE_OF or "type" not in phrase_stems(
                attribute.label
            ):
                continue
            for value in attribute.values:
                if 2 <= len(phrase_stems(value.label)) <= _LONGEST_TYPE:
                    made.add(value.label, Entry(EntryKind.CATEGORY, path=path, confidence=_TYPE))
    made.finish()
    return made


def _generic_words() -> frozenset[str]:
    words = frozenset().union(*(lexicon(one).stop | lexicon(one).weak for one in LANGUAGES))
    return words | {"system", "equipment", "tool", "device", "set", "kit", "centr", "bulb"}


def general_words() -> Vocabulary:
    """Words for the fields of every product and for the terms of a purchase."""
    made = Vocabulary()
    for language in LANGUAGES:
        words = lexicon(language)
        for stems, core in words.fields.items():
            made.put(stems, stems, Entry(EntryKind.NAME, core, confidence=0.9))
        for stems, term in words.terms.items():
            made.put(stems, stems, Entry(EntryKind.TERM, term, confidence=0.9))
    made.finish()
    return made
