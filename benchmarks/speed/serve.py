"""Serve one catalogue and measure it, in a process of its own.

``python -m benchmarks.speed.serve PRODUCTS CACHE QUERIES`` prints one line of JSON. Every time is
given twice: on the clock, which is what a buyer waits, and as processor time of all threads of
the process, which a busy machine disturbs less.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.speed.build import embedder_of, home_of
from benchmarks.speed.embedder import ScriptedDocuments
from benchmarks.speed.queries import FORMS, requests, texts
from data.catalogue import Catalogue
from index.engine import EmbeddedIndex
from index.request import Mode, SearchRequest
from index.snapshot import open_snapshot
from index.vectors import DenseIndex

_WARM: Final = 12
_WORDS_QUERIES: Final = 100
_RECALL_QUERIES: Final = 40
_NEIGHBOURS: Final = 10
_UPDATES: Final = 20
_BROWSED: Final = 20
_SHARES: Final = (None, 0.2, 0.05, 0.001)


def summary(times: Sequence[float]) -> dict[str, float]:
    """Median, tail and worst of some milliseconds."""
    p50, p90, p99 = np.percentile(times, [50, 90, 99])
    found = {"p50": p50, "p90": p90, "p99": p99, "max": max(times)}
    return {name: round(float(value), 3) for name, value in found.items()}


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """What it answers, and milliseconds on the clock and of processor time, of all threads."""
    wall, cpu = time.perf_counter(), time.process_time()
    answer = work()
    return answer, 1e3 * (time.perf_counter() - wall), 1e3 * (time.process_time() - cpu)


def memory() -> dict[str, float]:
    """Megabytes resident now, by kind: of its own, and of files mapped."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    names = {"VmRSS": "resident", "RssAnon": "own", "RssFile": "of mapped files"}
    return {label: round(int(status[name].split()[0]) / 1024, 1) for name, label in names.items()}


def searches(index: EmbeddedIndex, asked: Sequence[SearchRequest]) -> dict[str, Any]:
    """Each search once: times over all, by what the query is, and by stage."""
    wall: dict[str, list[float]] = defaultdict(list)
    cpu: dict[str, list[float]] = defaultdict(list)
    stages: dict[str, list[float]] = defaultdict(list)
    relaxed, totals = 0, []
    for number, request in enumerate(asked):
        found, on_clock, spent = timed(partial(index.search, request))
        for name in ("all", FORMS[number % len(FORMS)]):
            wall[name].append(on_clock)
            cpu[name].append(spent)
        for stage, spent in found.timings.items():
            stages[stage].append(spent)
        relaxed += bool(found.relaxations)
        totals.append(found.total)
    return {
        "queries": len(asked),
        "wall_ms": {name: summary(times) for name, times in wall.items()},
        "cpu_ms": {name: summary(times) for name, times in cpu.items()},
        "stages_wall_ms": {name: summary(times) for name, times in stages.items()},
        "relaxed": relaxed,
        "median_total": float(np.median(totals)),
    }


def browsing(index: EmbeddedIndex) -> dict[str, Any]:
    """Everything, with eight facets: warmed up, and at a quantity that nobody asked for yet."""
    later = [timed(partial(index.search, SearchRequest()))[1:] for _ in range(_BROWSED)]
    _, wall, cpu = timed(partial(index.search, SearchRequest(quantity=Decimal(100))))
    return {
        "wall_ms": summary([wall for wall, _ in later]),
        "cpu_ms": summary([cpu for _, cpu in later]),
        "other_quantity_ms": {"wall": round(wall, 2), "cpu": round(cpu, 2)},
    }


def words_alone(index: EmbeddedIndex) -> dict[str, Any]:
    """Searches by words alone, without filters or facets: reading, BM25, coverage and a page."""
    asked = [
        SearchRequest(text, mode=Mode.LEXICAL, facet_count=0)
        for text in texts(_WORDS_QUERIES + _WARM, seed=29)
    ]
    for request in asked[:_WARM]:
        index.search(request)
    times = [timed(partial(index.search, request))[1:] for request in asked[_WARM:]]
    return {
        "queries": _WORDS_QUERIES,
        "wall_ms": summary([wall for wall, _ in times]),
        "cpu_ms": summary([cpu for _, cpu in times]),
    }


