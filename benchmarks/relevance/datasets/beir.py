"""Any collection in BEIR layout: corpus.jsonl, queries.jsonl, qrels/*.tsv.

Thakur et al., "BEIR: A Heterogeneous Benchmark for Zero-shot Evaluation of Information Retrieval
Models", NeurIPS 2021.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.relevance.datasets.errors import DatasetError
from benchmarks.relevance.model import Dataset, Document, Query
from benchmarks.relevance.query_type import type_of


def load(folder: Path, *, split: str = "test") -> Dataset:
    """Read a folder in BEIR layout; files may be gzipped.

    Args:
        folder: holds the collection.
        split: qrels/SPLIT.tsv is read; the only file there when that one is missing.

    Raises:
        DatasetError: a file is missing or not what it should be.
    """
    qrels_path = _qrels(folder, split)
    digest = hashlib.sha256()
    documents = tuple(
        Document(
            id=str(row["_id"]),
            fields={
                name: text
                for name, text in (("title", row.get("title")), ("description", row.get("text")))
                if text
            },
        )
        for row in _lines(folder, "corpus.jsonl", digest)
    )
    texts = {str(row["_id"]): str(row["text"]) for row in _lines(folder, "queries.jsonl", digest)}
    digest.update(qrels_path.read_bytes())
    qrels: dict[str, dict[str, int]] = {}
    with qrels_path.open(newline="", encoding="utf-8") as file:
        for number, row in enumerate(csv.reader(file, delimiter="\t"), 1):
            if number == 1 and row[-1:] == ["score"]:
                continue
            try:
                query, document, grade = row
                qrels.setdefault(query, {})[document] = int(grade)
            except ValueError:
                raise DatasetError(
                    f"{qrels_path}, line {number}: {row!r} is not query, document and grade"
                ) from None
    unknown = [query for query in qrels if query not in texts]
    if unknown:
        raise DatasetError(f"{qrels_path}: query {unknown[0]!r} is not in queries.jsonl")
    queries = tuple(Query(id_, text, type_of(text)) for id_, text in texts.items() if id_ in qrels)
    return Dataset(
        name=f"beir:{folder.name}",
        documents=documents,
        queries=queries,
        qrels=qrels,
        sha256=digest.hexdigest(),
        complete=False,
    )


def _qrels(folder: Path, split: str) -> Path:
    wanted = folder / "qrels" / f"{split}.tsv"
    if wanted.is_file():
        return wanted
    there = sorted((folder / "qrels").glob("*.tsv"))
    if len(there) != 1:
        names = ", ".join(path.name for path in there) or "nothing"
        raise DatasetError(f"{wanted} is missing; {folder / 'qrels'} holds {names}")
    return there[0]


def _lines(folder: Path, name: str, digest: Any) -> Iterator[dict[str, Any]]:
    plain, packed = folder / name, folder / f"{name}.gz"
    if plain.is_file():
        data = plain.read_bytes()
    elif packed.is_file():
        data = gzip.decompress(packed.read_bytes())
    else:
        raise DatasetError(
            f"{plain} is missing: BEIR layout has corpus.jsonl, queries.jsonl and qrels/"
        )
    digest.update(data)
    for number, line in enumerate(data.decode("utf-8").split("\n"), 1):
        if line.strip():
            try:
                yield json.loads(line)
            except ValueError as error:
                raise DatasetError(f"{folder / name}, line {number}: {error}") from error
