"""The ASGI application: routes and protections around one service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import FastAPI

if TYPE_CHECKING:
    from sourcing.service.service import Service


def create_app(service: Service) -> FastAPI:
    """The application over a service; nothing is opened here."""
    app = FastAPI(title="Sourcing", version="1", openapi_url="/v1/openapi.json", docs_url=None)
    app.state.service = service
    return app
