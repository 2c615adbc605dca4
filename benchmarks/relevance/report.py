"""The table a person reads, and the raw results a program reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from benchmarks.machine import commit, machine, versions
from benchmarks.relevance.evaluate import JUDGED, MEASURES
from benchmarks.relevance.experiment import Outcome
from benchmarks.relevance.model import Dataset, Query
from benchmarks.relevance.summary import TESTED, Row

_PACKAGES: Final = ("numpy", "numba", "rank-bm25", "ir-measures", "lightgbm", "onnxruntime")

_HEADERS: Final = {"nDCG@10": "nDCG@10", "nDCG(judged_only=True)@10": "nDCG@10 judged only"}

_SIGNIFICANT: Final = 0.05
_MOST_LISTED: Final = 500


def show(rows: Sequence[Row], dataset: Dataset, *, baseline: str, left_out: Iterable[str]) -> None:
    """Print one table per group of queries."""
    console = Console(width=None)
    console.print(
        f"{dataset.name}: {len(dataset.documents):,} documents, {len(dataset.queries):,} queries of"
        f" which {len(dataset.answerable):,} have a relevant document; sha256 {dataset.sha256[:12]}"
    )
    for group in dict.fromkeys(row.group for row in rows):
        of_group = [row for row in rows if row.group == group]
        console.print(_table(of_group, group, complete=dataset.complete))
    console.print(
        f"Means over queries with 95 % bootstrap intervals. * differs from {baseline}, p < 0.05"
        " in a paired permutation test with Holm's correction. (cv): learnt on other queries than"
        " it is measured on."
    )
    for note in dataset.notes:
        console.print(note)
    for line in left_out:
        console.print(f"left out: {line}")


def raw(
    rows: Sequence[Row],
    outcomes: Sequence[Outcome],
    dataset: Dataset,
    settings: dict[str, Any],
    left_out: Sequence[str],
) -> dict[str, Any]:
    """Everything, for JSON: means, intervals, tests and the value of every query."""
    return {
        "benchmark": "relevance",
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": machine(),
        "versions": _versions(),
        "dataset": {
            "name": dataset.name,
            "sha256": dataset.sha256,
            "documents": len(dataset.documents),
            "queries": len(dataset.queries),
            "answerable": len(dataset.answerable),
            "judgements": sum(len(grades) for grades in dataset.qrels.values()),
            "complete": dataset.complete,
        },
        "settings": settings,
        "left_out": list(left_out),
        "rows": [asdict(row) for row in rows],
        "queries": {
            query.id: {
                "type": str(query.type),
                "language": query.language,
                "values": {
                    outcome.arm: {m: round(outcome.values[m][query.id], 5) for m in MEASURES}
                    for outcome in outcomes
                },
            }
            for query in _listed(outcomes, dataset)
        },
        "seconds": {outcome.arm: round(outcome.seconds, 4) for outcome in outcomes},
    }


def _listed(outcomes: Sequence[Outcome], dataset: Dataset) -> list[Query]:
    """Queries to say the values of: all, or of thousands those that the arms differ on."""
    queries = list(dataset.answerable)
    if len(queries) <= _MOST_LISTED:
        return queries
    # Where every answer is known, whether a document was judged says nothing.
    telling = [m for m in MEASURES if not (dataset.complete and m in JUDGED)]
    return [
        query
        for query in queries
        if len({tuple(one.values[m][query.id] for m in telling) for one in outcomes}) > 1
    ]


def _table(rows: Sequence[Row], group: str, *, complete: bool) -> Table:
    # Where every answer is known, whether a document was judged says nothing.
    measures = [m for m in MEASURES if not (complete and m in JUDGED)]
    table = Table(title=f"{group} ({rows[0].queries} queries)", title_justify="left")
    table.add_column("arm", no_wrap=True)
    for measure in measures:
        table.add_column(_HEADERS.get(measure, measure), justify="right")
    for row in rows:
        name = row.arm + (" (cv)" if row.learns else "")
        table.add_row(name, *(_cell(row, measure) for measure in measures))
    return table


def _cell(row: Row, measure: str) -> str:
    interval = row.means[measure]
    if measure not in TESTED:
        return f"{interval.mean:.3f}"
    real = row.adjusted is not None and row.adjusted[measure] < _SIGNIFICANT
    return f"{interval.mean:.3f} [{interval.low:.2f}-{interval.high:.2f}]{'*' if real else ' '}"


def _versions() -> dict[str, str]:
    found: dict[str, str] = {}
    for package in _PACKAGES:
        try:
            found.update(versions([package]))
        except ModuleNotFoundError:
            continue
    return found
