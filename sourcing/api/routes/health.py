"""Health: whether the process lives, whether it can answer, and what it counts."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from fastapi import APIRouter, Depends, Request, Response

from data.errors import SourcingError
from sourcing.api.deps import TheService, caller_with
from sourcing.api.documents.base import Answer
from sourcing.service.caller import Caller, Scope

router = APIRouter(tags=["health"])

EXPOSITION: Final = "text/plain; version=0.0.4; charset=utf-8"
"""Prometheus' text format."""


class Alive(Answer):
    """The process lives."""

    status: Literal["alive"] = "alive"


class Check(Answer):
    """Whether one part is ready.

    Attributes:
        detail: what is wrong, for whoever runs the service; null when nothing is.
    """

    name: Literal["index", "database"]
    ready: bool
    detail: str | None


class Readiness(Answer):
    """Whether requests can be answered.

    Attributes:
        generation: of the catalogue that is served; null before its index is open.
    """

    status: Literal["ready", "not ready"]
    generation: str | None
    checks: tuple[Check, ...]


@router.get("/healthz", operation_id="alive", summary="Whether the process lives")
def alive() -> Alive:
    """Answers as long as the process does."""
    return Alive()


@router.get(
    "/readyz",
    operation_id="ready",
    summary="Whether requests can be answered",
    responses={503: {"model": Readiness, "description": "Not yet, or no longer; says why"}},
)
def ready(service: TheService, request: Request, response: Response) -> Readiness:
    """Green once the catalogue's index is open and the database answers; red while draining."""
    opening = getattr(request.app.state, "opening", None)
    generation = service.shelves.generation
    problem = None if opening is None else opening.problem
    why = None
    if generation is None:
        why = "the index is being opened" if problem is None else problem.message
    database = _database(service)
    checks = (
        Check(name="index", ready=generation is not None, detail=why),
        Check(name="database", ready=database is None, detail=database),
    )
    good = all(one.ready for one in checks) and not getattr(request.app.state, "draining", False)
    if not good:
        response.status_code = 503
    return Readiness(status="ready" if good else "not ready", generation=generation, checks=checks)


@router.get(
    "/metrics",
    operation_id="metrics",
    summary="Counts and times, in Prometheus' text format",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
def metrics(
    request: Request, _: Annotated[Caller, Depends(caller_with(Scope.METRICS))]
) -> Response:
    """Of all processes of this server; nothing in it tells what anybody wrote."""
    found = getattr(request.app.state, "metrics", None)
    # An application that is put together without metrics has none to tell: an empty exposition.
    content = b"" if found is None else found.exposition()
    return Response(content, headers={"Content-Type": EXPOSITION})


def _database(service: TheService) -> str | None:
    try:
        service.stores.ready()
    except SourcingError as error:
        return error.message
    return None
