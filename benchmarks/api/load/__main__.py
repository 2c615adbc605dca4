"""``python -m benchmarks.api.load``: searches and turns a second, memory, and the cost of HTTP.

    python -m benchmarks.api.load --home HOME [--seconds 20] [--workers 2] [--output FILE]

HOME holds a catalogue with its index (`sourcing demo --products 20000`, `sourcing index`).
Searches are of several hundred different texts, half of them with filters, all with facets and
cards. Turns go round many conversations, so that each waits for its answer as a buyer does: first
as fast as eight connections ask, then 40 a second, whether or not the ones before were answered.
The searches are then made in this process, one after the other, by the same code without HTTP.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from benchmarks.api.load.arrivals import arrivals
from benchmarks.api.load.bodies import answers, openings, searches
from benchmarks.api.load.server import Server, processor_seconds, serving
from benchmarks.api.load.wrk import load
from benchmarks.machine import commit, machine, versions
from data.catalogue import Catalogue

SEARCHES = 600
CONVERSATIONS = 400
ROUNDS = 12


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.api.load", description=__doc__)
    parser.add_argument("--home", type=Path, required=True, help="with a catalogue and its index")
    parser.add_argument("--seconds", type=int, default=20, metavar="S", help="of each load")
    parser.add_argument("--workers", type=int, default=2, metavar="N")
    parser.add_argument("--connections", type=int, default=8, metavar="N")
    parser.add_argument("--conversations", type=int, default=CONVERSATIONS, metavar="N")
    parser.add_argument("--rate", type=float, default=40.0, metavar="N", help="turns a second")
    parser.add_argument("--output", type=Path, help="write the results there as JSON")
    return parser


def main() -> int:
    """Measure and print; 1 when a goal was missed."""
    given = arguments().parse_args()
    with Catalogue.open(given.home) as catalogue:
        products = catalogue.generation.manifest.tables["products"]
        bodies = searches(catalogue, SEARCHES)
        first = openings(catalogue, given.conversations)
    before = os.getloadavg()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        url = f"sqlite:///{folder / 'load.sqlite3'}"
        with serving(given.home, workers=given.workers, database=url, log=folder / "log") as server:
            idle = server.memory()
            asked = [("/v1/search", body) for body in bodies]
            load(server.address, asked, connections=given.connections, seconds=5)
            with spent(server) as of_searches:
                searched = load(
                    server.address, asked, connections=given.connections, seconds=given.seconds
                )
            searched |= per_request(of_searches, searched["requests"])
            turned, due = turns(
                server,
                first,
                seconds=given.seconds,
                connections=given.connections,
                rate=given.rate,
            )
            memory = server.memory()
    alone = in_process(given.home, bodies)
    document = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": machine(),
        "load_average_before": before,
        "versions": versions(("fastapi", "starlette", "uvicorn", "pydantic", "sqlalchemy")),
        "products": products,
        "workers": given.workers,
        "connections": given.connections,
        "search": searched,
        "turn": turned,
        "turn_at_rate": due,
        "in_process": alone,
        # Of processor time: what else the machine does hardly changes it.
        "http_to_in_process": round(searched["processor_ms"] / alone["processor_ms"], 2),
        "memory_idle": idle,
        "memory": memory,
    }
    report(document)
    if given.output is not None:
        given.output.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    return 0


def turns(
    server: Server, first: Sequence[str], *, seconds: int, connections: int, rate: float
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Turns of conversations that have begun already, a few in each.

    Returns:
        As fast as some connections ask, and at a constant rate.
    """
    with httpx.Client(base_url=server.address, timeout=60, trust_env=False) as client:
        started = time.perf_counter()
        ids = [
            client.post("/v1/conversations", json={"message": one}).raise_for_status().json()["id"]
            for one in first
        ]
        began = (time.perf_counter() - started) * 1000 / len(first)
    said = answers(ROUNDS * len(ids))
    asked = [
        (f"/v1/conversations/{ids[number % len(ids)]}/messages", body)
        for number, body in enumerate(said)
    ]
    with spent(server) as of_turns:
        found = load(server.address, asked, connections=connections, seconds=seconds)
    found |= per_request(of_turns, found["requests"])
    found["opened_one_by_one_ms"] = round(began, 2)
    # Those that have not been sent.
    left = asked[found["requests"] % len(asked) :]
    with spent(server) as of_arrivals:
        due = arrivals(server.address, left, rate=rate, seconds=seconds)
    due |= per_request(of_arrivals, due["requests"])
    sent = due["requests"] + found["requests"]
    found["turns_per_conversation"] = round(1 + sent / len(ids), 1)
    return found, due


