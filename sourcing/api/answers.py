"""Answers: documents as responses, by the shortest way from a model to bytes."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel
from starlette.responses import Response


def json_of(document: BaseModel) -> bytes:
    """A document as JSON."""
    return document.__pydantic_serializer__.to_json(document)


def answered(
    document: BaseModel, *, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """A document as JSON.

    A route that returns a model has it validated and serialised again by the framework; the models
    here are validated when they are made, so one pass in pydantic's core is enough.
    """
    return Response(
        json_of(document),
        status_code=status,
        headers=None if headers is None else dict(headers),
        media_type="application/json",
    )