def recall(index: EmbeddedIndex, embedder: ScriptedDocuments) -> dict[str, Any]:
    """Neighbours found of those an exact scan finds, under filters of several widths."""
    view = index.view
    [model] = view.snapshot.models
    exact, ours = DenseIndex(model.vectors), view.dense[model.entry.name]
    vectors = embedder.embed_queries(texts(_RECALL_QUERIES, seed=17))
    dice = np.random.default_rng(3).random(view.base)
    found: dict[str, Any] = {}
    for share in _SHARES:
        mask = None if share is None else dice < share
        shares, times = [], []
        for vector in vectors:
            wanted, _ = exact.search(vector[None], _NEIGHBOURS, allowed=mask)
            answer, _, spent = timed(partial(ours.search, vector[None], _NEIGHBOURS, allowed=mask))
            hits = len(set(wanted.tolist()) & set(answer[0].tolist()))
            shares.append(hits / max(len(wanted), 1))
            times.append(spent)
        name = "no filter" if share is None else f"filter to {share:.1%}"
        found[name] = {
            f"recall_at_{_NEIGHBOURS}": round(float(np.mean(shares)), 4),
            "cpu_ms": summary(times),
        }
    return found


def updates(index: EmbeddedIndex, catalogue: Catalogue, products: int) -> dict[str, Any]:
    """One product changed, until a search finds it by its new words."""
    wall, cpu = [], []
    for number in range(_UPDATES):
        product = catalogue.product(f"p{number * (products // _UPDATES):08d}")
        word = f"zq{number:04d}x"
        changed = replace(product, title=f"{product.title} {word}")
        offers = catalogue.offers(product.id)

        def work(changed: Any = changed, offers: Any = offers, word: str = word) -> Any:
            index.apply([changed], offers=offers)
            return index.search(SearchRequest(word, facet_count=0, size=1))

        answer, on_clock, spent = timed(work)
        if [hit.product_id for hit in answer.hits] != [product.id]:
            raise RuntimeError(f"{product.id} was changed and is not found")
        wall.append(on_clock)
        cpu.append(spent)
    return {"updates": _UPDATES, "wall_ms": summary(wall), "cpu_ms": summary(cpu)}


def main() -> None:
    """Open, search, change, and print what that took."""
    products, cache, count = int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    before = memory()
    home = home_of(cache, products)
    embedder = embedder_of(cache)
    embedder.embed_queries(["a query"])
    loaded = memory()
    with Catalogue.open(home) as catalogue:
        snapshot, opened, opened_cpu = timed(lambda: open_snapshot(home, catalogue.generation))
        index, made, made_cpu = timed(
            lambda: EmbeddedIndex(snapshot, catalogue, embedders=[embedder])
        )
        _, warmed, warmed_cpu = timed(index.warm)
        asked = requests(catalogue, products, count + _WARM)
        _, first, first_cpu = timed(lambda: index.search(asked[0]))
        for request in asked[1:_WARM]:
            index.search(request)
        found = {
            "open_ms": {"wall": round(opened + made, 2), "cpu": round(opened_cpu + made_cpu, 2)},
            "warm_ms": {"wall": round(warmed, 1), "cpu": round(warmed_cpu, 1)},
            "first_search_ms": {"wall": round(first, 1), "cpu": round(first_cpu, 1)},
            "search": searches(index, asked[_WARM:]),
            # The same once more: their vectors, and what their constraints come to, are kept.
            "search_again": searches(index, asked[_WARM:]),
            "words_alone": words_alone(index),
            "browse_everything": browsing(index),
            "memory_mb": {"start": before, "model loaded": loaded, "after searches": memory()},
            "recall": recall(index, embedder),
            "update": updates(index, catalogue, products),
            "load_average": list(os.getloadavg()),
        }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
