"""Fit the weights of fusion: ``python -m benchmarks.relevance.fit --dataset NAME --path …``.

Asks the engine for every pair of weights on a grid and prints both nDCG@10, over all and over
judged documents. What is chosen is the pair whose neighbourhood does best in the sum of both: the
first alone rewards resembling the ranking that the judges were shown, the second alone finding what
they never saw, and a few dozen queries make single cells spike. With ``--folds`` it also says what
weights chosen on some queries reach on the others.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from benchmarks.machine import commit, machine
from benchmarks.relevance.arms.engines import Engine, engine_for
from benchmarks.relevance.arms.product_index import ProductIndexRanker
from benchmarks.relevance.datasets.errors import DatasetError
from benchmarks.relevance.folds import folds
from benchmarks.relevance.given import add_dataset, dataset_of
from benchmarks.relevance.metrics import ndcg
from benchmarks.relevance.model import Dataset, Query
from index.request import FusionSettings, SearchRequest

DENSE: Final = tuple(step / 10 for step in range(11))
COVERAGE: Final = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.5, 2.0, 3.0, 5.0)
_DEPTH: Final = 1000

Surface = npt.NDArray[np.float64]


def surface(engine: Engine, dataset: Dataset, queries: Sequence[Query]) -> Surface:
    """Shape (queries, len(DENSE), len(COVERAGE), 2): nDCG@10 over all and judged documents."""
    values = np.zeros((len(queries), len(DENSE), len(COVERAGE), 2))
    for i, dense in enumerate(DENSE):
        for j, coverage in enumerate(COVERAGE):
            fusion = FusionSettings(dense_weight=dense, coverage_weight=coverage)
            ranker = ProductIndexRanker(engine.index, fusion=fusion)
            for n, query in enumerate(queries):
                ranking = [document for document, _ in ranker.rank(query.text, _DEPTH)]
                grades = dataset.grades(query)
                values[n, i, j] = ndcg(ranking, grades), ndcg(ranking, grades, judged_only=True)
    return values


def _weighed(engine: Engine, query: Query) -> bool:
    """Whether the weights decide: a brand's name by itself is ranked by words whatever they are."""
    asked = SearchRequest(query.text, size=1, facet_count=0)
    return engine.index.search(asked).query.dense_weight > 0.0


def best(values: Surface) -> tuple[int, int]:
    """The cell whose neighbourhood does best in the sum of both."""
    sums = values.mean(axis=0).sum(axis=-1)
    smooth = np.empty_like(sums)
    for i in range(sums.shape[0]):
        for j in range(sums.shape[1]):
            smooth[i, j] = sums[max(0, i - 1) : i + 2, max(0, j - 1) : j + 2].mean()
    place, width = int(smooth.argmax()), int(smooth.shape[1])
    return place // width, place % width


def main(argv: Sequence[str] | None = None) -> int:
    """Fit and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.relevance.fit", description="Fit the weights of fusion."
    )
    add_dataset(parser)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--out", type=Path, help="the whole grid, as JSON")
    options = parser.parse_args(argv)
    try:
        dataset = dataset_of(options)
        engine = engine_for(dataset, options.cache, options.engine)
    except DatasetError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    queries = [query for query in dataset.answerable if _weighed(engine, query)]
    print(f"{len(queries)} queries; those that are a brand's name alone are ranked by words")
    values = surface(engine, dataset, queries)
    means = values.mean(axis=0)
    print("dense \\ coverage " + " ".join(f"{one:>13}" for one in COVERAGE))
    for i, dense in enumerate(DENSE):
        cells = " ".join(
            f"{means[i, j, 0]:.3f} / {means[i, j, 1]:.3f}" for j in range(len(COVERAGE))
        )
        print(f"{dense:>16} {cells}")
    i, j = best(values)
    print(f"best neighbourhood: dense {DENSE[i]}, coverage {COVERAGE[j]}")
    numbers = {query.id: n for n, query in enumerate(queries)}
    held: list[npt.NDArray[np.float64]] = []
    for training, test in folds(queries, options.folds, seed=options.seed):
        a, b = best(values[[numbers[query.id] for query in training]])
        held += [values[numbers[query.id], a, b] for query in test]
    unseen = np.mean(held, axis=0)
    print(f"cross-validated by query: {unseen[0]:.3f} / {unseen[1]:.3f}")
    if options.out is not None:
        said = {
            "benchmark": "relevance fit",
            "commit": commit(),
            "machine": machine(),
            "dataset": {"name": dataset.name, "sha256": dataset.sha256, "queries": len(queries)},
            "dense": DENSE,
            "coverage": COVERAGE,
            "all": means[..., 0].round(4).tolist(),
            "judged_only": means[..., 1].round(4).tolist(),
            "best": {"dense": DENSE[i], "coverage": COVERAGE[j]},
            "cross_validated": {"all": float(unseen[0]), "judged_only": float(unseen[1])},
        }
        options.out.write_text(json.dumps(said, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
