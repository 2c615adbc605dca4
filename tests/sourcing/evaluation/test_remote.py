"""A service is ranked over HTTP as any client asks it: pages, a key, patience, clear errors."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from data.errors import InputError
from index.request import Mode, Rerank
from sourcing.client import InvalidRequest, Unauthenticated, UnexpectedAnswer
from sourcing.evaluation.collection import Judged
from sourcing.evaluation.remote import PAGE, RemoteEndpoint, connect
from sourcing.evaluation.run import evaluate


class Service:
    """Answers searches with as many products as it holds, a page at a time."""

    def __init__(self, products: int) -> None:
        self.products = products
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.refusals: list[httpx.Response] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        assert request.url.path == "/v1/search"
        assert request.method == "POST"
        self.keys.append(request.headers.get("authorization"))
        if self.refusals:
            return self.refusals.pop(0)
        order = json.loads(request.content)
        self.asked.append(order)
        start = int(order.get("cursor") or 0)
        stop = min(start + order["size"], self.products)
        hits = [
            {
                "product_id": f"p{number}",
                "score": 1.0 / (1 + number),
                "outcomes": [],
                "duplicates": [],
                "contributions": [],
                "card": None,
            }
            for number in range(start, stop)
        ]
        answer = {
            "query": {
                "type": "head term",
                "language": "en",
                "corrected": None,
                "dense_weight": 0.5,
                "conditions": [],
            },
            "total": self.products,
            "hits": hits,
            "facets": [],
            "relaxations": [],
            "cursor": str(stop) if stop < self.products else None,
            "nearest_category": None,
            "timings": {},
            "generation": "g1",
        }
        return httpx.Response(200, json=answer)


def test_pages_are_joined_and_say_what_is_asked() -> None:
    service = Service(250)
    with connect("http://x", key="sk_1", transport=httpx.MockTransport(service)) as client:
        endpoint = RemoteEndpoint(client, mode=Mode.LEXICAL, rerank=Rerank.LEARNT)
        found = endpoint.rank("red lamp", 230)
        assert [product for product, _ in found] == [f"p{n}" for n in range(230)]
        assert endpoint.rank("red lamp", 1000) == [(f"p{n}", 1.0 / (1 + n)) for n in range(250)]
    assert [order["size"] for order in service.asked[:3]] == [PAGE, PAGE, 30]
    assert [order.get("cursor") for order in service.asked[:3]] == [None, "100", "200"]
    first = service.asked[0]
    assert (first["text"], first["mode"], first["rerank"]) == ("red lamp", "lexical", "learnt")
    assert (first["facets"], first["facet_count"], first["cards"]) == ([], 0, False)
    assert first["collapse"] is False
    assert set(service.keys) == {"Bearer sk_1"}


def test_nothing_found_is_an_empty_ranking() -> None:
    with connect("http://x", transport=httpx.MockTransport(Service(0))) as client:
        assert RemoteEndpoint(client).rank("zzz", 10) == []


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_service_is_asked_again(status: int) -> None:
    service = Service(3)
    service.refusals = [httpx.Response(status, headers={"Retry-After": "0"})] * 2
    with connect("http://x", transport=httpx.MockTransport(service)) as client:
        assert len(RemoteEndpoint(client).rank("lamp", 10)) == 3
    assert len(service.keys) == 3


@pytest.mark.parametrize(
    ("answer", "error", "said"),
    [
        (httpx.Response(401), Unauthenticated, "401"),
        (
            httpx.Response(
                422,
                json={
                    "type": "/problems/invalid",
                    "title": "x",
                    "status": 422,
                    "detail": "no ranker has been trained for this catalogue",
                    "instance": "1",
                },
            ),
            InvalidRequest,
            "no ranker has been trained",
        ),
        (httpx.Response(200, text="<html>"), UnexpectedAnswer, "not the document"),
    ],
)
def test_what_a_service_refuses_is_said(
    answer: httpx.Response, error: type[Exception], said: str
) -> None:
    service = Service(3)
    service.refusals = [answer]
    with (
        connect("http://x", transport=httpx.MockTransport(service)) as client,
        pytest.raises(error, match=said),
    ):
        RemoteEndpoint(client).rank("lamp", 10)


@pytest.mark.parametrize("url", ["", "localhost:8000", "ftp://x", "http://"])
def test_an_address_is_http(url: str) -> None:
    with pytest.raises(InputError, match="no address"):
        connect(url)


def test_it_is_measured_as_an_engine_here_is() -> None:
    with connect("http://x", transport=httpx.MockTransport(Service(5))) as client:
        found = evaluate(RemoteEndpoint(client), [Judged("1", "lamp", {"p1": 1})])
    assert found.means["RR"].mean == 0.5
