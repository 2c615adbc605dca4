"""Summary: means with intervals, and tests against a named baseline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.relevance.evaluate import MEASURES
from benchmarks.relevance.experiment import Outcome
from benchmarks.relevance.model import Query
from benchmarks.relevance.statistics import Interval, bootstrap, holm, permutation_test

ALL: Final = "all"

TESTED: Final = ("nDCG@10", "nDCG(judged_only=True)@10")


@dataclass(frozen=True, slots=True)
class Row:
    """One arm on one group of queries.

    Attributes:
        group: `ALL`, a query type or a language.
        means: by measure.
        p_values: by tested measure, two-sided, against the baseline; None for the baseline.
        adjusted: the same after Holm's correction over the arms of the group.
    """

    arm: str
    group: str
    queries: int
    learns: bool
    means: dict[str, Interval]
    p_values: dict[str, float] | None
    adjusted: dict[str, float] | None


def summarise(
    outcomes: Sequence[Outcome], queries: Sequence[Query], *, baseline: str, seed: int
) -> tuple[Row, ...]:
    """Rows for all queries and for every group of them, arms in the given order."""
    groups: dict[str, list[str]] = {ALL: [query.id for query in queries]}
    by_type: dict[str, list[str]] = defaultdict(list)
    for query in queries:
        by_type[str(query.type)].append(query.id)
    by_language: dict[str, list[str]] = defaultdict(list)
    for query in queries:
        by_language[f"language {query.language}"].append(query.id)
    for parts in (by_type, by_language):
        if len(parts) > 1:
            groups.update(sorted(parts.items()))
    rows: list[Row] = []
    for group, ids in groups.items():
        rows += _rows(outcomes, group, ids, baseline, seed)
    return tuple(rows)


def _rows(
    outcomes: Sequence[Outcome], group: str, ids: Sequence[str], baseline: str, seed: int
) -> list[Row]:
    base = next((o for o in outcomes if o.arm == baseline), None)
    raw: dict[str, dict[str, float]] = {}
    if base is not None:
        for outcome in outcomes:
            if outcome is not base:
                raw[outcome.arm] = {
                    m: permutation_test(
                        [outcome.values[m][i] for i in ids],
                        [base.values[m][i] for i in ids],
                        seed=seed,
                    )
                    for m in TESTED
                }
    adjusted: dict[str, dict[str, float]] = {arm: {} for arm in raw}
    for measure in TESTED:
        corrected = holm([raw[arm][measure] for arm in raw])
        for arm, value in zip(raw, corrected, strict=True):
            adjusted[arm][measure] = value
    return [
        Row(
            arm=outcome.arm,
            group=group,
            queries=len(ids),
            learns=outcome.learns,
            means={
                measure: bootstrap([outcome.values[measure][i] for i in ids], seed=seed)
                for measure in MEASURES
            },
            p_values=raw.get(outcome.arm),
            adjusted=adjusted.get(outcome.arm),
        )
        for outcome in outcomes
    ]
