"""Problems: every error as an answer of RFC 9457, in one place."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any, Final

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from data.errors import (
    CatalogueBusy,
    Conflict,
    InputError,
    MissingDependency,
    NoCatalogue,
    NoIndex,
    NotFound,
    SourcingError,
    StateUnavailable,
)
from sourcing.api import kinds
from sourcing.api.context import REQUEST_ID
from sourcing.api.documents.problem import Fault, Problem
from sourcing.api.faults import faults_of, shown
from sourcing.api.kinds import Kind
from sourcing.service.cursors import StaleCursor

MEDIA_TYPE: Final = "application/problem+json"
RETRY_AFTER: Final = 2
"""Seconds after which what is unavailable or busy is worth another try."""

_log = logging.getLogger(__name__)
_OF_ERRORS: Final[tuple[tuple[type[SourcingError], Kind], ...]] = (
    (NotFound, kinds.NOT_FOUND),
    (StaleCursor, kinds.STALE),
    (Conflict, kinds.CONFLICT),
    (InputError, kinds.INVALID),
    (CatalogueBusy, kinds.BUSY),
    (NoCatalogue, kinds.UNAVAILABLE),
    (NoIndex, kinds.UNAVAILABLE),
    (StateUnavailable, kinds.UNAVAILABLE),
    (MissingDependency, kinds.MISSING),
    (SourcingError, kinds.FAULT),
)
_OF_STATUS: Final = {
    400: kinds.MALFORMED,
    401: kinds.UNAUTHENTICATED,
    403: kinds.FORBIDDEN,
    404: kinds.NOT_FOUND,
    405: kinds.METHOD,
    406: kinds.NOT_ACCEPTABLE,
    408: kinds.TIMEOUT,
    409: kinds.CONFLICT,
    410: kinds.STALE,
    412: kinds.OUTDATED,
    413: kinds.TOO_LARGE,
    415: kinds.MEDIA_TYPE,
    422: kinds.INVALID,
    428: kinds.NO_CONDITION,
    429: kinds.TOO_MANY,
    503: kinds.UNAVAILABLE,
}


class Refused(InputError):
    """A request that is refused for a reason that only HTTP has.

    Args:
        kind: of problem.
        headers: that the answer carries besides.
        version: of the document that there is, where the request was made from another.
    """

    def __init__(
        self,
        kind: Kind,
        message: str,
        *,
        field: str | None = None,
        value: object = None,
        accepted: str | Sequence[str] | None = None,
        headers: Mapping[str, str] | None = None,
        version: int | None = None,
    ) -> None:
        super().__init__(message, field=field, value=value, accepted=accepted)
        self.kind = kind
        self.headers = dict(headers or {})
        self.version = version


def problem_response(
    kind: Kind,
    detail: str,
    *,
    field: str | None = None,
    value: Any = None,
    accepted: str | Sequence[str] | None = None,
    faults: Sequence[Fault] = (),
    version: int | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A problem as a response."""
    first = faults[0] if faults else None
    if field is None and first is not None:
        field, value, accepted = first.pointer, first.value, first.accepted
    taken = (accepted,) if isinstance(accepted, str) else accepted
    told = None if taken is None else tuple(map(str, taken))
    if field is not None and first is None:
        faults = (Fault(pointer=field, detail=detail, value=shown(value), accepted=told),)
    problem = Problem(
        type=kind.address,
        title=kind.title,
        status=kind.status,
        detail=detail,
        instance=REQUEST_ID.get(),
        field=field,
        value=shown(value),
        accepted=told,
        faults=tuple(faults),
        version=version,
    )
    extra = dict(headers or {})
    if kind.status in (429, 503) or kind is kinds.BUSY:
        extra.setdefault("Retry-After", str(RETRY_AFTER))
    if kind.status == 401:
        extra.setdefault("WWW-Authenticate", 'Bearer realm="sourcing", Visitor realm="sourcing"')
    extra.setdefault("Cache-Control", "no-store")
    return Response(
        problem.model_dump_json(), status_code=kind.status, headers=extra, media_type=MEDIA_TYPE
    )


def problem_of(error: SourcingError, *, conditional: bool = False) -> Response:
    """The answer to an error of our own tree.

    Args:
        error: that was raised.
        conditional: the request named a version (``If-Match``), so that a conflict is its own.
    """
    if isinstance(error, Refused):
        return problem_response(
            error.kind,
            error.message,
            field=error.field,
            value=error.value,
            accepted=error.accepted,
            version=error.version,
            headers=error.headers,
        )
    kind = next(kind for one, kind in _OF_ERRORS if isinstance(error, one))
    version = error.actual if isinstance(error, Conflict) else None
    if kind is kinds.CONFLICT and conditional:
        kind = kinds.OUTDATED
    if kind is kinds.FAULT:
        # What is wrong inside is for the log: it may name files.
        _log.error("a request failed", exc_info=error)
        return problem_response(kind, "the service failed; its log has the cause")
    headers = {} if version is None else {"ETag": f'"{version}"'}
    return problem_response(
        kind,
        error.message,
        field=error.field,
        value=error.value,
        accepted=error.accepted,
        version=version,
        headers=headers,
    )


async def on_sourcing_error(request: Request, error: Exception) -> Response:
    """Handler of our own errors."""
    if not isinstance(error, SourcingError):
        raise error
    return problem_of(error, conditional="if-match" in request.headers)


async def on_validation_error(_: Request, error: Exception) -> Response:
    """Handler of requests that do not fit the route's documents."""
    if not isinstance(error, RequestValidationError):
        raise error
    broken = next((one for one in error.errors() if one["type"] == "json_invalid"), None)
    if broken is not None:
        reason = broken.get("ctx", {}).get("error", "not JSON")
        return problem_response(kinds.MALFORMED, f"the body is not JSON: {reason}")
    faults = faults_of(error)
    first = faults[0]
    more = f", and {len(faults) - 1} more" if len(faults) > 1 else ""
    return problem_response(kinds.INVALID, f"{first.pointer}: {first.detail}{more}", faults=faults)


async def on_http_error(request: Request, error: Exception) -> Response:
    """Handler of what the framework refuses."""
    if not isinstance(error, HTTPException):
        raise error
    kind = _OF_STATUS.get(error.status_code)
    headers = dict(error.headers or {})
    if kind is None:
        kind = kinds.FAULT if error.status_code >= 500 else kinds.MALFORMED
    if kind is kinds.METHOD:
        from sourcing.api.methods import allowed_methods

        methods = allowed_methods(request)
        headers["Allow"] = ", ".join(methods)
        if request.method == "OPTIONS":
            # Of another origin's page it has been answered before it came here.
            headers["Allow"] = ", ".join((*methods, "OPTIONS"))
            return Response(status_code=204, headers=headers)
        return problem_response(
            kind,
            f"{request.method} is not taken here",
            field="method",
            value=request.method,
            accepted=methods,
            headers=headers,
        )
    if kind is kinds.NOT_FOUND:
        return problem_response(
            kind, "no route has this address", field="path", value=request.url.path
        )
    return problem_response(kind, str(error.detail), headers=headers)
