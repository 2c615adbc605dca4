"""Conversations over the sample, with and without HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from pydantic import TypeAdapter

from data.need import Need, need_from_json
from sourcing.api.documents.edits import Edit
from sourcing.service.conversations.making import Entry
from sourcing.service.conversations.preferences import Preferences
from sourcing.service.conversations.progress import Event
from sourcing.service.conversations.service import ConversationService
from sourcing.service.service import Service


@dataclass
class Heard:
    """One event.

    Attributes:
        id: the last one that was set, by this event or before it.
    """

    name: str
    data: str
    id: str


@dataclass
class Reader:
    """Reads server-sent events strictly as the HTML standard has them (section 9.2.6).

    Keeps what outlives an event.
    """

    last_id: str = ""
    retry: int | None = None
    comments: list[str] = field(default_factory=list)

    def read(self, chunks: Iterable[bytes]) -> Iterator[Heard]:
        """The events of a stream, each as soon as it is complete."""
        name = ""
        data: list[str] = []
        for line in self._lines(chunks):
            if line == "":
                if data:
                    yield Heard(name or "message", "\n".join(data), self.last_id)
                name, data = "", []
                continue
            key, colon, value = line.partition(":")
            value = value.removeprefix(" ")
            if colon and not key:
                self.comments.append(value)
            elif key == "event":
                name = value
            elif key == "data":
                data.append(value)
            elif key == "id":
                assert "\0" not in value
                self.last_id = value
            elif key == "retry":
                assert value.isascii()
                assert value.isdecimal()
                self.retry = int(value)
            else:
                raise AssertionError(f"a field that no standard has: {line!r}")

    def _lines(self, chunks: Iterable[bytes]) -> Iterator[str]:
        rest = b""
        for chunk in chunks:
            rest += chunk
            while True:
                ends = [at for at in (rest.find(b"\r"), rest.find(b"\n")) if at >= 0]
                if not ends or (min(ends) == len(rest) - 1 and rest.endswith(b"\r")):
                    break
                at = min(ends)
                long = 2 if rest[at : at + 2] == b"\r\n" else 1
                yield rest[:at].decode("utf-8")
                rest = rest[at + long :]
        assert rest.strip() == b"", "the stream ended within a line"


EDITS: TypeAdapter[Edit] = TypeAdapter(Edit)
FORKLIFT = "electric forklift, at least 1.5 t"


@dataclass
class Talk:
    """One conversation of one buyer, through the service."""

    service: ConversationService
    id: str
    owner: str = "local"
    events: list[Event] = field(default_factory=list)

    def say(self, text: str, **options: Any) -> Mapping[str, Any]:
        return self._turn(Entry(text=text), **options)

    def edit(self, *edits: Mapping[str, Any], **options: Any) -> Mapping[str, Any]:
        read = tuple(EDITS.validate_python(one) for one in edits)
        return self._turn(Entry(edits=read), **options)

    def need(self) -> Need:
        return self.service.typed_need(self.id, self.owner)

    def read(self) -> Mapping[str, Any]:
        import json

        found: dict[str, Any] = json.loads(self.service.read(self.id, self.owner).document)
        return found

    def _turn(self, entry: Entry, **options: Any) -> Mapping[str, Any]:
        import json

        self.events.clear()
        done = self.service.take(self.id, self.owner, entry, listener=self.events.append, **options)
        found: dict[str, Any] = json.loads(done.document)
        assert found["version"] == done.version
        # What is told of the need is the need.
        assert need_from_json(json.dumps(found["need"]["state"])) == self.need()
        return found


@pytest.fixture(scope="module")
def conversations(service: Service) -> ConversationService:
    return ConversationService(service)


@pytest.fixture
def talk(conversations: ConversationService) -> Callable[..., Talk]:
    """Begins conversations."""

    def begin(*, owner: str = "local", message: str | None = None, **preferences: Any) -> Talk:
        held = conversations.create(owner, Preferences(**preferences), message=message)
        return Talk(conversations, held.id, owner)

    return begin


@pytest.fixture
def forklift(talk: Callable[..., Talk]) -> Talk:
    """A conversation in which an electric forklift is wanted."""
    return talk(message=FORKLIFT)


@pytest.fixture
def lamps(talk: Callable[..., Talk]) -> Talk:
    """A conversation with more than a page of products, and a question."""
    return talk(message="LED lamp")


@pytest.fixture
def conversation(api: httpx.Client) -> str:
    """The address of a conversation in which nothing has been said."""
    made = api.post("/v1/conversations", json={})
    assert made.status_code == 201
    return f"/v1/conversations/{made.json()['id']}"


@pytest.fixture
def reader() -> Reader:
    """Reads one stream of server-sent events."""
    return Reader()
