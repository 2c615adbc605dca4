"""The ASGI application: routes and protections around one service."""

from __future__ import annotations

from importlib.metadata import version
from types import ModuleType
from typing import TYPE_CHECKING, Final

from fastapi import Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from data.errors import SourcingError
from sourcing.api.callers import Callers
from sourcing.api.negotiation import negotiated
from sourcing.api.openapi import describe
from sourcing.api.problems import on_http_error, on_sourcing_error, on_validation_error
from sourcing.api.protect.bodies import Bodies
from sourcing.api.protect.cross_origin import METHODS, SENT, CrossOrigin
from sourcing.api.protect.deadlines import Deadlines
from sourcing.api.protect.envelope import Envelope
from sourcing.api.protect.heads import Heads
from sourcing.api.protect.security_headers import SecurityHeaders
from sourcing.api.protect.tags import Tags
from sourcing.api.routes import (
    administration,
    catalogue,
    compare,
    conversations,
    feedback,
    following,
    health,
    keys,
    lab,
    pages,
    problem_kinds,
    rank,
    rfq_files,
    rfqs,
    search,
    session,
    turns,
)
from sourcing.mcp.endpoint import mcp_route

if TYPE_CHECKING:
    from sourcing.service.service import Service

ROUTES: Final[tuple[ModuleType, ...]] = (
    session,
    search,
    catalogue,
    lab,
    health,
    problem_kinds,
    administration,
    keys,
    rank,
    compare,
    rfq_files,
    rfqs,
    conversations,
    turns,
    following,
    feedback,
    pages,
)
"""Modules of routes, each with a ``router``, in the order in which their addresses are tried."""

EXPOSED: Final = (
    "Content-Disposition",
    "ETag",
    "Idempotency-Replayed",
    "Location",
    "RateLimit",
    "RateLimit-Policy",
    "Retry-After",
    "X-Request-ID",
)
"""Headers of answers that pages of other origins may read."""

_COMPRESSED: Final = 1_000
"""Bytes of an answer from which on it is worth compressing."""


def create_app(service: Service) -> FastAPI:
    """The application over a service; nothing is opened here."""
    settings = service.settings
    app = FastAPI(
        title="Sourcing",
        version=version("sourcing"),
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        dependencies=[Depends(negotiated)],
        exception_handlers={
            SourcingError: on_sourcing_error,
            RequestValidationError: on_validation_error,
            HTTPException: on_http_error,
        },
        # One span and one set of figures a request are made elsewhere, where a setting asks for it.
        telemetry={"tracing": False, "metrics": False},
    )
    app.state.service = service
    app.state.formats = {}
    app.state.callers = Callers(settings, service.stores.keys)
    for module in ROUTES:
        app.include_router(module.router)
    app.router.routes.append(mcp_route(service))
    describe(app)

    # The last one added is the outermost.
    app.add_middleware(
        Bodies,
        largest=settings.body_limit,
        largest_upload=settings.upload_limit,
        seconds=settings.body_seconds,
    )
    app.add_middleware(Tags)
    app.add_middleware(Deadlines, seconds=settings.answer_seconds)
    app.add_middleware(Heads, hosts=settings.hosts)
    app.add_middleware(GZipMiddleware, minimum_size=_COMPRESSED, compresslevel=5)
    if settings.allowed_origins:
        app.add_middleware(
            CrossOrigin,
            allow_origins=settings.allowed_origins,
            allow_methods=METHODS,
            allow_headers=SENT,
            expose_headers=EXPOSED,
            max_age=7200,
        )
    app.add_middleware(Envelope, headers=SecurityHeaders(image_origins=settings.image_origins))
    return app
