"""Which categories the words of an utterance occur in, whatever they name there.

A cheap look at the whole catalogue, before the words of any one category are compiled: "planta de
luz diésel, 60 kVA, cabinada" names no category of the catalogue, and yet most of its words are
values of one. Words that few categories have tell more (inverse document frequency, Spärck Jones
1972).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from data.schema import AttributeSchema
from data.schema.model import AttributeKind
from dialogue.understand.telling import all_stop, weak_words
from dialogue.understand.text import phrase_stems

Path = tuple[str, ...]

_KINDS: Final = (AttributeKind.ONE_OF, AttributeKind.SEVERAL_OF)
_UNREAD: Final = (AttributeKind.TEXT, AttributeKind.IDENTIFIER)
_NAME: Final = 0.4
"""Weight of a word of a name beside one of a value."""
_MOST_ATTRIBUTES: Final = 64
_MOST_VALUES: Final = 64
_MOST_CATEGORIES: Final = 2_000


@dataclass(frozen=True, slots=True)
class Hints:
    """Per stem, the categories that have it and how much it tells of each."""

    weights: Mapping[str, Mapping[Path, float]]

    def best(self, stems: Iterable[str], *, most: int) -> dict[Path, float]:
        """The categories that have most of some stems, with the sum of their weights."""
        found: dict[Path, float] = defaultdict(float)
        for stem in dict.fromkeys(stems):
            for path, weight in self.weights.get(stem, {}).items():
                found[path] += weight
        order = sorted(found, key=lambda path: (-found[path], path))
        return {path: found[path] for path in order[:most]}


def hints_of(schema: AttributeSchema) -> Hints:
    """The hints of a catalogue; none where it has a single category, or too many to look at."""
    above = {path[:-1] for path in schema.categories if path}
    leaves = [path for path in schema.categories if path and path not in above]
    if not 2 <= len(leaves) <= _MOST_CATEGORIES:
        return Hints({})
    raw: dict[str, dict[Path, float]] = defaultdict(dict)
    skipped = all_stop() | weak_words()
    for path in leaves:
        for attribute in schema.categories[path].attributes[:_MOST_ATTRIBUTES]:
            if attribute.kind in _UNREAD:
                continue
            labels = [
                text
                for value in attribute.values[:_MOST_VALUES]
                if attribute.kind in _KINDS
                for text in (value.label, *value.variants)
            ]
            for weight, texts in ((1.0, labels), (_NAME, [attribute.label, *attribute.names])):
                for text in texts:
                    for stem in phrase_stems(text):
                        if stem in skipped or stem.isdecimal() or len(stem) < 2:
                            continue
                        known = raw[stem].get(path, 0.0)
                        raw[stem][path] = max(known, weight * (0.3 + 0.7 * attribute.coverage))
    most = math.log(1 + len(leaves))
    return Hints(
        {
            stem: {
                path: weight * math.log(1 + len(leaves) / len(paths)) / most
                for path, weight in paths.items()
            }
            for stem, paths in raw.items()
        }
    )
