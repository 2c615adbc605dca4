"""Nobody reaches what belongs to another, by any address of the OpenAPI document.

The operations are taken from the document, so that a new one is tried without being named here;
one with a body that this test does not know fails it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx
import pytest

ROOT = Path(__file__).resolve().parents[3]
DOCUMENT: Final[dict[str, Any]] = json.loads((ROOT / "docs" / "openapi.json").read_text("utf-8"))
IDS: Final = ("conversation_id", "rfq_id")

Client = Callable[..., httpx.Client]


@dataclass(frozen=True)
class Operation:
    """An operation that names a conversation or an RFQ.

    Attributes:
        named: which of `IDS`, and where: in the path, the query or the body.
        asked: names of the other query parameters that it cannot do without.
    """

    id: str
    method: str
    path: str
    named: tuple[tuple[str, str], ...]
    asked: tuple[str, ...]
    has_body: bool
    is_stream: bool

    def __str__(self) -> str:
        return self.id


def properties(node: object, seen: frozenset[str] = frozenset()) -> Iterator[str]:
    """Names of all fields of a schema, however deep."""
    if isinstance(node, dict):
        reference = node.get("$ref")
        if isinstance(reference, str) and reference not in seen:
            name = reference.rpartition("/")[2]
            yield from properties(DOCUMENT["components"]["schemas"][name], seen | {reference})
        yield from node.get("properties", {})
        for one in node.values():
            yield from properties(one, seen)
    elif isinstance(node, list):
        for one in node:
            yield from properties(one, seen)


def operations() -> list[Operation]:
    found = []
    for path, methods in DOCUMENT["paths"].items():
        for method, one in methods.items():
            named = [(p["name"], p["in"]) for p in one.get("parameters", ()) if p["name"] in IDS]
            fields = set(properties(one.get("requestBody", {})))
            named += [(name, "body") for name in IDS if name in fields]
            if named:
                answers = one["responses"].get("200", {}).get("content", {})
                found.append(
                    Operation(
                        one["operationId"],
                        method.upper(),
                        path,
                        tuple(named),
                        tuple(
                            p["name"]
                            for p in one.get("parameters", ())
                            if p["in"] == "query" and p.get("required") and p["name"] not in IDS
                        ),
                        "requestBody" in one,
                        list(answers) == ["text/event-stream"],
                    )
                )
    # What deletes comes last: the owner still has to be able to do everything before it.
    return sorted(found, key=lambda one: one.method == "DELETE")


OPERATIONS: Final = operations()


def body(operation: Operation, things: Things) -> dict[str, Any]:
    """A body that the owner's request is answered with."""
    bodies: dict[str, dict[str, Any]] = {
        "rankSuppliers": {"conversation_id": things.conversation},
        "compareProducts": {"conversation_id": things.conversation, "product_ids": things.products},
        "createRfq": {"conversation_id": things.conversation, "product_ids": things.products[:1]},
        "patchRfq": {"document": {"header": {"title": "Changed"}}},
        "answerRfq": {"answers": {"terms.destination": "Rotterdam, NL"}},
        "reviseRfq": {"document": {"header": {"title": "Changed again"}}},
        "setConversation": {"language": "en"},
        "forkConversation": {"after_turn": 1},
        "sendMessage": {"text": "diesel"},
        "sendEdits": {"edits": [{"op": "show"}]},
        "sendFeedback": {
            "consent": True,
            "events": [
                {
                    "kind": "impression",
                    "conversation_id": things.conversation,
                    "query": "forklift",
                    "product_id": things.products[0],
                    "position": 1,
                }
            ],
        },
    }
    assert operation.id in bodies, f"{operation.id} takes a body that this test does not know"
    return bodies[operation.id]


@dataclass(frozen=True)
class Things:
    """What one owner has."""

    conversation: str
    rfq: str
    products: list[str]


@pytest.fixture
def things(visitor: Client) -> tuple[httpx.Client, Things]:
    """An owner with a conversation, a turn in it, and an RFQ made from it."""
    client = visitor()
    made = client.post("/v1/conversations", json={"message": "electric forklift, 2 t"})
    assert made.status_code == 201, made.text
    conversation = made.json()["id"]
    found = client.post("/v1/search", json={"text": "electric forklift 2 t"}).json()["hits"]
    products = [hit["product_id"] for hit in found[:3]]
    written = client.post(
        "/v1/rfqs", json={"conversation_id": conversation, "product_ids": products[:1]}
    )
    assert written.status_code == 201, written.text
    return client, Things(conversation, written.json()["id"], products)


def request(client: httpx.Client, operation: Operation, things: Things) -> httpx.Response:
    values = {
        "conversation_id": things.conversation,
        "rfq_id": things.rfq,
        "number": "1",
        "format": "json",
        "from": "1",
        "to": "1",
    }
    path = operation.path.format_map(values)
    query = {name: values[name] for name, place in operation.named if place == "query"}
    query |= {name: values[name] for name in operation.asked}
    content = body(operation, things) if operation.has_body else None
    headers = {"If-Match": "*"} if operation.method == "PATCH" else {}
    with client.stream(
        operation.method, path, params=query, json=content, headers=headers
    ) as answer:
        if not (operation.is_stream and answer.is_success):
            answer.read()
        return answer


def test_operations_that_name_something_are_found() -> None:
    ids = {one.id for one in OPERATIONS}
    assert {"readConversation", "sendMessage", "getRfq", "patchRfq", "exportRfq"} <= ids
    assert {"rankSuppliers", "compareProducts", "sendFeedback", "createRfq"} <= ids
    assert len(OPERATIONS) >= 25


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_another_owner_s_things_do_not_exist(
    operation: Operation, things: tuple[httpx.Client, Things], visitor: Client
) -> None:
    owner, own = things
    stranger = visitor()
    nothing = Things("c_" + "0" * 27, "r_" + "0" * 27, own.products)

    refused = request(stranger, operation, own)
    absent = request(stranger, operation, nothing)
    if all(place == "query" for _, place in operation.named):
        # A list of what one has: of another's conversation there is nothing.
        assert refused.status_code == absent.status_code
        assert refused.json() == absent.json()
        assert own.rfq not in refused.text
    else:
        assert refused.status_code == 404, refused.text
        assert absent.status_code == 404, absent.text
        told = [
            _without_ids(one.json(), things) for one, things in ((refused, own), (absent, nothing))
        ]
        assert told[0] == told[1]

    answered = request(owner, operation, own)
    assert answered.is_success, answered.text


def _without_ids(problem: dict[str, Any], things: Things) -> str:
    text = json.dumps({key: value for key, value in problem.items() if key != "instance"})
    return text.replace(things.conversation, "?").replace(things.rfq, "?")


def test_what_a_stranger_tried_changed_nothing(
    things: tuple[httpx.Client, Things], visitor: Client
) -> None:
    owner, own = things
    paths = (f"/v1/conversations/{own.conversation}", f"/v1/rfqs/{own.rfq}")
    before = [owner.get(path).json() for path in paths]
    stranger = visitor()
    for operation in OPERATIONS:
        request(stranger, operation, own)
    assert [owner.get(path).json() for path in paths] == before


def test_lists_are_of_one_s_own(things: tuple[httpx.Client, Things], visitor: Client) -> None:
    _, own = things
    stranger = visitor()
    for path in ("/v1/conversations", "/v1/rfqs"):
        answer = stranger.get(path)
        assert answer.is_success
        assert own.conversation not in answer.text
        assert own.rfq not in answer.text
