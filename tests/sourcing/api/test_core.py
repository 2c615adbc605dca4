"""What holds for every route: problems, ids, headers, formats and limits."""

from __future__ import annotations

import gzip
import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from urllib.parse import urlsplit

import httpx
import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st

from sourcing.api.app import create_app
from sourcing.api.kinds import KINDS
from sourcing.api.protect.bodies import DEEPEST, depth_of
from sourcing.api.protect.heads import LARGEST_HEADERS, LONGEST_ADDRESS
from sourcing.service.service import Service
from sourcing.settings import ServiceSettings

Serve = Callable[[FastAPI], AbstractContextManager[str]]


def problem(answer: httpx.Response, status: int, kind: str) -> dict[str, object]:
    """The problem of an answer, which must be whole."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    found = answer.json()
    assert found["type"] == f"/problems/{kind}"
    assert found["status"] == status
    assert found["title"] == KINDS[kind].title
    assert found["instance"] == answer.headers["x-request-id"]
    assert answer.headers["cache-control"] == "no-store"
    assert isinstance(found, dict)
    return found


# Who is calling


def test_who_is_calling(api: httpx.Client) -> None:
    answer = api.get("/v1/session")
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found["kind"] == "local"
    assert found["visitor"] is None
    assert "USD" in found["currencies"]
    assert found["generation"].startswith("000001-")


# Problems


def test_an_unknown_address_is_a_problem_that_can_be_looked_up(api: httpx.Client) -> None:
    found = problem(api.get("/v1/nothing"), 404, "not-found")
    assert found["value"] == "/v1/nothing"
    assert api.get(str(found["type"])).json()["meaning"] == KINDS["not-found"].meaning


def test_every_kind_of_problem_is_explained(api: httpx.Client) -> None:
    for name, kind in KINDS.items():
        found = api.get(kind.address).json()
        assert found == {
            "type": f"/problems/{name}",
            "status": kind.status,
            "title": kind.title,
            "meaning": kind.meaning,
        }
    found = problem(api.get("/problems/none"), 404, "not-found")
    assert found["accepted"] == sorted(KINDS)


@pytest.mark.parametrize(
    ("body", "pointer", "value", "accepted"),
    [
        ({"size": 0}, "/size", 0, "1 or more"),
        ({"size": "10"}, "/size", "10", "int"),
        ({"constraints": [{"field": "a", "operator": "at least", "values": [1]}]},
         "/constraints/0/operator", "at least", "≥"),
        ({"constraints": [{"operator": "≥", "values": [1]}]}, "/constraints/0/field", None,
         "a value"),
        ({"txet": "pump"}, "/txet", "pump", "only the fields of the document"),
        ({"fusion": {"a/b~c": 1}}, "/fusion/a~1b~0c", 1, "only the fields of the document"),
    ],
)  # fmt: skip
def test_a_fault_has_its_place_its_value_and_what_is_accepted(
    api: httpx.Client, body: object, pointer: str, value: object, accepted: str
) -> None:
    found = problem(api.post("/v1/search", json=body), 422, "invalid")
    faults = found["faults"]
    assert isinstance(faults, list)
    assert [one["pointer"] for one in faults] == [pointer]
    assert faults[0]["value"] == value
    assert accepted in faults[0]["accepted"]
    assert (found["field"], found["value"]) == (pointer, value)


def test_a_value_is_sent_back_shortened(api: httpx.Client) -> None:
    found = problem(api.post("/v1/search", json={"currency": "x" * 5000}), 422, "invalid")
    assert len(str(found["value"])) == 200


@pytest.mark.parametrize(
    "body",
    [b"{", b'{"text": NaN}', b"\xff\xfe", b'{"text": "\\ud800"}', b"[" * 100 + b"]" * 100],
    ids=["cut off", "not a number", "not UTF-8", "half a surrogate pair", "too deep"],
)
def test_what_is_not_json_is_refused(api: httpx.Client, body: bytes) -> None:
    answer = api.post("/v1/search", content=body, headers={"Content-Type": "application/json"})
    problem(answer, 400, "malformed")


@given(st.recursive(st.text() | st.integers(), lambda inner: st.lists(inner, max_size=3)))
def test_depth_is_counted_outside_of_strings(document: object) -> None:
    def depth(node: object) -> int:
        return 1 + max(map(depth, node), default=0) if isinstance(node, list) else 0

    assert depth_of(json.dumps(document).encode()) == min(depth(document), DEEPEST + 1)
    assert depth_of(json.dumps({'["{': [document]}).encode()) >= 2


# Methods and formats


def test_another_method_is_refused_with_those_that_are_taken(api: httpx.Client) -> None:
    answer = api.put("/v1/search", json={})
    assert problem(answer, 405, "method-not-allowed")["accepted"] == ["POST"]
    assert answer.headers["allow"] == "POST"
    assert api.request("TRACE", "/v1/suppliers").headers["allow"] == "GET, HEAD"
    assert api.delete("/v1/rfqs").headers["allow"] == "GET, HEAD, POST"


def test_head_is_get_without_its_body(api: httpx.Client) -> None:
    whole, head = api.get("/v1/categories"), api.head("/v1/categories")
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["etag"] == whole.headers["etag"]
    problem_headers = api.head("/v1/nothing")
    assert (problem_headers.status_code, problem_headers.content) == (404, b"")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", None])
def test_another_format_of_a_body_is_refused(api: httpx.Client, kind: str | None) -> None:
    headers = {} if kind is None else {"Content-Type": kind}
    answer = api.post("/v1/search", content=b'{"text": "pump"}', headers=headers)
    assert problem(answer, 415, "unsupported-media-type")["accepted"] == ["application/json"]


def test_a_compressed_body_is_refused(api: httpx.Client) -> None:
    answer = api.post(
        "/v1/search",
        content=gzip.compress(b'{"text": "pump"}'),
        headers={"Content-Type": "application/json", "Content-Encoding": "gzip"},
    )
    problem(answer, 415, "unsupported-media-type")


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/json", 200),
        ("application/*;q=0.5", 200),
        ("*/*", 200),
        ("text/html, */*;q=0.1", 200),
        ("text/html", 406),
        ("application/json;q=0", 406),
    ],
)
def test_the_format_of_the_answer_is_agreed_on(api: httpx.Client, accept: str, status: int) -> None:
    answer = api.get("/v1/categories", headers={"Accept": accept})
    if status == 406:
        assert problem(answer, 406, "not-acceptable")["accepted"] == ["application/json"]
    else:
        assert answer.status_code == status


def test_a_query_parameter_that_nothing_reads_is_refused(api: httpx.Client) -> None:
    found = problem(api.get("/v1/suppliers?page=2"), 422, "invalid")
    assert found["field"] == "page"
    assert found["accepted"] == ["cursor", "language", "limit"]


# Headers


@pytest.mark.parametrize(
    ("given_id", "kept"),
    [("client-0001", True), ("short", False), ("a b c d e f g", False), ("x" * 81, False)],
)
def test_a_sane_request_id_is_taken_over(api: httpx.Client, given_id: str, kept: bool) -> None:
    answer = api.get("/v1/session", headers={"X-Request-ID": given_id})
    assert (answer.headers["x-request-id"] == given_id) is kept


def test_answers_of_the_interface_run_nothing_and_are_kept_nowhere(api: httpx.Client) -> None:
    headers = api.post("/v1/search", json={"text": "pump"}).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"
    # Without TLS a browser would ignore it, and behind a proxy it is the proxy's to say.
    assert "strict-transport-security" not in headers


def test_pages_run_only_scripts_of_the_service(app: FastAPI, serve: Serve) -> None:
    from starlette.responses import HTMLResponse

    from sourcing.api.protect.envelope import Envelope
    from sourcing.api.protect.security_headers import SecurityHeaders

    async def page(scope: object, receive: object, send: object) -> None:
        await HTMLResponse("<p>page")(scope, receive, send)  # type: ignore[arg-type]

    inside = FastAPI()
    inside.mount("/", page)
    inside.add_middleware(
        Envelope, headers=SecurityHeaders(image_origins=("https://pictures.example",))
    )
    with serve(inside) as address:
        headers = httpx.get(address, trust_env=False).headers
    policy = headers["content-security-policy"]
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    assert "script-src 'self'" in policy
    assert "img-src 'self' data: https://pictures.example" in policy
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]


def test_large_answers_are_compressed_for_who_takes_it(api: httpx.Client) -> None:
    packed = api.get("/v1/categories", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    plain = api.get("/v1/categories", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert packed.json() == plain.json()
    assert packed.headers["etag"] == plain.headers["etag"]


# Limits


@pytest.fixture(scope="module")
def small(service: Service, serve: Serve) -> Iterator[httpx.Client]:
    """A service that takes little and waits shortly."""
    settings = ServiceSettings(
        _env_file=None, host="127.0.0.1", body_limit=2_000, upload_limit=3_000, body_seconds=0.5
    )
    made = Service(settings, service.application, service.shelves, service.stores)
    with (
        serve(create_app(made)) as address,
        httpx.Client(base_url=address, timeout=30, trust_env=False) as client,
    ):
        yield client


def test_a_body_that_is_too_large_is_refused(small: httpx.Client) -> None:
    answer = small.post("/v1/search", json={"text": "x" * 3_000})
    assert problem(answer, 413, "too-large")["accepted"] == ["2000 bytes or less"]


def test_so_is_one_whose_length_nobody_told(small: httpx.Client) -> None:
    def parts() -> Iterator[bytes]:
        for _ in range(30):
            yield b" " * 100

    answer = small.post("/v1/search", content=parts(), headers={"Content-Type": "application/json"})
    problem(answer, 413, "too-large")


@pytest.mark.parametrize("told", [True, False])
def test_so_is_an_upload(small: httpx.Client, told: bool) -> None:
    boundary = b"--b\r\nContent-Disposition: form-data; name=file; filename=a.csv\r\n\r\n"
    content = boundary + b"a" * 10_000 + b"\r\n--b--\r\n"
    answer = small.post(
        "/v1/admin/ingests",
        content=content if told else iter([content]),
        headers={"Content-Type": "multipart/form-data; boundary=b"},
    )
    problem(answer, 413, "too-large")


def test_a_body_that_does_not_come_is_not_waited_for(small: httpx.Client) -> None:
    place = urlsplit(str(small.base_url))
    with socket.create_connection((place.hostname, place.port), timeout=20) as connection:
        connection.sendall(
            b"POST /v1/search HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            b'Content-Length: 100\r\n\r\n{"text"'
        )
        started = time.monotonic()
        answer = connection.recv(65536)
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert time.monotonic() - started < 15


def test_an_address_that_is_too_long_is_refused(api: httpx.Client) -> None:
    problem(api.get("/v1/suggest", params={"q": "x" * LONGEST_ADDRESS}), 414, "address-too-long")


def test_so_are_headers_that_are_too_large(api: httpx.Client) -> None:
    answer = api.get("/v1/session", headers={"X-Large": "x" * LARGEST_HEADERS})
    problem(answer, 431, "headers-too-large")
    many = [(f"X-{number}", "1") for number in range(120)]
    problem(api.get("/v1/session", headers=many), 431, "headers-too-large")


def test_an_answer_that_takes_too_long_is_given_up(service: Service, serve: Serve) -> None:
    settings = ServiceSettings(_env_file=None, host="127.0.0.1", answer_seconds=0.3)
    app = create_app(Service(settings, service.application, service.shelves, service.stores))

    @app.get("/v1/slow")
    async def slow() -> None:
        import asyncio

        await asyncio.sleep(30)

    with serve(app) as address:
        problem(httpx.get(f"{address}/v1/slow", trust_env=False), 504, "too-slow")


def test_a_failure_tells_nothing_but_where_to_look(
    service: Service, serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(service)

    @app.get("/v1/broken")
    async def broken() -> None:
        raise RuntimeError("secret of the inside")

    with serve(app) as address:
        answer = httpx.get(
            f"{address}/v1/broken", headers={"X-Request-ID": "find-me-01"}, trust_env=False
        )
    found = problem(answer, 500, "fault")
    assert "secret" not in answer.text
    assert found["instance"] == "find-me-01"
    assert "secret of the inside" in caplog.text


# Hosts


@pytest.mark.parametrize(
    ("host", "status"), [("localhost", 200), ("127.0.0.1:9", 200), ("evil.example", 421)]
)
def test_only_its_own_names_reach_a_service_on_loopback(
    api: httpx.Client, host: str, status: int
) -> None:
    answer = api.get("/v1/session", headers={"Host": host})
    assert answer.status_code == status
    if status == 421:
        problem(answer, 421, "misdirected")
