"""``python -m benchmarks.speed``: the whole engine at 10,000, 100,000 and a million products."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from platformdirs import user_cache_path

from benchmarks.child import ChildFailed, run_module
from benchmarks.machine import commit, machine, versions
from benchmarks.speed.corpus import VERSION
from benchmarks.speed.report import report

_MOST_RANK_BM25: Final = 100_000
"""Products above which rank-bm25 is not asked: it needs a second and more for each query."""


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed",
        description="Build, open, search, change: the whole engine on synthetic catalogues. "
        "Queries are really embedded; vectors of documents are made up. Each step is a process of "
        "its own.",
    )
    parser.add_argument(
        "--sizes",
        type=int,
        nargs="+",
        default=[10_000, 100_000, 1_000_000],
        metavar="N",
        help="products (default: 10000 100000 1000000)",
    )
    parser.add_argument(
        "--queries", type=int, default=200, metavar="N", help="searches (default: 200)"
    )
    parser.add_argument(
        "--lexical-queries",
        type=int,
        default=40,
        metavar="N",
        help="queries beside rank-bm25 (default: 40)",
    )
    parser.add_argument(
        "--cache",
        type=Path,
        default=user_cache_path("sourcing") / "benchmarks" / "speed",
        metavar="FOLDER",
        help="where catalogues and indexes are kept (default: %(default)s)",
    )
    parser.add_argument(
        "--keep-index",
        action="store_true",
        help="search indexes that an earlier run built, where they still fit; builds are then "
        "reported as they were measured",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="raw results (default: benchmarks/results/speed-DATE.json)",
    )
    return parser


def main() -> int:
    """Measure all sizes, print a table, and write the raw results."""
    options = arguments().parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    before = machine()
    sizes: dict[str, Any] = {}
    try:
        for products in options.sizes:
            print(f"{products:,} products", file=sys.stderr, flush=True)
            sizes[str(products)] = measure(products, options)
    except ChildFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    date = datetime.now(UTC)
    results = {
        "benchmark": "speed",
        "date": date.isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": before,
        "versions": versions(["numpy", "numba", "duckdb", "onnxruntime", "rank-bm25"]),
        "workload": VERSION,
        "documents": "vectors of documents are made up; queries are embedded by all-MiniLM-L6-v2",
        "sizes": sizes,
        "load_average_after": list(os.getloadavg()),
    }
    out = options.out or Path(__file__).parent.parent / "results" / f"speed-{date:%Y-%m-%d}.json"
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(report(results))
    print(f"raw results: {out}")
    return 0


def measure(products: int, options: argparse.Namespace) -> dict[str, Any]:
    """All steps at one size.

    Raises:
        ChildFailed: one of them did.
    """
    remembered = options.cache / f"build-v{VERSION}-{products}.json"
    cache = str(options.cache)
    if options.keep_index and remembered.exists():
        built = json.loads(remembered.read_text(encoding="utf-8"))
    else:
        built = step("build", products, cache)
        remembered.write_text(json.dumps(built) + "\n", encoding="utf-8")
    found = {"build": built, "serve": step("serve", products, cache, options.queries)}
    if products <= _MOST_RANK_BM25:
        found["lexical"] = step("lexical", products, cache, options.lexical_queries)
    return found


def step(name: str, *given: object) -> dict[str, Any]:
    """What a step printed, with its time and largest resident memory.

    Raises:
        ChildFailed: it ended with an error.
    """
    load = os.getloadavg()
    try:
        child = run_module(f"benchmarks.speed.{name}", list(map(str, given)))
    except ChildFailed as error:
        raise ChildFailed(f"{name} {given}: {error}") from error
    found: dict[str, Any] = json.loads(child.output)
    return {
        **found,
        "process": {
            "wall_s": round(child.wall_s, 1),
            "cpu_s": round(child.cpu_s, 1),
            "peak_mb": round(child.peak_rss / 2**20, 1),
            "load_average_before": list(load),
        },
    }


if __name__ == "__main__":
    sys.exit(main())
