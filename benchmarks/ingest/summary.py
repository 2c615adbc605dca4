"""Summaries: the median of repeated runs with their range, beside plain DuckDB."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from rich.table import Table

from benchmarks.ingest.measure import Run

BASELINE = "duckdb, typed"
"""What the ratios are to: DuckDB reading the same file with types, as one would by hand."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Median, least and greatest of repeated measurements."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Spread:
        """Over one or more values."""
        found = list(values)
        return cls(median(found), min(found), max(found))


@dataclass(frozen=True, slots=True)
class Summary:
    """One task on one file.

    Attributes:
        rows_per_s: records over the work's wall time, without start-up.
        wall_ratio, cpu_ratio: medians over the baseline's, start-up included; None for lack of a
            baseline.
    """

    task: str
    format: str
    size: int
    repeats: int
    rows_per_s: Spread
    wall_s: Spread
    work_s: Spread
    cpu_s: Spread
    peak_rss: Spread
    stored: int
    wall_ratio: float | None
    cpu_ratio: float | None


def summarise(runs: Sequence[Run]) -> list[Summary]:
    """One Summary per format, size and task, in the order the runs first have them."""
    groups: dict[tuple[str, int, str], list[Run]] = {}
    for run in runs:
        groups.setdefault((run.format, run.size, run.task), []).append(run)
    summaries = []
    for (form, size, task), same in groups.items():
        base = groups.get((form, size, BASELINE))
        summaries.append(
            Summary(
                task=task,
                format=form,
                size=size,
                repeats=len(same),
                rows_per_s=Spread.of(run.rows / run.work_s for run in same),
                wall_s=Spread.of(run.wall_s for run in same),
                work_s=Spread.of(run.work_s for run in same),
                cpu_s=Spread.of(run.cpu_s for run in same),
                peak_rss=Spread.of(run.peak_rss for run in same),
                stored=same[-1].stored,
                wall_ratio=_ratio([r.wall_s for r in same], [r.wall_s for r in base or ()]),
                cpu_ratio=_ratio([r.cpu_s for r in same], [r.cpu_s for r in base or ()]),
            )
        )
    return sorted(summaries, key=lambda s: (s.format, s.size))


def memory_growth(summaries: Sequence[Summary]) -> dict[str, float]:
    """Per format, the peak memory of ingest at the largest size over that at the next smaller.

    Near 1 means that memory does not grow with the file.
    """
    growth = {}
    for form in dict.fromkeys(s.format for s in summaries):
        ours = [s for s in summaries if s.format == form and s.task == "ingest"]
        if len(ours) > 1:
            growth[form] = ours[-1].peak_rss.median / ours[-2].peak_rss.median
    return growth


def table(summaries: Sequence[Summary]) -> Table:
    """For people: medians, with the range of the repeats under them."""
    shown = Table(title="Ingest beside plain DuckDB: median (least to greatest)")
    for name in ("file", "task"):
        shown.add_column(name, no_wrap=True)
    for name in ("rows/s", "wall s", "CPU s", "peak MB", "disk MB", "wall ×", "CPU ×"):
        shown.add_column(name, justify="right", no_wrap=True)
    previous = None
    for s in summaries:
        file = f"{s.size:,} {s.format}"
        shown.add_row(
            "" if file == previous else file,
            s.task,
            _spread(s.rows_per_s, 0),
            f"{s.wall_s.median:,.2f}",
            f"{s.cpu_s.median:,.2f}",
            _spread(Spread(*(v / 1e6 for v in _values(s.peak_rss))), 0),
            f"{s.stored / 1e6:,.1f}",
            "" if s.wall_ratio is None else f"{s.wall_ratio:.1f}",
            "" if s.cpu_ratio is None else f"{s.cpu_ratio:.1f}",
        )
        previous = file
    return shown


def _values(spread: Spread) -> tuple[float, float, float]:
    return spread.median, spread.low, spread.high


def _spread(spread: Spread, places: int) -> str:
    middle, low, high = (f"{value:,.{places}f}" for value in _values(spread))
    return middle if low == high else f"{middle} ({low} to {high})"


def _ratio(ours: Sequence[float], base: Sequence[float]) -> float | None:
    return median(ours) / median(base) if base else None
