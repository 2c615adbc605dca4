"""Administration: catalogues on their way in, generations, keys, the funnel."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from sourcing.api.documents.base import Answer, Order
from sourcing.service.caller import Scope
from sourcing.service.catalogues.job import Stage


class GenerationDocument(Answer):
    """One immutable state of the catalogue.

    Attributes:
        made: when.
        parent: that it was built on.
        size: bytes on disk; ``index_size`` of its search index, null without one.
        current: it is the one to be served; ``served``: the answering process serves it.
        index: "ready", "not built", or what is wrong with it.
        models: that its index was embedded with.
    """

    id: str
    made: datetime
    parent: str | None
    products: int
    offers: int
    suppliers: int
    size: int
    current: bool
    served: bool
    index: str
    index_size: int | None
    models: tuple[str, ...]


class GenerationsDocument(Answer):
    """The generations, the newest first."""

    generations: tuple[GenerationDocument, ...]


class StatusDocument(Answer):
    """How the service is.

    Attributes:
        served: generation that the answering process serves; null before its index is open.
        current: generation that is to be served.
        problem: why the current one is not served, in words; null when it is.
        ingest: id of the upload that is being worked on.
        workers: processes that were asked for.
        database: "sqlite" or "postgresql".
    """

    version: str
    served: str | None
    current: str | None
    problem: str | None
    ingest: str | None
    workers: int
    database: str


class IngestDocument(Answer):
    """An upload on its way into the catalogue.

    Attributes:
        stage: how far it is; ``done`` and ``failed`` are the end.
        step: what is being done, in words; ``share`` of it, 0 to 1; ``rows`` read so far.
        generation: that was made; null where nothing changed, or not yet.
        problem: why it failed.
    """

    id: str
    file: str
    dataset: str
    replace: bool
    stage: Stage
    step: str
    share: float
    rows: int
    began: datetime
    updated: datetime
    read: int
    accepted: int
    rejected: int
    unchanged: int
    generation: str | None
    problem: str | None


class IngestsDocument(Answer):
    """Uploads, the latest first."""

    ingests: tuple[IngestDocument, ...]


class DayDocument(Answer):
    """What happened on a day: how often each step was reached."""

    day: date
    counts: dict[str, int]


class FunnelDocument(Answer):
    """From search to request for quotation, by day and in all.

    Attributes:
        steps: names of the funnel's steps, in order.
        total: counts of all days; beside the steps also "turns", "questions" and "nothing found".
    """

    steps: tuple[str, ...]
    since: date
    total: dict[str, int]
    days: tuple[DayDocument, ...]


class PurgeOrder(Order):
    """Delete for good what has not changed since."""

    before: datetime
    rfqs: bool = True
    """Requests for quotation, too."""


class PurgeDocument(Answer):
    """How much was deleted for good."""

    conversations: int
    turns: int
    rfqs: int
    events: int
    answers: int


class KeyOrder(Order):
    """A new API key."""

    name: Annotated[str, Field(min_length=1, max_length=100)]
    scopes: Annotated[tuple[Scope, ...], Field(min_length=1, max_length=20)]
    expires: datetime | None = None


class KeyDocument(Answer):
    """An API key, without its secret.

    Attributes:
        last_used: to the minute.
    """

    id: str
    name: str
    scopes: tuple[Scope, ...]
    created: datetime
    expires: datetime | None
    revoked: datetime | None
    last_used: datetime | None
    rotated: datetime | None


class IssuedKeyDocument(Answer):
    """A new key with its secret: the one time that it is shown.

    Attributes:
        token: what a client sends; null in the answer to a repeated request, since nobody keeps it.
    """

    key: KeyDocument
    token: str | None


class KeysDocument(Answer):
    """All keys, the oldest first."""

    keys: tuple[KeyDocument, ...]
