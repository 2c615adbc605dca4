"""Metrics: counted by every process, told by any."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from anyio.from_thread import start_blocking_portal
from prometheus_client.parser import text_string_to_metric_families
from starlette.types import Message, Receive, Scope, Send

from sourcing.service.measures import Step
from sourcing.serving.measured import Measured
from sourcing.serving.metrics import FOLDER, Metrics


def samples(text: bytes) -> dict[str, float]:
    found = {}
    for family in text_string_to_metric_families(text.decode()):
        for one in family.samples:
            labels = ",".join(f"{k}={v}" for k, v in sorted(one.labels.items()) if k != "pid")
            found[f"{one.name}{{{labels}}}"] = one.value
    return found


@pytest.fixture
def metrics(monkeypatch: pytest.MonkeyPatch) -> Metrics:
    monkeypatch.delenv(FOLDER, raising=False)
    return Metrics()


def test_a_search_is_counted_by_stage_and_result(metrics: Metrics) -> None:
    metrics.searched(timings={"lexical": 2.0, "dense": 3.0}, total=7)
    metrics.searched(timings={"lexical": 1.0}, total=0)
    found = samples(metrics.exposition())
    assert found["sourcing_searches_without_result_total{}"] == 1
    assert found["sourcing_funnel_total{step=search}"] == 2
    assert found["sourcing_stage_seconds_count{stage=lexical,work=search}"] == 2
    assert found["sourcing_stage_seconds_sum{stage=dense,work=search}"] == pytest.approx(0.003)


def test_the_funnel_starts_at_zero_and_knows_the_questions(metrics: Metrics) -> None:
    metrics.step(Step.RFQ, questions=3)
    metrics.turned(timings={"understand": 4.0}, asked=True)
    found = samples(metrics.exposition())
    assert found["sourcing_funnel_total{step=selection}"] == 0
    assert found["sourcing_funnel_total{step=rfq}"] == 1
    assert found["sourcing_questions_per_conversation_sum{step=rfq}"] == 3
    assert found["sourcing_questions_total{}"] == 1


def test_requests_are_told_apart_by_route_never_by_path(metrics: Metrics) -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"].startswith("/v1/products/"):
            scope["route"] = SimpleNamespace(path="/v1/products/{product_id}")
        status = 200 if "route" in scope else 404
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(_: Message) -> None:
        return None

    measured = Measured(app, metrics)
    # On a thread of its own: this one may hold the loop a browser test left open.
    with start_blocking_portal() as portal:
        for path in ("/v1/products/a", "/v1/products/b", "/guess-1", "/guess-2"):
            for method in ("GET", "BREW"):
                scope = {"type": "http", "method": method, "path": path}
                portal.call(measured, scope, receive, send)
    text = metrics.exposition()
    found = samples(text)
    name = "sourcing_http_request_seconds_count"
    assert found[f"{name}{{method=GET,route=/v1/products/{{product_id}},status=200}}"] == 2
    assert found[f"{name}{{method=other,route=none,status=404}}"] == 2
    assert found["sourcing_http_requests_in_progress{}"] == 0
    assert b"guess" not in text


def test_all_processes_count_into_one(tmp_path: Path) -> None:
    code = (
        "from sourcing.serving.metrics import Metrics\n"
        "m = Metrics(); m.searched(timings={}, total=0)\n"
        "import sys; sys.stdout.buffer.write(m.exposition())\n"
    )
    environment = {**os.environ, FOLDER: str(tmp_path)}
    said = [
        subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, check=True
        ).stdout
        for _ in range(3)
    ]
    assert samples(said[-1])["sourcing_searches_without_result_total{}"] == 3
