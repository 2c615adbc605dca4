"""Administration: catalogues in, generations switched, the funnel, erasure."""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib.metadata import version
from typing import Annotated, BinaryIO, Final

from fastapi import APIRouter, Depends, File, Form, Path, Query, Request, Response, UploadFile
from sse_starlette import EventSourceResponse, ServerSentEvent

from sourcing.api import kinds
from sourcing.api.answers import answered
from sourcing.api.deps import TheService, caller_with, in_thread
from sourcing.api.documents.administration import (
    DayDocument,
    FunnelDocument,
    GenerationDocument,
    GenerationsDocument,
    IngestDocument,
    IngestsDocument,
    PurgeDocument,
    PurgeOrder,
    StatusDocument,
)
from sourcing.api.idempotency import IdempotentRoute, key_of, once
from sourcing.api.openapi import problems
from sourcing.api.streams import event_stream, stream_content
from sourcing.service.caller import Caller, Scope
from sourcing.service.catalogues.generations import (
    GenerationState,
    activate,
    generation_states,
)
from sourcing.service.catalogues.ingests import Ingests
from sourcing.service.catalogues.job import JobStatus
from sourcing.service.measures import Step
from sourcing.service.service import Service

router = APIRouter(prefix="/v1/admin", tags=["administration"], route_class=IdempotentRoute)

Admin = Annotated[Caller, Depends(caller_with(Scope.ADMIN))]
IngestId = Annotated[str, Path(max_length=60, examples=["i_3qX1m0bKQv2rZr2cYg8u7A"])]

LOOK_EVERY: Final = 0.5
"""Seconds between two looks at how far an upload is."""
_CHUNK: Final = 1 << 20


@router.get(
    "/status",
    operation_id="adminStatus",
    summary="How the service is",
    response_model=StatusDocument,
    responses=problems(),
)
async def status(_: Admin, service: TheService, request: Request) -> Response:
    """What is served, what is to be, and what is being worked on."""
    return answered(await in_thread(partial(_status, service, request)))


@router.get(
    "/generations",
    operation_id="listGenerations",
    summary="The states of the catalogue, and of their indexes",
    response_model=GenerationsDocument,
    responses=problems(),
)
async def generations(_: Admin, service: TheService) -> Response:
    """The newest first; the current one can be changed for any that has an index."""
    found = await in_thread(partial(generation_states, service.application, service.shelves))
    return answered(GenerationsDocument(generations=tuple(_generation(one) for one in found)))


@router.post(
    "/generations/{generation}/activate",
    operation_id="activateGeneration",
    summary="Switch to a generation, or roll back to it",
    response_model=GenerationsDocument,
    responses=problems(kinds.NOT_FOUND, kinds.BUSY, kinds.UNAVAILABLE),
)
async def activate_generation(
    _: Admin,
    service: TheService,
    generation: Annotated[str, Path(max_length=60, examples=["000001-39d303a2"])],
) -> Response:
    """Every process follows within about a second; requests in progress end where they began."""

    def run() -> GenerationsDocument:
        activate(service.application, generation)
        service.shelves.refresh()
        found = generation_states(service.application, service.shelves)
        return GenerationsDocument(generations=tuple(_generation(one) for one in found))

    return answered(await in_thread(run))


@router.post(
    "/ingests",
    operation_id="startIngest",
    summary="Upload a product file",
    status_code=202,
    response_model=IngestDocument,
    responses=problems(kinds.BUSY, kinds.INVALID, kinds.TOO_LARGE),
)
async def start_ingest(
    _: Admin,
    service: TheService,
    request: Request,
    file: Annotated[
        UploadFile,
        File(description="CSV, TSV, JSON, JSON Lines, Parquet, XLSX, JSON-LD or BMEcat; or gzip."),
    ],
    dataset: Annotated[str, Form(max_length=100)] = "default",
    replace: Annotated[bool, Form()] = False,
) -> Response:
    """It is checked by its content, then read and indexed beside the service.

    When its index is whole it is served; until then the present catalogue is. One at a time.
    """
    name = file.filename or ""

    async def start() -> Response:
        begun = await in_thread(
            partial(
                Ingests(service.application.home).start,
                name,
                _parts(file.file),
                dataset=dataset,
                replace=replace,
                most=service.settings.upload_limit,
            )
        )
        where = f"/v1/admin/ingests/{begun.id}"
        return answered(_ingest(begun), status=202, headers={"Location": where})

    if key_of(request) is None:
        return await start()
    digest = await in_thread(partial(_digest, file.file))
    parts = (digest, name.encode(), dataset.encode(), b"replace" if replace else b"")
    return await once(request, parts, start)


