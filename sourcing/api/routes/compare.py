"""Compare: products or offers side by side, as a document or as a file."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from sourcing.api import kinds
from sourcing.api.answers import answered
from sourcing.api.deps import Searcher, TheService, on_shelf
from sourcing.api.documents.compare import (
    CompareOrder,
    ComparisonDocument,
    ComparisonFormat,
)
from sourcing.api.downloads import download
from sourcing.api.openapi import problems
from sourcing.service.comparing import compared, comparison_document, comparison_file
from sourcing.service.file import XLSX
from sourcing.service.shelf import Shelf

router = APIRouter(prefix="/v1", tags=["search"])

_FILE = {"schema": {"type": "string", "format": "binary"}}


@router.post(
    "/compare",
    operation_id="compareProducts",
    summary="Products or offers side by side",
    response_model=ComparisonDocument,
    responses={
        200: {
            "description": "The table: as a document, or as a file where `format` asks for one",
            "content": {
                "text/html": {"schema": {"type": "string"}},
                "text/csv": {"schema": {"type": "string"}},
                "text/markdown": {"schema": {"type": "string"}},
                XLSX: _FILE,
            },
        },
        **problems(kinds.NOT_FOUND),
    },
)
async def compare(
    caller: Searcher,
    service: TheService,
    order: CompareOrder,
    format_: Annotated[
        ComparisonFormat, Query(alias="format", description="The document, or a file.")
    ] = ComparisonFormat.JSON,
) -> Response:
    """Every cell says how far it can be relied on and where it comes from; unknown is never best.

    Musts come first, then what differs, the price at the quantity with its landed cost, and what
    is known of each supplier. Files are made so that no text of the catalogue runs in them.
    """

    def run(shelf: Shelf) -> Response:
        comparison, line = compared(order, service, shelf, caller)
        if format_ is not ComparisonFormat.JSON:
            return download(comparison_file(comparison, format_))
        return answered(comparison_document(comparison, shelf, line=line))

    return await on_shelf(service, run)
