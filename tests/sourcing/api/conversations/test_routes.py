"""Conversations over HTTP: addresses, entity tags, keys, streams, problems."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from sourcing.api.documents.conversation import (
    ConversationDocument,
    ConversationPage,
    ErasedDocument,
    NeedDocument,
    TurnDocument,
)

STREAM = {"Accept": "text/event-stream"}


Hear = Callable[[httpx.Response], Iterator[Any]]


@pytest.fixture
def heard(reader: Any) -> Hear:
    """The events of a response."""

    def hear(response: httpx.Response) -> Iterator[Any]:
        assert response.status_code == 200, response.read()
        assert response.headers["content-type"].startswith("text/event-stream")
        found: Iterator[Any] = reader.read(response.iter_bytes())
        return found

    return hear


def problem(response: httpx.Response, status: int, kind: str) -> Any:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    document = response.json()
    assert document["type"] == f"/problems/{kind}"
    return document


def test_a_conversation_is_begun_read_listed_and_erased(api: httpx.Client) -> None:
    made = api.post("/v1/conversations", json={"message": "forklift", "units": "us"})
    assert made.status_code == 201
    document = ConversationDocument.model_validate(made.json())
    address = made.headers["location"]
    assert address == f"/v1/conversations/{document.id}"
    assert made.headers["etag"] == f'"{document.version}"'
    assert document.title == "forklift"
    assert document.total_turns == 1
    read = api.get(address)
    assert read.json() == made.json()
    assert api.get(address, headers={"If-None-Match": read.headers["etag"]}).status_code == 304
    page = ConversationPage.model_validate(api.get("/v1/conversations").json())
    assert page.conversations[0].id == document.id
    gone = api.delete(address)
    assert ErasedDocument.model_validate(gone.json()).turns == 1
    problem(api.get(address), 404, "not-found")
    problem(api.post(f"{address}/messages", json={"text": "x"}), 404, "not-found")


def test_lists_go_on_page_by_page(visitor: Callable[..., httpx.Client]) -> None:
    client = visitor()
    made = [client.post("/v1/conversations", json={}).json()["id"] for _ in range(5)]
    found: list[str] = []
    cursor: str | None = None
    for _ in range(3):
        query = {"limit": 2} | ({} if cursor is None else {"cursor": cursor})
        page = client.get("/v1/conversations", params=query).json()
        found += [one["id"] for one in page["conversations"]]
        cursor = page["cursor"]
    assert cursor is None
    assert found == made[::-1]


def test_a_message_is_answered_at_once(api: httpx.Client, conversation: str) -> None:
    done = api.post(f"{conversation}/messages", json={"text": "LED lamp"})
    turn = TurnDocument.model_validate(done.json())
    assert done.headers["etag"] == f'"{turn.version}"'
    assert turn.products
    assert turn.question is not None
    assert "idempotency-replayed" not in done.headers
    assert api.get(f"{conversation}/turns/1").json() == done.json()
    problem(api.get(f"{conversation}/turns/2"), 404, "not-found")


def test_a_message_is_answered_as_it_becomes_known(
    api: httpx.Client, conversation: str, heard: Hear, reader: Any
) -> None:
    headers = {**STREAM, "Accept-Encoding": "gzip"}
    with api.stream(
        "POST", f"{conversation}/messages", json={"text": "LED lamp"}, headers=headers
    ) as response:
        assert "content-encoding" not in response.headers
        assert response.headers["cache-control"] == "no-store"
        events = list(heard(response))
    names = [one.name for one in events]
    assert names[:4] == ["accepted", "acts", "products", "question"]
    assert set(names[4:-1]) == {"text"}
    assert names[-1] == "done"
    assert [one.id for one in events] == [f"1.{n}" for n in range(1, len(events) + 1)]
    assert reader.retry == 1000
    turn = TurnDocument.model_validate_json(events[-1].data)
    assert api.get(f"{conversation}/turns/1").content == events[-1].data.encode()
    assert turn.version == api.get(conversation).json()["version"]


def test_the_same_key_is_the_same_turn_also_as_a_stream(
    api: httpx.Client, conversation: str, heard: Hear
) -> None:
    key = {"Idempotency-Key": "a-key"}
    address = f"{conversation}/messages"
    first = api.post(address, json={"text": "forklift"}, headers=key)
    again = api.post(address, json={"text": "forklift"}, headers={**key, "If-Match": '"1"'})
    assert again.content == first.content
    assert again.headers["idempotency-replayed"] == "true"
    with api.stream(
        "POST", address, json={"text": "forklift"}, headers={**key, **STREAM}
    ) as response:
        events = list(heard(response))
    assert [one.name for one in events] == ["accepted", "done"]
    assert events[-1].data.encode() == first.content
    problem(api.post(address, json={"text": "pump"}, headers=key), 422, "idempotency-key-reused")
    assert api.get(conversation).json()["total_turns"] == 1


@pytest.mark.parametrize("stream", [False, True])
def test_a_key_is_for_one_request_whatever_it_does(
    api: httpx.Client, conversation: str, stream: bool
) -> None:
    api.post(f"{conversation}/messages", json={"text": "forklift"})
    headers = {"Idempotency-Key": "a-key", **(STREAM if stream else {})}
    edit = {"op": "require", "field": "load_capacity", "operator": "≥", "values": [2], "unit": "t"}
    other = {**edit, "values": [3]}
    done = api.post(f"{conversation}/edits", json={"edits": [edit]}, headers=headers)
    assert done.status_code == 200
    again = api.post(f"{conversation}/edits", json={"edits": [edit]}, headers=headers)
    assert again.status_code == 200
    for path, body in (
        ("edits", {"edits": [other]}),
        ("edits", {"edits": [edit, other]}),
        ("messages", {"text": "at least 2 t"}),
        ("undo", None),
    ):
        refused = api.post(f"{conversation}/{path}", json=body, headers=headers)
        problem(refused, 422, "idempotency-key-reused")
    assert api.get(conversation).json()["total_turns"] == 2


def test_a_broken_stream_is_asked_for_again_by_its_last_event(
    api: httpx.Client, conversation: str, heard: Hear
) -> None:
    address = f"{conversation}/messages"
    with api.stream("POST", address, json={"text": "forklift"}, headers=STREAM) as response:
        events = list(heard(response))
    headers = {**STREAM, "Last-Event-ID": events[1].id}
    with api.stream("POST", address, json={"text": "forklift"}, headers=headers) as response:
        assert [one.data for one in heard(response)] == [events[-1].data]
    # Other words are another message, whatever was heard last.
    with api.stream("POST", address, json={"text": "at least 2 t"}, headers=headers) as response:
        assert list(heard(response))[-1].id.startswith("2.")


def test_what_was_accepted_is_done_though_nobody_listens(
    api: httpx.Client, conversation: str, heard: Hear
) -> None:
    with api.stream(
        "POST", f"{conversation}/messages", json={"text": "forklift"}, headers=STREAM
    ) as response:
        assert next(heard(response)).name == "accepted"
    until = time.monotonic() + 30
    while api.get(conversation).json()["total_turns"] == 0:
        assert time.monotonic() < until, "the message was lost"
        time.sleep(0.02)


@pytest.mark.parametrize("stream", [False, True])
def test_what_cannot_be_is_a_problem_of_its_own_status(
    api: httpx.Client, conversation: str, stream: bool
) -> None:
    headers = STREAM if stream else {}
    address = f"{conversation}/edits"
    body = {"edits": [{"op": "choose", "question": "q9", "options": ["1"]}]}
    late = problem(api.post(address, json=body, headers=headers), 409, "conflict")
    assert late["field"] == "edits.0.question"
    assert "no question is open" in late["accepted"][0]
    body = {"edits": [{"op": "focus", "line": "4"}]}
    problem(api.post(address, json=body, headers=headers), 422, "invalid")
    stale = api.post(
        f"{conversation}/messages", json={"text": "pump"}, headers={**headers, "If-Match": '"7"'}
    )
    assert problem(stale, 412, "outdated")["version"] == 1
    unknown = {"edits": [{"op": "fly"}]}
    problem(api.post(address, json=unknown, headers=headers), 422, "invalid")
    problem(api.post(f"{conversation}/messages", json={"text": ""}), 422, "invalid")


def test_other_windows_catch_up_with_what_is_new(api: httpx.Client, conversation: str) -> None:
    for text in ("forklift", "at least 2 t", "20 pieces"):
        api.post(f"{conversation}/messages", json={"text": text})
    whole = api.get(conversation).json()
    since = whole["turns"][0]["version"]
    news = api.get(conversation, params={"since": since}).json()
    assert news == {**whole, "turns": whole["turns"][1:]}
    assert api.get(conversation, params={"last": 1}).json()["turns"] == whole["turns"][-1:]
    assert api.get(conversation, params={"last": 0}).json()["turns"] == []


def test_other_windows_hear_of_turns_and_of_the_end(
    api: httpx.Client, conversation: str, heard: Hear, reader: Any
) -> None:
    api.post(f"{conversation}/messages", json={"text": "forklift"})
    with api.stream("GET", f"{conversation}/events", headers=STREAM) as response:
        events = heard(response)
        done = api.post(f"{conversation}/messages", json={"text": "at least 2 t"}).json()
        first = next(events)
        assert (first.name, first.id) == ("turn", "2")
        assert json.loads(first.data) == {"number": 2, "version": done["version"]}
        api.delete(conversation)
        assert next(events).name == "gone"
    assert reader.comments == ["following"]


def test_who_was_away_hears_what_came_since(
    api: httpx.Client, conversation: str, heard: Hear
) -> None:
    for text in ("forklift", "at least 2 t"):
        api.post(f"{conversation}/messages", json={"text": text})
    headers = {**STREAM, "Last-Event-ID": "1"}
    with api.stream("GET", f"{conversation}/events", headers=headers) as response:
        assert next(heard(response)).id == "2"


def test_other_windows_hear_that_settings_have_changed(
    api: httpx.Client, conversation: str, heard: Hear
) -> None:
    api.post(f"{conversation}/messages", json={"text": "forklift"})
    with api.stream("GET", f"{conversation}/events") as response:
        events = heard(response)
        changed = api.patch(conversation, json={"units": "us"})
        found = next(events)
        assert (found.name, json.loads(found.data)) == (
            "settings",
            {"version": changed.json()["version"]},
        )
        api.delete(conversation)
        assert [one.name for one in events] == ["gone"]


def test_settings_change_what_is_shown(api: httpx.Client, conversation: str) -> None:
    api.post(f"{conversation}/messages", json={"text": "forklift, at least 2 t, 5 pieces"})
    before = api.get(conversation)
    set_ = api.patch(
        conversation,
        json={"units": "us", "language": "es", "title": "Para el almacén"},
        headers={"If-Match": before.headers["etag"]},
    )
    document = ConversationDocument.model_validate(set_.json())
    assert document.title == "Para el almacén"
    assert document.need is not None
    chips = {one.field: one for one in document.need.lines[0].chips}
    assert chips["load_capacity"].unit == "lb"
    assert chips["load_capacity"].values == (4409.24524,)
    assert "al menos" in chips["load_capacity"].text
    # What was shown is shown anew, and what is kept stays as it was said.
    (turn,) = document.turns
    assert (turn.language, turn.units) == ("es", "us")
    assert any("4.409" in one.text for one in turn.paragraphs)
    held = document.need.state["lines"][0]["requirements"][0]["constraint"]
    assert (held["values"], held["unit"]) == ([2.0], "t")
    stale = api.patch(conversation, json={"units": None}, headers={"If-Match": '"1"'})
    problem(stale, 412, "outdated")
    unset = api.patch(conversation, json={"units": None}).json()
    assert unset["units"] is None
    assert unset["language"] == "es"
    wrong = api.patch(conversation, json={"time_zone": "Mars/Olympus"})
    assert problem(wrong, 422, "invalid")["field"] == "time_zone"
    problem(api.patch(conversation, json={"currency": "QQQ"}), 422, "invalid")


def test_undo_and_fork_and_need(api: httpx.Client, conversation: str) -> None:
    for text in ("forklift", "at least 2 t"):
        api.post(f"{conversation}/messages", json={"text": text})
    copy = api.post(
        f"{conversation}/fork", json={"after_turn": 1}, headers={"Idempotency-Key": "f"}
    )
    assert copy.status_code == 201
    again = api.post(
        f"{conversation}/fork", json={"after_turn": 1}, headers={"Idempotency-Key": "f"}
    )
    assert again.json()["id"] == copy.json()["id"]
    problem(api.post(f"{conversation}/fork", json={"after_turn": 9}), 404, "not-found")
    turn = TurnDocument.model_validate(api.post(f"{conversation}/undo").json())
    assert turn.said == "Undo"
    need = api.get(f"{conversation}/need")
    document = NeedDocument.model_validate(need.json())
    assert document.lines[0].chips[0].kind == "product"
    assert need.headers["etag"] == f'"{turn.version}"'


@pytest.mark.parametrize(
    ("form", "kind"),
    [("markdown", "text/markdown"), ("html", "text/html"), ("json", "application/json")],
)
def test_a_transcript_says_it_all_and_runs_nothing(
    api: httpx.Client, conversation: str, form: str, kind: str
) -> None:
    script = "<script>alert(1)</script> | *LED lamp*"
    api.post(f"{conversation}/messages", json={"text": script})
    api.post(f"{conversation}/messages", json={"text": "compare 1 and 2"})
    found = api.get(f"{conversation}/transcript", params={"format": form})
    assert found.headers["content-type"].startswith(kind)
    assert found.headers["content-disposition"].startswith("attachment")
    if form == "json":
        assert [one["said"] for one in found.json()["turns"]] == [script, "compare 1 and 2"]
        return
    assert "<script>" not in found.text.replace("\\<script>", "")
    assert "compare 1 and 2" in found.text
    if form == "markdown":
        assert "\\*LED lamp\\*" in found.text
    problem(api.get(f"{conversation}/transcript", params={"format": "pdf"}), 422, "invalid")


def test_what_is_anothers_is_not_there(visitor: Callable[..., httpx.Client]) -> None:
    mine, other = visitor(), visitor()
    made = mine.post("/v1/conversations", json={"message": "forklift"}).json()
    address = f"/v1/conversations/{made['id']}"
    for method, path, body in [
        ("GET", "", None),
        ("PATCH", "", {"units": "us"}),
        ("GET", "/need", None),
        ("GET", "/events", None),
        ("GET", "/transcript", None),
        ("GET", "/turns/1", None),
        ("POST", "/messages", {"text": "pump"}),
        ("POST", "/edits", {"edits": [{"op": "undo"}]}),
        ("POST", "/undo", None),
        ("POST", "/fork", {"after_turn": 1}),
        ("DELETE", "", None),
    ]:
        options: Any = {} if body is None else {"json": body}
        problem(other.request(method, address + path, **options), 404, "not-found")
        streamed = other.request(method, address + path, headers=STREAM, **options)
        assert streamed.status_code in (404, 406)
    assert mine.get(address).json() == made


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("zh-Hans", "至少2吨，10台", "至少"),
        ("zh-Hant", "至少2噸", "至少"),
        ("es", "al menos 2 t", "al menos"),
    ],
)
def test_a_conversation_is_held_in_its_language(
    api: httpx.Client, language: str, text: str, words: str
) -> None:
    made = api.post("/v1/conversations", json={"language": language, "message": "forklift"}).json()
    turn = api.post(f"/v1/conversations/{made['id']}/messages", json={"text": text}).json()
    assert turn["language"] == language
    [load] = [
        chip for chip in turn["need"]["lines"][0]["chips"] if chip["field"] == "load_capacity"
    ]
    assert words in load["text"]
    assert load["words"]
    said = " ".join(one["text"] for one in turn["paragraphs"])
    assert words in said
    reasons = [one["text"] for card in turn["products"] for one in card["why"]]
    assert reasons
    assert not any("you asked" in one or "would suit" in one for one in reasons)
