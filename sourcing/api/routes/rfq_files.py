"""RFQs reviewed, previewed and written to files; and any RFQ that somebody has, checked."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import partial
from typing import Annotated, Any, Final

from fastapi import APIRouter, Path, Query, Request, Response

from rfq.document import RfqDocument
from rfq.papers.html import STYLE
from sourcing.api import kinds
from sourcing.api.answers import answered
from sourcing.api.deps import TheService, in_thread, on_shelf
from sourcing.api.documents.conversation import Language
from sourcing.api.documents.rfq import ExportFormat, ReviewDocument
from sourcing.api.downloads import download, file_responses
from sourcing.api.openapi import problems
from sourcing.api.problems import Refused
from sourcing.api.routes.rfqs import RfqId, Worded, Writer
from sourcing.service.measures import Step
from sourcing.service.rfqs.exporting import MEDIA_TYPES, exported, preview
from sourcing.service.rfqs.reviewing import reviewed
from sourcing.service.shelf import Shelf

router = APIRouter(prefix="/v1/rfqs", tags=["rfqs"])

Copy = Annotated[
    str | None,
    Query(max_length=400, description="Id of the supplier whose copy it is; nobody's by default."),
]
PaperLanguage = Annotated[
    Language | None,
    Query(description="Of what people read; the supplier's own or the document's by default."),
]

_STYLE_HASH: Final = b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
_JSON: Final = "application/json"
_XML: Final = "application/xml"
_ANY_RFQ: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "description": "An RFQ as JSON, or as a UBL 2.1 RequestForQuotation.",
        "content": {
            _JSON: {"schema": {"$ref": "#/components/schemas/RfqDocument"}},
            _XML: {"schema": {"type": "string"}},
        },
    }
}


@router.post(
    "/validate",
    operation_id="validateRfq",
    summary="Check any RFQ: what it lacks, and what speaks against it",
    response_model=ReviewDocument,
    responses=problems(kinds.MALFORMED, kinds.MEDIA_TYPE, kinds.TOO_LARGE),
    openapi_extra=_ANY_RFQ,
)
async def validate_rfq(
    request: Request, _: Writer, service: TheService, language: Worded = None
) -> Response:
    """As it is sent, and against the offers that the catalogue has now; nothing is kept.

    XML is read without document types, entities and network.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if kind not in (_JSON, _XML, "text/xml"):
        raise Refused(
            kinds.MEDIA_TYPE,
            "the body is in a format that is not read here",
            field="Content-Type",
            value=kind or None,
            accepted=(_JSON, _XML),
        )
    body = await request.body()

    def run(shelf: Shelf) -> ReviewDocument:
        document = _read(body, is_xml=kind != _JSON)
        return reviewed(document, shelf, language or document.header.language)

    return answered(await on_shelf(service, run))


@router.get(
    "/{rfq_id}/review",
    operation_id="reviewRfq",
    summary="What an RFQ lacks, and what speaks against it",
    response_model=ReviewDocument,
    responses=problems(kinds.NOT_FOUND),
)
async def review_rfq(
    caller: Writer, service: TheService, rfq_id: RfqId, language: Worded = None
) -> Response:
    """What is missing with the question that asks for it; findings with the offers behind them."""

    def run(shelf: Shelf) -> ReviewDocument:
        document = service.stores.rfqs.get(rfq_id, caller.owner).document
        return reviewed(document, shelf, language or document.header.language)

    return answered(await on_shelf(service, run))


@router.get(
    "/{rfq_id}/export/{format}",
    operation_id="exportRfq",
    summary="An RFQ as a file",
    response_class=Response,
    responses={
        **file_responses(*dict.fromkeys(MEDIA_TYPES.values())),
        **problems(kinds.NOT_FOUND, kinds.MISSING),
    },
)
async def export_rfq(
    caller: Writer,
    service: TheService,
    rfq_id: RfqId,
    format_: Annotated[ExportFormat, Path(alias="format")],
    language: PaperLanguage = None,
    supplier: Copy = None,
) -> Response:
    """The JSON is the buyer's own, whole; everything else is what a supplier may see.

    `zip` holds every format, for every supplier that is asked.
    """

    def run() -> Response:
        document = service.stores.rfqs.get(rfq_id, caller.owner).document
        return download(exported(document, format_, language=language, supplier=supplier))

    response = await in_thread(run)
    service.measures.step(Step.EXPORT)
    return response


@router.get(
    "/{rfq_id}/preview",
    operation_id="previewRfq",
    summary="What a supplier will see, as a page without script",
    response_class=Response,
    responses={
        200: {
            "description": "The page",
            "content": {"text/html": {"schema": {"type": "string"}}},
        },
        **problems(kinds.NOT_FOUND),
    },
)
async def preview_rfq(
    caller: Writer,
    service: TheService,
    rfq_id: RfqId,
    language: PaperLanguage = None,
    supplier: Copy = None,
) -> Response:
    """To be shown in a frame with ``sandbox``: nothing in it runs, loads or links anywhere."""

    def run() -> bytes:
        document = service.stores.rfqs.get(rfq_id, caller.owner).document
        return preview(document, language=language, supplier=supplier)

    page = await in_thread(partial(run))
    framed_by = " ".join(("'self'", *service.settings.allowed_origins))
    policy = (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; "
        f"form-action 'none'; frame-ancestors {framed_by}; sandbox"
    )
    return Response(
        page,
        media_type="text/html; charset=utf-8",
        headers={"Content-Security-Policy": policy, "X-Frame-Options": "SAMEORIGIN"},
    )


def _read(body: bytes, *, is_xml: bool) -> RfqDocument:
    if is_xml:
        from rfq.ubl import rfq_from_ubl

        return rfq_from_ubl(body)
    from rfq.document import rfq_from_json

    return rfq_from_json(body)
