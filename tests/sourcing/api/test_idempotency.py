"""A repeated request has one effect and one answer; documents say which version they are."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Annotated

import httpx
import pytest
from fastapi import APIRouter, FastAPI, Form, Request, Response, UploadFile
from starlette.responses import StreamingResponse

from data.errors import InputError
from sourcing.api.app import create_app
from sourcing.api.etags import etag_of, expected_version, not_modified
from sourcing.api.idempotency import IdempotentRoute, keep_instead, once
from sourcing.api.problems import Refused
from sourcing.service.service import Service

Serve = Callable[[FastAPI], AbstractContextManager[str]]


class Counter:
    """Counts what was done; can be made to wait in the middle of it."""

    def __init__(self) -> None:
        self.done = 0
        self.begun = threading.Event()
        self.go_on = threading.Event()
        self.go_on.set()


@pytest.fixture(scope="module")
def counter() -> Counter:
    return Counter()


@pytest.fixture(scope="module")
def client(service: Service, counter: Counter, serve: Serve) -> Iterator[httpx.Client]:
    router = APIRouter(prefix="/v1/counter", route_class=IdempotentRoute)

    @router.post("")
    def count(request: Request) -> Response:
        counter.begun.set()
        assert counter.go_on.wait(20)
        counter.done += 1
        headers = {"ETag": etag_of(counter.done), "X-Not-Kept": "1"}
        return Response(f'{{"done":{counter.done}}}', 201, headers, "application/json")

    @router.post("/refused")
    def refused() -> Response:
        counter.done += 1
        raise InputError("not like this")

    @router.post("/stream")
    def stream() -> Response:
        counter.done += 1
        return StreamingResponse(iter([b"a", b"b"]), media_type="text/plain")

    @router.post("/upload")
    async def upload(
        request: Request, file: UploadFile, dataset: Annotated[str, Form()]
    ) -> Response:
        async def answer() -> Response:
            counter.done += 1
            return Response(f"{counter.done}", 202)

        digest = hashlib.sha256(await file.read()).digest()
        return await once(request, (digest, dataset.encode()), answer)

    @router.post("/secret")
    def secret(request: Request) -> Response:
        keep_instead(request, b"none")
        return Response("secret", 201)

    app = create_app(service)
    app.include_router(router)
    with (
        serve(app) as address,
        httpx.Client(base_url=address, timeout=30, trust_env=False) as made,
    ):
        yield made


def post(client: httpx.Client, key: str, path: str = "", body: object = None) -> httpx.Response:
    return client.post(f"/v1/counter{path}", json=body, headers={"Idempotency-Key": key})


def test_a_repeated_request_is_given_the_first_answer(
    client: httpx.Client, counter: Counter
) -> None:
    before = counter.done
    first, again, quoted = (
        post(client, "key-1", body={"a": 1}),
        post(client, "key-1", body={"a": 1}),
        post(client, '"key-1"', body={"a": 1}),
    )
    assert counter.done == before + 1
    assert first.status_code == again.status_code == quoted.status_code == 201
    assert first.content == again.content == quoted.content
    assert first.headers["etag"] == again.headers["etag"]
    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    assert first.headers["x-request-id"] != again.headers["x-request-id"]


def test_another_request_with_the_key_is_refused(client: httpx.Client, counter: Counter) -> None:
    post(client, "key-2", body={"a": 1})
    before = counter.done
    for other in (
        post(client, "key-2", body={"a": 2}),
        client.post(
            "/v1/counter",
            json={"a": 1},
            headers={"Idempotency-Key": "key-2", "If-Match": '"1"'},
        ),
    ):
        assert other.status_code == 422
        assert other.json()["type"] == "/problems/idempotency-key-reused"
    assert counter.done == before


def test_the_key_is_the_caller_s_and_the_address_s_own(
    client: httpx.Client, counter: Counter
) -> None:
    from sourcing.api.callers import new_token

    before = counter.done
    post(client, "key-3")
    client.post(
        "/v1/counter",
        headers={"Idempotency-Key": "key-3", "Authorization": f"Visitor {new_token()}"},
    )
    post(client, "key-3", "/stream")
    assert counter.done == before + 3


def test_while_it_is_answered_a_second_one_has_to_wait(
    client: httpx.Client, counter: Counter
) -> None:
    counter.begun.clear()
    counter.go_on.clear()
    answers: list[httpx.Response] = []
    first = threading.Thread(target=lambda: answers.append(post(client, "key-4")))
    first.start()
    assert counter.begun.wait(20)
    second = post(client, "key-4")
    counter.go_on.set()
    first.join()
    assert second.status_code == 409
    assert second.json()["type"] == "/problems/busy"
    assert int(second.headers["retry-after"]) >= 1
    assert answers[0].status_code == 201
    assert post(client, "key-4").headers["idempotency-replayed"] == "true"


def test_what_failed_can_be_tried_again(client: httpx.Client, counter: Counter) -> None:
    before = counter.done
    assert [post(client, "key-5", "/refused").status_code for _ in range(2)] == [422, 422]
    assert counter.done == before + 2


def test_a_stream_is_not_kept(client: httpx.Client, counter: Counter) -> None:
    before = counter.done
    assert [post(client, "key-6", "/stream").text for _ in range(2)] == ["ab", "ab"]
    assert counter.done == before + 2


@pytest.mark.parametrize("key", ["", "x" * 201, "a b", "ä"])
def test_what_is_no_key_is_refused(client: httpx.Client, key: str) -> None:
    answer = client.post("/v1/counter", headers={"Idempotency-Key": key.encode("latin-1")})
    assert answer.status_code == 400


def test_an_upload_is_received_once_for_its_key(client: httpx.Client, counter: Counter) -> None:
    def upload(content: bytes, dataset: str = "a") -> httpx.Response:
        return client.post(
            "/v1/counter/upload",
            files={"file": ("feed.csv", content)},
            data={"dataset": dataset},
            headers={"Idempotency-Key": "key-7"},
        )

    before = counter.done
    # Each multipart body has a boundary of its own: it is the file that makes it the same.
    first, again = upload(b"x" * 3_000_000), upload(b"x" * 3_000_000)
    assert first.status_code == again.status_code == 202
    assert first.content == again.content
    assert again.headers["idempotency-replayed"] == "true"
    for other in (upload(b"y"), upload(b"x" * 3_000_000, "b")):
        assert other.status_code == 422
        assert other.json()["type"] == "/problems/idempotency-key-reused"
    assert counter.done == before + 1


def test_what_is_kept_of_a_secret_is_not_the_secret(client: httpx.Client, counter: Counter) -> None:
    first, again = post(client, "key-8", "/secret"), post(client, "key-8", "/secret")
    assert (first.text, again.text) == ("secret", "none")
    assert again.headers["idempotency-replayed"] == "true"


# Entity tags


def request_with(**headers: str) -> Request:
    fields = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "method": "PATCH", "path": "/", "headers": fields})


@pytest.mark.parametrize(("given", "expected"), [('"3"', 3), ("*", None), (' "12" ', 12)])
def test_a_change_says_which_version_it_was_made_from(given: str, expected: int | None) -> None:
    assert expected_version(request_with(if_match=given)) == expected


@pytest.mark.parametrize(
    ("given", "status"),
    [("3", 400), ("", 400), ('"3', 400), ('"3", "4"', 400), ('W/"3"', 412), ('"abc"', 412)],
)
def test_what_names_no_version_is_refused(given: str, status: int) -> None:
    with pytest.raises(Refused) as caught:
        expected_version(request_with(if_match=given))
    assert caught.value.kind.status == status


def test_a_version_can_be_required() -> None:
    assert expected_version(request_with()) is None
    with pytest.raises(Refused) as caught:
        expected_version(request_with(), required=True)
    assert caught.value.kind.status == 428


@pytest.mark.parametrize(
    ("given", "known"),
    [('"3"', True), ('W/"3"', True), ('"1", "3"', True), ("*", True), ('"4"', False)],
)
def test_what_a_client_has_is_not_sent_again(given: str, known: bool) -> None:
    answer = not_modified(request_with(if_none_match=given), etag_of(3))
    assert (answer is not None) is known
    if answer is not None:
        assert answer.status_code == 304
        assert answer.headers["etag"] == '"3"'


def test_everything_that_is_read_is_tagged(api: httpx.Client) -> None:
    made = api.post("/v1/conversations", json={"message": "forklift"})
    conversation = made.headers["location"]
    rfq = api.post("/v1/rfqs", json={"conversation_id": made.json()["id"]}).headers["location"]
    for path in (
        "/v1/session",
        "/v1/openapi.json",
        "/v1/categories",
        "/v1/suggest?q=fork",
        "/v1/conversations",
        conversation,
        f"{conversation}/need",
        f"{conversation}/turns/1",
        f"{conversation}/transcript?format=html",
        "/v1/rfqs",
        rfq,
        f"{rfq}/revisions",
        f"{rfq}/export/json",
        "/v1/admin/generations",
        "/v1/admin/ingests",
        "/v1/admin/keys",
    ):
        first = api.get(path)
        assert first.status_code == 200, path
        tag = first.headers["etag"]
        again = api.get(path, headers={"If-None-Match": f'"other", {tag}'})
        assert (again.status_code, again.content) == (304, b""), path
        assert again.headers["etag"] == tag
        head = api.head(path)
        assert (head.status_code, head.headers["etag"], head.content) == (200, tag, b""), path
        assert api.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
    assert api.get("/v1/categories", headers={"If-None-Match": "bad"}).status_code == 400
    before = api.get("/v1/conversations").headers["etag"]
    api.patch(conversation, json={"title": "Another"})
    assert api.get("/v1/conversations").headers["etag"] != before


def test_what_was_made_is_found_where_it_is_said_to_be(api: httpx.Client) -> None:
    key = api.post("/v1/admin/keys", json={"name": "one", "scopes": ["search"]})
    assert key.status_code == 201
    assert key.headers["location"] == f"/v1/admin/keys/{key.json()['key']['id']}"
    assert api.delete(key.headers["location"]).status_code == 200


def test_a_key_is_made_once_and_its_secret_kept_nowhere(api: httpx.Client) -> None:
    order = {"name": "again", "scopes": ["search"]}
    headers = {"Idempotency-Key": "make-a-key"}
    first = api.post("/v1/admin/keys", json=order, headers=headers)
    again = api.post("/v1/admin/keys", json=order, headers=headers)
    assert first.json()["token"].startswith("sk_")
    assert again.json() == {**first.json(), "token": None}
    named = [one for one in api.get("/v1/admin/keys").json()["keys"] if one["name"] == "again"]
    assert len(named) == 1
