"""What the words of an attribute's name say about its values."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from data.schema.identity import Identity
from data.schema.vocabulary import load, words
from data.schema.vocabulary.translation import lexicon


@dataclass(frozen=True, slots=True)
class Marks:
    """Of one attribute, from its most frequent spelling.

    Attributes:
        identifying: a word of it names articles ("Model No.", "SKU").
        designating: it ends in a word for designations ("Bearing designation", "轴承型号").
        bookkeeping: it ends in a word of a seller's book-keeping ("Last updated", "Image URL").
        words: the words themselves, in English as far as they are known.
    """

    identifying: bool = False
    designating: bool = False
    bookkeeping: bool = False
    words: frozenset[str] = frozenset()


def read_marks(identity: Identity) -> list[Marks]:
    """Marks per attribute number."""
    names: dict[int, Counter[str]] = defaultdict(Counter)
    for (node, attr), spellings in identity.spellings.items():
        if node == 0:
            names[attr] += spellings
    return [
        marks_of(min(names[attr], key=lambda s: (-names[attr][s], s), default=""))
        for attr in range(len(identity.ids))
    ]


def marks_of(name: str) -> Marks:
    """Marks of one spelling."""
    vocabulary = load("names").marks
    tokens = words(name)
    ends = {" ".join(tokens[-length:]) for length in (1, 2)}
    return Marks(
        identifying=bool(set(tokens) & vocabulary["identifying"]),
        designating=bool(ends & vocabulary["designating"]) or _ends(name, "designating"),
        bookkeeping=bool(ends & vocabulary["bookkeeping"]),
        words=frozenset(lexicon().translate(tokens)),
    )


def _ends(name: str, mark: str) -> bool:
    """Whether a name in a script without spaces ends in one of the words."""
    wide = tuple(w for w in load("names").marks[mark] if ord(w[0]) > 0x2E7F)
    return name.strip().endswith(wide)
