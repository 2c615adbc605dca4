"""Experiment: every arm ranks every query; what learns ranks only queries it has not seen."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from benchmarks.relevance.evaluate import Values, evaluate
from benchmarks.relevance.folds import folds
from benchmarks.relevance.model import Dataset, Query, Run
from benchmarks.relevance.ranker import Arm, Ranker


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out of one arm.

    Attributes:
        seconds: for ranking all queries, training not counted.
    """

    arm: str
    run: Run
    values: Values
    learns: bool
    seconds: float


def run_arm(
    arm: Arm, dataset: Dataset, *, depth: int, fold_count: int, seed: int, repeats: int = 1
) -> Outcome:
    """Rank all answerable queries with one arm and evaluate it.

    Args:
        arm: what ranks.
        dataset: what is ranked.
        depth: documents per query in the run.
        fold_count: for an arm that learns.
        seed: deals queries into folds.
        repeats: of the cross-validation with other folds; values are averaged, the run is the
            first's. One deal of few queries is a matter of luck.
    """
    queries = dataset.answerable
    if not arm.learns:
        run, seconds = _ranked(arm.fit(()), queries, depth)
        return Outcome(arm.name, run, evaluate(run, dataset, queries), False, seconds)
    runs: list[dict[str, dict[str, float]]] = []
    total = 0.0
    for repeat in range(repeats):
        run = {}
        for training, held_out in folds(queries, fold_count, seed=seed + repeat):
            part, seconds = _ranked(arm.fit(training), held_out, depth)
            run.update(part)
            total += seconds
        runs.append({query.id: run[query.id] for query in queries})
    values = _averaged([evaluate(run, dataset, queries) for run in runs])
    return Outcome(arm.name, runs[0], values, True, total / repeats)


def run_all(
    arms: Iterable[Arm],
    dataset: Dataset,
    *,
    depth: int = 100,
    fold_count: int = 5,
    seed: int = 1,
    repeats: int = 1,
    told: Callable[[Outcome], None] | None = None,
) -> tuple[Outcome, ...]:
    """Run every arm, one after the other."""
    outcomes = []
    for arm in arms:
        outcome = run_arm(
            arm, dataset, depth=depth, fold_count=fold_count, seed=seed, repeats=repeats
        )
        outcomes.append(outcome)
        if told is not None:
            told(outcome)
    return tuple(outcomes)


def _ranked(
    ranker: Ranker, queries: Sequence[Query], depth: int
) -> tuple[dict[str, dict[str, float]], float]:
    started = time.perf_counter()
    run = {query.id: dict(ranker.rank(query.text, depth)) for query in queries}
    return run, time.perf_counter() - started


def _averaged(repeats: Sequence[Values]) -> Values:
    return {
        measure: {
            query: sum(values[measure][query] for values in repeats) / len(repeats)
            for query in by_query
        }
        for measure, by_query in repeats[0].items()
    }
