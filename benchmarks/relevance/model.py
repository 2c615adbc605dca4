"""What a relevance experiment is made of: documents, queries, judgements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from data.constraint import Constraint
from index.response import QueryType

Qrels = Mapping[str, Mapping[str, int]]
"""Query id to document id to grade; 0 is judged and not relevant."""

Run = Mapping[str, Mapping[str, float]]
"""Query id to document id to score."""


@dataclass(frozen=True, slots=True)
class Document:
    """A product as a ranker sees it.

    Attributes:
        fields: text by field: "title", "brand", "category", "attributes", "description"; a field
            that is empty is left out.
        brand: the maker's name alone; empty where it is not known.
        attributes: name to value as text.
        popularity: how often it was looked at or bought, where the data says; else 0.
    """

    id: str
    fields: Mapping[str, str]
    brand: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    popularity: float = 0.0

    @property
    def text(self) -> str:
        """Title and description: what a dense model reads."""
        return " ".join(self.fields[f] for f in ("title", "description") if f in self.fields)


@dataclass(frozen=True, slots=True)
class Query:
    """A query of a data set.

    Attributes:
        type: what it is, for the breakdown.
        language: ISO 639-1.
        keywords: what is left of the text when the constraints are taken out of it; what a
            dialogue would search for.
        constraints: what the text asks for beyond that, as a dialogue would understand it; an
            arm that takes filters is given them.
    """

    id: str
    text: str
    type: QueryType
    language: str = "en"
    keywords: str | None = None
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True)
class Dataset:
    """A test collection.

    Attributes:
        qrels: judgements; queries without any relevant document are left out of every mean.
        sha256: of the files or of the generated content.
        complete: whether every relevant document is known, as where answers are computed.
        notes: what a reader of the figures must know.
    """

    name: str
    documents: tuple[Document, ...]
    queries: tuple[Query, ...]
    qrels: Qrels
    sha256: str
    complete: bool
    notes: tuple[str, ...] = ()

    @property
    def answerable(self) -> tuple[Query, ...]:
        """Queries with at least one relevant document."""
        return tuple(q for q in self.queries if any(g > 0 for g in self.qrels[q.id].values()))

    def grades(self, query: Query) -> Mapping[str, int]:
        """Judgements of a query."""
        return self.qrels.get(query.id, {})
