"""Query: a request's text, as it was understood."""

from __future__ import annotations

from dataclasses import dataclass

from index.engine.evidence import Unit
from index.engine.figures import Figure
from index.protocols import Documents
from index.response import QueryType


@dataclass(frozen=True, slots=True)
class NamedCategory:
    """A category, the index terms of its own name, and the bounds of its documents."""

    path: tuple[str, ...]
    terms: frozenset[str]
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Query:
    """What the engine understood.

    Attributes:
        text: that is searched, after correction.
        meant: that is compared by meaning: without its measures, where other words are left. What
            a thing weighs says nothing of what it is, and drowns the words that do.
        corrected: the same when it differs from what was written.
        units: what has to be covered by words.
        terms: index terms with weights, each once.
        named: documents that the query, or a part number in it, names exactly.
        categories: that the query says the whole name of.
        brand: whether it is the name of a brand and nothing else: which of a brand's products is
            nearest to its name in meaning is noise.
        doubtful: whether it is only tried in another language, because it finds nothing in the
            catalogue's own; it then has to come as near as one in that does.
        foreign: whether it is in another language than the catalogue.
        conditions: what it says of numbers, which values answer and not words.
    """

    text: str
    meant: str
    type: QueryType
    language: str
    corrected: str | None
    units: tuple[Unit, ...]
    terms: tuple[tuple[str, float], ...]
    named: Documents
    categories: tuple[NamedCategory, ...] = ()
    brand: bool = False
    doubtful: bool = False
    foreign: bool = False
    conditions: tuple[Figure, ...] = ()
