"""Who may do what: keys, visitors, open mode, origins, limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from fastapi import FastAPI

from data.errors import InputError
from sourcing.api.app import create_app
from sourcing.api.callers import COOKIE, Callers, new_token, owner_of
from sourcing.api.rates import Rates
from sourcing.service.service import Service
from sourcing.settings import ServiceSettings
from sourcing.state.records import Scope
from sourcing.state.stores import Stores

Serve = Callable[[FastAPI], AbstractContextManager[str]]
Make = Callable[..., AbstractContextManager[httpx.Client]]

SHOP = "https://shop.example"


@pytest.fixture
def served_with(service: Service, serve: Serve) -> Make:
    """Serves the same catalogue under other settings."""

    @contextmanager
    def make(**given: object) -> Iterator[httpx.Client]:
        settings = ServiceSettings.model_validate({"open": False, **given})
        made = Service(settings, service.application, service.shelves, service.stores)
        with (
            serve(create_app(made)) as address,
            httpx.Client(base_url=address, timeout=30, trust_env=False) as client,
        ):
            yield client

    return make


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


# Keys


def test_a_key_may_do_what_its_scopes_say(served_with: Make, stores: Stores) -> None:
    key = stores.keys.create("reader", [Scope.SEARCH])
    with served_with() as client:
        assert client.get("/v1/categories", headers=bearer(key.token)).status_code == 200
        refused = client.get("/v1/rfqs", headers=bearer(key.token))
        assert refused.status_code == 403
        assert refused.json()["accepted"] == ["rfq"]
        session = client.get("/v1/session", headers=bearer(key.token)).json()
        assert (session["kind"], session["scopes"]) == ("key", ["search"])
        assert key.token not in refused.text


def test_without_a_key_nothing_is_answered(served_with: Make) -> None:
    with served_with() as client:
        for path in ("/v1/session", "/v1/categories", "/v1/conversations", "/v1/admin/status"):
            answer = client.get(path)
            assert answer.status_code == 401
            assert answer.headers["www-authenticate"].startswith("Bearer ")
        assert client.get("/healthz").status_code == 200
        assert client.get("/v1/openapi.json").status_code == 200


@pytest.mark.parametrize(
    "header", ["Bearer sk_no_secret", "Bearer", "Basic YTpi", "Visitor nobody", "sk_x"]
)
def test_what_is_no_key_is_refused(served_with: Make, header: str) -> None:
    with served_with() as client:
        assert client.get("/v1/categories", headers={"Authorization": header}).status_code == 401


def test_a_revoked_or_expired_key_is_refused(
    served_with: Make, stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sourcing.api.callers._FOR", 0.0)
    key = stores.keys.create("gone", [Scope.SEARCH])
    with served_with() as client:
        assert client.get("/v1/categories", headers=bearer(key.token)).status_code == 200
        stores.keys.revoke(key.key.id)
        assert client.get("/v1/categories", headers=bearer(key.token)).status_code == 401


def test_a_key_is_taken_at_its_word_for_seconds_only(
    stores: Stores, settings: ServiceSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    from starlette.requests import Request

    key = stores.keys.create("remembered", [Scope.SEARCH])
    callers = Callers(settings, stores.keys)
    header = (b"authorization", f"Bearer {key.token}".encode())
    request = Request(
        {"type": "http", "method": "GET", "path": "/", "headers": [header], "client": ("h", 1)}
    )
    assert not callers.remembered(request)
    caller, _ = callers.identify(request)
    assert caller.owner == f"key:{key.key.id}"
    assert callers.remembered(request)
    later = datetime.now(UTC) + timedelta(seconds=6)
    monkeypatch.setattr("sourcing.api.callers.time.monotonic", lambda: later.timestamp() + 1e9)
    assert not callers.remembered(request)


# Visitors


def test_a_browser_is_given_a_token_and_owns_what_it_makes(served_with: Make) -> None:
    with served_with(allowed_origins=SHOP) as client:
        page = {"Origin": SHOP}
        session = client.get("/v1/session", headers=page)
        assert session.status_code == 200
        assert session.headers["access-control-allow-origin"] == SHOP
        assert "access-control-allow-credentials" not in session.headers
        token = session.json()["visitor"]
        as_visitor = {**page, "Authorization": f"Visitor {token}"}
        again = client.get("/v1/session", headers=as_visitor).json()
        assert (again["kind"], again["visitor"]) == ("visitor", None)
        assert "admin" not in again["scopes"]
        made = client.post("/v1/conversations", json={}, headers=as_visitor)
        assert made.status_code == 201
        path = f"/v1/conversations/{made.json()['id']}"
        assert client.get(path, headers=as_visitor).status_code == 200
        other = {**page, "Authorization": f"Visitor {new_token()}"}
        assert client.get(path, headers=other).status_code == 404


def test_the_token_cannot_be_found_from_the_owner() -> None:
    token = new_token()
    assert owner_of(token) == owner_of(token)
    assert token[2:] not in owner_of(token)
    assert owner_of(token) != owner_of(new_token())


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://shop.example"])
def test_a_page_of_another_origin_gets_nothing(served_with: Make, origin: str) -> None:
    with served_with(allowed_origins=SHOP) as client:
        answer = client.get("/v1/session", headers={"Origin": origin})
        assert answer.status_code == 401
        assert "access-control-allow-origin" not in answer.headers
        preflight = client.options(
            "/v1/search", headers={"Origin": origin, "Access-Control-Request-Method": "POST"}
        )
        assert "access-control-allow-origin" not in preflight.headers


def test_a_page_that_is_allowed_may_ask_first(served_with: Make) -> None:
    with served_with(allowed_origins=SHOP) as client:
        answer = client.options(
            "/v1/conversations",
            headers={
                "Origin": SHOP,
                "Access-Control-Request-Method": "POST",
                "Access-Control-Request-Headers": "authorization,content-type,idempotency-key",
            },
        )
        assert answer.status_code == 200
        assert answer.headers["access-control-allow-origin"] == SHOP
        assert "access-control-allow-credentials" not in answer.headers


def test_problems_can_be_read_by_an_allowed_page(served_with: Make) -> None:
    with served_with(allowed_origins=SHOP) as client:
        answer = client.get("/v1/nothing", headers={"Origin": SHOP})
        assert answer.headers["access-control-allow-origin"] == SHOP
        assert "X-Request-ID" in answer.headers["access-control-expose-headers"]


def test_the_cookie_is_for_the_service_s_own_pages(served_with: Make) -> None:
    with served_with(visitors=True) as client:
        own = {"Sec-Fetch-Site": "same-origin"}
        session = client.get("/v1/session", headers=own)
        cookie = session.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "samesite=strict" in cookie.casefold()
        assert session.json()["visitor"] in cookie
        client.cookies.clear()
        sent = {"Cookie": f"{COOKIE}={session.json()['visitor']}"}
        assert client.get("/v1/rfqs", headers={**own, **sent}).status_code == 200
        assert client.get("/v1/rfqs", headers=sent).status_code == 401
        cross = {**sent, "Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}
        assert client.get("/v1/rfqs", headers=cross).status_code == 401
        assert client.post("/v1/rfqs", json={}, headers=cross).status_code == 403


def test_visitors_do_not_judge(served_with: Make) -> None:
    with served_with(visitors=True) as client:
        headers = {"Authorization": f"Visitor {new_token()}", "Sec-Fetch-Site": "same-origin"}
        order = {"query": "forklift", "product_id": "x", "grade": 4}
        assert client.put("/v1/judgements", json=order, headers=headers).status_code == 403
        assert client.get("/v1/judgements", headers=headers).status_code == 403


# Open mode


def test_open_mode_is_for_this_machine_only(served_with: Make) -> None:
    with served_with(open=None) as client:
        assert client.get("/v1/admin/status").status_code == 200
        for name in ("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"):
            # A proxy on this machine hands on what others sent.
            answer = client.get("/v1/admin/status", headers={name: "203.0.113.7"})
            assert answer.status_code == 401


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_a_stranger_s_page_changes_nothing_in_open_mode(
    served_with: Make, headers: dict[str, str]
) -> None:
    with served_with(open=None) as client:
        upload = {"file": ("a.csv", b"title\nx\n", "text/csv")}
        answer = client.post("/v1/admin/ingests", files=upload, headers=headers)
        assert answer.status_code == 403


def test_open_is_refused_beyond_loopback() -> None:
    assert not ServiceSettings(_env_file=None, host="0.0.0.0", open=None).is_open
    with pytest.raises(ValueError, match="only on loopback"):
        ServiceSettings(_env_file=None, host="0.0.0.0", open=True)
    assert ServiceSettings(_env_file=None, host="::1").is_open
    for name in ("allowed_hosts", "allowed_origins"):
        assert not ServiceSettings.model_validate({name: "https://shop.example"}).is_open


@pytest.mark.parametrize("origin", ["shop.example", "https://a.example; script-src *", "*"])
def test_what_is_no_origin_is_no_setting(origin: str) -> None:
    with pytest.raises(ValueError, match="no origin"):
        ServiceSettings.model_validate({"allowed_origins": origin})


# Limits


def test_a_key_that_asks_too_often_has_to_wait(served_with: Make, stores: Stores) -> None:
    key, other = (stores.keys.create(name, [Scope.SEARCH]) for name in ("busy", "idle"))
    with served_with(rate_key="3/minute") as client:
        answers = [client.get("/v1/suggest?q=a", headers=bearer(key.token)) for _ in range(4)]
        assert [one.status_code for one in answers] == [200, 200, 200, 429]
        assert [one.headers["ratelimit"] for one in answers[:2]] == [
            '"key";r=2;t=60',
            '"key";r=1;t=60',
        ]
        assert answers[0].headers["ratelimit-policy"] == '"key";q=3;w=60'
        assert 1 <= int(answers[3].headers["retry-after"]) <= 61
        assert answers[3].json()["type"] == "/problems/too-many-requests"
        assert client.get("/v1/suggest?q=a", headers=bearer(other.token)).status_code == 200


def test_visitors_of_one_address_share_a_limit(served_with: Make) -> None:
    with served_with(visitors=True, rate_address="4/minute", rate_visitor="3/minute") as client:

        def ask(token: str) -> int:
            headers = {"Authorization": f"Visitor {token}", "Sec-Fetch-Site": "same-origin"}
            return client.get("/v1/suggest?q=a", headers=headers).status_code

        first, second = new_token(), new_token()
        assert [ask(first), ask(first), ask(second), ask(second), ask(second)] == [
            *(200, 200, 200, 200),
            429,
        ]


def test_keys_cannot_be_tried_out(served_with: Make, stores: Stores) -> None:
    good = stores.keys.create("good", [Scope.SEARCH])
    with served_with(rate_refused="3/minute") as client:
        tried = [client.get("/v1/categories", headers=bearer(f"sk_a_{n}")) for n in range(5)]
        assert [one.status_code for one in tried] == [401, 401, 401, 429, 429]
        # Not even the right one is told from a wrong one then.
        assert client.get("/v1/categories", headers=bearer(good.token)).status_code == 429


@pytest.mark.parametrize("text", ["often", "5/fortnight", "-1/minute"])
def test_a_limit_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(InputError) as caught:
        Rates({"key": text})
    assert caught.value.value == text


def test_an_empty_limit_counts_nothing() -> None:
    rates = Rates({"key": ""})
    assert rates.count("key", "anybody") is None
    assert not rates.spent("key", "anybody")


def test_of_several_limits_the_nearest_is_told() -> None:
    rates = Rates({"key": "2/second;100/minute"})
    first = rates.count("key", "a")
    assert first is not None
    assert (first.limit, first.left) == (2, 1)
    rates.count("key", "a")
    third = rates.count("key", "a")
    assert third is not None
    assert not third.allowed