@router.get(
    "/ingests",
    operation_id="listIngests",
    summary="Uploads, the latest first",
    response_model=IngestsDocument,
    responses=problems(),
)
async def list_ingests(_: Admin, service: TheService) -> Response:
    """Those being worked on, and the last ones that are over."""
    found = await in_thread(Ingests(service.application.home).all)
    return answered(IngestsDocument(ingests=tuple(_ingest(one) for one in found)))


@router.get(
    "/ingests/{ingest}",
    operation_id="readIngest",
    summary="How far an upload is",
    response_model=IngestDocument,
    responses=problems(kinds.NOT_FOUND),
)
async def read_ingest(_: Admin, service: TheService, ingest: IngestId) -> Response:
    """Any process can tell, whichever received it."""
    found = await in_thread(partial(Ingests(service.application.home).status, ingest))
    return answered(_ingest(found))


@router.get(
    "/ingests/{ingest}/events",
    operation_id="watchIngest",
    summary="How far an upload is, as it goes on",
    response_class=EventSourceResponse,
    responses={
        200: {
            "description": "`progress` events, each an IngestDocument; the last one is `done`",
            "content": stream_content(
                {"progress": IngestDocument, "done": IngestDocument}, ends=("done",)
            ),
        },
        **problems(kinds.NOT_FOUND),
    },
)
async def watch_ingest(_: Admin, service: TheService, ingest: IngestId) -> Response:
    """Server-sent events, until it is done or has failed."""
    ingests = Ingests(service.application.home)
    first = await in_thread(partial(ingests.status, ingest))

    async def events() -> AsyncIterator[ServerSentEvent]:
        known, said = first, None
        while True:
            document = _ingest(known).model_dump_json()
            if document != said:
                said = document
                over = known.stage.is_over
                yield ServerSentEvent(document, event="done" if over else "progress")
                if over:
                    return
            await asyncio.sleep(LOOK_EVERY)
            known = await in_thread(partial(ingests.status, ingest))

    return event_stream(events())


@router.get(
    "/funnel",
    operation_id="readFunnel",
    summary="From search to request for quotation, by day",
    response_model=FunnelDocument,
    responses=problems(),
)
async def funnel(
    _: Admin,
    service: TheService,
    days: Annotated[int, Query(ge=1, le=400, description="Up to today.")] = 30,
) -> Response:
    """Counts only: nothing in it tells of anybody. In UTC; a few seconds behind."""
    since = datetime.now(UTC).date() - timedelta(days=days - 1)
    found = await in_thread(partial(service.stores.tallies.counts, since))
    total: Counter[str] = Counter()
    for counts in found.values():
        total.update(counts)
    return answered(
        FunnelDocument(
            steps=tuple(step.value for step in Step),
            since=since,
            total={step.value: 0 for step in Step} | dict(total),
            days=tuple(DayDocument(day=day, counts=dict(counts)) for day, counts in found.items()),
        )
    )


@router.post(
    "/purge",
    operation_id="purge",
    summary="Delete for good what has not changed since a moment",
    response_model=PurgeDocument,
    responses=problems(),
)
async def purge(_: Admin, service: TheService, order: PurgeOrder) -> Response:
    """Conversations, feedback, kept answers and, unless told otherwise, RFQs."""
    before = order.before if order.before.tzinfo else order.before.replace(tzinfo=UTC)
    done = await in_thread(partial(service.stores.purge, before, rfqs=order.rfqs))
    return answered(PurgeDocument.model_validate(done))


def _status(service: Service, request: Request) -> StatusDocument:
    opening = getattr(request.app.state, "opening", None)
    problem = None if opening is None else opening.problem
    running = next(
        (one.id for one in Ingests(service.application.home).all() if not one.stage.is_over), None
    )
    return StatusDocument(
        version=version("sourcing"),
        served=service.shelves.generation,
        current=service.application.store().current_id(),
        problem=None if problem is None else problem.message,
        ingest=running,
        workers=service.settings.workers,
        database="sqlite" if service.stores.database.is_sqlite else "postgresql",
    )


def _generation(one: GenerationState) -> GenerationDocument:
    return GenerationDocument.model_validate(one)


def _ingest(one: JobStatus) -> IngestDocument:
    return IngestDocument.model_validate(one.model_dump(exclude={"process"}))


def _digest(file: BinaryIO) -> bytes:
    digest = hashlib.sha256()
    for part in _parts(file):
        digest.update(part)
    file.seek(0)
    return digest.digest()


def _parts(file: BinaryIO) -> Iterator[bytes]:
    while part := file.read(_CHUNK):
        yield part
