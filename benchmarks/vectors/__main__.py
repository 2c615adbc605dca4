"""What does an embedding and a nearest-neighbour search cost, beside faiss and each other?

``python -m benchmarks.vectors`` compares the encoder's precisions on product texts, and our index
with faiss's on the same vectors, filtered and not. Every time is processor time of one thread, so
that a busy machine disturbs it less; every round asks all contenders, one after the other.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.machine import commit, machine, versions
from benchmarks.made_texts import product_queries, product_texts, product_vectors
from benchmarks.vectors.encoders import measure_encoders
from benchmarks.vectors.indexes import measure_indexes


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print each row, and write the raw results."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.vectors", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--texts", type=int, default=1_500, help="texts to embed")
    parser.add_argument("--queries", type=int, default=60)
    parser.add_argument("--count", type=int, default=10, help="neighbours asked for")
    parser.add_argument(
        "--largest-graph",
        type=int,
        default=200_000,
        help="vectors above which faiss's graph is not built",
    )
    parser.add_argument(
        "--json", type=Path, default=Path("benchmarks/results/vectors.json"), help="raw results"
    )
    options = parser.parse_args(argv)
    before = machine()
    encoders, base = measure_encoders(
        product_texts(options.texts), product_queries(options.queries)
    )
    for row in encoders:
        print(row)
    queries = product_vectors(base, options.queries, seed=5)
    indexes = []
    for size in options.sizes:
        graph = size <= options.largest_graph
        vectors = product_vectors(base, size)
        for row in measure_indexes(vectors, queries, options.count, graph=graph):
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
    return 0


if __name__ == "__main__":
    sys.exit(main())
