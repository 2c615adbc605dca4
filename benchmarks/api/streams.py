"""Streams: made-up requests to every operation that answers with events, and checks of what comes.

Schemathesis makes the requests from the OpenAPI document, some as it allows and some not; half of
them are about a conversation that there is. An answer that is a stream has the content type of one;
each event is one that the document names for the operation (``x-events``), with data that fits its
schema; it ends with an event that ends it (``x-ends``), and with nothing after. What is refused is
a problem with a status that the document names. Nothing is a server error.
"""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

import httpx
import requests
import schemathesis
from httpx_sse import EventSource, ServerSentEvent, SSEError
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped] # has no types
from schemathesis.config import SchemathesisConfig
from schemathesis.generation import GenerationMode

STREAM: Final = "text/event-stream"
PATIENCE: Final = 20.0
"""Seconds in which a stream that has an end comes to it."""
STEP: Final = 1.2
"""Seconds between two things that are heard one by one: a service looks every second."""
_CONFIG: Final = SchemathesisConfig.from_dict({})

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Operation:
    """One that answers with events.

    Attributes:
        events: the schema of each event's data, by its name.
        ends: events after which there are no more.
        statuses: that the document names.
    """

    method: str
    path: str
    events: Mapping[str, Any]
    ends: frozenset[str]
    statuses: frozenset[int]

    @property
    def name(self) -> str:
        """As in reports."""
        return f"{self.method} {self.path}"


@dataclass(slots=True)
class Tried:
    """What came of an operation.

    Attributes:
        statuses: of answers, with their numbers.
        events: that were heard, with their numbers.
        faults: what differs from the document.
    """

    statuses: Counter[int] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def operations(document: Document) -> Iterator[Operation]:
    """The operations of a document that answer with events."""
    for path, methods in document["paths"].items():
        for method, one in methods.items():
            content = one.get("responses", {}).get("200", {}).get("content", {}).get(STREAM)
            if content is not None:
                yield Operation(
                    method.upper(),
                    path,
                    content["x-events"],
                    frozenset(content["x-ends"]),
                    frozenset(int(status) for status in one["responses"]),
                )


