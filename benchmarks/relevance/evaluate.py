"""Evaluation with ``ir_measures``, query by query."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

from benchmarks.relevance.model import Dataset, Query, Run

MEASURES: Final = (
    "nDCG@10",
    "nDCG(judged_only=True)@10",
    "Judged@10",
    "RR",
    "R@100",
    "Success@1",
    "Success@10",
    "AP",
)
"""As ``ir_measures`` writes them. A grade of 1 or more is relevant."""

JUDGED: Final = ("nDCG(judged_only=True)@10", "Judged@10")
"""Of interest only where judgements are incomplete."""

Values = Mapping[str, Mapping[str, float]]
"""Measure to query id to value."""


def evaluate(run: Run, dataset: Dataset, queries: Sequence[Query]) -> Values:
    """Every measure for every query; a query for which nothing was found scores 0."""
    import ir_measures

    qrels = {query.id: dict(dataset.grades(query)) for query in queries}
    # Providers stumble over an empty ranking; such a query keeps its zeros.
    ordered = {query.id: _ranked(run[query.id]) for query in queries if run.get(query.id)}
    measures = {name: ir_measures.parse_measure(name) for name in MEASURES}
    values = {name: {query.id: 0.0 for query in queries} for name in MEASURES}
    names = {measure: name for name, measure in measures.items()}
    if not ordered:
        return values
    for metric in ir_measures.iter_calc(list(measures.values()), qrels, ordered):
        if not math.isnan(metric.value):
            values[names[metric.measure]][metric.query_id] = float(metric.value)
    return values


def _ranked(scores: Mapping[str, float]) -> dict[str, float]:
    # Providers break ties each in their own way, by document id for instance, so equal scores
    # would be graded in an order that the ranker did not choose: pass places, not scores.
    return {document: float(-place) for place, document in enumerate(scores)}
