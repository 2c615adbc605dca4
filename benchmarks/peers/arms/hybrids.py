"""Engines that search by words and vectors together, in their own process: LanceDB, Qdrant local.

All are given the same vectors, and fuse by reciprocal ranks, which both offer out of the box.
"""

from __future__ import annotations

import re
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any
from zlib import crc32

from benchmarks.peers.arms.words import _Stemmed
from benchmarks.peers.workload import Workload, recall_of

_DEPTH = 100


class LanceDb:
    """LanceDB: full text index with a stemmer, exact vector search, hybrid by reciprocal ranks."""

    def build(self, work: Workload, folder: Path) -> None:
        """Index."""
        lancedb: Any = import_module("lancedb")
        pa: Any = import_module("pyarrow")
        self._work = work
        dim = work.vectors.shape[1]
        vectors = pa.FixedSizeListArray.from_arrays(work.vectors.ravel(), dim)
        table = pa.table(
            {
                "id": list(work.ids),
                "number": list(range(len(work.ids))),
                "text": [work.text(n) for n in range(len(work.ids))],
                "vector": vectors,
            }
        )
        self._table = lancedb.connect(str(folder)).create_table("docs", table)
        self._table.create_fts_index("text", use_tantivy=False, stem=True, language="English")
        self._reranker = import_module("lancedb.rerankers").RRFReranker()
        self._queries = [" ".join(re.findall(r"\w+", query)) for query in work.queries]

    def search(self, query: int, count: int) -> list[str]:
        """The best documents."""
        rows = (
            self._table.search(query_type="hybrid")
            .vector(self._work.query_vectors[query])
            .text(self._queries[query])
            .rerank(self._reranker)
            .distance_type("cosine")
            .select(["id"])
            .limit(_DEPTH)
            .to_arrow()
        )
        return [str(id_) for id_ in rows["id"].to_pylist()[:count]]

    def recall(self, count: int) -> float:
        """Of its vector search alone."""
        found = [
            self._table.search(vector)
            .distance_type("cosine")
            .select(["number"])
            .limit(count)
            .to_arrow()["number"]
            .to_pylist()
            for vector in self._work.query_vectors
        ]
        return recall_of(self._work.vectors, self._work.query_vectors, found, count)


class QdrantLocal:
    """qdrant-client's local mode: dense and sparse vectors, fused by reciprocal ranks."""

    def build(self, work: Workload, folder: Path) -> None:
        """Index."""
        client: Any = import_module("qdrant_client")
        self._models: Any = import_module("qdrant_client.models")
        self._work = work
        models, cut = self._models, _Stemmed()
        self._client = client.QdrantClient(path=str(folder))
        self._client.create_collection(
            "docs",
            vectors_config={
                "dense": models.VectorParams(
                    size=work.vectors.shape[1], distance=models.Distance.COSINE
                )
            },
            sparse_vectors_config={
                "words": models.SparseVectorParams(modifier=models.Modifier.IDF)
            },
        )
        lengths = [len(cut(work.text(n))) for n in range(len(work.ids))]
        mean = sum(lengths) / max(len(lengths), 1)
        for start in range(0, len(work.ids), 256):
            self._client.upsert(
                "docs",
                [
                    models.PointStruct(
                        id=n,
                        vector={
                            "dense": work.vectors[n].tolist(),
                            "words": self._sparse(cut(work.text(n)), mean),
                        },
                    )
                    for n in range(start, min(start + 256, len(work.ids)))
                ],
            )
        self._queries = [self._sparse(cut(query), None) for query in work.queries]

    def _sparse(self, tokens: list[str], mean: float | None) -> Any:
        counts = Counter(crc32(token.encode()) for token in tokens)
        values = [float(count) for count in counts.values()]
        if mean is not None:
            # BM25's saturation; the client multiplies with the idf.
            norm = 1.5 * (0.25 + 0.75 * len(tokens) / mean)
            values = [count * 2.5 / (count + norm) for count in values]
        return self._models.SparseVector(indices=list(counts), values=values)

    def search(self, query: int, count: int) -> list[str]:
        """The best documents."""
        models = self._models
        found = self._client.query_points(
            "docs",
            prefetch=[
                models.Prefetch(
                    query=self._work.query_vectors[query].tolist(), using="dense", limit=_DEPTH
                ),
                models.Prefetch(query=self._queries[query], using="words", limit=_DEPTH),
            ],
            query=models.FusionQuery(fusion=models.Fusion.RRF),
            limit=count,
            with_payload=False,
        )
        return [self._work.ids[point.id] for point in found.points]

    def recall(self, count: int) -> float:
        """Of its vector search alone."""
        found = [
            [
                point.id
                for point in self._client.query_points(
                    "docs", query=vector.tolist(), using="dense", limit=count
                ).points
            ]
            for vector in self._work.query_vectors
        ]
        return recall_of(self._work.vectors, self._work.query_vectors, found, count)
