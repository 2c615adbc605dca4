"""One engine, in a process of its own: ``python -m benchmarks.peers.run NAME WORKLOAD FOLDER``.

Prints one line of JSON: times, memory, disk, and the documents found for every query.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any, Final

import numpy as np

from benchmarks.peers.arms.registry import PEERS
from benchmarks.peers.workload import Workload

DEPTH: Final = 100
_ROUNDS: Final = 3


def main() -> None:
    """Build, search in several rounds, and print."""
    name, workload, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    peer = next(peer for peer in PEERS if peer.name == name)
    work = Workload.open(workload)
    engine = peer.make()
    before = _resident("VmRSS")
    wall, cpu = time.perf_counter(), time.process_time()
    engine.build(work, folder)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    run: list[list[str]] = [engine.search(n, DEPTH) for n in range(len(work.queries))]
    on_clock, of_process = [], []
    for _ in range(_ROUNDS):
        for number in range(len(work.queries)):
            started, spent = time.perf_counter(), time.process_time()
            engine.search(number, 10)
            on_clock.append(1e3 * (time.perf_counter() - started))
            of_process.append(1e3 * (time.process_time() - spent))
    found: dict[str, Any] = {
        "build": {"wall_s": round(wall, 2), "cpu_s": round(cpu, 2)},
        "search_wall_ms": _summary(on_clock),
        "search_cpu_ms": _summary(of_process),
        "memory_mb": {
            "before": before,
            "after": _resident("VmRSS"),
            "peak": _resident("VmHWM"),
        },
        "disk_mb": round(
            sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6, 1
        ),
        "run": run,
    }
    recall = getattr(engine, "recall", None)
    if recall is not None:
        found["recall_at_10"] = round(recall(10), 4)
    print(json.dumps(found))


def _summary(times: list[float]) -> dict[str, float]:
    p50, p95 = np.percentile(times, [50, 95])
    return {"p50": round(float(p50), 3), "p95": round(float(p95), 3)}


def _resident(name: str) -> float:
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith(name):
            return round(int(line.split()[1]) / 1024, 1)
    return 0.0


if __name__ == "__main__":
    main()
