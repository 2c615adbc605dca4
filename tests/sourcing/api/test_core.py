"""What holds for every route: errors, ids, headers, limits."""

from __future__ import annotations

import httpx
import pytest


def test_who_is_calling(api: httpx.Client) -> None:
    answer = api.get("/v1/session")
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found["kind"] == "local"
    assert found["visitor"] is None
    assert "USD" in found["currencies"]
    assert found["generation"].startswith("000001-")


def test_an_unknown_address_is_a_problem(api: httpx.Client) -> None:
    answer = api.get("/v1/nothing")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["instance"] == answer.headers["x-request-id"]
    assert api.get(problem["type"]).json()["status"] == 404


@pytest.mark.parametrize(("given", "kept"), [("client-0001", True), ("a b\tc" * 4, False)])
def test_a_sane_request_id_is_taken_over(api: httpx.Client, given: str, kept: bool) -> None:
    answer = api.get("/v1/session", headers={"X-Request-ID": given})
    assert (answer.headers["x-request-id"] == given) is kept
