"""The widget in a real browser: paint, first answer, turns, memory, and what is loaded.

    python -m benchmarks.widget --home HOME [--loads 5] [--turns 60] [--out FILE]

HOME has a catalogue and its index; it is copied, so that nothing is written to it. Chromium is the
one on the path, or the one that CHROMIUM names.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import numpy as np
from playwright.sync_api import Browser, sync_playwright

from benchmarks.machine import commit, machine, versions
from benchmarks.widget.browser import launch
from benchmarks.widget.bundle import ENTRY, sizes
from benchmarks.widget.paint import LINKS, load
from benchmarks.widget.service import ServedHome
from benchmarks.widget.turns import measure
from sourcing.api.routes.pages import BUILT

SHOWN_GOAL: Final = 200.0
"""Milliseconds from Enter to the first product on screen, at the median, over loopback."""
ENTRY_GOAL: Final = 60_000
"""Bytes of the one file that a page has to load, compressed by gzip."""
PACKAGES: Final = ("playwright", "uvicorn", "fastapi", "tantivy")


def figures(browser: Browser, address: str, *, loads: int, turns: int) -> dict[str, Any]:
    """Everything that is measured in the browser."""
    loading = []
    for link in LINKS:
        runs = [load(browser, address, link) for _ in range(loads)]
        median = {name: round(statistics.median(run[name] for run in runs), 1) for name in runs[0]}
        loading.append({"link": link.document(), "median": median, "runs": runs})
    talked = measure(browser, address, turns)
    return {
        "loading": loading,
        "turns": {
            "count": turns,
            "shown_ms": spread([one["shown_ms"] for one in talked["turns"]]),
            "service_ms": spread([one["service_ms"] for one in talked["turns"]]),
            "raw": talked["turns"],
            "first": talked["first"],
        },
        "memory_after_turns": talked["memory"],
    }


def spread(values: list[float]) -> dict[str, float]:
    """Median and the slow end."""
    p50, p95 = np.percentile(values, [50, 95])
    return {"p50": round(float(p50), 1), "p95": round(float(p95), 1), "max": round(max(values), 1)}


def main() -> None:
    """Measure, print what matters, and write everything."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--home", type=Path, required=True, help="with a catalogue and its index")
    parser.add_argument("--loads", type=int, default=5, help="of the page, on each connection")
    parser.add_argument("--turns", type=int, default=60, help="that are measured")
    parser.add_argument("--out", type=Path, help="file for the raw results")
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="sourcing-widget-") as scratch,
        sync_playwright() as playwright,
    ):
        home = shutil.copytree(given.home, Path(scratch) / "home")
        browser = launch(playwright)
        with ServedHome(home) as served:
            found = figures(browser, served.address, loads=given.loads, turns=given.turns)
        name = browser.version
        browser.close()
    built = sizes(BUILT)
    shown, size = found["turns"]["shown_ms"]["p50"], built[ENTRY]["gzip"]
    result = {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": machine(),
        "commit": commit(),
        "browser": f"Chromium {name}",
        "versions": versions(PACKAGES),
        **found,
        "bundle_bytes": built,
        "goals": {
            "shown_p50_ms": {"goal": SHOWN_GOAL, "found": shown, "met": shown <= SHOWN_GOAL},
            "entry_gzip_bytes": {"goal": ENTRY_GOAL, "found": size, "met": size <= ENTRY_GOAL},
        },
    }
    for one in found["loading"]:
        print(one["link"]["name"], one["median"])
    for name in ("shown_ms", "service_ms"):
        print(name, found["turns"][name])
    print("memory after turns", found["memory_after_turns"])
    print(ENTRY, built[ENTRY])
    print("goals", result["goals"])
    if given.out:
        given.out.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
