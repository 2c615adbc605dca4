"""Figures over many conversations, with bootstrap intervals."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from benchmarks.dialogue.buyers.conversation import Record

RESAMPLES: Final = 2000

Figures = dict[str, object]


def figures(records: Sequence[Record], questions: int) -> Figures:
    """The figures of one arm on one set of goals."""

    def at(k: int, value: Callable[[Record, int], float]) -> dict[str, float]:
        numbers = np.array([value(record, k) for record in records])
        low, high = interval(numbers)
        return {"mean": round(float(numbers.mean()), 4), "low": low, "high": high}

    def curve(of: Callable[[Record, int], float]) -> list[dict[str, float]]:
        return [at(k, of) for k in range(questions + 1)]

    until = [_until(record, questions) for record in records]
    asked = sum(record.questions for record in records)
    answered = sum(record.answered for record in records)
    replies = sum(record.replies for record in records)
    return {
        "conversations": len(records),
        "precision5": curve(lambda record, k: record.standings[k].precision5),
        "success1": curve(lambda record, k: float(record.standings[k].first == 1)),
        "success5": curve(lambda record, k: _within(record, k, 5)),
        "success10": curve(lambda record, k: _within(record, k, 10)),
        "mrr": curve(lambda record, k: record.standings[k].reciprocal),
        "median_questions_until_top5_right": statistics.median(until) if until else None,
        "never_right": sum(value > questions for value in until),
        "median_questions_until_in_top5": statistics.median(
            _until_found(record, questions) for record in records
        )
        if records
        else None,
        "questions_per_conversation": round(asked / len(records), 3) if records else None,
        "repeated": sum(record.repeated for record in records),
        "list_unchanged": _share(sum(record.useless for record in records), answered),
        "changed_nothing": _share(sum(record.nothing for record in records), answered),
        "clicked": _share(sum(record.clicked for record in records), answered),
        "about_what_matters": _share(sum(record.preparing for record in records), asked),
        "not_cared_about": _share(sum(record.indifferent for record in records), asked),
        "checks": _share(sum(record.checks for record in records), asked),
        "slips_found": _share(
            sum(record.slips for record in records), sum(record.checks for record in records)
        ),
        "empty": _share(sum(record.empty for record in records), replies),
        "relaxed": _share(sum(record.relaxed for record in records), replies),
        "empty_unexplained": sum(record.unnamed for record in records),
    }


def beside(ours: Sequence[Record], other: Sequence[Record], k: int) -> dict[str, float]:
    """Precision@5 of one arm over that of another on the same goals, after k questions: the ratio
    of the means and the mean difference, each with its 95 % paired bootstrap interval.
    """
    mine = np.array([record.standings[k].precision5 for record in ours])
    theirs = np.array([record.standings[k].precision5 for record in other])
    drawn = np.random.default_rng(7).integers(0, len(mine), (RESAMPLES, len(mine)))
    gaps = (mine - theirs)[drawn].mean(axis=1)
    # A resample in which the other arm finds nothing has no ratio.
    below = theirs[drawn].mean(axis=1)
    some = below > 0
    ratios = mine[drawn].mean(axis=1)[some] / below[some] if some.any() else np.array([np.nan])
    found = {
        "ratio": float(mine.mean() / max(theirs.mean(), 1e-9)),
        "ratio_low": float(np.quantile(ratios, 0.025)),
        "ratio_high": float(np.quantile(ratios, 0.975)),
        "difference": float((mine - theirs).mean()),
        "difference_low": float(np.quantile(gaps, 0.025)),
        "difference_high": float(np.quantile(gaps, 0.975)),
    }
    return {name: round(value, 4) for name, value in found.items()}


def found_within(records: Sequence[Record], bounds: Sequence[float], questions: int) -> float:
    """Share of targets that were among the first five after at most 1.3 times their bound, rounded
    up to whole questions.
    """
    within = [
        _until_found(record, questions) <= math.ceil(1.3 * each)
        for record, each in zip(records, bounds, strict=True)
    ]
    return round(sum(within) / len(within), 4) if within else 0.0


def interval(numbers: np.ndarray[tuple[int], np.dtype[np.float64]]) -> tuple[float, float]:
    """95 % percentile bootstrap interval of the mean (Efron 1979), seeded."""
    if len(numbers) == 0:
        return (float("nan"), float("nan"))
    drawn = np.random.default_rng(7).integers(0, len(numbers), (RESAMPLES, len(numbers)))
    means = numbers[drawn].mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return (round(float(low), 4), round(float(high), 4))


def _within(record: Record, k: int, count: int) -> float:
    first = record.standings[k].first
    return float(first is not None and first <= count)


def _until(record: Record, questions: int) -> int:
    """Questions until the first five are all acceptable; one more than asked when never."""
    return next(
        (k for k, standing in enumerate(record.standings) if standing.precision5 >= 1.0),
        questions + 1,
    )


def _until_found(record: Record, questions: int) -> int:
    return next(
        (k for k in range(questions + 1) if _within(record, k, 5)),
        questions + 1,
    )


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
