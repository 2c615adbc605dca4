"""Arrivals: requests that fall due at a constant rate (an open loop), sent by locust.

Buyers do not wait for each other. With as many connections as `wrk` is given, the next request is
only sent when one was answered: at the server's limit that measures how long the queue is which the
tool itself makes. Here each request has a time at which it is due, and what it took is counted from
then.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

BUYERS_PER_RATE: Final = 5
"""Buyers for each request a second: one is only late when its last request took five seconds."""


def arrivals(
    address: str, requests: Sequence[tuple[str, str]], *, rate: float, seconds: int
) -> dict[str, Any]:
    """Send requests at a constant rate.

    Args:
        address: of the server.
        requests: path and JSON body; begun again when all have been sent.
        rate: a second.
        seconds: for how long.

    Raises:
        RuntimeError: locust is not installed, or could not run.
    """
    if find_spec("locust") is None:
        raise RuntimeError("locust is not installed: pip install '.[load]' in a clone")
    buyers, total = round(rate * BUYERS_PER_RATE), round(rate * seconds)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        lines = "".join(f"{path}\t{body}\n" for path, body in requests)
        (folder / "requests").write_text(lines, encoding="utf-8")
        environment = {
            **os.environ,
            "LOAD_REQUESTS": str(folder / "requests"),
            "LOAD_RESULT": str(folder / "result.json"),
            "LOAD_RATE": str(rate),
            "LOAD_BUYERS": str(buyers),
            "LOAD_TOTAL": str(total),
        }
        command = [
            *(sys.executable, "-m", "locust", "-f", str(Path(__file__).with_name("buyers.py"))),
            *("--headless", "--host", address, "--users", str(buyers), "--spawn-rate", str(buyers)),
            # It ends when the last request was answered, at most three times as late as it is due.
            *("--run-time", f"{3 * seconds + 10}s", "--stop-timeout", "1", "--only-summary"),
        ]
        done = subprocess.run(
            command, env=environment, cwd=folder, capture_output=True, text=True, check=False
        )
        result = folder / "result.json"
        if not result.exists():
            raise RuntimeError(done.stdout + done.stderr)
        seen = json.loads(result.read_text(encoding="utf-8"))
    took = [one * 1000 for one in seen["took"]]
    cuts = statistics.quantiles(took, n=100)
    outcomes = seen["outcomes"]
    return {
        "rate": rate,
        "requests": len(took),
        "seconds": seconds,
        "p50_ms": round(cuts[49], 2),
        "p90_ms": round(cuts[89], 2),
        "p99_ms": round(cuts[98], 2),
        "most_ms": round(max(took), 2),
        # What the tool itself was late by, which is part of the above.
        "sent_late_p99_ms": round(statistics.quantiles(seen["late"], n=100)[98] * 1000, 2),
        "outcomes": outcomes,
        "errors": {"status": len(took) - outcomes.get("200", 0), "unanswered": total - len(took)},
    }
