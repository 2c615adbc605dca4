"""Engines that search by words: rank-bm25, bm25s, tantivy, SQLite FTS5, DuckDB FTS."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import snowballstemmer

from benchmarks.peers.workload import FIELDS, Workload

_WORD = re.compile(r"[^\W_]+")


class _Stemmed:
    """Plain words, lower case, stemmed by Snowball: what an engine without a tokeniser is given."""

    def __init__(self) -> None:
        self._stemmer: Any = snowballstemmer.stemmer("english")

    def __call__(self, text: str) -> list[str]:
        return list(self._stemmer.stemWords(_WORD.findall(text.lower())))


class RankBm25:
    """The package rank-bm25 over all fields as one text."""

    def build(self, work: Workload, folder: Path) -> None:
        """Index."""
        del folder
        cut = _Stemmed()
        self._work = work
        tokens = [cut(work.text(n)) or [""] for n in range(len(work.ids))]
        self._index: Any = import_module("rank_bm25").BM25Okapi(tokens)
        self._queries = [cut(query) for query in work.queries]

    def search(self, query: int, count: int) -> list[str]:
        """The best documents."""
        scores = self._index.get_scores(self._queries[query])
        best = np.argpartition(-scores, min(count, len(scores) - 1))[:count]
        best = best[np.argsort(-scores[best], kind="stable")]
        return [self._work.ids[n] for n in best if scores[n] > 0]


class Bm25s:
    """The package bm25s over all fields as one text, with its compiled backend."""

    def build(self, work: Workload, folder: Path) -> None:
        """Index."""
        del folder
        cut = _Stemmed()
        self._work = work
        self._index: Any = import_module("bm25s").BM25(backend="numba")
        tokens = [cut(work.text(n)) for n in range(len(work.ids))]
        self._index.index(tokens, show_progress=False)
        self._queries = [cut(query) for query in work.queries]
        self.search(0, 10)

    def search(self, query: int, count: int) -> list[str]:
        """The best documents."""
        tokens = [self._queries[query]]
        found, scores = self._index.retrieve(
            tokens, k=min(count, len(self._work.ids)), show_progress=False, n_threads=1
        )
        pairs = zip(found[0].tolist(), scores[0].tolist(), strict=True)
        return [self._work.ids[n] for n, score in pairs if score > 0]


class Tantivy:
    """tantivy with its English stemmer, a field each."""

    def build(self, work: Workload, folder: Path) -> None:
        """Index."""
        tantivy: Any = import_module("tantivy")
        self._tantivy = tantivy
        self._queries = [" ".join(_WORD.findall(query)) for query in work.queries]
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        for name in FIELDS:
            builder.add_text_field(name, tokenizer_name="en_stem")
        self._index = tantivy.Index(builder.build(), path=str(folder))
        writer = self._index.writer(heap_size=200_000_000, num_threads=1)
        for id_, fields in zip(work.ids, work.fields, strict=True):
            document = tantivy.Document()
            document.add_text("id", id_)
            for name, text in fields.items():
                document.add_text(name, text)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, query: int, count: int) -> list[str]:
        """The best documents."""
        parsed = self._index.parse_query(self._queries[query], list(FIELDS))
        hits = self._searcher.search(parsed, count).hits
        return [self._searcher.doc(address)["id"][0] for _, address in hits]


class SqliteFts5:
    """SQLite's FTS5 with the Porter stemmer, a column each."""

    def build(self, work: Workload, folder: Path) -> None:
        """Index."""
        import sqlite3

        self._connection = sqlite3.connect(folder / "fts.db")
        columns = ", ".join(FIELDS)
        self._connection.execute(
            f"CREATE VIRTUAL TABLE docs USING fts5(id UNINDEXED, {columns}, tokenize='porter')"
        )
        marks = ", ".join("?" * (len(FIELDS) + 1))
        self._connection.executemany(
            f"INSERT INTO docs VALUES ({marks})",
            (
                (id_, *(fields.get(name, "") for name in FIELDS))
                for id_, fields in zip(work.ids, work.fields, strict=True)
            ),
        )
        self._connection.execute("INSERT INTO docs(docs) VALUES ('optimize')")
        self._connection.commit()
        self._queries = [
            " OR ".join(f'"{word}"' for word in _WORD.findall(query)) for query in work.queries
        ]

    def search(self, query: int, count: int) -> list[str]:
        """The best documents."""
        rows = self._connection.execute(
            "SELECT id FROM docs WHERE docs MATCH ? ORDER BY rank LIMIT ?",
            (self._queries[query], count),
        )
        return [id_ for (id_,) in rows]


class DuckDbFts:
    """DuckDB's full text search extension, over all fields."""

    def build(self, work: Workload, folder: Path) -> None:
        """Index."""
        import duckdb

        self._connection = duckdb.connect(str(folder / "fts.duckdb"), config={"threads": 1})
        self._connection.execute("LOAD fts")
        columns = ", ".join(f"{name} VARCHAR" for name in FIELDS)
        self._connection.execute(f"CREATE TABLE docs (id VARCHAR, {columns})")
        marks = ", ".join("?" * (len(FIELDS) + 1))
        self._connection.executemany(
            f"INSERT INTO docs VALUES ({marks})",
            [
                [id_, *(fields.get(name, "") for name in FIELDS)]
                for id_, fields in zip(work.ids, work.fields, strict=True)
            ],
        )
        self._connection.execute("PRAGMA create_fts_index('docs', 'id', '*')")
        self._queries = work.queries

    def search(self, query: int, count: int) -> list[str]:
        """The best documents."""
        rows = self._connection.execute(
            "SELECT id FROM (SELECT id, fts_main_docs.match_bm25(id, ?) AS score FROM docs) "
            "WHERE score IS NOT NULL ORDER BY score DESC LIMIT ?",
            [self._queries[query], count],
        )
        return [id_ for (id_,) in rows.fetchall()]