@contextmanager
def spent(server: Server) -> Iterator[list[float]]:
    """Processor seconds of each worker in a block, when it has ended."""
    found: list[float] = []
    workers = server.workers()
    before = [processor_seconds(one) for one in workers]
    yield found
    found += [processor_seconds(one) - was for one, was in zip(workers, before, strict=True)]


def per_request(seconds: Sequence[float], requests: int) -> dict[str, Any]:
    """What a request costs of processors, and how evenly the workers shared them."""
    return {
        "processor_ms": round(sum(seconds) * 1000 / max(1, requests), 2),
        "share_of_workers": [round(one / max(1e-9, sum(seconds)), 2) for one in seconds],
    }


def in_process(home: Path, bodies: Sequence[str]) -> dict[str, float]:
    """The same searches by the same service, without HTTP, in one thread."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"):
        os.environ[name] = "1"
    from sourcing.api.answers import answered
    from sourcing.api.documents.search import SearchOrder
    from sourcing.bootstrap import bootstrap
    from sourcing.service.searching import search
    from sourcing.service.service import open_shelf

    shelf = open_shelf(bootstrap(home), None)
    if shelf is None:
        raise RuntimeError("nothing to open")
    orders = [SearchOrder.model_validate_json(body) for body in bodies]
    for order in orders:
        answered(search(order, shelf))
    took = []
    spent = time.process_time()
    for order in orders:
        started = time.perf_counter()
        answered(search(order, shelf))
        took.append((time.perf_counter() - started) * 1000)
    spent = (time.process_time() - spent) * 1000 / len(orders)
    shelf.close()
    return {
        "per_second": round(1000 / statistics.mean(took), 1),
        "p50_ms": round(statistics.median(took), 2),
        "p99_ms": round(statistics.quantiles(took, n=100)[98], 2),
        "processor_ms": round(spent, 2),
    }


def report(document: dict[str, Any]) -> None:
    """For people."""
    print(
        f"{document['products']:,} products, {document['workers']} workers, wrk with "
        f"{document['connections']} connections"
    )
    for name in ("search", "turn"):
        one = document[name]
        print(
            f"  {name:7} {one['per_second']:7.1f}/s   p50 {one['p50_ms']:.1f} ms   "
            f"p99 {one['p99_ms']:.1f} ms   "
            f"processor {one['processor_ms']:.1f} ms   workers {one['share_of_workers']}   "
            f"errors {sum(one['errors'].values())}"
        )
    due = document["turn_at_rate"]
    print(
        f"  turns due {due['rate']:g} times a second, counted from then: p50 {due['p50_ms']:.1f} "
        f"ms   p99 {due['p99_ms']:.1f} ms   processor {due['processor_ms']:.1f} ms   "
        f"errors {sum(due['errors'].values())}"
    )
    alone = document["in_process"]
    print(
        f"  in process, one thread: {alone['per_second']:.1f} searches/s, "
        f"{alone['processor_ms']:.2f} ms of processor each; "
        f"over HTTP {document['http_to_in_process']:.2f} times that"
    )
    for number, one in enumerate(document["memory"], start=1):
        print(f"  worker {number}: {one['private_mb']} MB private, {one['shared_mb']} MB shared")


if __name__ == "__main__":
    sys.exit(main())
