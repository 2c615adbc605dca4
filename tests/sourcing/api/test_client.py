"""The client: what it sends, what it repeats, what it raises; against scripted answers."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from sourcing.api.documents.administration import KeyOrder, PurgeOrder
from sourcing.api.documents.compare import CompareOrder, ComparisonFormat
from sourcing.api.documents.conversation import ConversationOrder, SettingsOrder
from sourcing.api.documents.edits import SkipEdit
from sourcing.api.documents.feedback import FeedbackEvent, FeedbackOrder
from sourcing.api.documents.lab import JudgementOrder, LabOrder
from sourcing.api.documents.rank import RankOrder
from sourcing.api.documents.rfq import ExportFormat, RfqOrder, RfqPatch
from sourcing.api.documents.search import SearchOrder
from sourcing.client import (
    ApiError,
    Client,
    Conflicting,
    Forbidden,
    InvalidRequest,
    Missing,
    Outdated,
    ServiceFailed,
    TooManyRequests,
    Unauthenticated,
    Unavailable,
    UnexpectedAnswer,
    Unreachable,
)
from sourcing.client.conversations import turn_of
from sourcing.service.caller import Scope
from sourcing.state.events import EventKind

PROBLEM = {
    "type": "/problems/x",
    "title": "t",
    "detail": "what is wrong",
    "instance": "q_1",
    "field": "/size",
    "value": 0,
    "accepted": ["1 or more"],
    "version": 7,
    "something": "that a newer service says",
}
SUGGESTED = {"suggestions": ["forklift"], "new": "field of a newer service"}

Script = Callable[..., Client]


class Scripted(httpx.BaseTransport):
    """Answers in an order; keeps what was asked."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.asked: list[httpx.Request] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        self.asked.append(request)
        found = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(found, Exception):
            raise found
        return httpx.Response(found.status_code, headers=found.headers, content=found.content)


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that were waited for, without waiting."""
    seconds: list[float] = []
    monkeypatch.setattr("time.sleep", seconds.append)
    monkeypatch.setattr("sourcing.client.wire.sleep", seconds.append)
    return seconds


def problem(status: int, **headers: str) -> httpx.Response:
    return httpx.Response(
        status,
        json={**PROBLEM, "status": status},
        headers={"content-type": "application/problem+json", **headers},
    )


def client(script: Scripted, **options: object) -> Client:
    return Client("http://service.test", transport=script, **options)  # type: ignore[arg-type]


def good() -> httpx.Response:
    return httpx.Response(200, json=SUGGESTED)


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, InvalidRequest),
        (401, Unauthenticated),
        (403, Forbidden),
        (404, Missing),
        (409, Conflicting),
        (410, Missing),
        (412, Outdated),
        (415, InvalidRequest),
        (422, InvalidRequest),
        (428, InvalidRequest),
        (429, TooManyRequests),
        (500, ServiceFailed),
        (501, ServiceFailed),
        (503, Unavailable),
        (504, ServiceFailed),
    ],
)
def test_every_problem_is_an_error_of_its_own(
    status: int, error: type[ApiError], waited: list[float]
) -> None:
    with client(Scripted(problem(status)), retries=0) as made, pytest.raises(error) as raised:
        made.catalogue.suggest("f")
    assert type(raised.value) is error
    assert raised.value.status == status
    assert (raised.value.field, raised.value.value) == ("/size", 0)
    assert raised.value.accepted == ("1 or more",)
    assert raised.value.problem is not None
    assert raised.value.problem.version == 7
    assert str(raised.value).startswith("what is wrong")


def test_what_is_no_answer_of_this_api_says_so(waited: list[float]) -> None:
    page = httpx.Response(200, html="<html>another server</html>")
    with client(Scripted(page)) as made, pytest.raises(UnexpectedAnswer):
        made.catalogue.suggest("f")
    gateway = httpx.Response(502, html="<html>Bad Gateway</html>")
    with client(Scripted(gateway), retries=1) as made, pytest.raises(ServiceFailed) as raised:
        made.catalogue.suggest("f")
    assert raised.value.problem is None
    with (
        client(Scripted(httpx.ConnectError("refused")), retries=1) as made,
        pytest.raises(Unreachable, match="refused"),
    ):
        made.catalogue.suggest("f")


def test_a_newer_service_may_say_more() -> None:
    with client(Scripted(good())) as made:
        assert made.catalogue.suggest("f") == ("forklift",)


@pytest.mark.parametrize("first", [429, 502, 503, 504])
def test_what_only_reads_is_asked_again_after_the_time_named(
    first: int, waited: list[float]
) -> None:
    script = Scripted(problem(first, **{"Retry-After": "3"}), good())
    with client(script) as made:
        assert made.catalogue.suggest("f") == ("forklift",)
    assert len(script.asked) == 2
    assert waited == [3.0]


def test_without_a_time_it_backs_off_and_gives_up(waited: list[float]) -> None:
    script = Scripted(problem(503))
    with client(script, retries=3) as made, pytest.raises(Unavailable):
        made.catalogue.suggest("f")
    assert len(script.asked) == 4
    assert len(waited) == 3
    assert all(0 <= one <= 0.2 * 2 ** (n + 1) for n, one in enumerate(waited))


def test_a_service_cannot_have_a_client_wait_for_ever(waited: list[float]) -> None:
    script = Scripted(problem(503, **{"Retry-After": "86400"}))
    with client(script, retries=5) as made, pytest.raises(Unavailable) as raised:
        made.catalogue.suggest("f")
    assert sum(waited) <= 60
    assert raised.value.retry_after == 86400


@pytest.mark.parametrize("broken", [httpx.ReadError("gone"), httpx.ReadTimeout("late")])
def test_what_creates_is_repeated_with_the_same_key(broken: Exception, waited: list[float]) -> None:
    created = problem(422)
    script = Scripted(broken, created)
    with client(script) as made, pytest.raises(InvalidRequest):
        made.rfqs.create(RfqOrder(text="forklift"))
    keys = [one.headers["idempotency-key"] for one in script.asked]
    assert len(keys) == 2
    assert len(set(keys)) == 1
    assert script.asked[0].content == script.asked[1].content


def test_every_call_that_creates_has_a_key_of_its_own() -> None:
    script = Scripted(problem(422))
    with client(script) as made:
        for _ in range(3):
            with pytest.raises(InvalidRequest):
                made.conversations.create(ConversationOrder(message="forklift"))
    assert len({one.headers["idempotency-key"] for one in script.asked}) == 3


def test_a_request_that_is_still_being_answered_is_asked_for_again(waited: list[float]) -> None:
    script = Scripted(problem(409, **{"Retry-After": "2"}), problem(422))
    with client(script) as made, pytest.raises(InvalidRequest):
        made.rfqs.create(RfqOrder(text="forklift"))
    assert len(script.asked) == 2
    assert waited == [2.0]
    plain = Scripted(problem(409))
    with client(plain) as made, pytest.raises(Conflicting):
        made.rfqs.create(RfqOrder(text="forklift"))
    assert len(plain.asked) == 1


def test_a_patch_that_may_have_been_made_is_not_repeated(waited: list[float]) -> None:
    script = Scripted(httpx.ReadError("gone"))
    patch = RfqPatch(document={"terms": {"payment": None}})
    with client(script) as made, pytest.raises(Unreachable):
        made.rfqs.patch("r_1", patch, version=3)
    assert len(script.asked) == 1
    assert script.asked[0].headers["if-match"] == '"3"'
    assert script.asked[0].content == b'{"document":{"terms":{"payment":null}}}'
    begun = Scripted(httpx.ConnectError("refused"), problem(429), problem(422))
    with client(begun) as made, pytest.raises(InvalidRequest):
        made.rfqs.patch("r_1", patch)
    assert len(begun.asked) == 3, "what was never begun is repeated"
    assert begun.asked[0].headers["if-match"] == "*"


def test_only_what_is_said_is_sent_and_a_key_says_who_calls() -> None:
    script = Scripted(problem(422))
    with client(script, key="sk_1_x") as made, pytest.raises(InvalidRequest):
        made.catalogue.rank(RankOrder(text="forklift", size=3))
    [asked] = script.asked
    assert asked.content == b'{"text":"forklift","size":3}'
    assert asked.headers["authorization"] == "Bearer sk_1_x"
    with client(script, visitor="v_1") as made, pytest.raises(InvalidRequest):
        made.catalogue.product("a/b c:1")
    assert script.asked[1].headers["authorization"] == "Visitor v_1"
    assert script.asked[1].url.raw_path == b"/v1/products/a%2Fb%20c%3A1?language=en"


def stream(*lines: str) -> httpx.Response:
    return httpx.Response(
        200,
        headers={"content-type": "text/event-stream"},
        content="".join(f"{one}\n" for one in lines).encode(),
    )


def test_events_come_as_they_are_sent() -> None:
    script = Scripted(
        stream(": heartbeat", "event: accepted", 'data: {"turn":1}', "", "data: a", "data: b", "")
    )
    with client(script) as made, made.conversations.saying("c_1", "forklift") as events:
        found = list(events)
    assert [(one.name, one.data) for one in found] == [
        ("accepted", '{"turn":1}'),
        ("message", "a\nb"),
    ]
    assert script.asked[0].headers["accept"] == "text/event-stream"
    assert script.asked[0].headers["idempotency-key"]
    with pytest.raises(UnexpectedAnswer):
        turn_of(found[0])


def test_a_problem_on_the_way_is_raised_where_it_comes() -> None:
    import json

    said = json.dumps({**PROBLEM, "status": 409})
    script = Scripted(
        stream("event: accepted", "data: {}", "", "event: problem", f"data: {said}", "")
    )
    heard = []
    edits = [SkipEdit(op="skip")]
    with (
        client(script) as made,
        pytest.raises(Conflicting),
        made.conversations.editing("c_1", edits) as events,
    ):
        heard.extend(iter(events))
    refused = Scripted(problem(404))
    with (
        client(refused) as made,
        pytest.raises(Missing),
        made.conversations.watching("c_1") as events,
    ):
        heard.extend(iter(events))
    page = Scripted(httpx.Response(200, html="<p>"))
    with (
        client(page) as made,
        pytest.raises(Unreachable),
        made.conversations.watching("c_1") as events,
    ):
        heard.extend(iter(events))


def test_a_file_is_had_under_a_name_that_leads_nowhere() -> None:
    headers = {"content-disposition": 'attachment; filename="../../.bashrc"', "content-type": "a/b"}
    with client(Scripted(httpx.Response(200, content=b"x", headers=headers))) as made:
        file = made.rfqs.export("r_1", ExportFormat.PDF)
    assert (file.name, file.media_type, file.content) == ("bashrc", "a/b", b"x")


def test_the_client_brings_nothing_of_the_service_with_it() -> None:
    heavy = ("fastapi", "starlette", "uvicorn", "duckdb", "onnxruntime", "numba", "sqlalchemy")
    code = f"import sys, sourcing.client; print([x for x in {heavy!r} if x in sys.modules])"
    done = subprocess.run(  # our own interpreter on our own words
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


@pytest.fixture
def live(address: str) -> Iterator[Client]:
    with Client(address, timeout=60) as made:
        yield made


def test_a_turn_is_heard_as_it_becomes_known(live: Client) -> None:
    held = live.conversations.create()
    with live.conversations.saying(held.id, "electric forklift", key="k1") as events:
        found = list(events)
    names = [one.name for one in found]
    assert names[0] == "accepted"
    assert names[-1] == "done"
    assert {"acts", "products", "question", "text"} <= set(names)
    turn = turn_of(found[-1])
    assert turn == live.conversations.turn(held.id, 1)
    assert live.conversations.say(held.id, "electric forklift", key="k1") == turn


NOT_FOR_PROGRAMS = ("/healthz", "/readyz", "/metrics", "/problems/{name}", "/v1/openapi.json")
"""What monitors, people and code generators ask for."""


def every_call(one: Client, file: Path) -> list[Callable[[], object]]:
    """Each method of the client, as a call."""
    held, rfqs, found, admin = one.conversations, one.rfqs, one.catalogue, one.administration
    edits = (SkipEdit(op="skip"),)
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    event = FeedbackEvent(kind=EventKind.CLICK, product_id="p")

    def heard(stream: AbstractContextManager[Iterator[object]]) -> list[object]:
        with stream as events:
            return list(events)

    return [
        one.session,
        lambda: found.search(SearchOrder(text="x")),
        lambda: found.suggest("x"),
        lambda: found.product("p"),
        lambda: found.similar("p"),
        found.suppliers,
        lambda: found.supplier("s"),
        found.categories,
        found.schema,
        lambda: found.schema(("a", "b")),
        lambda: found.rank(RankOrder(text="x")),
        lambda: found.compare(CompareOrder(text="x")),
        lambda: found.comparison(CompareOrder(text="x"), ComparisonFormat.CSV),
        held.create,
        held.list,
        lambda: held.get("c"),
        lambda: held.settings("c", SettingsOrder(units="us")),
        lambda: held.delete("c"),
        lambda: held.say("c", "x"),
        lambda: held.edit("c", edits),
        lambda: heard(held.saying("c", "x")),
        lambda: heard(held.editing("c", edits)),
        lambda: heard(held.watching("c")),
        lambda: held.undo("c"),
        lambda: held.fork("c", after_turn=1),
        lambda: held.turn("c", 1),
        lambda: held.need("c"),
        lambda: held.transcript("c"),
        lambda: rfqs.create(RfqOrder(text="x")),
        rfqs.list,
        lambda: rfqs.get("r"),
        lambda: rfqs.patch("r", RfqPatch(status=None)),
        lambda: rfqs.delete("r"),
        lambda: rfqs.review("r"),
        lambda: rfqs.answer("r", {"terms.payment": "x"}),
        lambda: rfqs.revise("r", {}),
        lambda: rfqs.revisions("r"),
        lambda: rfqs.revision("r", 1),
        lambda: rfqs.changes("r", from_=1, to=2),
        lambda: rfqs.export("r", ExportFormat.PDF),
        lambda: rfqs.preview("r"),
        lambda: rfqs.validate(b"{}"),
        lambda: one.feedback.send(FeedbackOrder(events=(event,))),
        one.feedback.click_log,
        lambda: one.relevance.search(LabOrder(text="x")),
        lambda: one.relevance.judge(JudgementOrder(query="x", product_id="p", grade=1)),
        one.relevance.judgements,
        one.relevance.export,
        admin.status,
        admin.generations,
        lambda: admin.activate("g"),
        lambda: admin.upload(file),
        admin.ingests,
        lambda: admin.ingest("i"),
        lambda: heard(admin.watching("i")),
        admin.funnel,
        lambda: admin.purge(PurgeOrder(before=moment)),
        admin.keys,
        lambda: admin.create_key(KeyOrder(name="x", scopes=frozenset({Scope.SEARCH}))),
        lambda: admin.revoke_key("k"),
    ]


def test_every_route_has_a_method_that_asks_for_it(app: FastAPI, tmp_path: Path) -> None:
    (tmp_path / "feed.csv").write_text("a,b")
    script = Scripted(problem(404))
    with client(script) as made:
        for call in every_call(made, tmp_path / "feed.csv"):
            with pytest.raises(Missing):
                call()
    operations = {
        (method.upper(), path)
        for path, methods in app.openapi()["paths"].items()
        for method in methods
        if path.startswith("/v1/") and path not in NOT_FOR_PROGRAMS
    }

    def operation(asked: httpx.Request) -> tuple[str, str] | None:
        found = [
            (method, path)
            for method, path in operations
            if method == asked.method
            and re.fullmatch(re.sub(r"\{[^}]*\}", "[^/]+", path), asked.url.path)
        ]
        if not found and asked.url.path.startswith("/v1/categories/"):
            return "GET", "/v1/categories/{path}/schema"
        # Of several, the one with the fewest gaps: /v1/rfqs/validate is no RFQ.
        return min(found, key=lambda one: one[1].count("{"), default=None)

    asked = {operation(one) for one in script.asked}
    assert asked == operations


def test_the_example_of_the_documentation_runs(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (Path(__file__).parents[3] / "docs/client.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    assert "http://127.0.0.1:8000" in example
    exec(example.replace("http://127.0.0.1:8000", address), {})
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "accepted"
    assert "done" in told
    assert re.fullmatch(r"RFQ-\S+\.pdf \d+", told[-1])
