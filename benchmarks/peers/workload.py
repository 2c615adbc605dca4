"""Workload: what every engine is given, in a folder that each one's process reads."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from benchmarks.relevance.model import Dataset
from index.protocols import Embedder, Vectors

FIELDS = ("title", "brand", "category", "attributes", "description")


@dataclass(frozen=True, slots=True)
class Workload:
    """A corpus and queries.

    Attributes:
        ids: of the documents.
        fields: text by field of each document.
        attributes: name to value as text, of each.
        queries: texts.
        vectors: of the documents' titles and descriptions, shape (documents, dim), L2-normalised.
        query_vectors: shape (queries, dim).
    """

    ids: Sequence[str]
    fields: Sequence[Mapping[str, str]]
    attributes: Sequence[Mapping[str, str]]
    queries: Sequence[str]
    vectors: Vectors
    query_vectors: Vectors

    def text(self, number: int) -> str:
        """All fields of a document as one text."""
        fields = self.fields[number]
        return " ".join(fields[name] for name in FIELDS if name in fields)

    @classmethod
    def open(cls, folder: Path) -> Workload:
        """Read what `write` wrote."""
        lines = (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines()
        documents = [json.loads(line) for line in lines]
        return cls(
            ids=[one["id"] for one in documents],
            fields=[one["fields"] for one in documents],
            attributes=[one["attributes"] for one in documents],
            queries=json.loads((folder / "queries.json").read_text(encoding="utf-8")),
            vectors=np.load(folder / "vectors.npy"),
            query_vectors=np.load(folder / "query_vectors.npy"),
        )


def write(dataset: Dataset, embedder: Embedder, folder: Path) -> None:
    """Write a data set's workload; its texts are embedded here, for all engines alike."""
    with (folder / "documents.jsonl").open("w", encoding="utf-8") as file:
        for one in dataset.documents:
            row = {"id": one.id, "fields": dict(one.fields), "attributes": dict(one.attributes)}
            file.write(json.dumps(row) + "\n")
    queries = [query.text for query in dataset.answerable]
    (folder / "queries.json").write_text(json.dumps(queries), encoding="utf-8")
    texts = [document.text for document in dataset.documents]
    np.save(folder / "vectors.npy", embedder.embed_documents(texts))
    np.save(folder / "query_vectors.npy", embedder.embed_queries(queries))


class Engine(Protocol):
    """One engine under test."""

    def build(self, work: Workload, folder: Path) -> None:
        """Index a workload, in a folder where it keeps files."""
        ...

    def search(self, query: int, count: int) -> list[str]:
        """The best documents for a query, by its number in the workload."""
        ...


class Neighbours(Protocol):
    """An engine that also finds nearest vectors."""

    def recall(self, count: int) -> float:
        """Share found of the neighbours that an exact scan of the engine's own vectors finds."""
        ...


def recall_of(
    vectors: Vectors, queries: Vectors, found: Sequence[Sequence[int]], count: int
) -> float:
    """Share of the true neighbours among those found."""
    shares = []
    for query, answer in zip(queries, found, strict=True):
        wanted = np.argsort(-(vectors @ query), kind="stable")[:count]
        shares.append(len(set(wanted.tolist()) & set(answer)) / len(wanted))
    return float(np.mean(shares))
