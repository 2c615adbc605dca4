"""Records: what the stores take and give back. All moments are in UTC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

from pydantic import JsonValue

from dialogue.acts import Act
from dialogue.state import DialogueState
from rfq.document import RfqDocument
from sourcing.service.caller import Scope

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of what there is, newest first.

    Attributes:
        next: cursor of what comes after these; None when nothing does.
    """

    items: tuple[T, ...]
    next: str | None = None


@dataclass(frozen=True, slots=True)
class ConversationSettings:
    """What a buyer sets on a conversation, beside what is said in it.

    Attributes:
        title: to find it again by.
        language: BCP 47 tag to be answered in; None is the buyer's own.
        display: how the screen is set; kept as it is.
    """

    title: str | None = None
    language: str | None = None
    display: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationSummary:
    """A conversation as it stands in a list.

    Attributes:
        id: unguessable, safe in a URL: ``c_`` and 27 characters.
        owner: the only one who can reach it.
        version: from 1, one higher after every change; its entity tag.
        turns: how many there are.
        generation: of the catalogue that the last turn was answered from.
        parent, parent_turn: conversation that it was forked from, and after which turn; None once
            that one has been erased.
    """

    id: str
    owner: str
    version: int
    created: datetime
    updated: datetime
    turns: int
    generation: str | None
    settings: ConversationSettings
    parent: str | None = None
    parent_turn: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation(ConversationSummary):
    """A conversation with all that is needed to go on with it on any worker."""

    state: DialogueState


@dataclass(frozen=True, slots=True)
class NewTurn:
    """A turn to be kept; what was said and understood in it is the state's last turn.

    Attributes:
        at: when the buyer said it, with a zone.
        said: what is shown as the buyer's words.
        document: the whole turn as it was shown, one JSON object in UTF-8; given back byte for
            byte.
        message: the client's own id of the message, unique in its conversation: the same message
            is not answered twice.
        fingerprint: tells the message from another one with the same id.
    """

    at: datetime
    said: str
    document: bytes
    message: str | None = None
    fingerprint: str | None = None


@dataclass(frozen=True, slots=True)
class ConversationTurn:
    """A turn as it was shown.

    Attributes:
        number: from 1.
        utterance: what the buyer wrote; None for a choice or a command.
        said, message, document, fingerprint: see `NewTurn`.
    """

    number: int
    at: datetime
    utterance: str | None
    said: str
    acts: tuple[Act, ...]
    document: bytes
    message: str | None = None
    fingerprint: str | None = None


@dataclass(frozen=True, slots=True)
class Erased:
    """How much was deleted for good.

    Attributes:
        events: of feedback.
        answers: kept for repeated requests.
        forks: ids of conversations that began as a copy of an erased one, and that stay.
    """

    conversations: int = 0
    turns: int = 0
    rfqs: int = 0
    events: int = 0
    answers: int = 0
    forks: tuple[str, ...] = ()

    def __add__(self, other: Erased) -> Erased:
        return Erased(
            self.conversations + other.conversations,
            self.turns + other.turns,
            self.rfqs + other.rfqs,
            self.events + other.events,
            self.answers + other.answers,
            (*self.forks, *other.forks),
        )


class RfqStatus(StrEnum):
    """Where a request for quotation stands."""

    DRAFT = "draft"
    SENT = "sent"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RfqSummary:
    """A request for quotation as it stands in a list.

    Attributes:
        id: unguessable, safe in a URL: ``r_`` and 27 characters; not the document's own number,
            which suppliers see.
        conversation: that it was made from.
        version: from 1, one higher after every change; its entity tag.
        number: ``header.id`` of the document.
        revision: ``header.revision`` of the document.
    """

    id: str
    owner: str
    conversation: str | None
    version: int
    number: str
    revision: int
    status: RfqStatus
    created: datetime
    updated: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Rfq(RfqSummary):
    """A request for quotation with its document as it is now."""

    document: RfqDocument


@dataclass(frozen=True, slots=True)
class RfqRevision:
    """A document that a request for quotation had.

    Attributes:
        version: of the request for quotation since which it was this.
        revision: ``header.revision`` of the document.
    """

    version: int
    revision: int
    at: datetime
    document: RfqDocument


@dataclass(frozen=True, slots=True)
class Key:
    """An API key, without its secret, which nobody keeps.

    Attributes:
        id: the part of the key that may be shown.
        expires: from then on it is refused; None is never.
        last_used: to the minute.
        rotated: when its secret was last replaced.
    """

    id: str
    name: str
    scopes: frozenset[Scope]
    created: datetime
    expires: datetime | None = None
    revoked: datetime | None = None
    last_used: datetime | None = None
    rotated: datetime | None = None

    @property
    def owner(self) -> str:
        """Who owns what is made with it; stays the same when the secret is replaced."""
        return f"key:{self.id}"

    def active(self, at: datetime) -> bool:
        """Whether it is neither revoked nor expired."""
        return self.revoked is None and (self.expires is None or at < self.expires)


@dataclass(frozen=True, slots=True)
class IssuedKey:
    """A key with its secret: the one time that it is shown.

    Attributes:
        token: ``sk_<id>_<secret>``, what a client sends.
    """

    key: Key
    token: str = field(repr=False)
