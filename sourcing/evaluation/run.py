"""Run: an endpoint's rankings of a collection, measured and written down."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from sourcing.evaluation.collection import Judged
from sourcing.evaluation.endpoint import SearchEndpoint
from sourcing.evaluation.measures import MEASURES

_SAMPLES: Final = 10_000
_ENDS: Final = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean over queries with its 95 % bootstrap interval (Sakai, SIGIR 2006)."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of it.

    Attributes:
        queries: that have a relevant product; only they are measured.
        skipped: queries without one.
        means: by measure.
        values: by query id and measure.
        rankings: by query id.
        milliseconds: a query took, by the median.
    """

    queries: int
    skipped: int
    means: Mapping[str, Mean]
    values: Mapping[str, Mapping[str, float]]
    rankings: Mapping[str, Sequence[tuple[str, float]]]
    milliseconds: float


def evaluate(
    endpoint: SearchEndpoint,
    collection: Sequence[Judged],
    *,
    depth: int = 1000,
    seed: int = 1,
    told: Callable[[int], None] | None = None,
) -> Evaluation:
    """Rank every query that can be answered, and measure.

    Args:
        endpoint: that ranks.
        collection: queries with judgements.
        depth: products per query; over judged products, nDCG depends on how far down a run goes.
        seed: of the bootstrap.
        told: how many queries are done.
    """
    answerable = [one for one in collection if one.answerable]
    values: dict[str, dict[str, float]] = {}
    rankings: dict[str, list[tuple[str, float]]] = {}
    took: list[float] = []
    for done, one in enumerate(answerable, 1):
        started = time.perf_counter()
        rankings[one.id] = endpoint.rank(one.text, depth)
        took.append(1000.0 * (time.perf_counter() - started))
        ranking = [product for product, _ in rankings[one.id]]
        values[one.id] = {name: measure(ranking, one.grades) for name, measure in MEASURES.items()}
        if told is not None:
            told(done)
    means = {name: _mean([v[name] for v in values.values()], seed) for name in MEASURES}
    return Evaluation(
        queries=len(answerable),
        skipped=len(collection) - len(answerable),
        means=means,
        values=values,
        rankings=rankings,
        milliseconds=float(np.median(took)) if took else 0.0,
    )


def write_run(evaluation: Evaluation, path: Path, *, tag: str) -> None:
    """Write a TREC run file: ``query Q0 product rank score tag``."""
    mark = "-".join(tag.split()) or "run"
    with path.open("w", encoding="utf-8") as file:
        for query, ranking in evaluation.rankings.items():
            for rank, (product, score) in enumerate(ranking, 1):
                file.write(f"{_plain(query)} Q0 {_plain(product)} {rank} {score:.6f} {mark}\n")


def _plain(text: str) -> str:
    return "".join(f"%{ord(c):02X}" if c.isspace() else c for c in text)


def _mean(values: Sequence[float], seed: int) -> Mean:
    if not values:
        return Mean(0.0, 0.0, 0.0)
    observed = np.asarray(values, np.float64)
    drawn = np.random.default_rng(seed).integers(0, len(observed), (_SAMPLES, len(observed)))
    low, high = np.percentile(observed[drawn].mean(axis=1), _ENDS)
    return Mean(float(observed.mean()), float(low), float(high))
