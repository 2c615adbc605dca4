"""Value words: the words that say how a thing is rather than what it is."""

from __future__ import annotations

from collections import Counter
from typing import Final

from data.schema.attribute_schema import AttributeSchema
from data.schema.model import AttributeKind
from index.snapshot.function_words import FUNCTION_WORDS
from index.snapshot.vocabulary import plain_words

_LABELLED: Final = (AttributeKind.ONE_OF, AttributeKind.SEVERAL_OF)
_MOST: Final = 20_000


def value_words(schema: AttributeSchema) -> list[str]:
    """Folded words of the labels that attributes take, most frequent first.

    Words of the categories' names are left out: "diesel generator" names a thing, although diesel
    is also a value.
    """
    named = {word for path in schema.categories for name in path for word in _forms(name)}
    counts: Counter[str] = Counter()
    for definition in schema.categories[()].attributes:
        if definition.kind not in _LABELLED:
            continue
        for value in definition.values:
            for label in (value.label, *value.variants):
                for word in plain_words(label):
                    counts[word] += value.count
    kept = (w for w, _ in counts.most_common() if w not in named and w not in FUNCTION_WORDS)
    return [word for word, _ in zip(kept, range(_MOST), strict=False) if len(word) > 1]


def _forms(name: str) -> set[str]:
    words = plain_words(name)
    return {*words, *(word.removesuffix("s") for word in words)}
