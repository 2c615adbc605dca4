"""Feedback is kept where the buyer agrees, and a ranker learns from it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from sourcing.evaluation.click_log import COLUMNS, read_clicks

SEEN = [
    {"kind": "impression", "query": "q", "product_id": f"p{n}", "position": n} for n in (1, 2, 3)
]


def log(api: httpx.Client, query: str) -> list[tuple[str, ...]]:
    found = api.get("/v1/feedback/export")
    assert found.headers["content-type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(found.text)))
    assert tuple(rows[0]) == COLUMNS
    return [tuple(row) for row in rows[1:] if row[0] == query]


def seen(query: str) -> list[dict[str, object]]:
    return [{**one, "query": query} for one in SEEN]


@pytest.mark.parametrize("consent", [{}, {"consent": False}])
def test_without_consent_nothing_is_kept(api: httpx.Client, consent: dict[str, bool]) -> None:
    done = api.post("/v1/feedback", json={"events": seen("silent"), **consent})
    assert done.status_code == 202
    assert done.json() == {"kept": 0}
    assert log(api, "silent") == []


def test_a_list_that_was_shown_is_one_event_and_clicks_find_it(
    api: httpx.Client, tmp_path: Path
) -> None:
    done = api.post("/v1/feedback", json={"events": seen("lamps"), "consent": True})
    assert done.json() == {"kept": 1}
    click = {"kind": "click", "query": "lamps", "product_id": "p2", "position": 2}
    api.post("/v1/feedback", json={"events": [click], "consent": True})
    assert log(api, "lamps") == [
        ("lamps", "p1", "1", "0"),
        ("lamps", "p2", "2", "1"),
        ("lamps", "p3", "3", "0"),
    ]
    file = tmp_path / "clicks.csv"
    file.write_bytes(api.get("/v1/feedback/export").content)
    assert [one.clicked for one in read_clicks(file) if one.query == "lamps"] == [
        False,
        True,
        False,
    ]


def test_a_conversation_says_what_was_looked_for(api: httpx.Client) -> None:
    made = api.post("/v1/conversations", json={"message": "LED lamp"}).json()
    product = made["turns"][0]["products"][0]
    event = {
        "kind": "click",
        "conversation_id": made["id"],
        "product_id": product["product_id"],
        "position": product["position"],
    }
    assert api.post("/v1/feedback", json={"events": [event], "consent": True}).json()["kept"] == 1


@pytest.mark.parametrize(
    ("event", "status"),
    [
        ({"kind": "click", "product_id": "p"}, 422),
        ({"kind": "rating", "query": "q", "product_id": "p"}, 422),
        ({"kind": "click", "query": "q", "product_id": "p", "value": 3}, 422),
        ({"kind": "rating", "query": "q", "product_id": "p", "value": 9}, 422),
        ({"kind": "click", "query": "q", "product_id": "p", "at": "2026-11-22T09:00:00"}, 422),
        ({"kind": "click", "product_id": "p", "conversation_id": "c_nothing"}, 404),
        ({"kind": "wink", "query": "q", "product_id": "p"}, 422),
    ],
)
def test_what_cannot_be_is_refused(
    api: httpx.Client, event: dict[str, object], status: int
) -> None:
    assert api.post("/v1/feedback", json={"events": [event], "consent": True}).status_code == status


def test_only_an_administrator_has_the_log(visitor: Callable[..., httpx.Client]) -> None:
    client = visitor()
    assert (
        client.post("/v1/feedback", json={"events": seen("v"), "consent": True}).status_code == 202
    )
    assert client.get("/v1/feedback/export").status_code == 403


def test_what_a_visitor_wrote_is_no_formula_in_the_log(api: httpx.Client) -> None:
    events = [
        {"kind": "impression", "query": " =HYPERLINK(1)", "product_id": "p1", "position": 1},
        {"kind": "impression", "query": "drills", "product_id": "=1+1", "position": 1},
    ]
    assert api.post("/v1/feedback", json={"events": events, "consent": True}).json()["kept"] == 2
    rows = list(csv.reader(io.StringIO(api.get("/v1/feedback/export").text)))
    assert ["HYPERLINK(1)", "p1", "1", "0"] in rows
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@"]
