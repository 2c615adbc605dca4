"""What does an embedding and a nearest-neighbour search cost, beside faiss and each other?

`python -m benchmarks.vectors` compares the encoder's precisions on product texts, and our index
with faiss's on the same vectors, filtered and not. Every time is processor time of one thread, so
that a busy machine disturbs it less; every round asks all contenders, one after the other.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.machine import commit, machine, versions
from benchmarks.made_texts import product_queries, product_texts, product_vectors
from index.vectors import DenseIndex, build_index, open_index, write_index
from index.vectors.embed import MiniLm, Precision

faiss: Any = import_module("faiss")

Floats = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
Search = Callable[[Floats, int, Mask | None], npt.NDArray[Any]]

_MOST_IN_GRAPH = 200_000
"""Vectors above which no graph is built: it takes the time of all others together."""


def timed(work: Callable[[], object]) -> tuple[Any, float]:
    """What it answers, and milliseconds of this thread's processor time."""
    start = time.thread_time()
    answer = work()
    return answer, 1e3 * (time.thread_time() - start)


def middle(times: Sequence[float]) -> dict[str, float]:
    """Median and 95th percentile."""
    return {
        "p50_ms": round(float(np.percentile(times, 50)), 3),
        "p95_ms": round(float(np.percentile(times, 95)), 3),
    }


def measure_encoders(texts: list[str], queries: list[str]) -> tuple[list[dict[str, Any]], Floats]:
    """Each precision on both sides, against float32's top ten."""
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


def top(products: Floats, count: int) -> npt.NDArray[np.int64]:
    """Columns with the largest values, best first."""
    return np.argsort(-products, axis=1, kind="stable")[:, :count]


def overlap(found: Iterable[Any], wanted: Iterable[Any]) -> float:
    """Mean share of the wanted that was found."""
    shares = [
        len(set(map(int, f)) & set(map(int, w))) / len(w)
        for f, w in zip(found, wanted, strict=True)
        if len(w)
    ]
    return round(float(np.mean(shares)), 4)


def measure_indexes(vectors: Floats, queries: Floats, count: int) -> list[dict[str, Any]]:
    """Every contender under every filter, asked in turn."""
    random = np.random.default_rng(4)
    filters: dict[str, Mask | None] = {"none": None}
    filters |= {f"{share:.1%}": random.random(len(vectors)) < share for share in (0.2, 0.05, 0.001)}
    contenders, builds = build_contenders(vectors)
    rows = []
    for name, mask in filters.items():
        wanted = [contenders["exact, ours"](query[None], count, mask) for query in queries]
        times: dict[str, list[float]] = {contender: [] for contender in contenders}
        found: dict[str, list[npt.NDArray[Any]]] = {contender: [] for contender in contenders}
        for query in queries:
            for contender, search in contenders.items():
                answer, spent = timed(partial(search, query[None], count, mask))
                found[contender].append(answer)
                times[contender].append(spent)
        rows += [
            {
                "contender": contender,
                "documents": len(vectors),
                "filter": name,
                "count": count,
                f"recall_at_{count}": overlap(found[contender], wanted),
                **middle(times[contender]),
                **builds[contender],
            }
            for contender in contenders
        ]
    return rows


def build_contenders(vectors: Floats) -> tuple[dict[str, Search], dict[str, dict[str, float]]]:
    """Searches by name, and what building each took."""
    faiss.omp_set_num_threads(1)
    dim = vectors.shape[1]
    contenders: dict[str, Search] = {}
    builds: dict[str, dict[str, float]] = {}

    def keep(name: str, index: Any, search: Search, spent: float) -> None:
        contenders[name] = search
        builds[name] = {"build_cpu_s": round(spent / 1e3, 2)}
        search(vectors[:1], 10, None)
        search(vectors[:1], 10, np.ones(len(vectors), np.bool_))
        del index

    plain = DenseIndex(vectors)
    keep("exact, ours", plain, lambda q, k, m: plain.search(q, k, allowed=m)[0], 0.0)
    built, spent = timed(lambda: build_index(vectors))
    with tempfile.TemporaryDirectory() as folder:
        write_index(built, Path(folder))
        opened, opening = timed(lambda: open_index(Path(folder)))
    keep("codes, ours", opened, lambda q, k, m: opened.search(q, k, allowed=m)[0], spent)
    builds["codes, ours"]["open_ms"] = round(opening, 2)

    def add(name: str, index: Any, parameters: type | None = None, **settings: int) -> None:
        def build() -> None:
            index.train(vectors)
            index.add(vectors)

        _, spent = timed(build)

        def search(query: Floats, k: int, mask: Mask | None) -> npt.NDArray[Any]:
            given: dict[str, Any] = dict(settings)
            if mask is not None:
                bits = np.packbits(mask, bitorder="little")
                given["sel"] = faiss.IDSelectorBitmap(bits)
            chosen = (parameters or faiss.SearchParameters)(**given)
            _, rows = index.search(query, k, params=chosen)
            return np.asarray(rows[0][rows[0] >= 0])

        keep(name, index, search, spent)

    add("faiss FlatIP", faiss.IndexFlatIP(dim))
    if len(vectors) <= _MOST_IN_GRAPH:
        add(
            "faiss HNSW32 ef128",
            faiss.IndexHNSWFlat(dim, 32, faiss.METRIC_INNER_PRODUCT),
            faiss.SearchParametersHNSW,
            efSearch=128,
        )
    quantiser = faiss.IndexFlatIP(dim)
    clustered = faiss.IndexIVFFlat(quantiser, dim, _lists(vectors), faiss.METRIC_INNER_PRODUCT)
    _train_alike(clustered)
    add(
        "faiss IVFFlat nprobe 64",
        clustered,
        faiss.SearchParametersIVF,
        nprobe=64,
    )
    add_rescored(vectors, keep)
    return contenders, builds


