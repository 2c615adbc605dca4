"""Ideas for a further part of the score: ``python -m benchmarks.relevance.ideas --dataset NAME …``.

Each is a number from 0 to 1 per candidate that is added to the engine's fused score with a weight.
The weight is chosen on training queries, 0 among the choices, and measured on the others: an idea
that only fits the queries it was found on does no better than the engine there. What is printed for
each idea is both nDCG@10 on held-out queries, the weights that folds chose, and the p-value of a
paired permutation test against the engine.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from benchmarks.machine import commit, machine
from benchmarks.relevance.arms.engines import Engine, engine_for
from benchmarks.relevance.datasets.errors import DatasetError
from benchmarks.relevance.folds import folds
from benchmarks.relevance.given import add_dataset, dataset_of
from benchmarks.relevance.metrics import ndcg
from benchmarks.relevance.model import Dataset, Query
from benchmarks.relevance.statistics import permutation_test
from index.rerank.names import NAMES as FEATURES
from index.text import Analyzer

WEIGHTS: Final = (0.0, 0.05, 0.1, 0.2, 0.4, 0.8)
_OF_ENGINE: Final = ("like the best", "category of the best", "values covered", "described")

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Candidates:
    """A query's candidates in the engine's order, with its score and the ideas' numbers."""

    ids: tuple[str, ...]
    fused: Floats
    ideas: Mapping[str, Floats]


def candidates_of(engine: Engine, titles: Mapping[str, list[str]], query: Query) -> Candidates:
    """What the engine brings up, and every idea's number for it.

    Args:
        engine: asked.
        titles: terms of each document's title.
        query: of the data set.
    """
    ids, features = engine.index.evidence(query.text)
    columns = {name: features[:, FEATURES.index(name)] for name in _OF_ENGINE} if ids else {}
    asked = [term.text for term in Analyzer().query_terms(query.text) if term.weight >= 1.0]
    found = {name: np.zeros(len(ids)) for name in ("title covered", "title begins", "title phrase")}
    for row, one in enumerate(ids):
        terms = titles[one]
        places = [terms.index(term) for term in asked if term in terms]
        found["title covered"][row] = len(places) / max(1, len(asked))
        if places:
            found["title begins"][row] = 1.0 - min(places) / len(terms)
        runs = (terms[at : at + len(asked)] == asked for at in range(len(terms)))
        found["title phrase"][row] = float(any(runs))
    fused = features[:, 0] if ids else np.zeros(0)
    return Candidates(tuple(ids), fused, {**columns, **found})


def values(found: Candidates, idea: str, weight: float, grades: Mapping[str, int]) -> Floats:
    """Both nDCG@10 of the order with an idea."""
    if not found.ids:
        return np.zeros(2)
    scores = found.fused + weight * found.ideas[idea]
    order = np.argsort(-scores, kind="stable")
    ranking = [found.ids[place] for place in order]
    return np.array([ndcg(ranking, grades), ndcg(ranking, grades, judged_only=True)])


def held_out(
    dataset: Dataset, grid: Mapping[str, Floats], *, count: int, seed: int, repeats: int
) -> tuple[dict[str, Floats], list[float]]:
    """Values of each query with the weight that other queries chose, and those weights.

    Args:
        dataset: of the queries.
        grid: by query id, shape (len(WEIGHTS), 2).
        count: of folds.
        seed: of the first deal.
        repeats: deals, whose values are averaged.
    """
    sums = {query.id: np.zeros(2) for query in dataset.answerable}
    chosen: list[float] = []
    for repeat in range(repeats):
        for training, test in folds(dataset.answerable, count, seed=seed + repeat):
            means = np.mean([grid[query.id] for query in training], axis=0)
            best = int(means.sum(axis=1).argmax())
            chosen.append(WEIGHTS[best])
            for query in test:
                sums[query.id] += grid[query.id][best] / repeats
    return sums, chosen


def measure(
    engine: Engine, dataset: Dataset, *, count: int, seed: int, repeats: int
) -> list[dict[str, Any]]:
    """One row per idea, the engine itself first."""
    analyzer = Analyzer()
    titles = {one.id: analyzer.terms(one.fields.get("title", "")) for one in dataset.documents}
    queries = dataset.answerable
    found = {query.id: candidates_of(engine, titles, query) for query in queries}
    names = next(list(one.ideas) for one in found.values() if one.ids)
    rows: list[dict[str, Any]] = []
    plain: dict[str, Floats] = {}
    for name in names:
        grid = {
            query.id: np.stack(
                [values(found[query.id], name, one, dataset.grades(query)) for one in WEIGHTS]
            )
            for query in queries
        }
        if not rows:
            plain = {id_: some[0] for id_, some in grid.items()}
            rows.append({"idea": "engine", **_means(plain)})
        reached, chosen = held_out(dataset, grid, count=count, seed=seed, repeats=repeats)
        tests = [
            permutation_test(
                [reached[query.id][at] for query in queries],
                [plain[query.id][at] for query in queries],
                seed=seed,
            )
            for at in (0, 1)
        ]
        rows.append(
            {
                "idea": name,
                **_means(reached),
                "p": [round(one, 4) for one in tests],
                "weights_chosen": {str(one): chosen.count(one) for one in sorted(set(chosen))},
                "by_weight": {
                    str(weight): [
                        round(float(np.mean([grid[query.id][at, side] for query in queries])), 4)
                        for side in (0, 1)
                    ]
                    for at, weight in enumerate(WEIGHTS)
                },
            }
        )
    return rows


def _means(by_query: Mapping[str, Floats]) -> dict[str, float]:
    means = np.mean(list(by_query.values()), axis=0)
    return {"all": round(float(means[0]), 4), "judged_only": round(float(means[1]), 4)}


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.relevance.ideas", description="Try further parts of the score."
    )
    add_dataset(parser)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--out", type=Path, help="raw results, as JSON")
    options = parser.parse_args(argv)
    try:
        dataset = dataset_of(options)
        engine = engine_for(dataset, options.cache, options.engine)
    except DatasetError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    rows = measure(engine, dataset, count=options.folds, seed=options.seed, repeats=options.repeats)
    for row in rows:
        print(
            f"{row['idea']:22}{row['all']:.3f} / {row['judged_only']:.3f}"
            + (f"  p {row['p']}, weights {row['weights_chosen']}" if "p" in row else "")
        )
    if options.out is not None:
        said = {
            "benchmark": "relevance ideas",
            "commit": commit(),
            "machine": machine(),
            "dataset": {"name": dataset.name, "sha256": dataset.sha256},
            "settings": {"folds": options.folds, "repeats": options.repeats, "seed": options.seed},
            "ideas": rows,
        }
        options.out.write_text(json.dumps(said, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
