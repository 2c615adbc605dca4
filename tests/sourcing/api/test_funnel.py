"""The funnel: a journey from a search to a request for quotation is counted once at every step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from sourcing.bootstrap import bootstrap
from sourcing.service.measures import Step
from sourcing.service.service import Service
from sourcing.service.shelf import Shelves
from sourcing.settings import ServiceSettings
from sourcing.state.stores import Stores


class Told:
    """Measures that remember."""

    def __init__(self) -> None:
        self.searches: list[int] = []
        self.asked: list[bool] = []
        self.steps: Counter[Step] = Counter()
        self.questions: dict[Step, int | None] = {}

    def searched(self, *, timings: Mapping[str, float], total: int) -> None:
        assert timings
        self.searches.append(total)

    def turned(self, *, timings: Mapping[str, float], asked: bool) -> None:
        assert "keeping" in timings
        self.asked.append(asked)

    def step(self, step: Step, *, questions: int | None = None) -> None:
        self.steps[step] += 1
        self.questions[step] = questions


@pytest.fixture(scope="module")
def told() -> Told:
    return Told()


@pytest.fixture(scope="module")
def service(
    settings: ServiceSettings, api_home: Path, shelves: Shelves, stores: Stores, told: Told
) -> Service:
    return Service(settings, bootstrap(api_home), shelves, stores, told)


def test_a_journey_moves_the_funnel(api: httpx.Client, told: Told) -> None:
    good = api.post("/v1/search", json={"text": "electric forklift"}).json()
    api.post("/v1/search", json={"text": "zzzzqqqq xxyyzz"}).raise_for_status()
    assert told.searches == [good["total"], 0]
    talk = api.post("/v1/conversations", json={"message": "electric forklift"}).json()
    path = f"/v1/conversations/{talk['id']}"
    turn = api.post(f"{path}/messages", json={"text": "10 pcs, at least 1.5 t"}).json()
    chosen = turn["products"][0]["product_id"]
    selecting = {"edits": [{"op": "shortlist", "product_ids": [chosen]}]}
    api.post(f"{path}/edits", json=selecting).raise_for_status()
    api.post("/v1/compare", json={"conversation_id": talk["id"]}).raise_for_status()
    rfq = api.post("/v1/rfqs", json={"conversation_id": talk["id"]}).raise_for_status().json()
    api.get(f"/v1/rfqs/{rfq['id']}/export/json").raise_for_status()
    # A search is a step by being told as a search.
    assert told.steps == {
        Step.CONVERSATION: 1,
        Step.SELECTION: 1,
        Step.COMPARISON: 1,
        Step.RFQ: 1,
        Step.EXPORT: 1,
    }
    assert len(told.asked) == 3
    read = api.get(path).json()["turns"]
    asked = [one["question"] is not None for one in read]
    assert told.asked == asked
    assert told.questions[Step.SELECTION] == told.questions[Step.RFQ] == sum(asked)


def test_what_is_refused_is_no_step(api: httpx.Client, told: Told) -> None:
    before = told.steps.copy()
    assert api.post("/v1/rfqs", json={"conversation_id": "c_none"}).status_code == 404
    assert api.post("/v1/compare", json={"conversation_id": "c_none"}).status_code == 404
    assert told.steps == before


def test_an_application_that_counts_nothing_tells_nothing(app: FastAPI, api: httpx.Client) -> None:
    assert not hasattr(app.state, "metrics")
    answer = api.get("/metrics")
    assert answer.status_code == 200
    assert answer.text == ""