class Checks:
    """Looks for what differs from a document.

    Args:
        document: the OpenAPI document.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[str, Draft202012Validator] = {}

    def answer(
        self, response: httpx.Response, operation: Operation, tried: Tried, *, whole: bool = True
    ) -> None:
        """Check an answer; reads it to its end, or only to its first event.

        Args:
            response: not yet read.
            operation: that it is of.
            tried: is told.
            whole: the stream comes to its end by itself.
        """
        status = response.status_code
        tried.statuses[status] += 1
        if status != 200:
            tried.faults += self._refusal(response, operation)
        elif response.headers["content-type"].startswith("application/json"):
            response.read()
        else:
            tried.faults += self._stream(response, operation, tried, whole=whole)

    def event(self, one: ServerSentEvent, operation: Operation) -> Iterator[str]:
        """What is wrong with an event."""
        schema = operation.events.get(one.event)
        if schema is None:
            yield f"no event of this name: {one.event!r}"
            return
        try:
            data = json.loads(one.data)
        except ValueError as error:
            yield f"{one.event}: the data is not JSON: {error}"
            return
        for fault in self._validator(schema).iter_errors(data):
            yield f"{one.event}: {fault.json_path}: {fault.message[:200]}"

    def _stream(
        self, response: httpx.Response, operation: Operation, tried: Tried, *, whole: bool
    ) -> Iterator[str]:
        last = None
        try:
            for one in EventSource(response).iter_sse():
                if not one.data:
                    # No event, after the standard: an interval alone.
                    continue
                if last in operation.ends:
                    yield f"{one.event} after {last}"
                last = one.event
                tried.events[last] += 1
                yield from self.event(one, operation)
                if not whole:
                    return
        except SSEError as error:
            yield f"not a stream: {error}"
            return
        if last not in operation.ends:
            yield f"it ended with {last}"

    def _refusal(self, response: httpx.Response, operation: Operation) -> Iterator[str]:
        response.read()
        if response.status_code >= 500:
            yield f"a server error: {response.status_code} {response.text[:200]}"
        if response.status_code not in operation.statuses:
            yield f"a status that the document does not name: {response.status_code}"
        if response.headers.get("content-type") != "application/problem+json":
            yield f"{response.status_code} is no problem: {response.headers.get('content-type')}"
            return
        problem = {"$ref": "#/components/schemas/Problem"}
        for fault in self._validator(problem).iter_errors(response.json()):
            yield f"{response.status_code}: {fault.json_path}: {fault.message[:200]}"

    def _validator(self, schema: Mapping[str, Any]) -> Draft202012Validator:
        key = json.dumps(schema, sort_keys=True)
        if key not in self._known:
            whole = {**schema, "components": self._document["components"]}
            self._known[key] = Draft202012Validator(whole)
        return self._known[key]


class Service:
    """A service with something to talk about.

    Args:
        client: of it.
    """

    def __init__(self, client: httpx.Client) -> None:
        self.client = client

    def conversation(self) -> str:
        """A new conversation with a question in it."""
        made = self.client.post("/v1/conversations", json={"message": "forklift"})
        made.raise_for_status()
        found: str = made.json()["id"]
        return found

    def ingest(self) -> str:
        """An upload that is worked on, the one before it being over."""
        file = {"file": ("more.csv", b"title,price,currency\nLamp,1,EUR\n")}
        made = self.client.post("/v1/admin/ingests", files=file, data={"dataset": "streams"})
        made.raise_for_status()
        found: str = made.json()["id"]
        return found


def try_turns(
    service: Service, document: Document, operation: Operation, *, examples: int, number: int
) -> Tried:
    """Requests of a turn as a stream.

    Args:
        service: that is tried.
        document: that it keeps.
        operation: that makes a turn.
        examples: how many requests, as many again of what the document does not allow.
        number: seeds what is made up.
    """
    schema = schemathesis.openapi.from_dict(dict(document), config=_CONFIG)
    made = schema[operation.path][operation.method]
    checks, tried = Checks(document), Tried()
    known = service.conversation()
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):

        @seed(number)
        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        )
        @given(case=made.as_strategy(generation_mode=mode), there=st.booleans())
        def attempt(case: Any, there: bool) -> None:
            if there:
                case.path_parameters = {**case.path_parameters, "conversation_id": known}
            with _sent(service.client, case) as response:
                checks.answer(response, operation, tried)

        attempt()
    return tried


def try_following(service: Service, document: Document, operation: Operation) -> Tried:
    """A conversation followed to its end, from now or from its beginning, and where none is."""
    checks, tried = Checks(document), Tried()
    ended = ""
    for last in (None, "0", "nonsense"):
        ended = service.conversation()
        path = operation.path.format(conversation_id=ended)
        headers = {} if last is None else {"Last-Event-ID": last}
        with service.client.stream("GET", path, headers=headers) as response:
            doing = threading.Thread(target=_live, args=(service.client, ended))
            doing.start()
            checks.answer(response, operation, tried)
            doing.join(PATIENCE)
        _expect(tried, {"turn", "settings", "gone"})
    for name in ("c_none", ended):
        path = operation.path.format(conversation_id=name)
        with service.client.stream("GET", path) as response:
            checks.answer(response, operation, tried)
    _expect_status(tried, 404, 2)
    return tried


def try_watching(service: Service, document: Document, operation: Operation) -> Tried:
    """An upload watched to its end, again when it is over, and where there is none."""
    checks, tried = Checks(document), Tried()
    ingest = service.ingest()
    for name in (ingest, ingest, "i_none"):
        with service.client.stream("GET", operation.path.format(ingest=name)) as response:
            checks.answer(response, operation, tried)
    _expect(tried, {"done"})
    _expect_status(tried, 404, 1)
    return tried


def try_all(address: str, document: Document, *, examples: int, number: int) -> Mapping[str, Tried]:
    """Every operation that answers with events."""
    found: dict[str, Tried] = {}
    with httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        service = Service(client)
        for one in operations(document):
            if one.method == "POST":
                found[one.name] = try_turns(
                    service, document, one, examples=examples, number=number
                )
            else:
                found[one.name] = _OTHERS[one.path](service, document, one)
    return found


_OTHERS: Final[Mapping[str, Callable[[Service, Document, Operation], Tried]]] = {
    "/v1/conversations/{conversation_id}/events": try_following,
    "/v1/admin/ingests/{ingest}/events": try_watching,
}
"""By address; one that is new has to be named here before it can be tried."""


def _live(client: httpx.Client, conversation: str) -> None:
    """What can be heard of a conversation, to its end; each step long enough after the last."""
    pause = threading.Event()
    path = f"/v1/conversations/{conversation}"
    for method, address, body in (
        ("POST", f"{path}/messages", {"text": "at least 2 t"}),
        ("PATCH", path, {"units": "us"}),
        ("DELETE", path, None),
    ):
        pause.wait(STEP)
        client.request(method, address, json=body).raise_for_status()


def _expect(tried: Tried, events: set[str]) -> None:
    missing = events - set(tried.events)
    if missing:
        tried.faults.append(f"never heard: {sorted(missing)}")


def _expect_status(tried: Tried, status: int, count: int) -> None:
    if tried.statuses[status] != count:
        tried.faults.append(f"{tried.statuses[status]} answers were {status}, not {count}")


def bytes_of(body: Any) -> bytes:
    """A prepared body; those made up here are whole."""
    return body.encode() if isinstance(body, str) else bytes(body)


@contextmanager
def _sent(client: httpx.Client, case: Any) -> Iterator[httpx.Response]:
    kwargs = case.as_transport_kwargs(base_url=str(client.base_url))
    kept = ("method", "url", "headers", "params", "json", "data", "files", "cookies")
    prepared = requests.Request(**{k: v for k, v in kwargs.items() if k in kept}).prepare()
    headers = {**prepared.headers, "Accept": STREAM}
    with client.stream(
        str(prepared.method),
        str(prepared.url),
        content=None if prepared.body is None else bytes_of(prepared.body),
        headers={
            # As bytes, because made-up headers are not all ASCII.
            name.encode(): value if isinstance(value, bytes) else value.encode("latin-1", "replace")
            for name, value in headers.items()
            if name.casefold() != "content-length"
        },
        timeout=PATIENCE,
    ) as response:
        yield response
