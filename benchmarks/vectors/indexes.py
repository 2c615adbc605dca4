"""Every contender under every filter, asked in turn."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from benchmarks.vectors.contenders import contenders
from benchmarks.vectors.measure import Floats, Mask, middle, overlap, timed

_SHARES: Final = (0.2, 0.05, 0.001)


def measure_indexes(
    vectors: Floats, queries: Floats, count: int, *, graph: bool
) -> list[dict[str, Any]]:
    """One row per contender and filter; the first contender is exact and says what is right."""
    random = np.random.default_rng(4)
    filters: dict[str, Mask | None] = {"none": None}
    filters |= {f"{share:.1%}": random.random(len(vectors)) < share for share in _SHARES}
    taking_part = list(contenders(vectors, graph=graph))
    for one in taking_part:
        one.search(queries[:1], count, None)
        one.search(queries[:1], count, np.ones(len(vectors), np.bool_))
    exact = taking_part[0]
    rows: list[dict[str, Any]] = []
    for name, mask in filters.items():
        wanted = [exact.search(query[None], count, mask) for query in queries]
        times: dict[str, list[float]] = {one.name: [] for one in taking_part}
        found: dict[str, list[npt.NDArray[Any]]] = {one.name: [] for one in taking_part}
        for query in queries:
            for one in taking_part:
                answer, spent = timed(partial(one.search, query[None], count, mask))
                found[one.name].append(answer)
                times[one.name].append(spent)
        rows += [
            {
                "contender": one.name,
                "documents": len(vectors),
                "filter": name,
                "count": count,
                f"recall_at_{count}": overlap(found[one.name], wanted),
                **middle(times[one.name]),
                "build_cpu_s": round(one.build_cpu_s, 2),
                "index_mb": round(one.index_mb, 1),
                "copies_vectors": one.copies,
            }
            for one in taking_part
        ]
    return rows
