"""Timing and comparison of rankings."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
Search = Callable[[Floats, int, Mask | None], npt.NDArray[Any]]


def timed(work: Callable[[], object]) -> tuple[Any, float]:
    """What it answers, and milliseconds of this thread's processor time."""
    start = time.thread_time()
    answer = work()
    return answer, 1e3 * (time.thread_time() - start)


def middle(times: Sequence[float]) -> dict[str, float]:
    """Median and 95th percentile."""
    return {
        "p50_ms": round(float(np.percentile(times, 50)), 3),
        "p95_ms": round(float(np.percentile(times, 95)), 3),
    }


def top(products: Floats, count: int) -> npt.NDArray[np.int64]:
    """Columns with the largest values, best first."""
    return np.argsort(-products, axis=1, kind="stable")[:, :count]


def overlap(found: Iterable[Any], wanted: Iterable[Any]) -> float:
    """Mean share of the wanted that was found."""
    shares = [
        len(set(map(int, f)) & set(map(int, w))) / len(w)
        for f, w in zip(found, wanted, strict=True)
        if len(w)
    ]
    return round(float(np.mean(shares)), 4)
