"""The encoder's precisions beside each other."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.vectors.measure import Floats, middle, overlap, timed, top
from index.vectors.embed import MiniLm, Precision


def measure_encoders(texts: list[str], queries: list[str]) -> tuple[list[dict[str, Any]], Floats]:
    """Each precision on both sides, against float32's top ten; and the texts' vectors."""
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        reference = MiniLm(Path(folder), queries=Precision.FLOAT32)
        exact = reference.embed_documents(texts)
        wanted = top(reference.embed_queries(queries) @ exact.T, 10)
        for precision in Precision:
            model = MiniLm(Path(folder), documents=precision, queries=precision)
            model.embed_queries(["warm"])
            vectors, document_ms = timed(partial(model.embed_documents, texts))
            times = [timed(partial(model.embed_queries, [query]))[1] for query in queries]
            asked = np.concatenate([model.embed_queries([query]) for query in queries])
            rows.append(
                {
                    "precision": str(precision),
                    "documents_per_cpu_s": round(1e3 * len(texts) / document_ms, 1),
                    "query": middle(times),
                    "smallest_cosine": round(float((vectors * exact).sum(axis=1).min()), 5),
                    "overlap_at_10_both_sides": overlap(top(asked @ vectors.T, 10), wanted),
                    "overlap_at_10_queries_only": overlap(top(asked @ exact.T, 10), wanted),
                }
            )
    return rows, exact
