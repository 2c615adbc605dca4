"""`sourcing evaluate --url` asks a service that runs on this machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

ANSWER = {
    "query": {
        "type": "head term",
        "language": "en",
        "corrected": None,
        "dense_weight": 0.5,
        "conditions": [],
    },
    "total": 1,
    "hits": [
        {
            "product_id": "truck-1",
            "score": 1.0,
            "outcomes": [],
            "duplicates": [],
            "contributions": [],
            "card": None,
        }
    ],
    "facets": [],
    "relaxations": [],
    "cursor": None,
    "nearest_category": None,
    "timings": {},
    "generation": "g1",
}


class Handler(BaseHTTPRequestHandler):
    """Finds one product for whoever has the key; is busy at first."""

    busy: ClassVar[list[int]] = []

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        body, status = json.dumps(ANSWER).encode(), 200
        if self.busy:
            body, status = b"", self.busy.pop()
        elif self.headers.get("Authorization") != "Bearer sk_right":
            body, status = b"", 401
        self.send_response(status)
        self.send_header("Retry-After", "0")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - as inherited
        """Say nothing."""


@contextmanager
def serving() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def test_a_service_is_measured_over_http(
    sourcing: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ratings = tmp_path / "ratings.csv"
    ratings.write_text("query,product_id,rating\ndiesel forklift,truck-1,3\n")
    monkeypatch.setenv("SOURCING_API_KEY", "sk_right")
    monkeypatch.setattr(Handler, "busy", [503, 429])
    with serving() as url:
        result = sourcing("evaluate", str(ratings), "--url", url, "--json")
        assert result.exit_code == 0, result.output
        assert json.loads(result.stdout)["means"]["Success@1"]["mean"] == 1.0
        refused = sourcing("evaluate", str(ratings), "--url", url, "--key", "wrong")
        assert refused.exit_code != 0
        assert "Traceback" not in refused.output
        assert "401" in refused.output
    gone = sourcing("evaluate", str(ratings), "--url", "nowhere")
    assert gone.exit_code == 2
    assert "no address" in gone.output
