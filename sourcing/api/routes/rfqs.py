"""RFQs: made, listed, read, edited, answered, revised and deleted."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from rfq.revision import diff
from sourcing.api import kinds
from sourcing.api.answers import answered
from sourcing.api.deps import TheService, caller_with, in_thread, on_shelf
from sourcing.api.documents.conversation import Language
from sourcing.api.documents.rfq import (
    AnswersOrder,
    ChangesDocument,
    IssuedRevision,
    RevisionDocument,
    RevisionEntry,
    RevisionList,
    RevisionOrder,
    RfqDetail,
    RfqOrder,
    RfqPage,
    RfqPatch,
)
from sourcing.api.etags import etag_of, expected_version, not_modified
from sourcing.api.idempotency import IdempotentRoute, tells_of
from sourcing.api.openapi import problems
from sourcing.service.caller import Caller, Scope
from sourcing.service.rfqs.documents import rfq_detail, rfq_page
from sourcing.service.rfqs.drafting import drafted
from sourcing.service.rfqs.editing import filled, patched, revised, revision_of, revisions_of
from sourcing.service.rfqs.reviewing import change_documents
from sourcing.state.records import Rfq

router = APIRouter(prefix="/v1/rfqs", tags=["rfqs"], route_class=IdempotentRoute)

Writer = Annotated[Caller, Depends(caller_with(Scope.RFQ))]
RfqId = Annotated[str, Path(max_length=60, description="Of the service: `r_…`.")]
Worded = Annotated[
    Language | None,
    Query(description="That labels and questions are in; the document's own by default."),
]
Number = Annotated[int, Path(ge=1, le=9999, description="Of the revision.")]

_CHANGED = (kinds.NOT_FOUND, kinds.CONFLICT, kinds.OUTDATED, kinds.MALFORMED)
_ETAG = {"ETag": {"$ref": "#/components/headers/ETag"}}


@router.post(
    "",
    operation_id="createRfq",
    summary="Write an RFQ from a conversation, a need, or words",
    status_code=201,
    response_model=RfqDetail,
    responses={
        201: {"description": "The RFQ, as a draft", "headers": _ETAG},
        **problems(kinds.NOT_FOUND, kinds.BUSY),
    },
)
async def create_rfq(
    request: Request, caller: Writer, service: TheService, order: RfqOrder
) -> Response:
    """Every part keeps the turn and the words that it comes from. What nobody said stays open.

    Nothing is sent to suppliers: the RFQ is exported for that.
    """
    rfq = await on_shelf(service, lambda shelf: drafted(order, service, shelf, caller))
    tells_of(request, rfq=rfq.id, conversation=order.conversation_id)
    document = rfq_detail(rfq, order.language)
    headers = {"ETag": etag_of(rfq.version), "Location": f"/v1/rfqs/{rfq.id}"}
    return answered(document, status=201, headers=headers)


@router.get(
    "",
    operation_id="listRfqs",
    summary="The caller's RFQs, the last changed first",
    response_model=RfqPage,
    responses=problems(),
)
async def list_rfqs(
    caller: Writer,
    service: TheService,
    conversation_id: Annotated[
        str | None, Query(max_length=60, description="Only those made from this conversation.")
    ] = None,
    cursor: Annotated[str | None, Query(max_length=400, description="Of the next page.")] = None,
    limit: Annotated[int, Query(ge=1, le=200, description="Entries of a page.")] = 50,
) -> Response:
    """A page of them."""
    find = partial(
        service.stores.rfqs.list,
        caller.owner,
        conversation=conversation_id,
        cursor=cursor,
        limit=limit,
    )
    return answered(rfq_page(await in_thread(find)))


@router.get(
    "/{rfq_id}",
    operation_id="getRfq",
    summary="An RFQ, whole, with its form",
    response_model=RfqDetail,
    responses={
        200: {"description": "The RFQ", "headers": _ETAG},
        304: {"description": "The client has it already", "headers": _ETAG},
        **problems(kinds.NOT_FOUND, kinds.MALFORMED),
    },
)
async def get_rfq(
    request: Request,
    caller: Writer,
    service: TheService,
    rfq_id: RfqId,
    language: Worded = None,
) -> Response:
    """The document as suppliers never see it, and the same as fields to show and to fill in."""
    rfq = await in_thread(partial(service.stores.rfqs.get, rfq_id, caller.owner))
    known = not_modified(request, etag_of(rfq.version)) if language is None else None
    return known or await _detail(rfq, language)


@router.patch(
    "/{rfq_id}",
    operation_id="patchRfq",
    summary="Change an RFQ by a merge patch (RFC 7396)",
    response_model=RfqDetail,
    responses={
        200: {"description": "The RFQ as it is now", "headers": _ETAG},
        **problems(*_CHANGED, kinds.NO_CONDITION),
    },
)
async def patch_rfq(
    request: Request,
    caller: Writer,
    service: TheService,
    rfq_id: RfqId,
    patch: RfqPatch,
    language: Worded = None,
) -> Response:
    """What is changed comes from "edited" from then on. Lists are replaced as a whole.

    A document that is no longer a draft changes by a revision. Setting a status sends nothing.
    """
    expected = expected_version(request, required=True)
    rfq = await in_thread(lambda: patched(rfq_id, patch, service, caller, expected=expected))
    return await _detail(rfq, language)


@router.delete(
    "/{rfq_id}",
    operation_id="deleteRfq",
    summary="Delete an RFQ for good, with all its revisions",
    status_code=204,
    response_class=Response,
    responses=problems(kinds.NOT_FOUND),
)
async def delete_rfq(caller: Writer, service: TheService, rfq_id: RfqId) -> Response:
    """It cannot be had back."""
    await in_thread(partial(service.stores.rfqs.erase, rfq_id, caller.owner))
    return Response(status_code=204)


@router.post(
    "/{rfq_id}/answers",
    operation_id="answerRfq",
    summary="Fill in what is missing, as people write it",
    response_model=RfqDetail,
    responses={
        200: {"description": "The RFQ as it is now", "headers": _ETAG},
        **problems(*_CHANGED),
    },
)
async def answer_rfq(
    request: Request,
    caller: Writer,
    service: TheService,
    rfq_id: RfqId,
    order: AnswersOrder,
    language: Worded = None,
) -> Response:
    """Text by the path of the field: "10 pcs", "DAP Rotterdam", "2027-03-31", "5" best suppliers.

    All answers are taken, or none where one cannot be read for sure.
    """
    expected = expected_version(request)
    rfq = await on_shelf(
        service,
        lambda shelf: filled(rfq_id, order.answers, service, shelf, caller, expected=expected),
    )
    return await _detail(rfq, language)


@router.post(
    "/{rfq_id}/revisions",
    operation_id="reviseRfq",
    summary="Issue the next revision, and say what it changed",
    status_code=201,
    response_model=IssuedRevision,
    responses={
        201: {"description": "The RFQ with its new revision", "headers": _ETAG},
        **problems(*_CHANGED),
    },
)
async def revise_rfq(
    request: Request,
    caller: Writer,
    service: TheService,
    rfq_id: RfqId,
    order: RevisionOrder,
    language: Worded = None,
) -> Response:
    """The number is one higher, and it is issued now; the revisions before it stay to be read."""
    expected = expected_version(request)

    def run() -> tuple[Rfq, IssuedRevision]:
        rfq, changes, before = revised(rfq_id, order.document, service, caller, expected=expected)
        detail = rfq_detail(rfq, language)
        told = change_documents(changes, before, rfq.document, detail.form.language)
        return rfq, IssuedRevision(rfq=detail, changes=told)

    rfq, issued = await in_thread(run)
    headers = {
        "ETag": etag_of(rfq.version),
        "Location": f"/v1/rfqs/{rfq.id}/revisions/{rfq.revision}",
    }
    return answered(issued, status=201, headers=headers)


@router.get(
    "/{rfq_id}/revisions",
    operation_id="listRevisions",
    summary="The revisions of an RFQ",
    response_model=RevisionList,
    responses=problems(kinds.NOT_FOUND),
)
async def list_revisions(caller: Writer, service: TheService, rfq_id: RfqId) -> Response:
    """Oldest first; each as it was last, before the next one was issued."""
    found = await in_thread(partial(revisions_of, rfq_id, service, caller))
    entries = tuple(
        RevisionEntry(revision=one.revision, version=one.version, at=one.at) for one in found
    )
    return answered(RevisionList(revisions=entries))


@router.get(
    "/{rfq_id}/revisions/{number}",
    operation_id="getRevision",
    summary="A revision, whole",
    response_model=RevisionDocument,
    responses=problems(kinds.NOT_FOUND),
)
async def get_revision(
    caller: Writer, service: TheService, rfq_id: RfqId, number: Number
) -> Response:
    """As it was last, before the next one was issued."""
    one = await in_thread(partial(revision_of, rfq_id, number, service, caller))
    return answered(
        RevisionDocument(
            revision=one.revision, version=one.version, at=one.at, document=one.document
        )
    )


@router.get(
    "/{rfq_id}/changes",
    operation_id="compareRevisions",
    summary="What is different between two revisions",
    response_model=ChangesDocument,
    responses=problems(kinds.NOT_FOUND),
)
async def changes(
    caller: Writer,
    service: TheService,
    rfq_id: RfqId,
    from_: Annotated[int, Query(alias="from", ge=1, le=9999, description="The earlier one.")],
    to: Annotated[int, Query(ge=1, le=9999, description="The later one.")],
    language: Worded = None,
) -> Response:
    """In words and as data."""

    def run() -> ChangesDocument:
        before = revision_of(rfq_id, from_, service, caller).document
        after = revision_of(rfq_id, to, service, caller).document
        told = change_documents(
            diff(before, after), before, after, language or after.header.language
        )
        return ChangesDocument(from_revision=from_, to_revision=to, changes=told)

    return answered(await in_thread(run))


async def _detail(rfq: Rfq, language: str | None) -> Response:
    document = await in_thread(partial(rfq_detail, rfq, language))
    return answered(document, headers={"ETag": etag_of(rfq.version)})
