"""Buyers: a locustfile that sends requests at due times, whether or not others were answered.

Run by `benchmarks.api.load.arrivals`, in a process of its own. Buyer n of N sends its first request
n / rate seconds after the start and another one every N / rate seconds, so that one falls due every
1 / rate seconds. What a request took is counted from when it was due: a server that falls behind
cannot hide it by slowing down those who ask.
"""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from itertools import count
from pathlib import Path
from typing import Final

from locust import FastHttpUser, events, task

REQUESTS: Final = [
    line.split("\t", 1)
    for line in Path(os.environ["LOAD_REQUESTS"]).read_text(encoding="utf-8").splitlines()
]
RATE: Final = float(os.environ["LOAD_RATE"])
BUYERS: Final = int(os.environ["LOAD_BUYERS"])
TOTAL: Final = int(os.environ["LOAD_TOTAL"])
RESULT: Final = Path(os.environ["LOAD_RESULT"])
LEAD: Final = 3.0
"""Seconds in which all buyers are made, before the first request is due."""

_began: Final = time.perf_counter()
_number: Final = count()
_sent: Final = count()
_took: Final[list[float]] = []
_late: Final[list[float]] = []
_outcomes: Final[Counter[str]] = Counter()


class Buyer(FastHttpUser):
    """One of many, who all are patient."""

    network_timeout = connection_timeout = 30.0

    def on_start(self) -> None:
        """Wait until the first request is due."""
        self.due = _began + LEAD + next(_number) / RATE
        # Of all buyers only this one: locust has put its own in the place of the usual sleep.
        time.sleep(max(0.0, self.due - time.perf_counter()))

    def wait_time(self) -> float:
        """Seconds until the next request is due."""
        self.due += BUYERS / RATE
        return max(0.0, self.due - time.perf_counter())

    @task
    def ask(self) -> None:
        """Send the next request of all."""
        number = next(_sent)
        if number >= TOTAL:
            return
        path, body = REQUESTS[number % len(REQUESTS)]
        _late.append(time.perf_counter() - self.due)
        with self.client.post(
            path,
            data=body,
            headers={"Content-Type": "application/json"},
            name="ask",
            catch_response=True,
        ) as answer:
            _took.append(time.perf_counter() - self.due)
            _outcomes[str(answer.status_code)] += 1
        if len(_took) == TOTAL:
            self.environment.runner.quit()


def written(**_: object) -> None:
    """Write what was seen."""
    found = {"took": _took, "late": _late, "outcomes": dict(_outcomes)}
    RESULT.write_text(json.dumps(found), encoding="utf-8")


events.quitting.add_listener(written)  # type: ignore[no-untyped-call] # locust's own
