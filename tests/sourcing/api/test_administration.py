"""Administration over HTTP: an upload becomes the catalogue that is served; keys; the funnel."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from sourcing.api.app import create_app
from sourcing.bootstrap import bootstrap
from sourcing.service.caller import Scope
from sourcing.service.service import Service, open_shelf
from sourcing.service.shelf import Shelves
from sourcing.settings import ServiceSettings
from sourcing.state.stores import Stores

FEED = "title,category,price,currency,moq,Thread\n" + "\n".join(
    f"Ball valve DN{size} brass,Valves,{size}.50,USD,10,G{size}" for size in (15, 20, 25, 32, 40)
)


@pytest.fixture
def own(
    api_home: Path, tmp_path: Path, stores: Stores, serve: object
) -> Iterator[tuple[httpx.Client, Service]]:
    """A service over a home of its own, which can be changed."""
    home = tmp_path / "home"
    shutil.copytree(api_home, home)
    root = bootstrap(home)
    shelves = Shelves(lambda known: open_shelf(root, known))
    shelves.refresh()
    settings = ServiceSettings(_env_file=None, host="127.0.0.1", upload_limit=5_000)
    service = Service(settings, root, shelves, stores)
    assert callable(serve)
    with (
        serve(create_app(service)) as address,
        httpx.Client(base_url=address, timeout=60, trust_env=False) as client,
    ):
        yield client, service
    shelves.close()


def test_an_upload_is_served_and_can_be_rolled_back(own: tuple[httpx.Client, Service]) -> None:
    client, service = own
    before = client.get("/v1/admin/status").json()
    assert before["served"] == before["current"]
    begun = client.post(
        "/v1/admin/ingests",
        files={"file": ("valves.csv", FEED, "text/csv")},
        data={"dataset": "valves"},
    )
    assert begun.status_code == 202, begun.text
    events = []
    with client.stream("GET", f"{begun.headers['location']}/events", timeout=300) as stream:
        name = ""
        for line in stream.iter_lines():
            kind, _, value = line.partition(": ")
            if kind == "event":
                name = value
            elif kind == "data":
                events.append((name, json.loads(value)))
    assert [name for name, _ in events][-1] == "done"
    assert all(name == "progress" for name, _ in events[:-1])
    last = events[-1][1]
    assert (last["stage"], last["accepted"]) == ("done", 5), last
    assert last == client.get(begun.headers["location"]).json()

    service.shelves.refresh()
    found = client.get("/v1/admin/generations").json()["generations"]
    assert [one["current"] for one in found] == [True, False]
    assert found[0]["id"] == last["generation"]
    assert found[0]["served"]
    assert [one["index"] for one in found] == ["ready", "ready"]

    back = client.post(f"/v1/admin/generations/{before['served']}/activate")
    assert back.status_code == 200, back.text
    assert client.get("/v1/admin/status").json()["served"] == before["served"]
    assert service.shelves.generation == before["served"]


@pytest.mark.parametrize(
    ("content", "status"), [(b"", 422), (b"%PDF-1.7" + b"x" * 50, 422), (b"a,b\n" * 5_000, 413)]
)
def test_what_cannot_be_used_is_refused_with_the_reason(
    own: tuple[httpx.Client, Service], content: bytes, status: int
) -> None:
    client, _ = own
    answer = client.post("/v1/admin/ingests", files={"file": ("feed.csv", content)})
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert client.get("/v1/admin/ingests").json() == {"ingests": []}


def test_a_generation_that_is_not_there(api: httpx.Client) -> None:
    assert api.post("/v1/admin/generations/000009-abc/activate").status_code == 404
    assert api.get("/v1/admin/ingests/i_nothing").status_code == 404


def test_a_key_is_made_used_and_revoked(api: httpx.Client) -> None:
    made = api.post("/v1/admin/keys", json={"name": "shop", "scopes": ["admin"]})
    assert made.status_code == 201, made.text
    token, key = made.json()["token"], made.json()["key"]["id"]
    as_key = {"Authorization": f"Bearer {token}"}
    assert api.get("/v1/admin/keys", headers=as_key).status_code == 200
    assert token not in api.get("/v1/admin/keys", headers=as_key).text
    assert api.delete(f"/v1/admin/keys/{key}").json()["revoked"] is not None
    assert api.get("/v1/admin/keys", headers=as_key).status_code == 401


def test_a_secret_is_not_kept_for_repeated_requests(api: httpx.Client) -> None:
    headers = {"Idempotency-Key": "once"}
    body = {"name": "shop", "scopes": ["search"]}
    tokens = {
        api.post("/v1/admin/keys", json=body, headers=headers).json()["token"] for _ in range(2)
    }
    assert len(tokens) == 2


@pytest.mark.parametrize("scope", [one for one in Scope if one is not Scope.ADMIN])
def test_no_other_scope_administers(api: httpx.Client, stores: Stores, scope: Scope) -> None:
    token = stores.keys.create(scope.value, [scope]).token
    for path in ("status", "generations", "ingests", "funnel", "keys"):
        answer = api.get(f"/v1/admin/{path}", headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 403, path


def test_the_funnel_counts_by_day(api: httpx.Client, stores: Stores) -> None:
    today = datetime.now(UTC).date()
    stores.tallies.add(today, {"search": 4, "rfq": 1})
    stores.tallies.add(today, {"search": 1})
    found = api.get("/v1/admin/funnel", params={"days": 7}).json()
    assert found["steps"][0] == "search"
    assert found["total"]["search"] == 5
    assert found["total"]["comparison"] == 0
    assert found["days"] == [{"day": today.isoformat(), "counts": {"rfq": 1, "search": 5}}]


def test_purging_says_how_much(api: httpx.Client) -> None:
    answer = api.post("/v1/admin/purge", json={"before": "2020-01-01T00:00:00Z"})
    assert answer.json() == {"conversations": 0, "turns": 0, "rfqs": 0, "events": 0, "answers": 0}


def test_readiness_is_red_until_the_index_is_open_and_the_database_answers(
    api_home: Path, settings: ServiceSettings, stores: Stores, serve: object
) -> None:
    root = bootstrap(api_home)
    shelves = Shelves(lambda known: open_shelf(root, known))
    app = create_app(Service(settings, root, shelves, stores))
    assert callable(serve)
    with serve(app) as address, httpx.Client(base_url=address, trust_env=False) as client:
        assert client.get("/healthz").json() == {"status": "alive"}
        red = client.get("/readyz")
        assert (red.status_code, red.json()["status"]) == (503, "not ready")
        shelves.refresh()
        green = client.get("/readyz")
        assert (green.status_code, green.json()["generation"]) == (200, shelves.generation)
        app.state.draining = True
        assert client.get("/readyz").status_code == 503
    shelves.close()
