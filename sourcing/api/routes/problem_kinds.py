"""Problem kinds: the addresses that problems have as their type; and the OpenAPI document."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request, Response

from data.errors import NotFound
from sourcing.api import kinds
from sourcing.api.answers import answered
from sourcing.api.documents.base import Answer
from sourcing.api.kinds import KINDS
from sourcing.api.openapi import problems

router = APIRouter(tags=["service"])


class ProblemKindDocument(Answer):
    """What a type of problem means.

    Attributes:
        status: HTTP status that it comes with.
        meaning: when it is answered, and what a client can do.
    """

    type: str
    status: int
    title: str
    meaning: str


@router.get(
    "/problems/{name}",
    operation_id="problemKind",
    summary="What a type of problem means",
    response_model=ProblemKindDocument,
    responses=problems(kinds.NOT_FOUND),
)
async def problem_kind(
    name: Annotated[str, Path(max_length=60, examples=["outdated"])],
) -> Response:
    """The explanation that a problem's ``type`` leads to."""
    found = KINDS.get(name)
    if found is None:
        raise NotFound(
            "there is no such type of problem", field="name", value=name, accepted=sorted(KINDS)
        )
    document = ProblemKindDocument(
        type=found.address, status=found.status, title=found.title, meaning=found.meaning
    )
    return answered(document, headers={"Cache-Control": "public, max-age=86400"})


@router.get(
    "/v1/openapi.json",
    operation_id="openapiDocument",
    summary="This document",
    response_class=Response,
    responses={200: {"content": {"application/json": {"schema": {"type": "object"}}}}},
)
async def openapi(request: Request) -> Response:
    """The OpenAPI 3.1 document of this service."""
    import orjson

    document: dict[str, Any] = request.app.openapi()
    return Response(
        orjson.dumps(document),
        media_type="application/json",
        headers={"Cache-Control": "public, max-age=300"},
    )