def add_rescored(vectors: Floats, keep: Callable[[str, Any, Search, float], None]) -> None:
    """Faiss's own one-bit codes with exact scores for the best, which take no filter."""
    dim = vectors.shape[1]
    quantiser = faiss.IndexFlatIP(dim)
    clustered = faiss.IndexIVFRaBitQFastScan(
        quantiser, dim, _lists(vectors), faiss.METRIC_INNER_PRODUCT
    )
    _train_alike(clustered)
    clustered.nprobe = 64
    contenders = {
        "faiss RaBitQ fast scan + rescore 500": faiss.IndexRaBitQFastScan(
            dim, faiss.METRIC_INNER_PRODUCT
        ),
        "faiss IVF-RaBitQ fast scan nprobe 64 + rescore 500": clustered,
        "faiss BinaryFlat + rescore 1000": _Signs(vectors),
    }
    for name, index in contenders.items():

        def build(index: Any = index) -> None:
            index.train(vectors)
            index.add(vectors)

        _, spent = timed(build)

        def search(
            query: Floats, k: int, mask: Mask | None, index: Any = index
        ) -> npt.NDArray[Any]:
            wanted = index.wanted if isinstance(index, _Signs) else 500
            if mask is not None:
                wanted = min(len(vectors), 4_000)
            _, found = index.search(query, wanted)
            rows = found[0][found[0] >= 0]
            if mask is not None:
                rows = rows[mask[rows]]
            return np.asarray(rows[np.argsort(-(vectors[rows] @ query[0]))[:k]])

        keep(name, index, search, spent)


def _lists(vectors: Floats) -> int:
    """Clusters of a faiss index: four times the root of the size, as its guide has it.

    Of very many vectors only the root: training four times as many takes the time of all others.
    """
    factor = 4 if len(vectors) <= _MOST_IN_GRAPH else 1
    return round(factor * math.sqrt(len(vectors)))


def _train_alike(index: Any) -> None:
    """Train clusters on as many vectors as ours are trained on."""
    index.cp.max_points_per_centroid = 64
    index.cp.niter = 10


class _Signs:
    """faiss's flat binary index over the signs of centred vectors."""

    wanted = 1_000

    def __init__(self, vectors: Floats) -> None:
        self._mean = vectors[:: max(1, len(vectors) // 50_000)].mean(axis=0)
        self._index = faiss.IndexBinaryFlat(vectors.shape[1])

    def train(self, vectors: Floats) -> None:
        """Nothing to learn."""

    def add(self, vectors: Floats) -> None:
        """Add in chunks: the signs of a million vectors at once would take their room again."""
        for start in range(0, len(vectors), 50_000):
            self._index.add(self._packed(vectors[start : start + 50_000]))

    def search(self, query: Floats, count: int) -> tuple[Any, Any]:
        """Nearest by Hamming distance."""
        distances, rows = self._index.search(self._packed(query), count)
        return distances, rows

    def _packed(self, vectors: Floats) -> npt.NDArray[np.uint8]:
        return np.packbits(vectors > self._mean, axis=1)


def main() -> None:
    """Measure, print a table, and write the raw results."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.vectors", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[20_000, 100_000])
    parser.add_argument("--texts", type=int, default=1_500, help="texts to embed")
    parser.add_argument("--queries", type=int, default=60)
    parser.add_argument("--count", type=int, default=10, help="neighbours asked for")
    parser.add_argument(
        "--json", type=Path, default=Path("benchmarks/results/vectors.json"), help="raw results"
    )
    options = parser.parse_args()
    before = machine()
    encoders, base = measure_encoders(
        product_texts(options.texts), product_queries(options.queries)
    )
    for row in encoders:
        print(row)
    queries = product_vectors(base, options.queries, seed=5)
    indexes = []
    for size in options.sizes:
        for row in measure_indexes(product_vectors(base, size), queries, options.count):
            indexes.append(row)
            print(row, flush=True)
    result = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": before,
        "versions": versions(["numpy", "numba", "faiss-cpu", "onnxruntime", "tokenizers"]),
        "encoders": encoders,
        "indexes": indexes,
    }
    options.json.parent.mkdir(parents=True, exist_ok=True)
    options.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
