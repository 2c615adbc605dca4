"""Terms: what a word of the buyer is in the catalogue: a category, an attribute or a value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data.schema import AttributeDefinition, AttributeSchema
from dialogue.answers.scope import Path
from dialogue.understand.text import phrase_stems


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """What a word is.

    Attributes:
        path: the category; of an attribute or value, the one that it was found in.
        field: of an attribute or value.
        label: of a value, in the canonical spelling.
    """

    path: Path
    field: str | None = None
    label: str | None = None


def value_named(schema: AttributeSchema, path: Path, text: str) -> FoundTerm | None:
    """The value that a word is, in a category first and then anywhere."""
    found = [
        (FoundTerm(where, one.id, label), count)
        for where, one in _attributes(schema, path)
        for label, count in _values(one, text)
    ]
    here = [pair for pair in found if pair[0].path == path]
    best = max(here or found, key=lambda pair: pair[1], default=None)
    return None if best is None else best[0]


def category_named(schema: AttributeSchema, text: str) -> Path | None:
    """The category of a name, the largest of several."""
    stems = phrase_stems(text)
    found = [path for path in schema.categories if path and phrase_stems(path[-1]) == stems]
    return max(found, key=lambda one: (schema.categories[one].products, one), default=None)


def attributes_named(schema: AttributeSchema, path: Path, text: str) -> list[FoundTerm]:
    """Attributes whose name has all words of a text; of the category first, else of any leaf."""
    stems = set(phrase_stems(text))
    if not stems:
        return []
    found: dict[tuple[Path, str], int] = {}
    for where, one in _attributes(schema, path):
        names = (one.label, *one.names, *one.labels.values())
        if any(stems <= set(phrase_stems(name)) for name in names):
            found[where, one.id] = one.count
    here = {key: count for key, count in found.items() if key[0] == path}
    ordered = sorted((here or found).items(), key=lambda one: (-one[1], one[0]))
    return [FoundTerm(where, name) for (where, name), _ in ordered]


def _attributes(schema: AttributeSchema, path: Path) -> Iterable[tuple[Path, AttributeDefinition]]:
    """Attributes of a category, then those of all that have none below them."""
    above = {one[:-1] for one in schema.categories if one}
    for where in dict.fromkeys((path, *sorted(schema.categories))):
        if where in schema.categories and (where == path or where not in above):
            for one in schema.categories[where].attributes:
                yield where, one


def _values(one: AttributeDefinition, text: str) -> Iterable[tuple[str, int]]:
    stems = phrase_stems(text)
    for value in one.values:
        spellings = (
            value.label,
            *value.variants,
            *one.synonyms.get(value.label, ()),
            *one.value_labels.get(value.label, {}).values(),
        )
        if stems and any(phrase_stems(spelling) == stems for spelling in spellings):
            yield value.label, value.count
