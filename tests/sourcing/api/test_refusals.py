"""Whatever refuses a request, the router, a layer around it or MCP, says so as a problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from sourcing.api.app import create_app
from sourcing.api.documents.problem import Problem
from sourcing.service.service import Service
from sourcing.service.shelf import Shelves
from sourcing.settings import ServiceSettings

Serve = Callable[[FastAPI], AbstractContextManager[str]]

SHOP = "https://shop.example"
JSON = {"content-type": "application/json"}
TOOLS = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}


@pytest.fixture(scope="module")
def client(service: Service, serve: Serve) -> Iterator[httpx.Client]:
    """Of a service with an allowed origin and small limits."""
    settings = ServiceSettings.model_validate(
        {"open": True, "allowed_origins": SHOP, "body_limit": 2_000, "rate_visitor": "3/minute"}
    )
    made = Service(settings, service.application, service.shelves, service.stores)
    with (
        serve(create_app(made)) as address,
        httpx.Client(base_url=address, timeout=30, trust_env=False) as opened,
    ):
        yield opened


def refusal(answer: httpx.Response, status: int) -> Problem:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    found = Problem.model_validate_json(answer.content)
    assert found.status == status
    assert found.instance == answer.headers["x-request-id"]
    return found


def preflight(origin: str, method: str = "POST", headers: str | None = None) -> dict[str, str]:
    asked = {"Origin": origin, "Access-Control-Request-Method": method}
    return asked if headers is None else {**asked, "Access-Control-Request-Headers": headers}


@pytest.mark.parametrize(
    ("headers", "field"),
    [
        (preflight("https://evil.example"), "Origin"),
        (preflight(SHOP, "TRACE"), "Access-Control-Request-Method"),
        (preflight(SHOP, headers="content-type, x-evil"), "Access-Control-Request-Headers"),
    ],
)
def test_a_page_is_told_why_it_may_not_ask(
    client: httpx.Client, headers: dict[str, str], field: str
) -> None:
    found = refusal(answer := client.options("/v1/search", headers=headers), 403)
    assert (found.field, found.value) == (field, headers[field])
    assert ("access-control-allow-origin" in answer.headers) is (headers["Origin"] == SHOP)
    if field == "Origin":
        assert SHOP not in answer.text


@pytest.mark.parametrize(
    ("method", "path", "given", "status"),
    [
        ("GET", "/nothing", {}, 404),
        ("GET", "/v1/nothing", {}, 404),
        ("GET", "/v1/session/", {}, 404),
        ("OPTIONS", "/nothing", {}, 404),
        ("PUT", "/v1/search", {}, 405),
        ("TRACE", "/v1/search", {}, 405),
        ("POST", "/widget/sourcing-chat.js", {}, 405),
        ("GET", "/mcp", {}, 405),
        ("DELETE", "/mcp", {}, 405),
        ("GET", "/v1/session", {"headers": {"accept": "text/csv"}}, 406),
        ("POST", "/v1/search", {"content": b"x" * 2_001, "headers": JSON}, 413),
        ("POST", "/mcp", {"content": b"x" * 2_001, "headers": JSON}, 413),
        ("GET", "/v1/suggest", {"params": {"q": "x" * 9_000}}, 414),
        ("POST", "/v1/search", {"content": b"{}", "headers": {"content-type": "text/plain"}}, 415),
        ("POST", "/mcp", {"content": b"{}", "headers": {"content-type": "text/plain"}}, 415),
        ("POST", "/mcp", {}, 415),
        ("POST", "/v1/search", {"json": {"text": 1}}, 422),
        ("POST", "/v1/search", {"content": b"{", "headers": JSON}, 400),
        ("POST", "/mcp", {"content": b"{", "headers": JSON}, 400),
        ("POST", "/mcp", {"json": TOOLS, "headers": {"origin": "https://evil.example"}}, 403),
        ("POST", "/v1/rfqs", {"json": {}, "headers": {"origin": "https://evil.example"}}, 403),
        ("POST", "/mcp", {"json": TOOLS, "headers": {"authorization": "Bearer sk_x"}}, 401),
        ("GET", "/v1/session", {"headers": {"x-large": "x" * 16_001}}, 431),
    ],
)
def test_every_refusal_is_a_problem(
    client: httpx.Client, method: str, path: str, given: dict[str, Any], status: int
) -> None:
    answer = client.request(method, path, **given)
    refusal(answer, status)
    if status == 405:
        assert answer.headers["allow"]
    if status == 401:
        assert answer.headers["www-authenticate"]


def test_an_address_says_which_methods_it_takes(client: httpx.Client) -> None:
    answer = client.options("/v1/conversations")
    assert answer.status_code == 204
    assert answer.headers["allow"] == "GET, HEAD, POST, OPTIONS"
    assert answer.content == b""


def test_who_asks_too_often_is_told_when_to_come_back(client: httpx.Client) -> None:
    from sourcing.api.callers import new_token

    headers = {"authorization": f"Visitor {new_token()}", "origin": SHOP}
    answers = [client.get("/v1/conversations", headers=headers) for _ in range(4)]
    assert [one.status_code for one in answers[:3]] == [200] * 3
    refusal(answers[3], 429)
    assert int(answers[3].headers["retry-after"]) >= 1
    assert "r=0" in answers[3].headers["ratelimit"]
    message = client.post("/mcp", json=TOOLS, headers=headers)
    refusal(message, 429)
    assert int(message.headers["retry-after"]) >= 1


def test_before_the_index_is_open_a_client_is_told_to_wait(service: Service, serve: Serve) -> None:
    made = Service(service.settings, service.application, Shelves(lambda _: None), service.stores)
    with (
        serve(create_app(made)) as address,
        httpx.Client(base_url=address, timeout=30, trust_env=False) as client,
    ):
        # A page can greet, with all that needs no catalogue.
        session = client.get("/v1/session").json()
        assert session["generation"] is None
        assert {"USD", "EUR", "CNY"} <= set(session["currencies"])
        for answer in (
            client.post("/v1/search", json={"text": "forklift"}),
            client.post("/v1/conversations", json={"message": "forklift"}),
        ):
            refusal(answer, 503)
            assert int(answer.headers["retry-after"]) >= 1
