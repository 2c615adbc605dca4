"""``python -m benchmarks.api.search``: what HTTP costs a search, beside the same one in process.

Each search is made by the engine alone, by the service (the engine, then the answer as a document
and as JSON), through the whole application without a socket, and over HTTP. What is compared is
processor time: of this process, and for HTTP of the serving process as the system counts it.
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import orjson

from benchmarks.api.serving import serving
from benchmarks.machine import commit, machine, versions

QUERIES: Final = (
    "electric forklift 2 t",
    "led lamp e27",
    "ball bearing",
    "safety shoes",
    "hydraulic pump",
    "pallet truck 2500 kg",
    "water pump 3 kW",
    "work gloves",
    "yoga pants",
    "usb charger",
)


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.api.search", description=__doc__)
    parser.add_argument("--home", type=Path, required=True, help="with a catalogue and its index")
    parser.add_argument("--searches", type=int, default=1000, metavar="N", help="per way")
    parser.add_argument("--output", type=Path, help="write the results there as JSON")
    return parser


def main() -> int:
    """Measure and print."""
    given = arguments().parse_args()
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as state:
        for cards in (True, False):
            name = "with cards" if cards else "without cards"
            found[name] = in_process(given.home, Path(state), given.searches, cards=cards)
            found[name]["http"] = over_http(given.home, given.searches, cards=cards)
    for name, ways in found.items():
        base = ways["service"]["processor_ms"]
        print(f"{name}: bytes of an answer {ways['bytes']}")
        for way in ("engine", "service", "application", "http"):
            one = ways[way]
            print(
                f"  {way:12} {one['processor_ms']:6.2f} ms of processor, "
                f"p50 {one['p50_ms']:6.2f} ms, p99 {one['p99_ms']:6.2f} ms"
                f"  ({one['processor_ms'] / base:4.2f} of the service)"
            )
    if given.output is not None:
        document = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "commit": commit(),
            "machine": machine(),
            "versions": versions(("fastapi", "starlette", "uvicorn", "pydantic", "orjson")),
            "searches": given.searches,
            "load_average": os.getloadavg(),
            "ways": found,
        }
        given.output.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    return 0


def in_process(home: Path, state: Path, searches: int, *, cards: bool) -> dict[str, Any]:
    """The engine, the service and the application, in this process."""
    from index.request import SearchRequest
    from sourcing.api.answers import answered
    from sourcing.api.app import create_app
    from sourcing.api.documents.search import SearchOrder
    from sourcing.bootstrap import bootstrap
    from sourcing.service.searching import search
    from sourcing.service.service import Service, open_shelf
    from sourcing.service.shelf import Shelves
    from sourcing.settings import ServiceSettings
    from sourcing.state.stores import open_stores

    root = bootstrap(home)
    shelves = Shelves(lambda known: open_shelf(root, known))
    shelves.refresh()
    with open_stores(None, home=state) as stores, shelves.use() as shelf:
        settings = ServiceSettings(_env_file=None)
        app = create_app(Service(settings, root, shelves, stores))

        def engine(query: str) -> int:
            return len(shelf.index.search(SearchRequest(text=query)).hits)

        def service(query: str) -> int:
            found = answered(search(SearchOrder(text=query, cards=cards), shelf))
            return len(found.body)

        sizes = [service(query) for query in QUERIES]
        loop = asyncio.new_event_loop()

        def application(query: str) -> int:
            body = orjson.dumps({"text": query, "cards": cards})
            return loop.run_until_complete(_asked(app, body))

        ways = {
            "engine": _measured(engine, searches),
            "service": _measured(service, searches),
            "application": _measured(application, searches),
            "bytes": round(statistics.mean(sizes)),
        }
        loop.close()
    shelves.close()
    return ways


def over_http(home: Path, searches: int, *, cards: bool) -> dict[str, float]:
    """A serving process of its own, asked over one connection."""
    with serving(home) as server:
        place = urlsplit(server.address)
        connection = http.client.HTTPConnection(place.netloc, timeout=60)

        def ask(query: str) -> int:
            body = orjson.dumps({"text": query, "cards": cards})
            connection.request("POST", "/v1/search", body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            content = answer.read()
            if answer.status != 200:
                raise RuntimeError(content.decode())
            return len(content)

        return _measured(ask, searches, clock=server.processor_seconds)


def _measured(
    function: Callable[[str], int],
    searches: int,
    *,
    clock: Callable[[], float] = time.process_time,
) -> dict[str, float]:
    for query in QUERIES * 3:
        function(query)
    took: list[float] = []
    begun = clock()
    for number in range(searches):
        started = time.perf_counter()
        function(QUERIES[number % len(QUERIES)])
        took.append(1000 * (time.perf_counter() - started))
    spent = 1000 * (clock() - begun) / searches
    cuts = statistics.quantiles(took, n=100)
    return {
        "processor_ms": round(spent, 3),
        "p50_ms": round(statistics.median(took), 3),
        "p99_ms": round(cuts[98], 3),
    }


async def _asked(app: Any, body: bytes) -> int:
    """One request to an ASGI application; the bytes of its answer."""
    received: list[dict[str, Any]] = []
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": "/v1/search",
        "raw_path": b"/v1/search",
        "query_string": b"",
        "root_path": "",
        "headers": [
            (b"host", b"127.0.0.1"),
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
        ],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
        "state": {},
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        received.append(message)

    await app(scope, receive, send)
    if received[0]["status"] != 200:
        raise RuntimeError(str(received))
    return sum(len(one.get("body", b"")) for one in received)


if __name__ == "__main__":
    sys.exit(main())
